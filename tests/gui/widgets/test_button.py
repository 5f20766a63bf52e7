"""A button is pressed by the keys people press buttons with."""

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.window import Window
from tests.support.gui import press


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_button_that_has_the_focus_is_pressed(window: Window, qtbot: QtBot, key: str) -> None:
    button = Button(lambda: "Enrol this device")
    window.show_front(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked, timeout=1000):
        press(key)
