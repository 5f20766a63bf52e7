"""A forgotten passphrase is not lost data once the secretariat can help."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.app import App
from ctip_desktop.desktop.unlocking.recovering import Recovering
from ctip_desktop.desktop.unlocking.unlock import Unlock
from ctip_desktop.store import vault
from ctip_desktop.trust import roots
from ctip_desktop.trust.roots import make_roots
from tests.support.gui import press, shoot, type_text
from tests.support.homes import CHEAP, a_home
from tests.support.program import the_program

ROOT = "មេឃភ្លឺ ទឹកថ្លា ៧"
NEW = "ដើម ត្នោត ក្រោយ ភូមិ"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(roots, "COST", CHEAP)
    folder = tmp_path / "stick"
    folder.mkdir()
    key = a_home(tmp_path / "home")
    (root,) = make_roots({folder: ROOT})
    vault.add_recovery(tmp_path / "home", key, root.recovery.age)
    return folder


@pytest.fixture
def app(
    stick: Path, tmp_path: Path, qapp: QApplication, look_and_language: Callable[..., None], qtbot: QtBot
) -> Iterator[App]:
    with the_program(qapp, tmp_path / "home") as app:
        front = app.window.front
        assert isinstance(front, Unlock)
        front.cards.go(1)
        front.forgot.click()
        yield app


def page(app: App) -> Recovering:
    front = app.window.front
    assert isinstance(front, Recovering)
    return front


def fill(app: App, stick: Path, root: str, new: str = NEW) -> None:
    type_text(str(stick))
    press("Tab", 2)
    for typed in (root, new, new):
        type_text(typed)
        press("Tab")


def test_a_root_stick_gives_a_new_passphrase(app: App, stick: Path, tmp_path: Path, qtbot: QtBot) -> None:
    fill(app, stick, ROOT)
    shoot(app.window, "recover")
    page(app).primary.setFocus()
    press("Enter")
    qtbot.waitUntil(lambda: isinstance(app.window.front, Unlock), timeout=20_000)
    assert vault.load(tmp_path / "home").unlock("វណ្ណៈ", NEW)
    front = app.window.front
    assert isinstance(front, Unlock)
    assert front.strip.kept == "The new passphrase is set: unlock with it"


def test_what_is_missing_or_wrong_is_said_and_nothing_changes(
    app: App, stick: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    before = (tmp_path / "home" / "vault.json").read_bytes()
    press("Enter")
    assert page(app).stick.message.text == "Choose a folder, or put a stick in."
    type_text(str(tmp_path / "nowhere"))
    press("Enter")
    assert page(app).stick.message.text == "This folder is not there: put the stick in, or choose another."
    page(app).stick.show_folder(str(stick))
    press("Enter")
    assert page(app).root.hasFocus()
    type_text("not this one")
    press("Enter")
    assert page(app).new.message.text.startswith("The passphrase is too short")
    page(app).new.first.setText(NEW)
    page(app).new.second.setText(NEW)
    page(app).recover()
    qtbot.waitUntil(lambda: not app.background.busy, timeout=20_000)
    assert "passphrase" in page(app).message.text
    assert (tmp_path / "home" / "vault.json").read_bytes() == before
