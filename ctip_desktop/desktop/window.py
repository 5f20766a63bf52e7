"""The window: first run, unlocking and the frame, one over the other, so that locking covers at once."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.look.icons import mark
from ctip_desktop.desktop.look.tokens import SMALLEST

TITLE = "CTIP Desktop"
"""All that task bars, recent lists and other programs are told."""


class Window(QWidget):
    """The one window. Its front is what is shown: something before the desk, or the frame.

    Signals:
        key_pressed(): a person is there.
        closing(): the window is about to close; what is being typed is kept first.
    """

    key_pressed = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setWindowIcon(mark(64))
        self.setMinimumSize(*SMALLEST)
        self.resize(1366, 696)
        self._stack = QStackedLayout(self)
        self.frame: Frame | None = None

    @property
    def front(self) -> QWidget | None:
        """What is shown."""
        return self._stack.currentWidget()

    def show_front(self, front: QWidget) -> None:
        """Show something in front; what is no longer needed goes, but for the frame, which stays beneath."""
        before = self._stack.currentWidget()
        if self._stack.indexOf(front) < 0:
            self._stack.addWidget(front)
        self._stack.setCurrentWidget(front)
        if before and before is not front and not isinstance(before, Frame):
            self._stack.removeWidget(before)
            before.deleteLater()

    def take_frame(self, frame: Frame | None) -> None:
        """Take in the frame of a desk that was unlocked, in place of another person's."""
        if self.frame:
            self._stack.removeWidget(self.frame)
            self.frame.deleteLater()
        self.frame = frame
        if frame:
            self._stack.addWidget(frame)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let keys mean what the frame says before the widget that has the focus sees them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _within(self, watched):
            self.key_pressed.emit()
            front = self.front
            if isinstance(front, Frame) and QApplication.activeModalWidget() is None and front.press(event):
                return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed, then close."""
        self.closing.emit()
        super().closeEvent(event)


def _within(window: QWidget, watched: QObject) -> bool:
    return isinstance(watched, QWidget) and watched.window() is window
