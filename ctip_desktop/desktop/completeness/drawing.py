"""Draws the matrix: names, marks whose glyphs differ in shape, and shares with a bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ctip_desktop.desktop.completeness.charts import Line, Mark
from ctip_desktop.desktop.completeness.model import THING, ChartModel, Index, share_words
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill, width
from ctip_desktop.desktop.look.tokens import RADIUS, STATES
from ctip_desktop.i18n import figure

GLYPH = 13
GROUP = 5
"""Lines after which a dividing line stands."""
BAR = (44, 5)
_CHOSEN = QStyle.StateFlag.State_Selected
_PAD = 12


def draw_mark(painter: QPainter, place: QRectF, state: str) -> None:
    """Draw a state's ground, frame and glyph in a place; what is to come is a dot."""
    now = look()
    if state == "future":
        fill(painter, QRectF(place.center().x() - 1, place.center().y() - 1, 2, 2), now.colour("text_3"), None, 1)
        return
    kind = STATES[state]
    dashed = kind.frame == "dashed"
    frame = now.colour("line_strong" if dashed else "line") if kind.frame else None
    fill(painter, place, now.ground(state), frame, RADIUS["chip"], dashed=dashed)
    middle = place.center()
    draw_glyph(painter, kind.icon, middle.x() - GLYPH / 2, middle.y(), GLYPH, now.ink(state))


def shade() -> QColor:
    """Return the ground of the present month's column."""
    return look().colour("hover" if look().dark else "sunken")


class Drawer(QStyledItemDelegate):
    """The delegate of the matrix.

    Args:
        model: says which columns are marks; `shaded` is the column of the present month, -1 for none.
    """

    def __init__(self, model: ChartModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.shaded = -1
        self.present_row = -1
        self.focused = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line."""
        del option, index
        return QSize(48, look().size("matrix_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a place."""
        place, thing = QRectF(option.rect), index.data(THING)
        painter.save()
        if index.column() == self.shaded:
            painter.fillRect(place, shade())
        if isinstance(thing, Mark):
            self._mark(painter, place, thing, chosen=bool(option.state & _CHOSEN))
        elif isinstance(thing, Line) and index.column() == 0:
            self._name(painter, place, thing, chosen=index.row() == self.present_row)
        elif isinstance(thing, Line):
            _share(painter, place, thing)
        if index.row() % GROUP == GROUP - 1 and index.row() < self._model.rowCount() - 1:
            painter.fillRect(QRectF(place.x(), place.bottom() - 1, place.width(), 1), look().colour("line"))
        painter.restore()

    def _mark(self, painter: QPainter, place: QRectF, mark: Mark, *, chosen: bool) -> None:
        if mark.state:
            draw_mark(painter, place.adjusted(3, 2, -3, -2), mark.state)
        if chosen:
            colour = look().colour("accent" if self.focused else "line_strong")
            fill(painter, place.adjusted(1, 0, -1, 0), None, colour, RADIUS["chip"] + 1, thick=2)

    def _name(self, painter: QPainter, place: QRectF, line: Line, *, chosen: bool) -> None:
        now, inner = look(), place.adjusted(_PAD, 0, -4, 0)
        if line.number:
            draw(painter, inner, figure(line.number), "small", now.colour("text_3"))
            inner.adjust(number_width(), 0, 0, 0)
        draw(painter, inner, line.name, "small_strong" if chosen else "small", now.colour("text"))


def name_width(line: Line) -> float:
    """Return how wide the name of a line is, as the present one, with what stands around it."""
    return _PAD + (number_width() if line.number else 0) + width(line.name, "small_strong") + 6


def number_width() -> float:
    """Return how wide the numbers before the names are, with the gap."""
    return width(figure("00"), "small") + 8


def share_width() -> float:
    """Return how wide a share is."""
    return width(figure("12/12"), "small_strong") + 8 + BAR[0] + 10


def _share(painter: QPainter, place: QRectF, line: Line) -> None:
    now, share = look(), line.share
    whole = share.done == share.due
    ink = now.colour("text" if whole else "text_3") if whole or not share.due else now.ink("late")
    words = QRectF(place.x(), place.y(), place.width() - BAR[0] - 16, place.height())
    role = "small" if whole else "small_strong"
    draw(painter, words, share_words(line), role, ink, Qt.AlignmentFlag.AlignRight)
    if share.due:
        bar = QRectF(place.right() - BAR[0] - 8, place.center().y() - BAR[1] / 2, *BAR)
        fill(painter, bar, now.colour("line"), None, 2)
        bar.setWidth(BAR[0] * share.done / share.due)
        if share.done:
            fill(painter, bar, now.colour("ok") if whole else now.ink("late"), None, 2)
