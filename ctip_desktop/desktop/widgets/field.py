"""A field for one line of text: a frame of 36 pixels that shows focus, fault and warning, and a message below."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW, Words, fixed
from ctip_desktop.i18n import language

Tone = Literal["", "error", "warn", "note", "help"]
"""What a message or a field's frame says, the gravest first."""
GLYPHS = {"error": "circle-x", "warn": "triangle-alert", "note": "message-square-text", "help": "info", "": ""}
_INKS = {"error": "error", "warn": "warn", "note": "text_2", "help": "text_2", "": "text_2"}


class Field(QLineEdit):
    """A line of text in a frame of our own.

    Args:
        placeholder: words shown while it is empty.
        icon: a glyph at its left.
        room: glyphs at its right take this many pixels; see `end_icon`.
    """

    def __init__(
        self, placeholder: Words | None = None, *, icon: str = "", latin: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._placeholder = placeholder or fixed("")
        self._icon = icon
        self._latin = latin
        self._tone: Tone = ""
        self._end_icon = ""
        self._end_pressed: Callable[[], None] | None = None
        self._dressed: tuple[object, ...] = ()
        self.setFrame(False)
        self._dress()

    def show_tone(self, tone: Tone) -> None:
        """Tint the field as wrong (`error`), as to be looked at (`warn`), or not at all."""
        if tone != self._tone:
            self._tone = tone
            self._dress()

    def show_end(self, icon: str, pressed: Callable[[], None] | None = None) -> None:
        """Show a glyph at its right end; `pressed` is called when it is clicked."""
        self._end_icon, self._end_pressed = icon, pressed
        self._dress()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(190, look().size("control"))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(56, look().size("control"))

    def changeEvent(self, event: QEvent) -> None:
        """Take the language, the type and the colours now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW and self._dressed != (look(), language(), self.isEnabled()):
            self._dress()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the content when entered by key; a click sets the caret."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus frame away."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a click on the glyph at its end do what it is there for."""
        if self._end_pressed and event.position().x() > self.width() - 34:
            self._end_pressed()
            return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, then the text as Qt does."""
        now = look()
        painter = QPainter(self)
        place = QRectF(self.rect())
        ground = {"error": "error_soft", "warn": "warn_soft"}.get(self._tone, "surface")
        frame, thick = "line_strong", 1
        if self._tone in ("error", "warn"):
            frame, thick = self._tone, 2
        if self.hasFocus():
            frame, thick = "accent", 2
        if not self.isEnabled() or self.isReadOnly():
            ground, frame = "shade", "line"
        fill(painter, place, now.colour(ground), now.colour(frame), thick=thick)
        ink = now.colour(_INKS.get(self._tone, "text_2"))
        if self._icon:
            draw_glyph(painter, self._icon, 11, place.center().y(), now.size("icon"), now.colour("text_2"))
        if self._end_icon:
            draw_glyph(painter, self._end_icon, place.right() - 30, place.center().y(), now.size("icon"), ink)
        painter.end()
        super().paintEvent(event)

    def _dress(self) -> None:
        now = look()
        self._dressed = (now, language(), self.isEnabled())
        self.setPlaceholderText(self._placeholder())
        self.setFont(now.font("body", self._latin))
        self.setTextMargins(38 if self._icon else 12, 0, 36 if self._end_icon else 10, 0)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, now.colour("text"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, now.colour("text_3"))
        palette.setColor(QPalette.ColorRole.Highlight, now.colour("accent"))
        palette.setColor(QPalette.ColorRole.HighlightedText, now.colour("on_accent"))
        self.setPalette(palette)
        self.setFixedHeight(now.size("control"))
        self.update()


class Glyph(QWidget):
    """An icon by itself, in a colour of the design."""

    def __init__(self, name: str, colour: str = "text_2", size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size = name, colour, size
        self.setFixedSize(size, size)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        if self._name:
            draw_glyph(QPainter(self), self._name, 0, self._size / 2, self._size, look().colour(self._colour))


class Message(QWidget):
    """One line below a field: a fault, a warning, a note or help, with its glyph; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph("", size=16)
        self._text = Text("", "small", "text_2", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 2, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._text.text

    def say(self, words: Words | str, tone: Tone = "help") -> None:
        """Say something; nothing hides it."""
        self._text.say(words)
        self._text.tint(_INKS[tone])
        self._glyph.show_icon(GLYPHS[tone], _INKS[tone])
        self.setVisible(bool(self._text.text))
