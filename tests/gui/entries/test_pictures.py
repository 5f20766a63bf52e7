"""Pictures of the page of entries in every state, kept only where a folder for them is named."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.window import Window
from tests.support.gui import press, shoot, type_text

LANGUAGES = pytest.mark.parametrize("code", ["km", "en"])


@pytest.fixture
def seen(qtbot: QtBot, page: EntriesPage, settled: Callable[[], None]) -> Callable[[], None]:
    """Wait until the pane tells of the chosen entry."""

    def wait() -> None:
        settled()
        page._timer.setInterval(0)
        page._timer.start()
        qtbot.waitUntil(lambda: not page._timer.isActive())
        settled()

    return wait


@LANGUAGES
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 696), (1920, 1000), (1200, 700), (1093, 614), (1024, 600)], ids=str)
def test_the_list_is_seen(
    page: EntriesPage, window: Window, seen: Callable[[], None], look_and_language: Callable[..., None],
    code: str, dark: bool, size: tuple[int, int],
) -> None:  # fmt: skip
    look_and_language(code, dark=dark)
    window.resize(*size)
    seen()
    press("↓", 5)
    seen()
    shoot(window, f"entries-{code}-{'dark' if dark else 'light'}-{size[0]}")


@LANGUAGES
@pytest.mark.parametrize("which", ["changed", "disputed", "draft", "minutes"])
def test_each_kind_of_entry_is_told_of(
    page: EntriesPage, work: dict[str, str], window: Window, seen: Callable[[], None],
    look_and_language: Callable[..., None], code: str, which: str,
) -> None:  # fmt: skip
    look_and_language(code)
    seen()
    page.come_back_to(work[which])
    page.refresh()
    seen()
    press("Ctrl+H")
    seen()
    shoot(window, f"entries-{code}-{which}")


@LANGUAGES
@pytest.mark.parametrize("which", ["changed", "disputed", "draft"])
def test_what_changed_is_seen(
    page: EntriesPage, work: dict[str, str], window: Window, frame: Frame, seen: Callable[[], None],
    look_and_language: Callable[..., None], settled: Callable[[], None], qtbot: QtBot, code: str, which: str,
) -> None:  # fmt: skip
    look_and_language(code, dark=which == "draft")
    seen()
    page.come_back_to(work[which if which != "draft" else "changed"])
    page.refresh()
    seen()
    press("Ctrl+Shift+H")
    settled()
    assert frame.page.name == "history"
    if which == "draft":
        press("End")
        press("Ctrl+H")
    qtbot.wait(50)
    shoot(window, f"history-{code}-{which}")


@LANGUAGES
def test_menus_marks_and_what_is_not_there_are_seen(
    page: EntriesPage, window: Window, seen: Callable[[], None], look_and_language: Callable[..., None], code: str
) -> None:
    look_and_language(code)
    seen()
    press("Menu")
    assert page.acts.menu
    shoot(page.acts.menu, f"entries-{code}-menu")
    press("Esc")
    for name in ("kind", "period", "state"):
        dropdown = getattr(page.browser, name)
        dropdown.open()
        assert dropdown.list
        shoot(dropdown.list, f"entries-{code}-{name}")
        dropdown.list.close()
    page.browser.focus_list()
    press("Space", 3)
    seen()
    shoot(window, f"entries-{code}-marked")
    page.browser.period._take("2026")
    seen()
    shoot(window, f"entries-{code}-filtered")
    press("Ctrl+F")
    type_text("zzzz")
    seen()
    shoot(window, f"entries-{code}-not-found")
    page.acts.begin()
    assert page.acts.menu
    shoot(page.acts.menu, f"entries-{code}-kinds")
    page.acts.menu.close()


@LANGUAGES
def test_the_pane_over_the_list_is_seen(
    page: EntriesPage, window: Window, seen: Callable[[], None], look_and_language: Callable[..., None], code: str
) -> None:
    look_and_language(code)
    window.resize(1093, 614)
    seen()
    press("↓", 12)
    press("Enter")
    seen()
    shoot(window, f"entries-{code}-over")


@LANGUAGES
@pytest.mark.parametrize("form", [None, "meeting"])
def test_an_empty_list_is_seen(
    desk: Desk, frame: Frame, window: Window, settled: Callable[[], None], look_and_language: Callable[..., None],
    code: str, form: str | None,
) -> None:  # fmt: skip
    look_and_language(code)
    page = EntriesPage(desk, frame, form)
    frame.fill([page])
    frame.open(page.name)
    settled()
    shoot(window, f"entries-{code}-empty-{form or 'all'}")


@LANGUAGES
def test_the_list_is_seen_in_large_type(
    page: EntriesPage, window: Window, seen: Callable[[], None], look_and_language: Callable[..., None], code: str
) -> None:
    look_and_language(code, large=True)
    seen()
    press("↓", 12)
    seen()
    shoot(window, f"entries-{code}-large")
    QApplication.processEvents()
