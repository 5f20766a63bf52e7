"""Nothing of the page of the day is cut, squeezed or without a name, in any language, size or wording."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from ctip_desktop.desktop.today.page import TodayPage
from ctip_desktop.desktop.window import Window
from tests.support.seen import faults, stretched, unnamed

SIZES = [(1366, 696), (1200, 700), (1093, 614), (1024, 600)]


@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.usefixtures("work")
def test_nothing_is_cut(
    open_today: Callable[[], TodayPage], window: Window, look_and_language: Callable[..., None],
    code: str, size: tuple[int, int], large: bool,
) -> None:  # fmt: skip
    look_and_language(code, large=large)
    window.resize(*size)
    open_today()
    QApplication.processEvents()
    assert faults(window, lambda words: len(words) > 40 or words == "Banteay Meanchey") == []
    assert unnamed(window) == []


@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.usefixtures("work")
def test_words_twice_as_long_find_room(
    open_today: Callable[[], TodayPage], window: Window, look_and_language: Callable[..., None], code: str
) -> None:
    with stretched():
        look_and_language(code)
        open_today()
        QApplication.processEvents()
        assert faults(window, lambda _: True) == []
