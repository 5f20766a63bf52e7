"""The letters to offices that are late, before they are printed or saved; that they were is remembered."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.page import Action, Page
from ctip_desktop.desktop.paper.page import PaperPage, Sheaf
from ctip_desktop.desktop.sticks import ask_folder
from ctip_desktop.documents.letters import Letter, print_letter, print_letters, reminder
from ctip_desktop.documents.writing import write_paper
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.reports.completeness.matrix import Row
from ctip_desktop.store.notes import note_reminded

if TYPE_CHECKING:
    from ctip_desktop.desktop.frame import Frame
    from ctip_desktop.store.transaction import Writer


class RemindersPage(PaperPage):
    """One paper of a letter to each office.

    Args:
        rows: the offices, with what they owe.
        day: the day of the letters, by which it is judged what is late.
        noted: called once it is remembered that they were reminded.
        ask: lets a person choose a folder; another in tests.
    """

    def __init__(
        self, desk: Desk, frame: "Frame", rows: Sequence[Row], day: date, back_to: Page, noted: Callable[[], None],
        ask: Callable[[QWidget], Path | None] = ask_folder,
    ) -> None:  # fmt: skip
        self.rows = tuple(rows)
        self._noted = noted
        self._ask = ask
        self._day = day
        office = desk.who.office

        def letters() -> list[Letter]:
            return [reminder(row.office, row.overdue(day), day, office) for row in self.rows]

        super().__init__(
            desk, frame, Sheaf(self._title, self._whom, _file_name, lambda: print_letters(letters())), back_to
        )
        self.delivery.printed.connect(lambda _printed: self._remember())
        self.delivery.saved.connect(lambda _file: self._remember())

    def header_actions(self) -> Sequence[Action]:
        """Return saving a file for each office, and printing."""
        each = Action(lambda: _("Save one file each"), self.save_each, "folder-open", "Ctrl+Shift+E")
        return (*((each,) if len(self.rows) > 1 and self.paper else ()), *super().header_actions())

    def save_each(self) -> None:
        """Save the letter to each office in a file of its own, into a folder the person says."""
        folder = self._ask(self)
        if folder is None:
            return
        office, day, rows = self.desk.who.office, self._day, self.rows

        def write() -> int:
            for row in rows:
                letter = reminder(row.office, row.overdue(day), day, office)
                write_paper(folder / f"reminder-{row.office}-{day.isoformat()}.pdf", print_letter(letter).data)
            return len(rows)

        def tell(count: int) -> None:
            said = ngettext("{count} letter is in {folder}", "{count} letters are in {folder}", count)
            told = said.format(count=figure(count), folder=folder.name)
            self.frame.say_kept(lambda: told, "download")
            self._remember()

        self.show_banner(None)
        self.desk.papers.run(write, done=tell, failed=self._tell_failed, owner=self)

    def _title(self) -> str:
        count = len(self.rows)
        return ngettext("{count} reminder letter", "{count} reminder letters", count).format(count=figure(count))

    def _whom(self) -> str:
        return ", ".join(office_name(row.office) for row in self.rows)

    def _remember(self) -> None:
        at, rows, day = clock.timestamp(), self.rows, self._day

        def write(writer: "Writer") -> None:
            for row in rows:
                late = [cell.owed.period.code for cell in row.overdue(day)]
                note_reminded(writer, row.office, late, at)

        self.desk.write(write, done=lambda _nothing: self._noted(), owner=self)


def _file_name() -> str:
    return f"reminders-{clock.today().isoformat()}.pdf"
