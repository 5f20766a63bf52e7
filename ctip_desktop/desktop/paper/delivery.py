"""Hands a paper over: to a printer the person chooses in the system's dialog, or into a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.paper.printer import a_printer, print_paper
from ctip_desktop.documents.writing import write_paper

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PDF, SPREADSHEET = "PDF (*.pdf)", "Excel (*.xlsx)"


class Delivery(QObject):
    """Prints papers and saves them; the printer and the folder chosen last are offered first.

    Signals:
        begun(): a paper was handed to the printer, which takes it in its own time.
        printed(Printed): it is on paper.
        saved(Path): it is in that file.
        failed(Exception): the printer or the disk did not take it.
    """

    begun = Signal()
    printed = Signal(object)
    saved = Signal(object)
    failed = Signal(Exception)

    def __init__(self, papers: Background, window: QWidget) -> None:
        super().__init__(window)
        self._papers = papers
        self._window = window
        self._printer = ""
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def print(self, data: bytes, pages: int) -> None:
        """Ask for printer, pages and copies, and print."""
        printer = a_printer(self._printer)
        if not self.ask_printer(printer, pages):
            return
        self._printer = printer.printerName()
        self.begun.emit()
        self._papers.run(
            lambda: print_paper(data, printer), done=self.printed.emit, failed=self.failed.emit, owner=self
        )

    def save(self, data: bytes, name: str, kind: str = PDF) -> None:
        """Ask for a file of a kind, `name` being offered, and write the paper there."""
        file = self.ask_file(str(Path(self._folder) / name), kind)
        if file is None:
            return
        self._folder = str(file.parent)
        self._papers.run(
            lambda: write_paper(file, data), done=lambda _: self.saved.emit(file), failed=self.failed.emit, owner=self
        )

    def ask_printer(self, printer: "QPrinter", pages: int) -> bool:
        """Let the person set the printer up; say whether to print."""
        from PySide6.QtPrintSupport import QPrintDialog

        printer.setFromTo(1, pages)
        dialog = QPrintDialog(printer, self._window)
        dialog.setMinMax(1, pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        return dialog.exec() == QPrintDialog.DialogCode.Accepted

    def ask_file(self, offered: str, kind: str = PDF) -> Path | None:
        """Let the person choose a file; None if they would rather not."""
        chosen, _kind = QFileDialog.getSaveFileName(self._window, "", offered, kind)
        return Path(chosen) if chosen else None
