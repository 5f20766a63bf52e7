"""Asking an office to correct an entry: what is wrong in it, and at which question; done by an officer."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries.lines import Line
from ctip_desktop.desktop.look.drawing import elided
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.dialog import WIDE, Dialog
from ctip_desktop.desktop.widgets.dropdown import Choice, Dropdown
from ctip_desktop.desktop.widgets.field import Field
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.errors.store import FormUnknown
from ctip_desktop.forms.filled import Filled, numbered, place_of
from ctip_desktop.i18n import _, figure
from ctip_desktop.store.journal import Revision
from ctip_desktop.store.known_forms import form_version
from ctip_desktop.store.listing import show
from ctip_desktop.store.returned import returned
from ctip_desktop.store.returning import may_be_returned, return_entry
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader

_BESIDES = 180
"""Pixels of the dialog's width that are not for the words of a question."""


@dataclass(frozen=True)
class Asking:
    """What may be asked about: each question by path and in words; and what was asked before, if anything was."""

    questions: tuple[tuple[str, str], ...]
    question: str = ""
    reason: str = ""


def can_be_returned(desk: Desk, line: Line | None) -> bool:
    """Say whether the person may ask for an entry of the list to be corrected."""
    secretariat = desk.who.is_secretariat and desk.who.may("officer")
    return secretariat and line is not None and may_be_returned(line.office, line.state)


def ask_to_return(
    desk: Desk, line: Line, parent: QWidget, done: Callable[[str], object], shown: "Callable[[ReturnDialog], object]"
) -> None:
    """Ask what is to be corrected; `shown` is given the dialog, `done` the words once it is asked for."""
    entry = line.id

    def open_dialog(asking: Asking) -> None:
        dialog = ReturnDialog(desk, line, asking, parent)
        dialog.returned = done
        shown(dialog)
        dialog.ask()

    desk.read(lambda reader: read_asking(reader, entry), open_dialog, owner=parent)


def read_asking(reader: Reader, entry: str) -> Asking:
    """Return what may be asked about an entry."""
    shown = show(reader, entry)
    before = returned(reader, entry, shown.listed.office)
    try:
        filled = Filled(form_version(reader, shown.fv), shown.answers, shown.about)
    except FormUnknown:
        questions: list[tuple[str, str]] = []
    else:
        asked = [standing.path for standing in filled.standings() if standing.asked]
        questions = [(path, place_of(filled, numbered(filled, path))) for path in asked]
    return Asking(tuple(questions), before.question if before else "", before.reason if before else "")


class ReturnDialog(Dialog):
    """Asks for the reason, and at which question it is; `returned` is called with the words of what was done."""

    def __init__(self, desk: Desk, line: Line, asking: Asking, parent: QWidget) -> None:
        super().__init__(lambda: _("Return for correction"), lambda: _("Return it"), parent)
        self._desk = desk
        self._line = line
        self._asking = asking
        self.returned: Callable[[str], object] = lambda _words: None
        self.reason = Field(lambda: _("What is wrong, as the office is to read it"))
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setText(asking.reason)
        self.question = Dropdown(lambda: _("Question"), self._choices)
        self.question.choose(asking.question)
        entry = f"{line.kind} {line.number}"
        self.say(
            lambda: _(
                "{entry} goes back to {office} with what is next written for it in the inbox, and is theirs to correct."
            ).format(entry=entry, office=office_name(line.office))
        )
        self.column.addSpacing(6)
        self.column.addWidget(Text(lambda: _("Reason"), "strong"))
        self.column.addWidget(self.reason)
        self.column.addSpacing(6)
        self.column.addLayout(row(self.question, None))
        self.question.setVisible(bool(asking.questions))
        self.reason.textEdited.connect(lambda _: self._forgive())

    def ask(self) -> None:
        """Show it; one begins with the reason."""
        super().ask()
        focus(self.reason)

    def go_on(self) -> None:
        """Ask the office for it, or say what is missing."""
        reason = self.reason.text().replace("\u200b", "").strip()
        if not reason:
            self.reason.show_tone("error")
            self.message.say(lambda: _("The reason is missing. Say what is wrong in the entry."), "error")
            focus(self.reason)
            return
        self.be_busy(True)
        user, entry = self._desk.who.user, self._line.id
        reason, question = self.reason.text(), self.question.value

        def work(store: Store) -> Revision:
            return return_entry(store, user, entry, reason, question)

        self._desk.run(
            work,
            "entries",
            done=self._done,
            failed=lambda error: self.fail(error, self._desk.background.failed.emit),
            owner=self,
        )

    def _done(self, _revision: Revision) -> None:
        self.accept()
        said = _("{number} is returned; {office} is told once the inbox writes what goes back (Ctrl+R there).")
        self.returned(said.format(number=figure(self._line.number), office=office_name(self._line.office)))

    def _choices(self) -> list[Choice]:
        room = WIDE - _BESIDES
        questions = [Choice(path, elided(words, "strong", room)) for path, words in self._asking.questions]
        return [Choice("", _("The whole entry")), *questions]

    def _forgive(self) -> None:
        self.reason.show_tone("")
        self.message.hide()
