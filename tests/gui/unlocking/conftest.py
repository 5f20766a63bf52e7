"""The program in a home of three people."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.app import App
from tests.support.homes import a_home
from tests.support.program import the_program


@pytest.fixture
def home(tmp_path: Path) -> Path:
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
        qtbot.waitUntil(lambda: not app.background.busy, timeout=20_000)

    return wait
