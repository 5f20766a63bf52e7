"""Several lines to type in, spaced for Khmer, in the frame of a field."""

import math

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ctip_desktop.desktop.keys import Chord, Key
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.widgets.field import Tone
from ctip_desktop.desktop.widgets.scrolling import SlimBar
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.i18n import language

_LINE_HEIGHT = {"km": 121.0, "en": 103.0}
"""Per cent of what Qt takes for a line: 1.65 em of Khmer, 1.4 em of Latin."""
_SIDE, _ABOVE = 12, 6


class Lines(QTextEdit):
    """The text itself: plain, spaced for Khmer, without a frame.

    Signals:
        focus_changed(): it has the focus, or has it no more.
        erased(): a key that erases was pressed where nothing is.
    """

    focus_changed = Signal()
    erased = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)

    def put(self, text: str) -> None:
        """Show a text in place of the one there is; nothing of it can be undone."""
        self.setPlainText(text)
        self.dress()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def dress(self) -> None:
        """Take the look and language in force, and give all lines the height Khmer needs; the caret stays."""
        now = look()
        self.setFont(now.font("body"))
        palette = QPalette(self.palette())
        for role, name in (
            (QPalette.ColorRole.Text, "text"),
            (QPalette.ColorRole.PlaceholderText, "text_2"),
            (QPalette.ColorRole.Highlight, "accent"),
            (QPalette.ColorRole.HighlightedText, "on_accent"),
        ):
            palette.setColor(role, now.colour(name))
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(_LINE_HEIGHT[language()], QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)
        self.document().clearUndoRedoStacks()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take in what is pasted as plain text."""
        self.textCursor().insertText(source.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Enter where the caret was: a long text is too much to type over."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus has gone."""
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; tell of what is erased where nothing is."""
        if self.document().isEmpty() and Chord.pressed(event).key in (Key.Key_Backspace, Key.Key_Delete):
            self.erased.emit()
        super().keyPressEvent(event)


class FramedLines(QWidget):
    """Lines in a frame that shows focus, fault and warning; as high as the text, within bounds.

    Signals:
        grown(): it needs another height.
    """

    grown = Signal()

    def __init__(self, least: int = 2, most: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._tone: Tone = ""
        self.showing = False
        self.lines = Lines(self)
        self.setFocusProxy(self.lines)
        self.lines.focus_changed.connect(self.update)
        self.lines.document().documentLayout().documentSizeChanged.connect(self._grow)

    def put(self, text: str) -> None:
        """Show a text; meanwhile `showing` says that nobody types it."""
        self.showing = True
        self.lines.put(text)
        self.showing = False

    def show_tone(self, tone: Tone) -> None:
        """Tint the field."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def show_locked(self, locked: bool) -> None:
        """Let what is written be read and copied only."""
        self.lines.setReadOnly(locked)
        self.update()

    def height_in(self, width: int) -> int:
        """Return the height of all lines at a width, within the bounds."""
        if self.lines.width() != width - 2 * _SIDE + 8:
            self._set_out(width, self.height())
        pitch = look().pitch("body")
        high = self.lines.document().size().height()
        return math.ceil(min(max(high, self._least * pitch), self._most * pitch)) + 2 * _ABOVE

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(460, self.height_in(460))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the text within the frame."""
        super().resizeEvent(event)
        self._set_out(self.width(), self.height())

    def changeEvent(self, event: QEvent) -> None:
        """Take the language, the type and the colours now in force; the caret stays."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.showing = True
            self.lines.dress()
            self.showing = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and frame around the text."""
        del event
        now = look()
        ground = {"error": "error_soft", "warn": "warn_soft"}.get(self._tone, "surface")
        frame, thick = "line_strong", 1
        if self._tone in ("error", "warn"):
            frame, thick = self._tone, 2
        if self.lines.hasFocus():
            frame, thick = "accent", 2
        if self.lines.isReadOnly() or not self.isEnabled():
            ground, frame = "shade", "line"
        fill(QPainter(self), QRectF(self.rect()), now.colour(ground), now.colour(frame), thick=thick)

    def _set_out(self, wide: int, high: int) -> None:
        self.lines.setGeometry(_SIDE, _ABOVE, wide - 2 * _SIDE + 8, max(high - 2 * _ABOVE, 1))

    def _grow(self) -> None:
        if self.height_in(self.width()) != self.height():
            self.grown.emit()
