"""The charts of a report in the window, in the design's colours; every figure is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import fill, width
from ctip_desktop.i18n.figures import grouped
from ctip_desktop.reports.book.parts import Chart, Series
from ctip_desktop.reports.book.scales import ticks

_RIGHT, _CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_SIDE = 12.0
_PLOT = 168.0
_COLOURS = ("accent", "line_strong", "line")
"""Of the first, second and third series; they differ in lightness, as on paper."""
_BAR = 24.0


@dataclass
class Drawing:
    """A chart on the sheet."""

    chart: Chart
    height: float = 0

    def measure(self, width: float) -> None:
        """Take its height: lying bars need a line a label."""
        del width
        top = look().pitch("strong") + look().pitch("small") + 18
        if self.chart.kind == "bars":
            self.height = top + _BAR * len(self.chart.labels) + 12
        else:
            lines = len(self.chart.series) + 1 if self.chart.kind == "trend" else 1
            self.height = top + _PLOT + lines * look().pitch("caption") + 22

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Draw title, legend and chart."""
        now = look()
        inner = place.adjusted(_SIDE, 10, -_SIDE, -10)
        high = now.pitch("strong")
        draw(painter, QRectF(inner.x(), inner.y(), inner.width(), high), self.chart.title, "strong")
        self._legend(painter, QRectF(inner.x(), inner.y() + high, inner.width(), now.pitch("small")))
        room = inner.adjusted(0, high + now.pitch("small") + 8, 0, 0)
        {"trend": self._trend, "bars": self._bars, "columns": self._columns}[self.chart.kind](painter, room)

    def _legend(self, painter: QPainter, room: QRectF) -> None:
        x = room.x()
        for number, series in enumerate(self.chart.series):
            _block(painter, QRectF(x, room.center().y() - 5, 10, 10), number)
            x += 16
            x += draw(painter, QRectF(x, room.y(), room.right() - x, room.height()), series.label, "small", _ink()) + 20

    def _trend(self, painter: QPainter, room: QRectF) -> None:
        """Draw lines over months; their figures stand below, line by line."""
        pitch = look().pitch("caption")
        named = max(width(series.label, "caption") for series in self.chart.series)
        left = room.x() + min(named + 12, room.width() * 0.24)
        plot = QRectF(left, room.y(), room.right() - left, _PLOT)
        unit = self._scale(painter, plot)
        step = plot.width() / max(len(self.chart.labels), 1)
        places = [plot.x() + step * (number + 0.5) for number in range(len(self.chart.labels))]
        for x, label in zip(places, self.chart.labels, strict=True):
            draw(painter, QRectF(x - step / 2, plot.bottom() + 2, step, pitch), label, "caption", _ink(), _CENTRE)
        for number, series in enumerate(self.chart.series):
            y = plot.bottom() + 4 + (number + 1) * pitch
            name = QRectF(room.x(), y, left - room.x() - 8, pitch)
            draw(painter, name, series.label, "caption", _ink())
            for x, value in zip(places, series.values, strict=True):
                draw(painter, QRectF(x - step / 2, y, step, pitch), _written(value), "caption", None, _CENTRE)
        for number in reversed(range(len(self.chart.series))):
            self._line(painter, self.chart.series[number], places, plot.bottom(), unit, number)

    def _line(
        self, painter: QPainter, series: Series, places: Sequence[float], bottom: float, unit: float, number: int
    ) -> None:
        points = [QPointF(x, bottom - (value or 0) * unit) for x, value in zip(places, series.values, strict=True)]
        pen = QPen(_colour(number), 2)
        pen.setStyle(Qt.PenStyle.SolidLine if number == 0 else Qt.PenStyle.DashLine)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        for one, other in pairwise(points):
            painter.drawLine(one, other)
        painter.setPen(QPen(_colour(number), 2))
        painter.setBrush(_colour(number) if number == 0 else look().colour("surface"))
        for point in points:
            if number == 0:
                painter.drawEllipse(point, 3.2, 3.2)
            else:
                painter.drawRect(QRectF(point.x() - 3, point.y() - 3, 6, 6))

    def _columns(self, painter: QPainter, room: QRectF) -> None:
        """Draw groups of standing bars with their figures on top and their name below."""
        pitch = look().pitch("caption")
        plot = QRectF(room.x() + 40, room.y() + 8, room.width() - 40, _PLOT - 8)
        unit = self._scale(painter, plot)
        step = plot.width() / max(len(self.chart.labels), 1)
        wide = min(step * 0.8 / len(self.chart.series), 56)
        for place, label in enumerate(self.chart.labels):
            left = plot.x() + step * place
            draw(painter, QRectF(left, plot.bottom() + 2, step, pitch), label, "caption", _ink(), _CENTRE)
            x = left + (step - wide * len(self.chart.series)) / 2
            for number, series in enumerate(self.chart.series):
                high = (series.values[place] or 0) * unit
                _block(painter, QRectF(x + 2, plot.bottom() - high, wide - 4, high), number)
                said = QRectF(x - 10, plot.bottom() - high - pitch, wide + 20, pitch)
                draw(painter, said, _written(series.values[place]), "caption", None, _CENTRE)
                x += wide

    def _bars(self, painter: QPainter, room: QRectF) -> None:
        """Draw lying bars, a line for each label, those of one label under one another."""
        named = max(width(label, "caption") for label in self.chart.labels) + 12
        left, count = room.x() + named, len(self.chart.series)
        unit = (room.width() - named - 56) / max(self._most(), 1)
        thick = (_BAR - 6) / count
        for place, label in enumerate(self.chart.labels):
            top = room.y() + place * _BAR
            draw(painter, QRectF(room.x(), top, named - 12, _BAR), label, "caption", _ink(), _RIGHT)
            for number, series in enumerate(self.chart.series):
                value, y = series.values[place], top + 3 + number * thick
                long = (value or 0) * unit
                if value:
                    _block(painter, QRectF(left, y + 0.5, long, thick - 1.5), number)
                if value is not None or number == 0:
                    said = QRectF(left + long + 6, y, 50, thick)
                    draw(painter, said, _written(value), "caption", _ink())
        painter.fillRect(QRectF(left - 1, room.y(), 1, _BAR * len(self.chart.labels)), look().colour("line_strong"))

    def _scale(self, painter: QPainter, plot: QRectF) -> float:
        """Draw level rules with their figures; return the pixels one unit is high."""
        marks = ticks(self._most())
        unit = (plot.height() - 20) / marks[-1]
        for mark in marks:
            y = plot.bottom() - mark * unit
            painter.fillRect(QRectF(plot.x(), y, plot.width(), 1), look().colour("line" if mark else "line_strong"))
            draw(painter, QRectF(plot.x() - 46, y - 10, 40, 20), grouped(mark), "caption", _ink(), _RIGHT)
        return unit

    def _most(self) -> int:
        return max((value or 0 for series in self.chart.series for value in series.values), default=0)


def _block(painter: QPainter, place: QRectF, number: int) -> None:
    frame = look().colour("line_strong") if number > 1 else None
    fill(painter, place, _colour(number), frame, 1)


def _colour(number: int) -> QColor:
    return look().colour(_COLOURS[min(number, len(_COLOURS) - 1)])


def _ink() -> QColor:
    return look().colour("text_2")


def _written(value: int | None) -> str:
    return "–" if value is None else grouped(value)
