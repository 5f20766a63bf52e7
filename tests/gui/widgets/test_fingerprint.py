"""A fingerprint is read aloud in groups of five, and typed however the keyboard gives it."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.widgets.fingerprint import FingerprintInput, FingerprintShown
from ctip_desktop.desktop.window import Window
from ctip_desktop.khmer.numerals import to_khmer
from ctip_desktop.trust.fingerprint import fingerprint, same
from tests.support.gui import press, shoot, type_text

SHOWN = fingerprint(b"a device")
DIGITS = SHOWN.replace(" ", "")


@pytest.fixture
def typed(window: Window) -> FingerprintInput:
    around = QWidget()
    layout = QVBoxLayout(around)
    layout.addWidget(FingerprintShown(SHOWN))
    field = FingerprintInput(lambda: "Fingerprint")
    layout.addWidget(field)
    layout.addStretch(1)
    window.show_front(around)
    field.setFocus()
    return field


@pytest.mark.parametrize(
    "given",
    [
        DIGITS,
        SHOWN,
        to_khmer(SHOWN),
        SHOWN.replace(" ", "\u200b"),
        SHOWN.replace(" ", "-"),
        SHOWN.replace(" ", " - "),
    ],
)
def test_the_digits_are_taken_whatever_stands_between_them(typed: FingerprintInput, given: str) -> None:
    type_text(given)
    assert typed.complete
    assert typed.field.text() == SHOWN
    assert same(typed.digits, SHOWN)


def test_a_pasted_fingerprint_is_taken_at_once(typed: FingerprintInput, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(f"  {to_khmer(SHOWN)}\n")
    with qtbot.waitSignal(typed.digits_changed) as heard:
        typed.field.paste()
    assert heard.args == [DIGITS]


def test_it_says_how_many_digits_are_still_to_come(typed: FingerprintInput) -> None:
    type_text(DIGITS[:12])
    assert typed.message.text == "12 of 40 digits"
    assert not typed.complete
    shoot(typed.window(), "fingerprint")
    type_text(DIGITS[12:])
    assert typed.message.text == "All 40 digits are there."
    type_text("7")
    assert typed.message.text.startswith("That is 41 digits")
    assert not typed.complete


def test_a_digit_put_right_in_the_middle_leaves_the_caret_there(typed: FingerprintInput) -> None:
    type_text("1234599890")
    press("←", 4)
    press("←")
    press("Del")
    type_text("6")
    assert typed.field.text() == "12345 69890"
    type_text("7")
    assert typed.field.text() == "12345 67989 0"


def test_letters_are_left_out_and_that_is_said(typed: FingerprintInput) -> None:
    type_text("12o3")
    assert typed.digits == "123"
    type_text("l")
    assert "digits only" in typed.message.text


def test_what_is_shown_is_read_aloud_whole(typed: FingerprintInput) -> None:
    shown = typed.window().findChild(FingerprintShown)
    assert isinstance(shown, FingerprintShown)
    assert shown.accessibleName() == SHOWN
