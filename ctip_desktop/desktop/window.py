"""The window: first run, unlocking and the frame, one over the other, so that locking covers at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedLayout, QVBoxLayout, QWidget

from ctip_desktop.desktop.front import Front
from ctip_desktop.desktop.keys import Chord
from ctip_desktop.desktop.look.icons import mark
from ctip_desktop.desktop.look.tokens import SMALLEST
from ctip_desktop.desktop.widgets.band import Band
from ctip_desktop.desktop.widgets.words import Words

if TYPE_CHECKING:  # the window opens before there is a desk to frame
    from ctip_desktop.desktop.frame import Frame

TITLE = "CTIP Desktop"
"""All that task bars, recent lists and other programs are told."""
_LOCK = Chord.of("F12")
_THERE = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}


class Window(QWidget):
    """The one window. Its front is what is shown: something before the desk, or the frame.

    Signals:
        touched(): a person is there.
        lock_asked(): the person wants to lock while no frame is shown.
        closing(): the window is about to close; what is being typed is kept first.
    """

    touched = Signal()
    lock_asked = Signal()
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setWindowIcon(mark(64))
        self.setMinimumSize(*SMALLEST)
        self.resize(1366, 696)
        self.band = Band()
        self._stack = QStackedLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.band)
        layout.addLayout(self._stack, 1)
        self.frame: Frame | None = None
        self._hidden: list[QWidget] = []

    @property
    def front(self) -> QWidget | None:
        """What is shown."""
        return self._stack.currentWidget()

    def show_band(self, words: Words | None) -> None:
        """Show a line across the top of everything, or take it away: what is said there holds for the whole window."""
        self.band.show_words(words)

    def show_front(self, front: QWidget) -> None:
        """Show something in front; what is no longer needed goes, but for the frame, which stays beneath."""
        before = self._stack.currentWidget()
        if self._stack.indexOf(front) < 0:
            self._stack.addWidget(front)
        self._stack.setCurrentWidget(front)
        if before and before is not front and before is not self.frame:
            self._stack.removeWidget(before)
            before.deleteLater()
        if isinstance(front, Front):
            front.enter()

    def take_frame(self, frame: "Frame | None") -> None:
        """Take in the frame of a desk that was unlocked, in place of another person's."""
        if self.frame and self.frame is not frame:
            self._stack.removeWidget(self.frame)
            self.frame.deleteLater()
            self._hidden.clear()
        self.frame = frame
        if frame:
            self._stack.addWidget(frame)

    def cover_others(self) -> None:
        """Take from the screen whatever else of ours stands there: questions are answered by what is safe."""
        while popup := QApplication.activePopupWidget():
            popup.close()
        for other in self._others():
            if isinstance(other, QDialog):
                other.reject()
            else:
                other.hide()
                self._hidden.append(other)
        self.activateWindow()

    def tell_kept(self) -> None:
        """Let what is in front say that what was being typed is kept."""
        if isinstance(self.front, Front):
            self.front.tell_kept()

    def uncover_others(self) -> None:
        """Show again what was only hidden."""
        while self._hidden:
            self._hidden.pop().show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let keys mean what the front says before the widget that has the focus sees them."""
        if event.type() in _THERE and isinstance(watched, QWidget):
            self.touched.emit()
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._press(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed, then close."""
        self.closing.emit()
        super().closeEvent(event)

    def _press(self, watched: QWidget, event: QKeyEvent) -> bool:
        front = self.front
        if front is not None and Chord.pressed(event) == _LOCK:
            (self.frame if front is self.frame and self.frame else self).lock_asked.emit()
            return True
        here = watched.window() is self and QApplication.activeModalWidget() is None
        if self.frame and front is self.frame:
            return here and self.frame.press(event)
        return here and isinstance(front, Front) and front.press(event)

    def _others(self) -> list[QWidget]:
        return [
            other
            for other in QApplication.topLevelWidgets()
            if other is not self and other.isVisible() and other.windowType() != Qt.WindowType.ToolTip
        ]
