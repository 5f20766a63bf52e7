from functools import cache

import pytest
from PySide6.QtGui import QImage

from ctip_desktop.desktop.paper.rasters import bands, page_sizes, rasters
from ctip_desktop.documents.minutes import print_minutes
from tests.support.meetings import a_meeting


@cache
def paper() -> bytes:
    return print_minutes(a_meeting(), office="15").paper.data


def grey(image: QImage) -> bytes:
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return b"".join(bytes(plain.constScanLine(row))[: plain.width()] for row in range(plain.height()))


def test_pages_are_a4_and_those_asked_for_are_drawn() -> None:
    assert [tuple(map(round, size)) for size in page_sizes(paper())] == [(595, 842)] * 3
    images = rasters(paper(), [0, 2, 7], 1.0)
    assert sorted(images) == [0, 2]
    assert (images[0].width(), images[0].height()) == (596, 842)
    assert len(set(grey(images[0]))) > 50


@pytest.mark.parametrize("rows", [64, 200, 512, 5000])
@pytest.mark.parametrize("scale", [1.0, 2.0833333, 150 / 72])
def test_the_bands_of_a_page_are_the_page(rows: int, scale: float) -> None:
    """In grey, as the printer gets them; pdfium sets text in colour up to a dot elsewhere."""
    (_, whole), *more = bands(paper(), 0, scale, 100_000)
    assert not more
    assert whole.size() == rasters(paper(), [0], scale)[0].size()
    drawn = list(bands(paper(), 0, scale, rows))
    tops = [top for top, _ in drawn]
    heights = [band.height() for _, band in drawn]
    assert tops == list(range(0, whole.height(), rows))
    assert sum(heights) == whole.height()
    assert {band.width() for _, band in drawn} == {whole.width()}
    dots = zip(b"".join(grey(band) for _, band in drawn), grey(whole), strict=True)
    assert max(abs(one - other) for one, other in dots) < 32
