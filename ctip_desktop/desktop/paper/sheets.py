"""Where the sheets of a paper lie under one another at a zoom, and where a place on a sheet is on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

from ctip_desktop.desktop.paper.rasters import Size
from ctip_desktop.documents.typesetting.spots import Spot

A4: Size = (595.276, 841.89)
DOTS_A_POINT = 96 / 72
"""Logical pixels a point at 100 %."""
MARGIN, ABOVE, BETWEEN = 24.0, 14.0, 14.0
NARROW = 220.0
"""Points; a place narrower than this is a cell, and its tint keeps off the next one."""
OUT, OUT_OF_CELL = 6.0, 3.0
"""Points that a tint reaches beyond the text at either side."""
OVER = 1.5
"""Points that it reaches above and below."""


@dataclass(frozen=True)
class Sheets:
    """The sheets of a paper in a column.

    Args:
        sizes: of the pages, in points.
        zoom: 1.0 is the size of the real paper on a screen of 96 dots an inch.
        room: width of the view in logical pixels; narrower sheets stand in its middle.
    """

    sizes: Sequence[Size]
    zoom: float
    room: float

    @property
    def scale(self) -> float:
        """Return logical pixels a point."""
        return self.zoom * DOTS_A_POINT

    @property
    def whole(self) -> QSizeF:
        """Return the size of everything."""
        wide = max((width for width, _ in self.sizes), default=0.0) * self.scale + 2 * MARGIN
        last = self.sheet(len(self.sizes) - 1).bottom() if self.sizes else 0.0
        return QSizeF(max(wide, self.room), last + ABOVE)

    def sheet(self, page: int) -> QRectF:
        """Return where a page lies."""
        above = sum(height for _, height in self.sizes[:page]) * self.scale + ABOVE + page * BETWEEN
        width, height = (side * self.scale for side in self.sizes[page])
        return QRectF(max((self.room - width) / 2, MARGIN), above, width, height)

    def at(self, y: float) -> int:
        """Return the page at a height, the space below a page being its own; the last one below all."""
        bottoms = (self.sheet(page).bottom() + BETWEEN for page in range(len(self.sizes)))
        return next((page for page, bottom in enumerate(bottoms) if y < bottom), max(len(self.sizes) - 1, 0))

    def between(self, top: float, bottom: float) -> list[int]:
        """Return the pages of which something lies between two heights."""
        found = []
        for page in range(len(self.sizes)):
            place = self.sheet(page)
            if place.top() < bottom and place.bottom() > top:
                found.append(page)
        return found

    def tint(self, spot: Spot) -> QRectF:
        """Return the place of a spot, with the little that a tint reaches beyond the text."""
        sheet, high = self.sheet(spot.page), self.sizes[spot.page][1]
        left, bottom, right, top = spot.box
        out = OUT_OF_CELL if right - left < NARROW else OUT
        return QRectF(
            sheet.left() + (left - out) * self.scale,
            sheet.top() + (high - top - OVER) * self.scale,
            (right - left + 2 * out) * self.scale,
            (top - bottom + 2 * OVER) * self.scale,
        )


def fitting(sizes: Sequence[Size], room: float) -> float:
    """Return the zoom at which the widest page fills a width."""
    widest = max((width for width, _ in sizes), default=A4[0])
    return max((room - 2 * MARGIN) / (widest * DOTS_A_POINT), 0.1)
