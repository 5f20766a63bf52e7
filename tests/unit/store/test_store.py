"""A store is made once, opens only under its key, and keeps a block of changes whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from ctip_desktop.errors.store import AlreadySetUp, NotSetUp, StoreUnreadable
from ctip_desktop.store.device import device
from ctip_desktop.store.secrets import keep_secret, secret
from ctip_desktop.store.store import NAME, Store
from tests.support.stores import DEVICE, a_store, save

KEY = bytes(range(32))


def test_what_was_saved_is_there_after_opening_again(tmp_path: Path) -> None:
    with a_store(tmp_path, KEY) as store:
        saved = save(store, {"case_no": "1"})
    with Store.open(tmp_path, KEY) as store, store.reading() as reader:
        assert device(reader).log == saved.log
        assert reader.connection.exec_driver_sql("SELECT head FROM entry").scalar_one() == saved.hash


def test_a_second_store_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    with a_store(tmp_path), pytest.raises(AlreadySetUp):
        a_store(tmp_path)


def test_a_folder_without_a_store_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotSetUp):
        Store.open(tmp_path, KEY)


def test_another_key_does_not_open_it_and_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    a_store(tmp_path, KEY).close()
    with pytest.raises(StoreUnreadable):
        Store.open(tmp_path, bytes(32))
    assert capfd.readouterr() == ("", "")


def test_nothing_typed_is_readable_in_the_file(tmp_path: Path) -> None:
    with a_store(tmp_path, KEY) as store:
        save(store, {"case_no": "FINDME"})
        raw = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"FINDME" not in raw
    assert b"SQLite" not in raw


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_only_the_owner_may_read_the_files(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with a_store(home, KEY) as store:
        save(store, {"case_no": "1"})
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        assert {stat.S_IMODE(file.stat().st_mode) for file in home.iterdir()} == {0o600}
        assert NAME in {file.name for file in home.iterdir()}


def test_a_block_that_fails_leaves_nothing_behind(empty: Store) -> None:
    def fail() -> None:
        with empty.writing() as writer:
            keep_secret(writer, "key", b"1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with empty.reading() as reader:
        assert secret(reader, "key") is None


def test_a_reader_sees_one_state_while_a_writer_goes_on(empty: Store) -> None:
    with empty.reading() as reader:
        assert secret(reader, "key") is None
        with empty.writing() as writer:
            keep_secret(writer, "key", b"1")
        assert secret(reader, "key") is None
    with empty.reading() as reader:
        assert secret(reader, "key") == b"1"


def test_a_secret_is_replaced(empty: Store) -> None:
    with empty.writing() as writer:
        keep_secret(writer, "key", b"1")
        keep_secret(writer, "key", b"2")
        assert secret(writer, "key") == b"2"


def test_a_device_knows_itself_and_numbers_with_its_letter(empty: Store) -> None:
    with empty.reading() as reader:
        this = device(reader)
    assert (this.office, this.id, this.letter) == ("01", DEVICE, "A")
    assert save(empty, {"case_no": "1"}).number.endswith("-A-0001")
