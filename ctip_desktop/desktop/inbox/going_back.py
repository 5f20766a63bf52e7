"""What waits to go back to offices, said over the inbox, and the choice of the office it is written for."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.untold_words import untold_words
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.dropdown import Choice, ChoiceList
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.store.reminding import Untold

KEY = "Ctrl+R"
MOST_NAMED = 3
"""Offices that are named; of more it is said how many."""


class GoingBack:
    """Says which offices were not told yet what was said of their entries; `menu` is the list opened last.

    Args:
        page: what the list of offices is opened over.
        write: writes what goes back to an office, by its code.
    """

    def __init__(self, page: QWidget, write: Callable[[str], object]) -> None:
        self._page = page
        self._write = write
        self.waiting: Sequence[Untold] = ()
        self.menu: ChoiceList | None = None

    def find(self, office: str) -> Untold | None:
        """Return what waits for an office; None if nothing does."""
        return next((one for one in self.waiting if one.office == office), None)

    def banner(self) -> Banner | None:
        """Return the banner that stays until every office was told; None where nothing waits."""
        if not self.waiting:
            return None
        button = Button(lambda: _("Write it"), icon="download", key=KEY)
        button.clicked.connect(self.write)
        return Banner("accent", self._said, _to_do, button, "corner-up-left")

    def write(self) -> None:
        """Write what waits; where several offices wait, ask for which."""
        if len(self.waiting) == 1:
            self._write(self.waiting[0].office)
        elif self.waiting:
            choices = [
                Choice(one.office, f"{office_name(one.office)} · {untold_words(one)}", "corner-up-left")
                for one in self.waiting
            ]
            self.menu = ChoiceList(choices, None, _("Write what goes back to"), self._page)
            self.menu.chosen.connect(self._write)
            place = self._page.rect()
            place.moveTopLeft(self._page.mapToGlobal(place.topLeft()))
            place.setHeight(0)
            self.menu.open_below(place)

    def _said(self) -> str:
        few = [f"{office_name(one.office)} ({untold_words(one)})" for one in self.waiting[:MOST_NAMED]]
        more = len(self.waiting) - MOST_NAMED
        if more > 0:
            few.append(ngettext("{count} more office", "{count} more offices", more).format(count=figure(more)))
        return _("Waits to go back to offices: {offices}.").format(offices=", ".join(few))


def _to_do() -> str:
    return _(
        "No stick has taken it yet. Put in the stick that goes to the office and write it; it goes with the receipt."
    )
