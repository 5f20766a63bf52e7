"""Forms: the kinds of entries, as a blank sheet or an empty spreadsheet, and what each office owes of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.forms.lists import columns, known_row
from ctip_desktop.desktop.forms.pane import FormPane
from ctip_desktop.desktop.forms.values import Known, Seen, see
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.opening import open_duties
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.paper.page import PaperPage, Sheaf
from ctip_desktop.desktop.widgets.rows import Rows
from ctip_desktop.desktop.widgets.side_by_side import SideBySide
from ctip_desktop.documents.sheet import print_sheet
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.intake.template import write_template


def ask_spreadsheet(window: QWidget, name: str) -> Path | None:
    """Let the person choose where an empty spreadsheet goes; None if they would rather not."""
    chosen, _kind = QFileDialog.getSaveFileName(window, "", name, "Excel (*.xlsx)")
    return Path(chosen) if chosen else None


class FormsPage(Page):
    """The forms that are installed.

    Args:
        ask: lets a person choose a file; another in tests.
    """

    name = "forms"
    icon = "file-text"
    shows: frozenset[Part] = frozenset({"entries"})

    def __init__(self, desk: Desk, frame: Frame, ask: Callable[[QWidget, str], Path | None] = ask_spreadsheet) -> None:
        super().__init__(desk, frame)
        self.seen = Seen()
        self._ask = ask
        self.rows = Rows(columns(), dense=True, name=lambda: _("Forms"))
        self.pane = FormPane()
        self.sides = SideBySide(self.rows, self.pane)
        self.body.addWidget(self.sides, 1)
        self.rows.row_chosen.connect(lambda _: self._show_chosen())
        self.rows.row_opened.connect(lambda _: self._open())
        self.sides.pane_moved.connect(self.keys_changed)

    def title(self) -> str:
        """Return the title."""
        return _("Forms")

    def second_line(self) -> str:
        """Return how many kinds there are, and whose duties are in force."""
        count = len(self.seen.known)
        said = ngettext("{count} kind of entry", "{count} kinds of entries", count).format(count=figure(count))
        whose = _("duties decided by the secretariat") if self.seen.duties else _("duties as the program has them")
        return f"{said} · {whose}" if count else ""

    def header_actions(self) -> Sequence[Action]:
        """Return the blank sheet, the spreadsheet, and saying what is owed."""
        hindered = "" if self.present else _("Nothing is chosen.")
        may = "" if self.desk.who.may("officer") else _("An officer or the administrator decides what offices owe.")
        return (
            Action(lambda: _("Empty Excel"), self.write_spreadsheet, "download", "Ctrl+E", hindered),
            Action(lambda: _("Blank sheet"), self.show_sheet, "printer", "Ctrl+P", hindered),
            Action(lambda: _("What offices owe"), self.change_duties, "calendar-check-2", "Ctrl+Enter", may),
        )

    def keys(self) -> Sequence[Binding]:
        """Return what keys do in the list."""
        bindings = [
            Binding("↑↓", lambda: _("choose a form"), None, in_strip=True),
            Binding("Enter", lambda: _("the blank sheet"), None, in_strip=True),
        ]
        if self.sides.is_over:
            bindings.append(Binding("Esc", lambda: _("back to the list"), self.sides.close_pane))
        return bindings

    @property
    def present(self) -> Known | None:
        """The chosen form."""
        return next((one for one in self.seen.known if one.form.name == self.rows.present), None)

    def refresh(self) -> None:
        """Read again what is here of each form."""
        self.desk.read(see, self._show, owner=self)

    def enter(self) -> None:
        """Give the focus to the list."""
        focus(self.rows)

    def leave(self) -> None:
        """Close what lies over the list."""
        self.sides.close_pane()

    def changeEvent(self, event: QEvent) -> None:
        """Say it all in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.seen.known:
            self._show(self.seen)

    def show_sheet(self) -> None:
        """Show the sheet of the chosen form as it is filled in by hand, before it is printed."""
        known = self.present
        if known is None:
            return
        form, office = known.form, self.desk.who.office
        sheaf = Sheaf(
            title=lambda: " ".join(form.title.said(language()).split()),
            second_line=lambda: _("Blank sheet, to be filled in by hand"),
            file_name=lambda: f"{form.name}.pdf",
            make=lambda: print_sheet(form, language(), office=office),
        )
        self.frame.open(PaperPage(self.desk, self.frame, sheaf, self))

    def write_spreadsheet(self) -> None:
        """Write an empty spreadsheet of the chosen form where the person says."""
        known = self.present
        file = self._ask(self, f"{known.form.name}.xlsx") if known else None
        if known is None or file is None:
            return
        form = known.form

        def done(_none: None) -> None:
            self.frame.say_done(_("The empty spreadsheet is in {file}.").format(file=file.name))

        def failed(error: Exception) -> None:
            if sentence(error) is None:
                self.desk.background.failed.emit(error)
            else:
                self.frame.say_kept(lambda: sentence(error) or "", "circle-x", "error")

        self.desk.papers.run(lambda: write_template(form, file), done=done, failed=failed, owner=self)

    def change_duties(self) -> None:
        """Open what each office owes, to be changed."""
        open_duties(self.desk, self.frame, self.seen.duties, self)

    def _show(self, seen: Seen) -> None:
        self.seen = seen
        self.rows.show_rows([known_row(one) for one in seen.known])
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.pane.show_known(self.present)
        self.header_changed.emit()

    def _open(self) -> None:
        if not self.sides.open_pane():
            self.show_sheet()
