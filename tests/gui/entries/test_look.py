"""Nothing of the page of entries is cut, squeezed or without a name, in any language, size or wording."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries.history import HistoryPage
from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.window import Window
from tests.support.gui import press
from tests.support.seen import faults, stretched, unnamed

SIZES = [(1366, 696), (1200, 700), (1093, 614), (1920, 1000)]


def may_be_elided(words: str) -> bool:
    """Summaries, places and names of kinds may: the pane and the tip show them whole."""
    return len(words) > 14


@pytest.fixture
def seen(qtbot: QtBot, page: EntriesPage, settled: Callable[[], None]) -> Callable[[str], None]:
    """Choose an entry, and wait until the pane tells of it."""

    def choose(entry: str) -> None:
        QApplication.processEvents()
        settled()
        page.come_back_to(entry)
        page.refresh()
        qtbot.waitUntil(lambda: page.detail is not None and page.detail.id == entry)
        settled()

    return choose


@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
def test_nothing_is_cut(
    page: EntriesPage, work: dict[str, str], window: Window, seen: Callable[[str], None],
    look_and_language: Callable[..., None], code: str, size: tuple[int, int], large: bool,
) -> None:  # fmt: skip
    look_and_language(code, large=large)
    window.resize(*size)
    seen(work["changed"])
    if page.pane.laid_over:
        press("Enter")
    assert faults(window, may_be_elided) == []
    assert unnamed(window) == []


@pytest.mark.parametrize("code", ["km", "en"])
def test_words_twice_as_long_find_room(
    page: EntriesPage, work: dict[str, str], window: Window, seen: Callable[[str], None],
    look_and_language: Callable[..., None], code: str,
) -> None:  # fmt: skip
    with stretched():
        look_and_language(code)
        seen(work["changed"])
        found = faults(window, lambda _: True)
    assert found == []


@pytest.mark.parametrize("code", ["km", "en"])
def test_the_history_is_not_cut(
    page: EntriesPage, work: dict[str, str], desk: Desk, frame: Frame, window: Window, seen: Callable[[str], None],
    settled: Callable[[], None], look_and_language: Callable[..., None], code: str,
) -> None:  # fmt: skip
    look_and_language(code)
    seen(work["disputed"])
    line = page.browser.present
    assert line
    frame.open(HistoryPage(desk, frame, line))
    settled()
    for _ in range(3):
        assert faults(window, may_be_elided) == []
        assert unnamed(window) == []
        press("↓")
        QApplication.processEvents()
