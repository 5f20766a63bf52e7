"""Says over an entry what the secretariat asks to correct in it, and where one then begins."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from ctip_desktop.desktop.answering_returns import Named, ReasonDialog, answering
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.forms.filled import numbered, place_of
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.page import FormPage

KEY = "Ctrl+Shift+R"


def asked_at(entering: Entering) -> str:
    """Return the path of the question to begin at; empty where none is named, or the correcting has begun."""
    why = entering.opened.returned
    return why.question if why and not entering.opened.caret and not entering.locked else ""


def returned_banner(entering: Entering, answer: Callable[[], object]) -> Banner | None:
    """Return the banner that stays until the entry is saved as final; None if nothing is asked.

    `answer` says instead that the entry is right as it is.
    """
    why = entering.opened.returned
    if why is None:
        return None
    if why.answer:
        return Banner("accent", lambda: _("It is answered that this entry is right as it is."), why.answer)
    place = ""
    if why.question:
        with suppress(KeyError):
            place = numbered(entering.filled, why.question)

    def said() -> str:
        if not place:
            return _("The General Secretariat asks to correct this entry.")
        return _("The General Secretariat asks to correct: {place}").format(place=place_of(entering.filled, place))

    button = None
    if may_be_answered(entering):
        button = Button(lambda: _("It is right as it is"), icon="check", key=KEY)
        button.clicked.connect(answer)
    return Banner("warn", said, why.reason, button, icon="corner-up-left")


def may_be_answered(entering: Entering) -> bool:
    """Say whether the person may answer that the entry is right as it is."""
    opened = entering.opened
    return bool(opened.returned and not opened.returned.answer and not entering.locked and opened.office != SECRETARIAT)


class Answering:
    """Answers that an entry is right as it is, and leaves it; `dialog` is the one opened last."""

    def __init__(self, page: "FormPage", entering: Entering) -> None:
        self._page = page
        self._entering = entering
        self.dialog: ReasonDialog | None = None

    def keys(self) -> list[Binding]:
        """Return the key that asks for the reason, while there is something to answer."""
        if not may_be_answered(self._entering):
            return []
        return [Binding(KEY, lambda: _("answer that it is right"), self.ask)]

    def ask(self) -> None:
        """Ask why the entry is right as it is."""
        page, opened = self._page, self._entering.opened
        named = Named(opened.entry, opened.number, opened.office)
        self.dialog = ReasonDialog(page.desk, named, answering(named), self._end, page)
        self.dialog.ask()

    def _end(self, words: str) -> None:
        self._page.back()()
        self._page.frame.say_done(words)
