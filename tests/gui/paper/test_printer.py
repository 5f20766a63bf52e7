"""Papers are printed into files here: what a printer does with the bands is what Qt's PDF engine is given."""

from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.paper.printer import a_printer, print_paper
from ctip_desktop.documents.minutes import print_minutes
from ctip_desktop.errors.documents import PaperNotPrinted
from tests.support.meetings import a_meeting


@cache
def paper() -> bytes:
    return print_minutes(a_meeting(), office="15", draft=True).paper.data


def into(file: Path, dots: int = 300) -> QPrinter:
    printer = a_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setResolution(dots)
    return printer


def pages_of(data: bytes | Path) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(data)
    pages = [page.render(scale=1, grayscale=True).to_pil() for page in document]
    document.close()
    return pages


def unlike(page: Image.Image, expected: Image.Image) -> int:
    """Return the greatest difference of grey, of 255, between tiles of the two pages: strokes may lie a dot apart."""
    tiles = (each.resize(expected.size).reduce(16) for each in (page, expected))
    return ImageChops.difference(*tiles).getextrema()[1]


def test_what_comes_out_is_what_was_shown(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    printed = print_paper(paper(), into(out))
    assert (printed.pages, printed.copies, printed.printer) == (3, 1, str(out))
    for page, expected in zip(pages_of(out), pages_of(paper()), strict=True):
        assert abs(page.width - expected.width) <= 1
        assert unlike(page, expected) < 25
        assert unlike(page, ImageChops.offset(expected, 0, 20)) > 60


def test_only_the_pages_asked_for_are_printed_and_the_last_first_if_asked(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    printer = into(out, 72)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert print_paper(paper(), printer).pages == 2
    last, middle = pages_of(out)
    expected = pages_of(paper())
    assert unlike(last, expected[2]) < 60
    assert unlike(middle, expected[1]) < 60


def test_a_smaller_sheet_takes_the_whole_page(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    printer = into(out, 100)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    print_paper(paper(), printer)
    page, whole = pages_of(out)[0], pages_of(paper())[0]
    assert page.width < whole.width
    dark = page.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert dark
    assert dark[0] > 0.05 * page.width
    assert dark[3] < 0.99 * page.height


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    printer = into(tmp_path / "no such folder" / "out.pdf")
    with pytest.raises(PaperNotPrinted) as told:
        print_paper(paper(), printer)
    assert told.value.printer.endswith("out.pdf")
