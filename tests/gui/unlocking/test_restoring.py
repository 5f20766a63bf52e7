"""A store that does not open, or a new computer: a backup makes it the device it was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from ctip_desktop.desktop.app import App
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.setup.first_run import FirstRun
from ctip_desktop.desktop.unlocking.restoring import Restoring
from ctip_desktop.desktop.unlocking.trouble import Trouble
from ctip_desktop.desktop.unlocking.unlock import Unlock
from ctip_desktop.store.backing_up import backup
from ctip_desktop.store.store import Store
from tests.support.gui import press, shoot, type_text
from tests.support.homes import PASSPHRASE, a_home
from tests.support.program import the_program


@pytest.fixture
def made(tmp_path: Path, look_and_language: Callable[..., None]) -> Path:
    """Make a home and a backup of it; the home is then damaged."""
    key = a_home(tmp_path / "home")
    (tmp_path / "stick").mkdir()
    with Store.open(tmp_path / "home", key) as store:
        file = Path(backup(store, key, tmp_path / "stick").file)
    (tmp_path / "home" / "store.db").write_bytes(b"damaged" * 4000)
    return file


def settle(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not app.background.busy, timeout=20_000)


def unlock(app: App, qtbot: QtBot) -> None:
    assert isinstance(app.window.front, Unlock)
    type_text(PASSPHRASE)
    press("Enter")
    settle(app, qtbot)


def test_a_backup_takes_the_place_of_what_does_not_open(
    made: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with the_program(qapp, tmp_path / "home") as app:
        unlock(app, qtbot)
        assert isinstance(app.window.front, Trouble)
        app.window.front.restore.setFocus()
        press("Enter")
        page = app.window.front
        assert isinstance(page, Restoring)
        type_text(str(made))
        shoot(app.window, "restore")
        press("Enter")
        settle(app, qtbot)
        unlock(app, qtbot)
        assert isinstance(app.window.front, Frame)
    assert (next((tmp_path / "home").glob("set-aside-*")) / "store.db").read_bytes().startswith(b"damaged")


def test_a_new_computer_becomes_the_device_it_was(made: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with the_program(qapp, tmp_path / "new") as app:
        assert isinstance(app.window.front, FirstRun)
        app.window.front.restore.click()
        type_text(str(made))
        press("Enter")
        settle(app, qtbot)
        front = app.window.front
        assert isinstance(front, Unlock)
        assert front.strip.kept == "The backup is restored: unlock with the passphrase of its day"
        unlock(app, qtbot)
        assert isinstance(app.window.front, Frame)


def test_what_is_no_backup_is_said_and_one_can_go_back(
    made: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with the_program(qapp, tmp_path / "new") as app:
        app.show_restoring()
        page = app.window.front
        assert isinstance(page, Restoring)
        press("Enter")
        assert page.message.text == "Choose a backup."
        type_text(str(tmp_path / "nowhere"))
        press("Enter")
        assert page.message.text == "This file is not there: choose another."
        page.file.setText(str(tmp_path / "home" / "vault.json"))
        press("Enter")
        settle(app, qtbot)
        assert "is no backup of this program" in page.message.text
        press("Esc")
        assert isinstance(app.window.front, FirstRun)


def test_a_newer_store_says_which_version_it_needs(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, look_and_language: Callable[..., None]
) -> None:
    key = a_home(tmp_path / "home")
    with Store.open(tmp_path / "home", key) as store, store.writing() as writer:
        writer.connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
        writer.connection.execute(text("UPDATE meta SET value = '9.1.0' WHERE name = 'program'"))
    with the_program(qapp, tmp_path / "home") as app:
        unlock(app, qtbot)
        front = app.window.front
        assert isinstance(front, Trouble)
        assert front.said.text.endswith(
            "was last used by a newer version of the program; install version 9.1.0 to open it."
        )
        press("Enter")
        assert isinstance(app.window.front, Unlock)
