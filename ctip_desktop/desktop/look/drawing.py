"""Draws one line of text for delegates and controls: the one place that knows where Khmer's baseline stands."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from ctip_desktop.desktop.look.icons import draw_icon
from ctip_desktop.desktop.look.look import Look, look
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.i18n import language

BASELINE = 0.33
"""Of an em below the middle of its line; what Noto Sans Khmer reports of itself would stand too high."""
_RIGHT = Qt.AlignmentFlag.AlignRight
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_LEFT = Qt.AlignmentFlag.AlignLeft


def draw(
    painter: QPainter,
    place: QRectF,
    words: str,
    role: str = "body",
    colour: QColor | None = None,
    align: Qt.AlignmentFlag = _LEFT,
    *,
    latin: bool = False,
) -> float:
    """Draw words on one line in the middle of a place, elided at the end if they are longer; return their width."""
    now = look()
    shown = elided(words, role, place.width(), latin)
    wide = width(shown, role, latin)
    x = place.x()
    if align & _RIGHT:
        x += place.width() - wide
    elif align & _CENTRE:
        x += (place.width() - wide) / 2
    painter.setFont(now.font(role, latin))
    painter.setPen(colour or now.colour("text"))
    painter.drawText(QPointF(x, place.center().y() + now.em(role) * BASELINE), shown)
    return wide


def width(words: str, role: str = "body", latin: bool = False) -> float:
    """Return how wide a line of text is."""
    return _width(words, role, latin, language(), look())


def elided(words: str, role: str, room: float, latin: bool = False) -> str:
    """Return the words as they fit into a width, with … at the end of what does not."""
    if width(words, role, latin) <= room + 0.5:
        return words
    metrics = QFontMetricsF(look().font(role, latin))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))


def fill(
    painter: QPainter, place: QRectF, ground: QColor | None, frame: QColor | None, radius: int = RADIUS["control"],
    thick: float = 1, dashed: bool = False,
) -> None:  # fmt: skip
    """Draw a rounded box; its frame lies inside the place."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = thick / 2 if frame else 0
    box = QPainterPath()
    box.addRoundedRect(place.adjusted(half, half, -half, -half), radius, radius)
    if ground:
        painter.fillPath(box, ground)
    if frame:
        pen = QPen(frame, thick)
        if dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(box)


def draw_key(painter: QPainter, x: float, middle: float, name: str, ink: QColor, frame: QColor) -> float:
    """Draw a key's cap with its left edge at `x`; return its width."""
    wide = key_width(name)
    cap = QRectF(x, middle - 10, wide, 20)
    fill(painter, cap, None, frame, RADIUS["chip"])
    draw(painter, cap, name, "caption", ink, _CENTRE, latin=True)
    return wide


def key_width(name: str) -> float:
    """Return how wide a key's cap is."""
    return width(name, "caption", latin=True) + 10


def draw_glyph(painter: QPainter, name: str, x: float, middle: float, size: int, colour: QColor) -> None:
    """Draw an icon with its left edge at `x`, halfway up at `middle`."""
    draw_icon(painter, name, x, middle - size / 2, size, colour)


@lru_cache(maxsize=8192)
def _width(words: str, role: str, latin: bool, code: str, now: Look) -> float:
    del code
    return QFontMetricsF(now.font(role, latin)).horizontalAdvance(words)
