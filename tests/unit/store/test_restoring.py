"""A store that does not open gives way to a backup of it, and is set aside whole."""

from pathlib import Path

import pytest

from ctip_desktop.errors.keeping import NotABackup
from ctip_desktop.store import vault
from ctip_desktop.store.backing_up import backup
from ctip_desktop.store.restoring import restore_in_place
from ctip_desktop.store.store import Store
from tests.support.homes import PASSPHRASE, a_home


@pytest.fixture
def made(tmp_path: Path) -> Path:
    key = a_home(tmp_path / "home")
    folder = tmp_path / "stick"
    folder.mkdir()
    with Store.open(tmp_path / "home", key) as store:
        return Path(backup(store, key, folder).file)


def test_what_does_not_open_is_set_aside_and_the_backup_opens(made: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "store.db").write_bytes(b"damaged")
    restore_in_place(made, home)
    key = vault.load(home).unlock("សុភា", PASSPHRASE)
    with Store.open(home, key):
        pass
    (aside,) = home.glob("set-aside-*")
    assert (aside / "store.db").read_bytes() == b"damaged"
    assert (aside / "vault.json").exists()


def test_an_empty_home_takes_a_backup_too(made: Path, tmp_path: Path) -> None:
    restore_in_place(made, tmp_path / "other")
    assert not list((tmp_path / "other").glob("set-aside-*"))
    assert vault.load(tmp_path / "other").users


def test_what_is_no_backup_changes_nothing(made: Path, tmp_path: Path) -> None:
    home, no_backup = tmp_path / "home", tmp_path / "letter.txt"
    no_backup.write_text("not a backup")
    before = {file.name: file.read_bytes() for file in home.iterdir()}
    with pytest.raises(NotABackup):
        restore_in_place(no_backup, home)
    assert {file.name: file.read_bytes() for file in home.iterdir()} == before
