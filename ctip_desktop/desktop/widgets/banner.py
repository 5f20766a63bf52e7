"""What a page has to tell: a banner that stays until its cause goes, and a toast for what was just done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Glyph
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words

_GLYPHS = {"error": "circle-x", "warn": "triangle-alert", "ok": "circle-check", "accent": "info"}
_GROUNDS = {"error": "error_soft", "warn": "warn_soft", "ok": "ok_soft", "accent": "accent_soft"}
TOAST_SECONDS = 6


class Banner(QWidget):
    """A bar of 4 pixels, a glyph, one bold line, one line of what to do, at most one quiet action.

    Args:
        tone: `error`, `warn`, `ok` or `accent`.
    """

    def __init__(
        self,
        tone: str,
        said: Words | str,
        to_do: Words | str = "",
        action: Button | None = None,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.said = Text(said, "strong", tone if tone in ("error", "warn") else "text", wrap=True)
        self.to_do = Text(to_do, "small", "text_2", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 10, 12, 10)
        layout.setSpacing(14)
        layout.addWidget(Glyph(icon or _GLYPHS[tone], tone, 20))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.said)
        words.addWidget(self.to_do)
        layout.addLayout(words, 1)
        self.to_do.setVisible(bool(self.to_do.text))  # not before it has a parent, or it is a window of its own
        if action:
            layout.addWidget(action)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{self.said.text} {self.to_do.text}".strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the bar."""
        del event
        painter = QPainter(self)
        fill(painter, QRectF(self.rect()), look().colour(_GROUNDS[self._tone]), None)
        painter.setClipRect(0, 0, 4, self.height())
        fill(painter, QRectF(self.rect()), look().colour(self._tone), None)


class Toast(QWidget):
    """What the person just did, for six seconds, with *Undo* where that can be."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self._text = Text("", "body", "surface")
        self._undo: Callable[[], None] | None = None
        self._button = Button(lambda: "", "plain", in_row=True)
        self._button.clicked.connect(self._press)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._text, 1)
        self._layout.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._text.text

    def say(self, words: str, undo: Callable[[], None] | None = None, undo_words: Words | None = None) -> None:
        """Say what was done."""
        self._text.say(words)
        self._undo = undo
        self._button.setVisible(undo is not None)
        self._layout.setContentsMargins(16, 6, 8 if undo else 16, 6)
        if undo_words:
            self._button.words = undo_words
            self._button.setText(undo_words())
        self._timer.start(TOAST_SECONDS * 1000)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()

    def focus(self) -> None:
        """Give the focus to its button."""
        self._button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> None:
        """Stand at the bottom of the content, in the middle."""
        around, wide = self._around, min(self.sizeHint().width(), self._around.width() - 48)
        self.setGeometry(
            (around.width() - wide) // 2,
            around.height() - self.sizeHint().height() - 16,
            wide,
            self.sizeHint().height(),
        )

    def event(self, event: QEvent) -> bool:
        """Take other room where the words need it in another language's type."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw its dark ground."""
        del event
        fill(QPainter(self), QRectF(self.rect()), look().colour("text"), None)

    def _press(self) -> None:
        self.hide()
        if self._undo:
            self._undo()


class EmptyState(QWidget):
    """What would be here, and the one action to begin."""

    def __init__(self, icon: str, words: Words, action: Button | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(Glyph(icon, "text_3", look().size("icon_large")), 0, Qt.AlignmentFlag.AlignHCenter)
        text = Text(words, "body", "text_2", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        text.setMinimumWidth(420)
        layout.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        if action:
            layout.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
