"""Puts a paper on a printer at the printer's own resolution, a band of each page at a time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from ctip_desktop.desktop.paper.rasters import bands, page_sizes
from ctip_desktop.errors.documents import PaperNotPrinted

if TYPE_CHECKING:
    # Pages are loaded beside the windows' thread; a module of Qt that is first loaded there may take the program down.
    from PySide6.QtPrintSupport import QPrinter

FINEST = 600
"""Dots an inch beyond which no eye sees more and a page takes seconds longer."""
ROWS = 512
"""Rows of dots in a band: some 2.5 MB at 600 dots an inch."""
POINTS = 72


@dataclass(frozen=True)
class Printed:
    """What was put on paper: how many pages, how often, and on which printer."""

    pages: int
    copies: int
    printer: str


def a_printer(last: str = "") -> "QPrinter":
    """Return a printer set to A4 upright, to be drawn on from edge to edge: the one named, or the system's own."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if last:
        printer.setPrinterName(last)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    return printer


def name_of(printer: "QPrinter") -> str:
    """Return the printer's name, or the file it prints to."""
    return printer.outputFileName() or printer.printerName()


def print_paper(data: bytes, printer: "QPrinter") -> Printed:
    """Print a paper as the printer was asked to; raise `PaperNotPrinted`. It may run on any one thread."""
    from PySide6.QtPrintSupport import QPrinter

    sizes = page_sizes(data)
    chosen = _chosen(printer, len(sizes))
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    dots = min(printer.resolution(), FINEST)
    painter = QPainter()
    if not painter.begin(printer):
        raise PaperNotPrinted(printer=name_of(printer))
    try:
        for place, page in enumerate(chosen * times):
            if place and not printer.newPage():
                raise PaperNotPrinted(printer=name_of(printer))
            _draw_page(painter, printer, data, page, dots)
    finally:
        ended = painter.end()
    if not ended or printer.printerState() == QPrinter.PrinterState.Error:
        raise PaperNotPrinted(printer=name_of(printer))
    return Printed(len(chosen), printer.copyCount(), name_of(printer))


def _chosen(printer: "QPrinter", count: int) -> list[int]:
    """Return the pages asked for, from 0, in the order asked for; all where none were named."""
    from PySide6.QtPrintSupport import QPrinter

    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        pages = list(range(printer.fromPage() - 1, min(printer.toPage() or count, count)))
    else:
        pages = list(range(count))
    return pages[::-1] if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst else pages


def _draw_page(painter: QPainter, printer: "QPrinter", data: bytes, page: int, dots: int) -> None:
    """Draw a page in its own size in the middle of the sheet, smaller only where the sheet is smaller."""
    from PySide6.QtPrintSupport import QPrinter

    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    width, height = page_sizes(data)[page]
    natural = printer.resolution() / POINTS
    fit = min(sheet.width() / (width * natural), sheet.height() / (height * natural), 1.0)
    left = (sheet.width() - width * natural * fit) / 2
    top = (sheet.height() - height * natural * fit) / 2
    step = natural * fit / (dots / POINTS)
    for row, band in bands(data, page, dots / POINTS, ROWS):
        painter.drawImage(QRectF(left, top + row * step, band.width() * step, band.height() * step), band)
