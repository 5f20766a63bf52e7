"""What the window shows before there is a desk: the first run, unlocking, or why a store cannot be opened."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.keys import Binding, do
from ctip_desktop.desktop.look import look
from ctip_desktop.i18n import _, language


class Front(QWidget):
    """A front of the window; subclasses lay out their content and override what they need.

    Signals:
        language_asked(str): `km` or `en`.
    """

    language_asked = Signal(str)

    def keys(self) -> Sequence[Binding]:
        """Return what keys do here."""
        return ()

    def enter(self) -> None:
        """Take the focus: called when it comes to be shown."""

    def leave(self) -> None:
        """Keep what was chosen so far: called before the program closes."""

    def tell_kept(self) -> None:
        """Say that what was being typed is kept: called once that was asked for."""

    def bindings(self) -> list[Binding]:
        """Return what every key does now: those of this front first, then those that work anywhere."""
        other = "en" if language() == "km" else "km"
        anywhere = [
            Binding("F1", lambda: _("all keys"), self._show_all_keys, in_strip=True),
            Binding("Ctrl+Shift+L", lambda: _("the other language"), lambda: self.language_asked.emit(other)),
        ]
        return [*self.keys(), *anywhere]

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; say whether it meant anything."""
        return do(self.bindings(), event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw its ground anew in the colours now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover everything beneath."""
        QPainter(self).fillRect(QRect(event.rect()), look().colour("window"))

    def _show_all_keys(self) -> None:
        from ctip_desktop.desktop.key_sheet import KeySheet

        KeySheet(self.bindings(), self).exec()
