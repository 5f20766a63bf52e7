"""The heads of a grid: what each column asks, on two lines where one is too short, and the numbers of the rows."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ctip_desktop.desktop.form.grid.columns import HEAD, Column, head_lines
from ctip_desktop.desktop.form.grid.delegate import PADDING
from ctip_desktop.desktop.look import draw, look

NUMBERS_WIDTH = 44
_LEFT, _RIGHT, _CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


class ColumnHeads(QHeaderView):
    """What the columns ask; whole in a tip."""

    def __init__(self, columns: tuple[Column, ...], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Return the height the longest head needs."""
        lines = max((len(head_lines(each, self.sectionSize(at))) for at, each in enumerate(self._columns)), default=1)
        return QSize(100, max(40, min(lines, 2) * look().pitch(HEAD) + 14))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        """Draw a head."""
        self.draw_head(painter, QRectF(rect), logicalIndex)

    def draw_head(self, painter: QPainter, place: QRectF, at: int) -> None:
        """Draw the head of a column at a place."""
        now, column = look(), self._columns[at]
        painter.fillRect(place, now.colour("surface"))
        _lines(painter, place)
        lines = head_lines(column, int(place.width()))
        if len(lines) > 2:
            lines = [lines[0], " ".join(lines[1:])]
        pitch = now.pitch(HEAD)
        top = place.center().y() - len(lines) * pitch / 2
        align = _RIGHT if column.is_number else _LEFT
        for number, line in enumerate(lines):
            inner = QRectF(place.x() + PADDING, top + number * pitch, place.width() - 2 * PADDING, pitch)
            draw(painter, inner, line, HEAD, now.colour("text_2"), align)


class RowNumbers(QHeaderView):
    """The number of each row; + where a new one begins."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setDefaultSectionSize(look().size("row_dense"))
        self.setFixedWidth(NUMBERS_WIDTH)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        """Draw a number."""
        now, place = look(), QRectF(rect)
        painter.fillRect(place, now.colour("shade"))
        line = now.colour("line")
        painter.fillRect(QRectF(place.right() - 1, place.y(), 1, place.height()), line)
        painter.fillRect(QRectF(place.x(), place.bottom() - 1, place.width(), 1), line)
        words = str(self.model().headerData(logicalIndex, Qt.Orientation.Vertical))
        new = words == "+"
        ink = now.colour("accent" if new else "text_2")
        draw(painter, place, words, "strong" if new else "small", ink, _CENTRE)


def draw_corner(painter: QPainter, place: QRectF) -> None:
    """Draw what stands above the numbers."""
    painter.fillRect(place, look().colour("surface"))
    _lines(painter, place)
    draw(painter, place, "#", HEAD, look().colour("text_2"), _CENTRE)


def _lines(painter: QPainter, place: QRectF) -> None:
    painter.fillRect(QRectF(place.right() - 1, place.y() + 8, 1, place.height() - 16), look().colour("line"))
    painter.fillRect(QRectF(place.x(), place.bottom() - 1, place.width(), 1), look().colour("line_strong"))
