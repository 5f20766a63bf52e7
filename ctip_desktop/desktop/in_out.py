"""What comes in and goes out beside bundles: spreadsheets, exports, sheets of paper to be filled in by hand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.opening import ask_kind
from ctip_desktop.desktop.widgets.dropdown import Choice, ChoiceList
from ctip_desktop.i18n import _, language

if TYPE_CHECKING:
    from ctip_desktop.desktop.entries.page import EntriesPage
    from ctip_desktop.desktop.exporting.dialog import ExportDialog
    from ctip_desktop.desktop.frame import Frame
    from ctip_desktop.desktop.intake.importing import Importing
    from ctip_desktop.desktop.sticks import Sticks


class InOut(QObject):
    """Leads from the list of entries to importing, exporting and blank sheets; an import goes on while it is left."""

    def __init__(self, desk: Desk, frame: "Frame", sticks: "Sticks") -> None:
        super().__init__(frame)
        self._desk = desk
        self._frame = frame
        self._sticks = sticks
        self._importing: Importing | None = None
        self.dialog: ExportDialog | None = None

    def keys(self) -> Sequence[Binding]:
        """Return the keys that lead there."""
        keys = [
            Binding("Ctrl+I", lambda: _("import a spreadsheet"), self.import_),
            Binding("Ctrl+Shift+B", lambda: _("blank sheet to fill in by hand"), self.ask_sheet),
        ]
        if self._desk.who.may("officer"):
            keys.append(Binding("Ctrl+E", lambda: _("export"), self.export))
        return keys

    def open(self) -> ChoiceList:
        """Offer it all in a list below its button; return the list."""
        does = {"import": self.import_, "export": self.export, "sheet": self.ask_sheet}
        may = self._desk.who.may("officer")
        choices = [
            Choice("import", _("Import a spreadsheet"), "file-spreadsheet", "Ctrl+I"),
            Choice("export", _("Export entries") if may else _("Export entries (an officer does)"), "file-output",
                   "Ctrl+E", able=may),
            Choice("sheet", _("Blank sheet to fill in by hand"), "printer", "Ctrl+Shift+B"),
        ]  # fmt: skip
        asked = ChoiceList(choices, None, _("Import and export"), self._frame)
        asked.chosen.connect(lambda name: does[name]())
        buttons = self._frame.header.buttons
        button = buttons[-2] if len(buttons) > 1 else self._frame.header
        asked.open_below(QRect(button.mapToGlobal(QPoint(0, 0)), button.size()))
        return asked

    def import_(self) -> None:
        """Show the import where it was left, or its first step."""
        from ctip_desktop.desktop.intake.importing import Importing
        from ctip_desktop.desktop.intake.page import IntakePage

        if self._importing is None:
            self._importing = Importing(self._desk, self)
        page = self._entries()
        self._frame.open(IntakePage(self._desk, self._frame, self._importing, self._sticks, page, self._show))

    def export(self) -> None:
        """Ask what is exported, and where to."""
        from ctip_desktop.desktop.exporting.dialog import ExportDialog

        self.dialog = ExportDialog(self._desk, self._frame, self._sticks)
        self.dialog.ask()

    def ask_sheet(self) -> ChoiceList:
        """Ask which kind of entry a blank sheet is for, and show it; return the question."""
        return ask_kind(self._frame, self.show_sheet, "printer")

    def show_sheet(self, name: str) -> None:
        """Show the blank sheet of a form, to be printed."""
        from ctip_desktop.desktop.paper.page import PaperPage, Sheaf
        from ctip_desktop.documents.sheet import print_sheet
        from ctip_desktop.forms import installed

        form, office = installed.load(name), self._desk.who.office

        def title() -> str:
            return " ".join(form.title.said(language()).split())

        sheaf = Sheaf(
            title,
            lambda: _("Blank sheet to fill in by hand"),
            lambda: f"{title()}.pdf",
            lambda: print_sheet(form, language(), office=office),
        )
        self._frame.open(PaperPage(self._desk, self._frame, sheaf, self._entries()))

    def _entries(self) -> "EntriesPage":
        from ctip_desktop.desktop.entries.page import EntriesPage

        page = self._frame.pages["entries"]
        assert isinstance(page, EntriesPage)  # noqa: S101 - the page of that name
        return page

    def _show(self, entries: tuple[str, ...]) -> None:
        page = self._entries()
        page.narrow_to(entries, lambda: _("Only what was imported last"))
        self._frame.open(page)
