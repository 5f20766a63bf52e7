"""The page of settings, at the desk of a home's administrator or of its clerk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop import pages
from ctip_desktop.desktop.app import App
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.settings.page import SettingsPage
from ctip_desktop.desktop.unlocking.unlock import Unlock
from ctip_desktop.store import vault
from tests.support.gui import press, type_text
from tests.support.homes import CHEAP, PASSPHRASE, a_home
from tests.support.program import the_program

Open = Callable[..., SettingsPage]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for function in (vault.add_user, vault.change_passphrase):
        monkeypatch.setattr(function, "__defaults__", (CHEAP,))
    monkeypatch.setattr(pages, "pages_for", lambda desk, frame, app: [SettingsPage(desk, frame, app)])
    a_home(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def app(home: Path, qapp: QApplication, look_and_language: Callable[..., None]) -> Iterator[App]:
    with the_program(qapp, home) as app:
        yield app


@pytest.fixture
def settle(app: App, qtbot: QtBot) -> Callable[[], None]:
    """Wait until the worker has nothing more to do and its results are shown."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not app.background.busy and not app.sticks.busy, timeout=20_000)

    return wait


@pytest.fixture
def open_settings(app: App, settle: Callable[[], None]) -> Open:
    """Unlock as one of the three people and show a section of the settings."""

    def show(section: str, who: int = 0) -> SettingsPage:
        front = app.window.front
        assert isinstance(front, Unlock)
        front.cards.choose(who)
        type_text(PASSPHRASE)
        press("Enter")
        settle()
        frame = app.window.front
        assert isinstance(frame, Frame)
        page = frame.page
        assert isinstance(page, SettingsPage)
        page.open_section(section)
        settle()
        return page

    return show
