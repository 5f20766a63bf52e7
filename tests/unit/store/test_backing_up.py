"""A backup counts only once it was opened again, and who restores it goes on without a fork or a number twice."""

import errno
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from ctip_desktop import clock
from ctip_desktop.errors.keeping import (
    BackupDamaged,
    BackupFolderFull,
    BackupFolderGone,
    BackupFolderReadOnly,
    BackupNewer,
    BackupNotProved,
    NotABackup,
)
from ctip_desktop.errors.store import AlreadySetUp, StoreDamaged
from ctip_desktop.store import backup_file, vault
from ctip_desktop.store.backing_up import APART, backup, last_backup, restore
from ctip_desktop.store.checking import check
from ctip_desktop.store.drafts import Draft, drafts, keep_draft
from ctip_desktop.store.journal import logs
from ctip_desktop.store.passphrases import Cost
from ctip_desktop.store.store import Store
from tests.support.stores import CASE, USER, a_store, rows, save

WORDS = "correct horse battery"


@pytest.fixture
def key(tmp_path: Path) -> bytes:
    """A device with a user, two entries and a draft, in `home`; its key."""
    home = tmp_path / "home"
    data_key = vault.create(home, "Sok", WORDS, Cost(1, 1, 64))
    with a_store(home, data_key) as store:
        for number in range(2):
            save(store, {"case_no": "FINDME"}, entry=f"{number:032x}")
        with store.writing() as writer:
            keep_draft(writer, Draft("d" * 32, "case", CASE.version, USER, {"case_no": "typed"}, {}))
    return data_key


@pytest.fixture
def made(tmp_path: Path, key: bytes) -> Path:
    """A backup of that device, on a stick."""
    stick = tmp_path / "stick"
    stick.mkdir()
    with Store.open(tmp_path / "home", key) as store:
        return Path(backup(store, key, stick).file)


def test_a_backup_is_one_file_and_noted_once_it_is_proved(tmp_path: Path, key: bytes, made: Path) -> None:
    assert [file.name for file in (tmp_path / "stick").iterdir()] == [made.name]
    with Store.open(tmp_path / "home", key) as store, store.reading() as reader:
        noted = last_backup(reader)
    assert noted is not None
    assert (noted.file, noted.size, noted.entries) == (str(made), made.stat().st_size, 2)
    assert not (tmp_path / "home" / APART).exists()


def test_nothing_typed_can_be_read_in_it_and_its_name_says_nothing(made: Path) -> None:
    data = made.read_bytes()
    assert b"FINDME" not in data
    assert b"SQLite" not in data
    name, day, _ = (made.name[:11], made.name[12:22], made.name[22:])
    assert (name, day) == ("ctip-backup", clock.today().isoformat())


def test_a_store_never_backed_up_has_no_last_backup(tmp_path: Path, key: bytes) -> None:
    with Store.open(tmp_path / "home", key) as store, store.reading() as reader:
        assert last_backup(reader) is None


def test_a_restored_device_has_all_that_was_there_and_goes_on_in_a_new_log(
    tmp_path: Path, key: bytes, made: Path
) -> None:
    with Store.open(tmp_path / "home", key) as store:
        later = save(store, {"case_no": "lost"}, entry="9" * 32)
    again = tmp_path / "again"
    done = restore(made, again)
    assert done.entries == 2
    assert vault.load(again).unlock("Sok", WORDS) == key
    with Store.open(again, key) as store:
        assert store.set_back
        with store.reading() as reader:
            old, new = sorted(logs(reader), key=lambda log: not log.closed)
            assert [draft.answers for draft in drafts(reader)] == [{"case_no": "typed"}]
        assert (old.closed, old.seq, new.seq) == (True, 2, 0)
        saved = save(store, {"case_no": "3"}, entry="8" * 32)
        assert saved.log == new.id != later.log
        assert saved.number > later.number
        assert check(store).faults == ()
    with Store.open(again, key) as store:
        assert not store.set_back


def test_a_device_restored_in_a_later_year_gives_no_number_of_that_year_twice(
    tmp_path: Path, key: bytes, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_year = clock.today().replace(year=clock.today().year + 1, day=1)
    monkeypatch.setattr(clock, "today", lambda: next_year)
    with Store.open(tmp_path / "home", key) as store:
        lost = save(store, {}, entry="9" * 32)
    restore(made, tmp_path / "again")
    with Store.open(tmp_path / "again", key) as store:
        assert save(store, {}, entry="8" * 32).number > lost.number


def test_files_restored_are_for_their_owner_only(tmp_path: Path, made: Path) -> None:
    restore(made, tmp_path / "again")
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "again").iterdir()} == {0o600}


def test_a_store_that_is_there_is_never_restored_over(tmp_path: Path, key: bytes, made: Path) -> None:
    with pytest.raises(AlreadySetUp):
        restore(made, tmp_path / "home")
    with Store.open(tmp_path / "home", key) as store:
        assert not store.set_back


def test_a_backup_that_changes_on_the_medium_is_not_counted(
    tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced = Path.replace

    def worn(self: Path, target: Path) -> Path:
        moved = replaced(self, target)
        if moved.suffix == backup_file.SUFFIX:
            data = bytearray(moved.read_bytes())
            data[len(data) // 2] ^= 1
            moved.write_bytes(data)
        return moved

    monkeypatch.setattr(Path, "replace", worn)
    stick = tmp_path / "stick"
    stick.mkdir()
    with Store.open(tmp_path / "home", key) as store:
        with pytest.raises(BackupNotProved):
            backup(store, key, stick)
        with store.reading() as reader:
            assert last_backup(reader) is None
    assert list(stick.iterdir()) == []


def test_a_damaged_store_makes_no_backup_and_the_medium_is_not_blamed(tmp_path: Path, key: bytes) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with Store.open(tmp_path / "home", key) as store:
        with store.writing() as writer:
            writer.connection.exec_driver_sql("UPDATE journal SET line = x'7b7d' WHERE seq = 1")
        with pytest.raises(StoreDamaged):
            backup(store, key, stick)
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "failure"),
    [
        (errno.ENOSPC, BackupFolderFull),
        (errno.EROFS, BackupFolderReadOnly),
        (errno.ENOENT, BackupFolderGone),
        (errno.EIO, BackupFolderGone),
    ],
)
def test_what_the_folder_cannot_do_is_named_and_leaves_nothing(
    tmp_path: Path, key: bytes, number: int, failure: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with Store.open(tmp_path / "home", key) as store:
        monkeypatch.setattr(backup_file, "_write", fail)
        with pytest.raises(failure):
            backup(store, key, stick)
    assert list(stick.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, key: bytes) -> None:
    with Store.open(tmp_path / "home", key) as store, pytest.raises(BackupFolderGone):
        backup(store, key, tmp_path / "nowhere")


@pytest.mark.parametrize("part", [0.0, 0.0005, 0.3, 0.9999])
def test_a_backup_that_was_cut_is_named(tmp_path: Path, made: Path, part: float) -> None:
    data = made.read_bytes()
    made.write_bytes(data[: int(len(data) * part)])
    with pytest.raises((BackupDamaged, NotABackup)) as caught:
        restore(made, tmp_path / "again")
    assert isinstance(caught.value, BackupDamaged) == (part > 0)
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("part", [0.2, 0.5, 0.8])
def test_a_backup_with_a_flipped_bit_is_named(tmp_path: Path, made: Path, part: float) -> None:
    data = bytearray(made.read_bytes())
    data[int(len(data) * part)] ^= 1
    made.write_bytes(data)
    with pytest.raises(BackupDamaged):
        restore(made, tmp_path / "again")


def packed(file: Path, about: bytes, *more: str) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("backup.json", about)
        for name in more:
            archive.writestr(name, "x")
    return file


@pytest.mark.parametrize(
    ("about", "failure"),
    [
        (b"{}", BackupDamaged),
        (b"[]", BackupDamaged),
        (b"{", BackupDamaged),
        (b'{"v":2}', BackupNewer),
        (b'{"at":"x","entries":1,"sha256":{"../x":"y"},"v":1}', BackupDamaged),
        (b'{"at":1,"entries":1,"sha256":{"log.json":"y","store.db":"y","vault.json":"y"},"v":1}', BackupDamaged),
        (b'{"at":"x","entries":1,"sha256":{"log.json":"y","store.db":"y","vault.json":"y"},"v":1}', BackupDamaged),
    ],
)
def test_what_a_backup_says_of_itself_is_not_believed(tmp_path: Path, about: bytes, failure: type[Exception]) -> None:
    with pytest.raises(failure):
        restore(packed(tmp_path / "made.ctip-backup", about), tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_a_file_that_unpacks_to_more_than_it_is_is_refused(tmp_path: Path, made: Path) -> None:
    bomb = tmp_path / "bomb.ctip-backup"
    with zipfile.ZipFile(made) as good, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in good.namelist():
            archive.writestr(name, good.read(name))
    with pytest.raises(BackupDamaged):
        restore(bomb, tmp_path / "again")


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04 something else"])
def test_another_file_is_no_backup(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "file").write_bytes(data)
    with pytest.raises(NotABackup):
        restore(tmp_path / "file", tmp_path / "again")


def test_a_backup_made_while_others_write_is_whole(tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    written = backup_file._write
    with Store.open(tmp_path / "home", key) as store:

        def writing(*given: object) -> None:
            save(store, {}, entry="7" * 32)
            written(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(backup_file, "_write", writing)
        done = backup(store, key, stick)
        assert (done.entries, len(rows(store, "entry"))) == (2, 3)
    shutil.rmtree(tmp_path / "home")
    assert restore(Path(done.file), tmp_path / "home").entries == 2
