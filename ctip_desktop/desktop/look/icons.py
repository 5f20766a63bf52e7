"""Icons: Lucide's, tinted, cached by size, colour and pixel ratio."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ctip_desktop import paths

_MARK = "ctip"
"""The program's own mark, beside Lucide's icons."""


@lru_cache(maxsize=512)
def icon(name: str, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """Return an icon in a colour (`#1D4C9E`), `size` logical pixels wide, for a screen of that pixel ratio."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    svg = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def draw_icon(painter: QPainter, name: str, x: float, y: float, size: int, colour: QColor) -> None:
    """Draw an icon with its top left corner at a place."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(
        QRectF(x, y, size, size), pixmap := icon(name, size, colour.name(), ratio), QRectF(pixmap.rect())
    )


def mark(size: int, ratio: float = 1.0) -> QPixmap:
    """Return the program's mark, `size` logical pixels wide."""
    return icon(_MARK, size, "#000000", ratio)
