"""Room for an answer written by hand: boxes before choices, lines for text, boxes for a date."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from ctip_desktop.documents.looks import Look
from ctip_desktop.documents.typesetting.drawing import draw_clusters
from ctip_desktop.documents.typesetting.paragraph import Paragraph
from ctip_desktop.documents.typesetting.shape import shape

BOX, GAP, BETWEEN = 7.5, 4.0, 12.0
WRITING = 20.0
"""Points between lines to write on."""


class Boxes(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A box and its words for each choice, side by side as far as they fit; chosen ones bear a cross."""

    def __init__(self, labels: Sequence[str], look: Look, chosen: Sequence[bool] = ()) -> None:
        super().__init__()
        self._look = look
        self._chosen = list(chosen) or [False] * len(labels)
        self._cells = [Paragraph(label, look.cell(align="left")) for label in labels]
        self._placed: list[tuple[float, float, float]] = []
        self._tall = 0.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the width and the height of all lines of boxes."""
        del available_height
        x = y = line = 0.0
        self._placed = []
        for cell in self._cells:
            width = min(cell.natural_width() + 1, available_width - BOX - GAP)
            if x and x + BOX + GAP + width > available_width:
                x, y, line = 0.0, y + line, 0.0
            height = cell.wrap(width, 0)[1]
            self._placed.append((x, y, width))
            line = max(line, height)
            x += BOX + GAP + width + BETWEEN
        self._tall = y + line
        return available_width, self._tall

    def draw(self) -> None:
        """Draw the boxes and their words."""
        for (x, y, width), cell, chosen in zip(self._placed, self._cells, self._chosen, strict=True):
            height = cell.wrap(width, 0)[1]
            top = self._tall - y
            middle = top - self._look.small_leading / 2
            self.canv.setLineWidth(0.7)
            self.canv.setStrokeGray(0)
            self.canv.rect(x, middle - BOX / 2, BOX, BOX, stroke=1, fill=0)
            if chosen:
                self.canv.setLineWidth(1.3)
                for rise in (1, -1):
                    low, high = middle - rise * (BOX / 2 - 1.4), middle + rise * (BOX / 2 - 1.4)
                    self.canv.line(x + 1.4, low, x + BOX - 1.4, high)
            cell.drawOn(self.canv, x + BOX + GAP, top - height)


class Ruled(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Fine lines to write on; `share` of the width, so that a number's is short."""

    def __init__(self, lines: int = 1, share: float = 1) -> None:
        super().__init__()
        self._lines, self._share = lines, share

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the width and the height."""
        del available_height
        self._width = available_width
        return available_width, self._lines * WRITING

    def draw(self) -> None:
        """Draw the lines, each at the foot of its room."""
        self.canv.setLineWidth(0.5)
        self.canv.setStrokeGray(0.45)
        self.canv.setDash([1, 2])
        for line in range(self._lines):
            y = line * WRITING + 3
            self.canv.line(0, y, self._width * self._share, y)
        self.canv.setDash([])


class Digits(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Groups of boxes of one sign each, with what stands between: `⎕⎕ / ⎕⎕ / ⎕⎕⎕⎕`."""

    side, gap = 13.0, 9.0

    def __init__(self, groups: Sequence[int], between: str, look: Look) -> None:
        super().__init__()
        self._groups, self._between, self._look = groups, between, look

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the width and the height."""
        del available_height
        return available_width, self.side + 5

    def draw(self) -> None:
        """Draw the boxes."""
        x = 0.0
        self.canv.setLineWidth(0.5)
        self.canv.setStrokeGray(0.3)
        for place, count in enumerate(self._groups):
            if place:
                draw_clusters(self.canv, shape(self._between, self._look.body), x + 2, 5, 10)
                x += self.gap
            for _box in range(count):
                self.canv.rect(x, 2.5, self.side, self.side, stroke=1, fill=0)
                x += self.side
