"""Offers what earlier entries left unsettled, decisions of meetings, in the section where it goes on."""

from typing import TYPE_CHECKING

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.view import FormView
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.forms.entering.sections import section_of
from ctip_desktop.forms.links import carried_rows
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.store.linking import OpenRow

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.page import FormPage

_KEY = "Ctrl+R"


class CarryingOn:
    """The rows that can be carried into an entry; a banner says so in their section until they are carried."""

    def __init__(self, page: "FormPage", entering: Entering, view: FormView) -> None:
        self._page = page
        self._entering = entering
        self._view = view
        self._carried = carried_rows(entering.form)
        self._banner: Banner | None = None

    @property
    def waiting(self) -> list[OpenRow]:
        """The rows that are not in the entry yet."""
        carried = self._carried
        if carried is None or self._entering.locked or not self._entering.opened.open_rows:
            return []
        path = f"/{carried.repeat}"
        here = set(self._entering.filled.rows(path))
        return [row for row in self._entering.opened.open_rows if f"{path}[{row.answers['_id']}]" not in here]

    def show_section(self, number: int) -> None:
        """Offer the rows in their section, and nowhere else; a graver banner keeps its place."""
        carried, waiting = self._carried, self.waiting
        if carried is None:
            return
        wanted = bool(waiting) and section_of(self._entering.form, f"/{carried.repeat}").number == number
        if wanted and self._page.banner is None:
            self._banner = self._offer(len(waiting))
            self._page.show_banner(self._banner)
        elif not wanted and self._banner is not None:
            if self._page.banner is self._banner:
                self._page.show_banner(None)
            self._banner = None

    def keys(self) -> list[Binding]:
        """Return the key that carries the rows, while there are any."""
        return [Binding(_KEY, lambda: _("carry on what is open"), self.carry)] if self.waiting else []

    def carry(self) -> None:
        """Carry the rows into the entry, where they can be undone at once."""
        carried, waiting = self._carried, self.waiting
        if carried is None or not waiting:
            return
        self._view.hand_in()
        rows = [{**row.answers, carried.origin: row.number} for row in waiting]
        self._entering.carry_rows(f"/{carried.repeat}", rows)
        said = ngettext("{count} open item was carried on.", "{count} open items were carried on.", len(rows))
        self._view.done.emit(said.format(count=figure(len(rows))))
        self._view.focus_path(f"/{carried.repeat}[{rows[0]['_id']}]")
        self.show_section(self._view.section)

    def _offer(self, count: int) -> Banner:
        said = ngettext(
            "{count} decision of earlier meetings is not carried out yet.",
            "{count} decisions of earlier meetings are not carried out yet.",
            count,
        )
        to_do = _("Carried on, each stands here with the number of its meeting until it is done or dropped.")
        button = Button(lambda: _("Carry on"), "quiet", key=_KEY)
        button.clicked.connect(self.carry)
        return Banner("accent", said.format(count=figure(count)), to_do, button)
