"""A list of choices below a button is worked by keys."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.widgets.dropdown import Choice, Dropdown
from tests.support.gui import press, type_text

FEW = [Choice("", "Everything"), Choice("a", "Apples"), Choice("b", "Bananas"), Choice("c", "Cherries", able=False)]
YEARS = [Choice("", "Any time"), *(Choice(str(year), f"ឆ្នាំ{year}") for year in range(2000, 2020))]
MANY = [Choice("", "Everything"), *(Choice(sign, f"Kind {sign}") for sign in "abcdefghijklmn")]


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(400, 300)
    around.show()
    around.activateWindow()
    return around


def opened(around: QWidget, choices: list[Choice]) -> tuple[Dropdown, list[str]]:
    dropdown = Dropdown(lambda: "Kind", lambda: choices, around)
    dropdown.resize(dropdown.sizeHint())
    dropdown.show()
    chosen: list[str] = []
    dropdown.changed.connect(chosen.append)
    dropdown.open()
    return dropdown, chosen


def test_a_digit_chooses_and_zero_takes_everything(around: QWidget) -> None:
    dropdown, chosen = opened(around, FEW)
    press("2")
    assert chosen == ["b"]
    assert dropdown.accessibleName() == "Kind Bananas"
    dropdown.open()
    press("0")
    assert chosen == ["b", ""]
    assert dropdown.accessibleName() == "Kind"


def test_arrows_and_enter_choose(around: QWidget) -> None:
    dropdown, chosen = opened(around, FEW)
    press("↓")
    press("Enter")
    assert chosen == ["a"]
    dropdown.open()
    assert dropdown.list
    assert dropdown.list.present == 1, "it opens at what is chosen"


def test_what_cannot_be_chosen_is_not(around: QWidget) -> None:
    dropdown, chosen = opened(around, FEW)
    press("End")
    press("Enter")
    assert dropdown.list
    assert dropdown.list.isVisible()
    press("Esc")
    assert chosen == []


def test_choosing_the_same_again_changes_nothing(around: QWidget) -> None:
    _, chosen = opened(around, FEW)
    press("Enter")
    assert chosen == []


def test_typing_narrows_a_long_list_whatever_the_script_of_its_digits(around: QWidget) -> None:
    dropdown, chosen = opened(around, YEARS)
    type_text("2013")
    assert dropdown.list
    assert [one.value for one in dropdown.list.lines] == ["2013"]
    press("Enter")
    assert chosen == ["2013"]


def test_what_nothing_fits_is_not_typed(around: QWidget) -> None:
    dropdown, _ = opened(around, YEARS)
    type_text("2013x")
    assert dropdown.list
    assert dropdown.list.typed == "2013"


def test_digits_choose_in_a_long_list_without_digits_and_letters_narrow(around: QWidget) -> None:
    dropdown, chosen = opened(around, MANY)
    press("3")
    assert chosen == ["c"]
    dropdown.open()
    type_text("Kind n")
    press("Enter")
    assert chosen == ["c", "n"]


def test_a_long_list_scrolls_with_what_is_present(around: QWidget) -> None:
    dropdown, _ = opened(around, YEARS)
    assert dropdown.list
    press("End")
    assert dropdown.list.present == len(YEARS) - 1
    assert dropdown.list._first == len(YEARS) - 12
    dropdown.list.grab()
