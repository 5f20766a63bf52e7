"""Notices that nobody is at the desk: no key for some minutes, or the computer slept or ends the session."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

EVERY_SECONDS = 2
JUMP_SECONDS = 20
"""The wall clock going on this much further than the computer's own means that it slept in between."""


class Watch(QObject):
    """Looks every two seconds whether somebody is there.

    Args:
        clocks: the wall clock and one that only runs while the computer does, in seconds.

    Signals:
        left(str): nobody has touched a key for long enough (`idle`), or the computer went to sleep (`asleep`).
    """

    left = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        clocks: tuple[Callable[[], float], Callable[[], float]] = (time.time, time.monotonic),
    ) -> None:
        super().__init__(parent)
        self._wall, self._own = clocks
        self.minutes = 5
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_SECONDS * 1000)
        self._timer.timeout.connect(self.look)
        self._touched = self._looked = (self._wall(), self._own())
        self._hear_the_system()

    def start(self, minutes: int) -> None:
        """Watch from here on; so many minutes without a key are too many."""
        self.minutes = minutes
        self.touch()
        self._looked = self._touched
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    @property
    def watches(self) -> bool:
        """Whether it does."""
        return self._timer.isActive()

    def touch(self) -> None:
        """Note that somebody is there."""
        self._touched = self._wall(), self._own()

    def look(self) -> None:
        """Say so if nobody is there."""
        wall, own = now = self._wall(), self._own()
        slept = (wall - self._looked[0]) - (own - self._looked[1]) > JUMP_SECONDS
        self._looked = now
        if slept:
            self._tell("asleep")
        elif own - self._touched[1] >= self.minutes * 60:
            self._tell("idle")

    def _tell(self, why: str) -> None:
        if self.watches:
            self.left.emit(why)

    def _hear_the_system(self) -> None:
        application = QCoreApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self._hear_end, Qt.ConnectionType.DirectConnection)
            application.applicationStateChanged.connect(self._hear_state)
            if sys.platform == "win32":  # pragma: no cover - tried on Windows only
                self._windows = _WindowsSleep(lambda: self._tell("asleep"))
                application.installNativeEventFilter(self._windows)

    def _hear_end(self) -> None:
        self._tell("asleep")

    def _hear_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self._tell("asleep")


class _WindowsSleep(QAbstractNativeEventFilter):  # pragma: no cover - tried on Windows only
    """Hears of Windows going to sleep."""

    _POWER, _SUSPEND = 0x0218, 4

    def __init__(self, told: Callable[[], None]) -> None:
        super().__init__()
        self._told = told

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Tell of it; let the message go on."""
        if kind == b"windows_generic_MSG":
            from ctypes import wintypes

            heard = wintypes.MSG.from_address(int(message))
            if heard.message == self._POWER and heard.wParam == self._SUSPEND:
                self._told()
        return False, 0
