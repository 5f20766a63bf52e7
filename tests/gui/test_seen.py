"""What finds faults in windows does find them: each kind is shown one."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _
from tests.support.seen import faults, stretched, unnamed


def shown(qtbot: QtBot, *parts: QWidget, width: int = 300) -> QWidget:
    window = QWidget()
    layout = QHBoxLayout(window)
    for part in parts:
        layout.addWidget(part)
    qtbot.addWidget(window)
    window.setFixedSize(width, 60)
    window.show()
    return window


def test_a_window_with_room_has_no_faults(qtbot: QtBot, look_and_language: Callable[..., None]) -> None:
    assert faults(shown(qtbot, Text("Short"), Button(lambda: "Open"))) == []


def test_words_cut_at_their_end_are_found(qtbot: QtBot, look_and_language: Callable[..., None]) -> None:
    assert faults(shown(qtbot, Text("Words that need far more room than this"), width=100)) == [
        "elided: Words that need far more room than this"
    ]


def test_parts_outside_and_over_each_other_are_found(qtbot: QtBot, look_and_language: Callable[..., None]) -> None:
    window = QWidget()
    one, other = Button(lambda: "One", parent=window), Button(lambda: "Other", parent=window)
    qtbot.addWidget(window)
    window.setFixedSize(120, 40)
    one.adjustSize()
    other.adjustSize()
    other.move(30, 20)
    window.show()
    found = faults(window)
    assert any(fault.startswith("outside: Button 'Other'") for fault in found)
    assert "over each other: Button 'One' / Button 'Other'" in found


def test_a_field_without_a_name_is_found(qtbot: QtBot, look_and_language: Callable[..., None]) -> None:
    named, nameless = QLineEdit(), QLineEdit()
    named.setAccessibleName("Passphrase")
    assert unnamed(shown(qtbot, named, nameless)) == ["no name: QLineEdit in QWidget"]


def test_stretched_words_are_twice_as_long(qtbot: QtBot) -> None:
    with stretched():
        assert _("Open") == "Open Open"
    assert _("Open") == "Open"
