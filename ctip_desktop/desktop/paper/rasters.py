"""Pages of a PDF as images, for the screen and for the printer.

pdfium may be entered by one thread at a time, whichever it is; nothing of it stays open between two calls.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from math import ceil
from threading import Lock

import pypdfium2
from PySide6.QtGui import QImage

Size = tuple[float, float]
"""Width and height of a page in points."""

_entered = Lock()


def page_sizes(data: bytes) -> tuple[Size, ...]:
    """Return the size of every page."""
    with _document(data) as document:
        return tuple(document.get_page_size(page) for page in range(len(document)))


def rasters(data: bytes, pages: Sequence[int], scale: float) -> dict[int, QImage]:
    """Return images of pages (from 0; those the paper does not have are left out) at `scale` dots a point."""
    with _document(data) as document:
        return {
            page: _image(document[page].render(scale=scale, prefer_bgrx=True), QImage.Format.Format_RGB32)
            for page in pages
            if page < len(document)
        }


def bands(data: bytes, page: int, scale: float, rows: int) -> Iterator[tuple[int, QImage]]:
    """Yield a page in grey from the top down, `rows` dots at a time: the dot row where a band begins, and the band."""
    with _document(data) as document:
        _, height = document.get_page_size(page)
    high = ceil(height * scale)
    for top in range(0, high, rows):
        below = max(high - top - rows, 0)
        with _document(data) as document:
            crop = (0, _dots(below, scale), 0, _dots(top, scale))
            bitmap = document[page].render(scale=scale, crop=crop, grayscale=True)
            yield top, _image(bitmap, QImage.Format.Format_Grayscale8)


def _dots(count: int, scale: float) -> float:
    """Return in points what pdfium, which rounds up, takes for that many dots."""
    return max(count - 0.5, 0) / scale


@contextmanager
def _document(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _entered, closing(pypdfium2.PdfDocument(data)) as document:
        yield document


def _image(bitmap: pypdfium2.PdfBitmap, kind: QImage.Format) -> QImage:
    """Return the bitmap as an image that owns its dots."""
    image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, kind).copy()
    bitmap.close()
    return image
