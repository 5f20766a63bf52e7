"""A widget that is drawn here and not by Qt: it says and draws itself anew when the language or the look changes."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.widgets.words import SHOWN_ANEW


class Painted(QWidget):
    """What such widgets share; each draws in its `paintEvent`, and says in `_say` what it is and how large."""

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language, type and colours now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self._say()

    def _say(self) -> None:
        """Take the name for those who cannot see it, and the size; then draw anew."""
        raise NotImplementedError
