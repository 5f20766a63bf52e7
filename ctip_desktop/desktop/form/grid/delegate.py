"""Draws the cells of a grid: words in their mood, the frame of the present cell, the lines between."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ctip_desktop.desktop.form.grid.cells import Mood
from ctip_desktop.desktop.form.grid.model import GridModel, Index
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, width
from ctip_desktop.i18n import _

PADDING = 12
_CORNER = 9
_SELECTED = QStyle.StateFlag.State_Selected
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_GROUNDS = {
    Mood.NOT_ASKED: "shade", Mood.COMPUTED: "shade", Mood.GIVEN: "shade", Mood.TOTAL: "sunken",
    Mood.WRONG: "error_soft", Mood.MISSING: "warn_soft", Mood.UNUSUAL: "warn_soft",
}  # fmt: skip
_INKS = {
    Mood.WRONG: "error", Mood.MISSING: "warn", Mood.UNUSUAL: "warn", Mood.SPECIAL: "text_2", Mood.COMPUTED: "text_2",
    Mood.NEW: "accent",
}  # fmt: skip
_ROLES = {
    Mood.WRONG: "strong",
    Mood.MISSING: "caption",
    Mood.SPECIAL: "small",
    Mood.COMPUTED: "small",
    Mood.TOTAL: "strong",
}


class CellDelegate(QStyledItemDelegate):
    """Draws every cell of a grid.

    Attributes:
        present: row and column of the present cell; its frame is thick while `focused`.
        fresh: the row that is being begun; what is still to come in it is not yet said to be missing.
    """

    def __init__(self, grid: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = grid
        self.present = (-1, -1)
        self.focused = False
        self.fresh = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; columns have widths of their own."""
        del option, index
        return QSize(100, look().size("row_dense"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell of the model."""
        at = index.row(), index.column()
        self.draw_cell(painter, QRectF(option.rect), at, selected=bool(option.state & _SELECTED))

    def draw_cell(self, painter: QPainter, place: QRectF, at: tuple[int, int], *, selected: bool = False) -> None:
        """Draw the cell of a row and a column at a place."""
        now = look()
        column = self._grid.columns[at[1]]
        words, mood, noted = self._grid.cell(*at)
        if mood is Mood.MISSING:
            to_come = at[0] == self.fresh and at[1] >= self.present[1]
            mood, words = (Mood.PLAIN, "") if to_come else (mood, words or _("required"))
        here = at == self.present
        ground = "accent_soft" if selected and not here else _GROUNDS.get(mood, "surface")
        painter.fillRect(place, now.colour(ground))
        line = now.colour("line")
        painter.fillRect(QRectF(place.right() - 1, place.y(), 1, place.height()), line)
        painter.fillRect(QRectF(place.x(), place.bottom() - 1, place.width(), 1), line)
        inner = place.adjusted(PADDING, 0, -PADDING, -1)
        middle = inner.center().y()
        if mood is Mood.MISSING or mood is Mood.UNUSUAL:
            glyph = "circle-dashed" if mood is Mood.MISSING else "triangle-alert"
            draw_glyph(painter, glyph, inner.x(), middle, 16, now.colour("warn"))
            inner.setLeft(inner.x() + 24)
            if mood is Mood.MISSING and width(words, "caption") > inner.width():
                words = ""
        if here and column.question.kind.startswith("select_") and column.by_hand:
            draw_glyph(painter, "chevron-down", inner.right() - 14, middle, 16, now.colour("text_2"))
            inner.setRight(inner.right() - 18)
        if words:
            role = _ROLES.get(mood) or ("label" if at[1] == 0 else "body")
            align = _RIGHT if column.is_number and mood is not Mood.MISSING else _LEFT
            draw(painter, inner, words, role, now.colour(_INKS.get(mood, "text")), align)
        if noted:
            _draw_corner(painter, place)
        if here:
            draw_frame(painter, place, 2 if self.focused else 1)


def _draw_corner(painter: QPainter, place: QRectF) -> None:
    """Draw the corner that tells of a note."""
    right, top = place.right() - 1, place.y()
    corner = QPolygonF([QPointF(right - _CORNER, top), QPointF(right, top), QPointF(right, top + _CORNER)])
    painter.setBrush(look().colour("accent"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(corner)


def draw_frame(painter: QPainter, place: QRectF, thick: int) -> None:
    """Draw the frame of the present cell, inside it."""
    colour = look().colour("accent")
    painter.fillRect(QRectF(place.x(), place.y(), place.width(), thick), colour)
    painter.fillRect(QRectF(place.x(), place.bottom() - thick, place.width(), thick), colour)
    painter.fillRect(QRectF(place.x(), place.y(), thick, place.height()), colour)
    painter.fillRect(QRectF(place.right() - thick, place.y(), thick, place.height()), colour)
