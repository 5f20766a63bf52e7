"""Keys as a person presses them, and pictures of what they see."""

import os
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ctip_desktop.desktop.keys import Chord

PICTURES = os.environ.get("CTIP_PICTURES")
"""A folder to keep pictures in while one works; none are kept without it."""


def press(name: str, times: int = 1) -> None:
    """Press a key (`Ctrl+S`, `Enter`, `F9`) on whatever has the focus."""
    chord = Chord.of(name)
    for _ in range(times):
        _send(chord.key, chord.modifiers, chr(chord.key) if not chord.modifiers and 32 <= chord.key < 127 else "")


def type_text(text: str) -> None:
    """Type a text, sign by sign, as a keyboard of any layout gives it; a new line is Enter."""
    for sign in text:
        if sign == "\n":
            press("Enter")
        elif sign in "0123456789":
            _send(Qt.Key(ord(sign)), Qt.KeyboardModifier.NoModifier, sign)
        else:
            _send(Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)


def shoot(widget: QWidget, name: str) -> None:
    """Keep a picture of a widget as it is seen now."""
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        QApplication.processEvents()
        widget.grab().save(str(Path(PICTURES) / f"{name}.png"))


def _send(key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> None:
    popup = QApplication.activePopupWidget()  # which Qt gives all keys, whoever has the focus
    target = (popup.focusWidget() or popup) if popup else QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None, "nothing has the focus"
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))
