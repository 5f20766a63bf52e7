"""The ways a report leaves the program: as a paper that is looked at first, as a spreadsheet, as letters."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.page import Page
from ctip_desktop.desktop.paper.delivery import SPREADSHEET, Delivery
from ctip_desktop.desktop.report.gathered import Gathered
from ctip_desktop.i18n import _
from ctip_desktop.reports.book.gathering import Book


class Leaving(QObject):
    """Hands a report over; papers are set on their own thread.

    Signals:
        saved(Path): the spreadsheet is in that file.
        failed(Exception): the disk did not take it.
    """

    saved = Signal(Path)
    failed = Signal(Exception)

    def __init__(self, desk: Desk, frame: Frame, page: Page) -> None:
        super().__init__(page)
        self._desk, self._frame, self._page = desk, frame, page
        self.delivery = Delivery(desk.papers, page)
        self.delivery.saved.connect(self.saved)
        self.delivery.failed.connect(self.failed)

    def print(self, gathered: Gathered) -> None:
        """Show the paper as it will be printed."""
        from ctip_desktop.desktop.paper.page import PaperPage, Sheaf
        from ctip_desktop.documents.report import print_report
        from ctip_desktop.reports.book.writing import write

        book, letterhead = gathered.book, gathered.report.office
        sheaf = Sheaf(
            lambda: _("Consolidated report"),
            lambda: " · ".join((book.period.label(), office_name(book.office) if book.office else _("All offices"))),
            lambda: f"{_file_name(book)}.pdf",
            lambda: print_report(write(book, letterhead)),
        )
        self._frame.open(PaperPage(self._desk, self._frame, sheaf, self._page))

    def export(self, gathered: Gathered) -> None:
        """Write a spreadsheet where the person says."""
        from ctip_desktop.reports.book.workbook import make_workbook

        name = f"{_file_name(gathered.book)}.xlsx"
        self._desk.papers.run(
            lambda: make_workbook(gathered.report),
            done=lambda data: self.delivery.save(data, name, SPREADSHEET),
            owner=self,
        )


def _file_name(book: Book) -> str:
    return "-".join(part for part in ("report", book.period.code, book.office or "") if part)
