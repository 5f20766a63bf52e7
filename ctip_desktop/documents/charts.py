"""Charts as vectors in greys that any printer tells apart, every figure written, every word set like the rest."""

from collections.abc import Sequence
from itertools import pairwise

from reportlab.platypus import Flowable

from ctip_desktop.documents.figures import NO_FIGURE
from ctip_desktop.documents.looks import Look
from ctip_desktop.documents.typesetting.drawing import draw_clusters
from ctip_desktop.documents.typesetting.faces import Family
from ctip_desktop.documents.typesetting.shape import shape
from ctip_desktop.reports.book.parts import Chart, Series
from ctip_desktop.reports.book.scales import ticks

TITLE, SMALL = 9.5, 8.0
GREYS = (0.25, 0.68, 0.9)
RULE = 0.85
LINE = 13.5
PLOT = 105.0


def chart(given: Chart, look: Look) -> Flowable:
    """Return the drawing of a chart."""
    return {"trend": _Trend, "bars": _Bars, "columns": _Columns}[given.kind](given, look)


class _Drawing(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A chart of the paper's width; `tall` is its height in points."""

    def __init__(self, given: Chart, look: Look) -> None:
        super().__init__()
        self.chart, self.look = given, look
        self.spaceBefore, self.spaceAfter = 6, 8
        self.tall = self.measure()

    def measure(self) -> float:
        """Return the height of the whole drawing."""
        return 2.2 * LINE + PLOT + 3 * LINE

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the whole measure and the drawing's height."""
        del available_height
        self.width = available_width
        return available_width, self.tall

    def say(
        self, text: str, x: float, y: float, align: float = 0, *, size: float = SMALL, family: Family | None = None
    ) -> float:
        """Write a text with `align` of its width left of x; return its width."""
        clusters = shape(text, family or self.look.body)
        width: float = sum(cluster.width for cluster in clusters) * size
        self.canv.setFillGray(0)
        draw_clusters(self.canv, clusters, x - width * align, y, size)
        return width

    def head(self) -> None:
        """Write the title."""
        self.say(self.chart.title, 0, self.tall - 10, size=TITLE, family=self.look.bold)

    def legend(self, y: float) -> None:
        """Name the series beside their greys, from the left."""
        x = 0.0
        for series, grey in zip(self.chart.series, GREYS, strict=False):
            self.block(x, y - 0.5, 8, 7, grey)
            x += 12
            x += self.say(series.label, x, y) + 18

    def block(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """Fill a box."""
        self.canv.setFillGray(grey)
        self.canv.setStrokeGray(0.25)
        self.canv.setLineWidth(0.4)
        self.canv.rect(x, y, width, height, stroke=1 if grey > 0.8 else 0, fill=1)

    def rule(self, x: float, y: float, to_x: float, to_y: float, grey: float = RULE, width: float = 0.5) -> None:
        """Draw a fine line."""
        self.canv.setStrokeGray(grey)
        self.canv.setLineWidth(width)
        self.canv.line(x, y, to_x, to_y)

    def scale(self, left: float, bottom: float, right: float) -> float:
        """Draw level rules with their figures; return the points one unit is high."""
        marks = ticks(max((value or 0 for series in self.chart.series for value in series.values), default=0))
        unit = PLOT / marks[-1]
        for mark in marks:
            y = bottom + mark * unit
            self.rule(left, y, right, y, 0.45 if mark == 0 else RULE)
            self.say(self.look.figure(mark), left - 5, y - 2.5, 1)
        return unit

    def figure(self, value: int | None) -> str:
        """Return a figure as it is written on the chart."""
        return NO_FIGURE if value is None else self.look.figure(value)


class _Trend(_Drawing):
    """Lines over months; the figures stand under the months, line by line, and so name the lines too."""

    def measure(self) -> float:
        """Return the height with a line of figures for each series."""
        return 1.6 * LINE + PLOT + (1.4 + len(self.chart.series)) * LINE + 4

    def draw(self) -> None:
        """Draw rules, months, figures, then the lines over them."""
        self.head()
        named = max(sum(c.width for c in shape(one.label, self.look.body)) * SMALL for one in self.chart.series)
        left, right = max(named + 30, 60), self.width - 4
        bottom = 8 + len(self.chart.series) * LINE + LINE
        unit = self.scale(left, bottom, right)
        step = (right - left) / max(len(self.chart.labels), 1)
        places = [left + step * (number + 0.5) for number in range(len(self.chart.labels))]
        for x, label in zip(places, self.chart.labels, strict=True):
            self.say(label, x, bottom - LINE + 1, 0.5, size=7.4)
        for number, series in enumerate(self.chart.series):
            y = bottom - (number + 2) * LINE + 1
            self.rule(0, y + 9.5, right, y + 9.5)
            self._mark(8, y + 2.5, number)
            self._stroke(1, y + 2.5, 15, y + 2.5, number)
            self.say(series.label, 20, y)
            for x, value in zip(places, series.values, strict=True):
                self.say(self.figure(value), x, y, 0.5)
            self._line(series, places, bottom, unit, number)

    def _line(self, series: Series, places: Sequence[float], bottom: float, unit: float, number: int) -> None:
        points = [(x, bottom + (value or 0) * unit) for x, value in zip(places, series.values, strict=True)]
        for (x, y), (to_x, to_y) in pairwise(points):
            self._stroke(x, y, to_x, to_y, number)
        for x, y in points:
            self._mark(x, y, number)

    def _stroke(self, x: float, y: float, to_x: float, to_y: float, number: int) -> None:
        self.canv.setDash([] if number == 0 else [3, 2])
        self.rule(x, y, to_x, to_y, 0.15 if number == 0 else 0.4, 1.3)
        self.canv.setDash([])

    def _mark(self, x: float, y: float, number: int) -> None:
        self.canv.setFillGray(0.15 if number == 0 else 1)
        self.canv.setStrokeGray(0.15 if number == 0 else 0.4)
        self.canv.setLineWidth(1)
        if number == 0:
            self.canv.circle(x, y, 2.2, stroke=1, fill=1)
        else:
            self.canv.rect(x - 2.1, y - 2.1, 4.2, 4.2, stroke=1, fill=1)


class _Columns(_Drawing):
    """Groups of standing bars."""

    def draw(self) -> None:
        """Draw rules, then each group with its figures on top and its name below."""
        self.head()
        bottom = 2 * LINE - 6
        self.legend(self.tall - 10 - 1.3 * LINE)
        left, right = 34.0, self.width - 4
        unit = self.scale(left, bottom, right)
        step = (right - left) / len(self.chart.labels)
        wide = min(step * 0.8 / len(self.chart.series), 44)
        for place, label in enumerate(self.chart.labels):
            middle = left + step * (place + 0.5)
            self.say(label, middle, bottom - LINE + 1, 0.5)
            x = middle - wide * len(self.chart.series) / 2
            for series, grey in zip(self.chart.series, GREYS, strict=False):
                value = series.values[place]
                self.block(x + 1, bottom, wide - 2, (value or 0) * unit, grey)
                self.say(self.figure(value), x + wide / 2, bottom + (value or 0) * unit + 3, 0.5, size=7)
                x += wide


class _Bars(_Drawing):
    """Lying bars, a line for each label, those of one label under one another; many labels stand in two halves.

    Where a page has little room left the lines stand closer, so that the chart need not go on to the next.
    """

    rows = (13.6, 17.0)
    many = 14
    gap = 18.0

    def measure(self) -> float:
        """Return the height of all lines, set wide, with title and legend."""
        self.halves = 2 if len(self.chart.labels) > self.many else 1
        self.lines = -(-len(self.chart.labels) // self.halves)
        self.row = self.rows[1]
        return self._height(self.row)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the whole measure and the height, lines as close as the room needs and allows."""
        close, wide = self.rows
        room = (available_height - self._height(0)) / max(self.lines, 1)
        self.row = min(max(room, close), wide) if room >= close else wide
        self.tall = self._height(self.row)
        return super().wrap(available_width, available_height)

    def draw(self) -> None:
        """Draw each label's bars with their figures at the end."""
        self.head()
        self.legend(self.tall - 10 - 1.25 * LINE)
        named = max(sum(c.width for c in shape(label, self.look.body)) * SMALL for label in self.chart.labels) + 8
        most = max((value or 0 for series in self.chart.series for value in series.values), default=0)
        wide = (self.width - self.gap * (self.halves - 1)) / self.halves
        unit = (wide - named - 40) / max(most, 1)
        for half in range(self.halves):
            places = range(half * self.lines, min((half + 1) * self.lines, len(self.chart.labels)))
            self._draw_half(places, half * (wide + self.gap) + named, unit)

    def _height(self, row: float) -> float:
        return 2.6 * LINE + row * self.lines + 6

    def _draw_half(self, places: range, left: float, unit: float) -> None:
        """Draw the lines of some labels, their bars beginning at `left`."""
        top, thick = self.tall - 2.6 * LINE, (self.row - 4.2) / 2
        self.rule(left, top, left, top - self.row * len(places), 0.45)
        for line, place in enumerate(places, start=1):
            y = top - self.row * line
            self.say(self.chart.labels[place], left - 5, y + self.row / 2 - 3.9, 1)
            for number, value in enumerate(series.values[place] for series in self.chart.series):
                at = y + self.row - 2.0 - thick * (number + 1)
                if value:
                    self.block(left, at + 0.3, value * unit, thick - 0.8, GREYS[number])
                if value is not None or number == 0:
                    self.say(self.figure(value), left + (value or 0) * unit + 3, at + thick / 2 - 3, size=6.4)
