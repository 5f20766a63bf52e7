"""Pictures of the page of entries, kept only where a folder for them is named."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.window import Window
from tests.support.gui import PICTURES, press, shoot

pytestmark = pytest.mark.skipif(not PICTURES, reason="no folder for pictures is named (CTIP_PICTURES)")


@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 696), (1920, 1000), (1093, 614), (1024, 600)], ids=lambda size: str(size[0]))
def test_the_list_is_seen(
    page: EntriesPage, window: Window, qtbot: QtBot, settled: Callable[[], None],
    look_and_language: Callable[..., None], code: str, dark: bool, size: tuple[int, int],
) -> None:  # fmt: skip
    look_and_language(code, dark=dark)
    window.resize(*size)
    settled()
    press("↓", 5)
    qtbot.wait(120)
    settled()
    shoot(window, f"entries-{code}-{'dark' if dark else 'light'}-{size[0]}")
