"""The program in an empty folder; passphrases are cheap to derive."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.app import App
from ctip_desktop.store import vault
from ctip_desktop.trust import roots
from tests.support.homes import CHEAP
from tests.support.program import the_program


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(vault.create, "__defaults__", (CHEAP,))
    monkeypatch.setattr(roots, "COST", CHEAP)
    return tmp_path / "home"


@pytest.fixture
def start(
    home: Path, qapp: QApplication, look_and_language: Callable[..., None], qtbot: QtBot
) -> Callable[[], Iterator[App]]:
    """Start the program in the folder, as often as one likes."""
    return lambda: the_program(qapp, home)  # type: ignore[return-value]


@pytest.fixture
def app(start: Callable[[], Iterator[App]]) -> Iterator[App]:
    with start() as app:  # type: ignore[attr-defined]
        yield app
