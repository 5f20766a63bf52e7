"""Pictures of the page of the day, kept only where a folder for them is named."""

import shutil
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from ctip_desktop.desktop.today.page import TodayPage
from ctip_desktop.desktop.today.values import Kept, Standing
from ctip_desktop.desktop.window import Window
from tests.support.gui import press, shoot


@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 696), (1093, 614), (1024, 600)], ids=lambda size: str(size[0]))
def test_the_day_is_seen(
    work: dict[str, str],
    open_today: Callable[[], TodayPage],
    window: Window,
    settled: Callable[[], None],
    look_and_language: Callable[..., None],
    code: str,
    dark: bool,
    size: tuple[int, int],
) -> None:
    look_and_language(code, dark=dark)
    window.resize(*size)
    open_today()
    press("↓")
    settled()
    shoot(window, f"today-{code}-{'dark' if dark else 'light'}-{size[0]}")


@pytest.mark.parametrize("code", ["km", "en"])
def test_the_first_day_is_seen(
    open_today: Callable[[], TodayPage], window: Window, look_and_language: Callable[..., None], code: str
) -> None:
    look_and_language(code)
    open_today()
    shoot(window, f"today-first-{code}")


@pytest.mark.parametrize("code", ["km", "en"])
def test_a_disk_that_fills_up_is_seen(
    work: dict[str, str],
    open_today: Callable[[], TodayPage],
    window: Window,
    settled: Callable[[], None],
    look_and_language: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    code: str,
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 10**8 * 3))
    look_and_language(code, large=code == "en")
    page = open_today()
    page.set_up.show_standing(Standing())
    page.backup.show_kept(Kept("2026-01-01T08:00:00Z", 30, "E:"))
    settled()
    QApplication.processEvents()
    shoot(window, f"today-full-{code}")
