"""Keys as they lie on the board, not as the layout reads them: with the Khmer layout Ctrl+S carries ស.

On Windows the native virtual key is the same in every layout; elsewhere the scan code is. A key event without either
(a test's, a remote desktop's) is taken by Qt's name for it, Khmer digits as digits.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.khmer.numerals import to_latin

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
_MEANT = CTRL | SHIFT | ALT | Qt.KeyboardModifier.MetaModifier
_KHMER_ZERO = 0x17E0
_DIGITS = tuple("0123456789")
_NAMES = {
    "Enter": Key.Key_Return, "Esc": Key.Key_Escape, "Tab": Key.Key_Tab, "Space": Key.Key_Space, "Del": Key.Key_Delete,
    "PgUp": Key.Key_PageUp, "PgDn": Key.Key_PageDown, "Home": Key.Key_Home, "End": Key.Key_End, "↑": Key.Key_Up,
    "↓": Key.Key_Down, "←": Key.Key_Left, "→": Key.Key_Right, "+": Key.Key_Plus, "−": Key.Key_Minus,
    "Menu": Key.Key_Menu,
}  # fmt: skip
_SAME = {Key.Key_Enter: Key.Key_Return, Key.Key_Backtab: Key.Key_Tab, Key.Key_Equal: Key.Key_Plus}
# evdev's codes of the letter rows and the digit row, which X11 and Wayland give with 8 added
_SCAN_ROWS = {10: "1234567890", 24: "QWERTYUIOP", 38: "ASDFGHJKL", 52: "ZXCVBNM"}
_SCANNED = {start + place: Key(ord(sign)) for start, row in _SCAN_ROWS.items() for place, sign in enumerate(row)}


@dataclass(frozen=True)
class Chord:
    """A key with its modifiers: `Chord.of("Ctrl+Shift+L")`."""

    modifiers: Qt.KeyboardModifier
    key: Qt.Key

    @staticmethod
    @cache
    def of(name: str) -> "Chord":
        """Read a chord as the caps show it."""
        *held, last = name.split("+") if name != "+" else ["+"]
        if name.endswith("++"):
            held, last = held[:-1], "+"
        modifiers = Qt.KeyboardModifier.NoModifier
        for each in held:
            modifiers |= {"Ctrl": CTRL, "Shift": SHIFT, "Alt": ALT}[each]
        return Chord(modifiers, _NAMES.get(last) or Qt.Key[f"Key_{last}"])

    @classmethod
    def pressed(cls, event: QKeyEvent) -> "Chord":
        """Return what was pressed."""
        key = physical(event)
        return cls(event.modifiers() & _MEANT, _SAME.get(key, key))


def physical(event: QKeyEvent) -> Qt.Key:
    """Return which key of the board was pressed, named by what stands on it in the Latin layout."""
    if sys.platform == "win32":
        native = event.nativeVirtualKey()
        if 0x30 <= native <= 0x39 or 0x41 <= native <= 0x5A:
            return Key(native)
    elif event.nativeScanCode() in _SCANNED:
        return _SCANNED[event.nativeScanCode()]
    key = event.key()
    if _KHMER_ZERO <= key <= _KHMER_ZERO + 9:
        return Key(Key.Key_0 + key - _KHMER_ZERO)
    try:
        return Key(key)
    except ValueError:
        return Key.Key_unknown


def digit(event: QKeyEvent) -> int | None:
    """Return the digit that was pressed without Ctrl or Alt, on either row of digits, in either script."""
    chord = Chord.pressed(event)
    if chord.modifiers & (CTRL | ALT | SHIFT):
        return None
    if Key.Key_0 <= chord.key <= Key.Key_9:
        return chord.key - Key.Key_0
    text = to_latin(event.text())  # of an input method that names no key
    return int(text) if text in _DIGITS else None


@dataclass(frozen=True)
class Binding:
    """What a key does on a page.

    Args:
        name: the key as its cap shows it: `Ctrl+S`, `Shift+Enter`, `F9`; several with spaces between do the same.
        words: what it does, for the strip and for F1.
        run: does it; None where a widget of the page does it itself.
        in_strip: whether the strip tells of it.
    """

    name: str
    words: Words
    run: Callable[[], object] | None = None
    in_strip: bool = False

    def chords(self) -> list[Chord]:
        """Return the chords that mean it."""
        return list(_chords(self.name))


@cache
def _chords(names: str) -> tuple[Chord, ...]:
    """Return the chords of a binding's name: every key that is pressed is compared with all of them."""
    return tuple(Chord.of(each) for each in names.split())


def do(bindings: Iterable[Binding], event: QKeyEvent) -> bool:
    """Do what a key means among these; say whether it meant anything."""
    chord = Chord.pressed(event)
    for binding in bindings:
        if binding.run and chord in _chords(binding.name):
            binding.run()
            return True
    return False
