"""What the keyboard will type: its layout and whether Caps Lock is on, beside a field that does not show it."""

import sys

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctip_desktop.desktop.keys import Key
from ctip_desktop.desktop.widgets.field import Glyph
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _

_X_LOCK = 0x2
_KHMER = ("\u1780", "\u17ff")


class KeyboardLine(QWidget):
    """Tells of layout and Caps Lock: on Windows from the start, elsewhere from the first key on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout: str | None = None
        self._caps: bool | None = None
        self._text = Text(self._words, "small", "text_2")
        self._glyph = Glyph("keyboard", size=16)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._text, 1)
        if sys.platform == "win32":  # pragma: no cover - tried on Windows only
            self._ask_windows()
            QGuiApplication.inputMethod().localeChanged.connect(self._ask_windows)
        self._say()

    @property
    def text(self) -> str:
        """What it tells."""
        return self._text.text

    def see(self, event: QKeyEvent) -> None:
        """Learn from a key what the keyboard types now."""
        if sys.platform == "win32":  # pragma: no cover - tried on Windows only
            self._ask_windows()
            return
        typed = event.text()
        if (typed and typed.isalpha()) or (typed and _KHMER[0] <= typed[0] <= _KHMER[1]):
            self._layout = "km" if _KHMER[0] <= typed[0] <= _KHMER[1] else "latin"
        locked = bool(event.nativeModifiers() & _X_LOCK)
        self._caps = not locked if event.key() == Key.Key_CapsLock else locked
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _ask_windows(self) -> None:  # pragma: no cover - tried on Windows only
        import ctypes

        spoken = QGuiApplication.inputMethod().locale().language()
        self._layout = "km" if spoken == QLocale.Language.Khmer else "latin"
        self._caps = bool(ctypes.windll.user32.GetKeyState(0x14) & 1)  # type: ignore[attr-defined,unused-ignore]
        self._say()

    def _words(self) -> str:
        layouts = {"km": _("Keyboard: Khmer"), "latin": _("Keyboard: Latin letters"), None: ""}
        caps = {True: _("Caps Lock is on"), False: _("Caps Lock is off"), None: ""}[self._caps]
        return " · ".join(part for part in (layouts[self._layout], caps) if part)

    def _say(self) -> None:
        self._text.say(self._words)
        self._text.tint("warn" if self._caps else "text_2")
        told = bool(self._text.text)
        self._glyph.show_icon("keyboard" if told else "", "warn" if self._caps else "text_2")
