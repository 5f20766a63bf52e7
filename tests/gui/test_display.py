"""No screen, or a system that lacks what windows need, is said before Qt would end the program."""

import sys
from ctypes.util import find_library
from pathlib import Path

import pytest

from ctip_desktop.desktop import display
from ctip_desktop.desktop.display import require_display
from ctip_desktop.errors.desktop import NoDisplay, WindowPartMissing

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is without a screen")


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_no_screen_is_named() -> None:
    with pytest.raises(NoDisplay):
        require_display()


@pytest.mark.parametrize("named", ["QT_QPA_PLATFORM", "WAYLAND_DISPLAY"])
def test_a_platform_that_is_named_is_left_to_qt(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv(named, "offscreen")
    require_display()


def test_a_part_of_the_system_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plugin = tmp_path / "libqxcb.so"
    plugin.write_bytes(b"not a library")
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(display, "_plugin", lambda: plugin)
    with pytest.raises(WindowPartMissing) as raised:
        require_display()
    assert raised.value.part


def test_a_screen_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if find_library("xcb") is None:
        pytest.skip("this computer has no libxcb")
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(display, "_plugin", lambda: tmp_path / "none")
    with pytest.raises(NoDisplay):
        require_display()
