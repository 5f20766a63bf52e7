"""What an attached file shows: its picture if it is one, else its name on a sheet."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.words import Words, fixed

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_MARGIN = 12


class Preview(QWidget):
    """A picture in the middle of a sunken ground, or words where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._words: Words = fixed("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def box(self) -> QSize:
        """The pixels a picture may have."""
        ratio = self.devicePixelRatio()
        return QSize(round((self.width() - 2 * _MARGIN) * ratio), round((self.height() - 2 * _MARGIN) * ratio))

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return self._picture is not None

    def show_picture(self, picture: QImage, name: str) -> None:
        """Show a picture; its name is read aloud."""
        picture.setDevicePixelRatio(self.devicePixelRatio())
        self._picture = picture
        self.setAccessibleName(name)
        self.update()

    def show_words(self, words: Words) -> None:
        """Show words in place of a picture."""
        self._picture, self._words = None, words
        self.setAccessibleName(words())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the picture or the words in its middle."""
        del event
        now, painter, place = look(), QPainter(self), QRectF(self.rect())
        fill(painter, place, now.colour("sunken"), now.colour("line"), RADIUS["panel"])
        if self._picture is not None:
            size = self._picture.deviceIndependentSize()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            fitted = size.scaled(place.width() - 2 * _MARGIN, place.height() - 2 * _MARGIN, _KEEP)
            shown = fitted if fitted.width() < size.width() else size
            corner = place.center().x() - shown.width() / 2, place.center().y() - shown.height() / 2
            painter.drawImage(QRectF(*corner, shown.width(), shown.height()), self._picture)
        elif words := self._words():
            middle = place.center()
            draw_glyph(painter, "file-text", middle.x() - 20, middle.y() - 24, 40, now.colour("text_3"))
            below = QRectF(place.x() + _MARGIN, middle.y() + 8, place.width() - 2 * _MARGIN, now.pitch("small"))
            draw(painter, below, words, "small", now.colour("text_2"), _CENTRE)


_KEEP = Qt.AspectRatioMode.KeepAspectRatio
