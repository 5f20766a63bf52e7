"""Keys mean what lies under the finger, whatever the layout makes of it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ctip_desktop.desktop.keys import Binding, Chord, digit, physical

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def khmer_key(scan: int, sign: str, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    """Return what X11 gives for a key with the Khmer layout: its place on the board, and the Khmer sign."""
    return QKeyEvent(QEvent.Type.KeyPress, ord(sign), modifiers, scan, ord(sign), 0, sign)


def test_ctrl_s_with_the_khmer_layout_is_ctrl_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert Chord.pressed(khmer_key(39, "ស", CTRL)) == Chord.of("Ctrl+S")


def test_on_windows_the_virtual_key_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    event = QKeyEvent(QEvent.Type.KeyPress, ord("ស"), CTRL, 31, 0x53, 0, "ស")
    assert Chord.pressed(event) == Chord.of("Ctrl+S")


@pytest.mark.parametrize("number", range(10))
def test_a_khmer_digit_is_that_digit(number: int) -> None:
    sign = chr(0x17E0 + number)
    assert digit(QKeyEvent(QEvent.Type.KeyPress, ord(sign), NONE, sign)) == number
    assert digit(QKeyEvent(QEvent.Type.KeyPress, ord("0") + number, NONE, str(number))) == number


def test_a_digit_with_ctrl_is_no_digit() -> None:
    assert digit(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, CTRL, "1")) is None


def test_a_sign_qt_has_no_key_for_is_no_key() -> None:
    assert physical(QKeyEvent(QEvent.Type.KeyPress, ord("ស"), NONE, "ស")) == Qt.Key.Key_unknown


@pytest.mark.parametrize(
    ("name", "modifiers", "key"),
    [
        ("Ctrl+Shift+L", CTRL | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_L),
        ("Shift+F9", Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F9),
        ("Ctrl+PgDn", CTRL, Qt.Key.Key_PageDown),
        ("Ctrl++", CTRL, Qt.Key.Key_Plus),
        ("Alt+1", Qt.KeyboardModifier.AltModifier, Qt.Key.Key_1),
    ],
)
def test_a_cap_names_its_chord(name: str, modifiers: Qt.KeyboardModifier, key: Qt.Key) -> None:
    assert Chord.of(name) == Chord(modifiers, key)


def test_several_caps_do_the_same() -> None:
    assert Binding("Esc Alt+←", lambda: "back").chords() == [Chord.of("Esc"), Chord.of("Alt+←")]


def test_the_enter_of_the_digit_block_is_enter() -> None:
    assert Chord.pressed(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Enter, NONE, "\r")) == Chord.of("Enter")
