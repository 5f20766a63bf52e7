from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.minutes.checks_banner import checks_banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.documents.minutes import Check
from tests.support.seen import faults

COUNT = Check("total_differs", ("/total_claimed", "/participant"), 9, 7)
NAME = Check("seen_name_empty", ("/seen_name",))


def test_the_banner_leads_from_one_question_to_the_next(qtbot: QtBot, look_and_language: Callable[..., None]) -> None:
    gone: list[Check] = []
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(1200, 90)
    banner = checks_banner((COUNT, NAME), gone.append)
    banner.setParent(around)
    banner.setGeometry(around.rect())
    around.show()
    assert banner.said.text == COUNT.text
    assert banner.to_do.text == "1 more thing to check. Ctrl+P prints it as it is."
    button = banner.findChild(Button)
    assert button
    said = []
    for _ in range(3):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        said.append(banner.said.text)
    assert gone == [COUNT, NAME, COUNT]
    assert said == [COUNT.text, NAME.text, COUNT.text]
    assert faults(around) == []


def test_a_single_check_says_how_to_print_all_the_same(qtbot: QtBot, look_and_language: Callable[..., None]) -> None:
    banner = checks_banner((NAME,), lambda _: None)
    qtbot.addWidget(banner)
    assert banner.to_do.text == "Ctrl+P prints it as it is."
