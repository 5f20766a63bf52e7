"""A database set back to an older state is noticed, and goes on in a new log without giving a number twice."""

import shutil
from pathlib import Path

import pytest

from ctip_desktop.store.checking import check
from ctip_desktop.store.journal import logs
from ctip_desktop.store.sidecar import NAME, read_sidecar
from ctip_desktop.store.store import Store
from tests.support.stores import a_store, rows, save

KEY = bytes(range(32))


def saved_and_copied(home: Path, copy: Path, before: int, after: int) -> list[str]:
    """Make a store, copy it after some entries, save some more; return the numbers given."""
    with a_store(home, KEY) as store:
        numbers = [save(store, {}, entry=f"{number:032x}").number for number in range(before)]
    shutil.copytree(home, copy)
    with Store.open(home, KEY) as store:
        numbers += [save(store, {}, entry=f"{number:032x}").number for number in range(before, before + after)]
    return numbers


def set_back(home: Path, copy: Path) -> None:
    for file in copy.glob("store.db*"):
        shutil.copy(file, home)


@pytest.mark.parametrize("before", [0, 2])
def test_an_older_database_goes_on_in_a_new_log(tmp_path: Path, before: int) -> None:
    home, copy = tmp_path / "home", tmp_path / "copy"
    numbers = saved_and_copied(home, copy, before, 3)
    set_back(home, copy)
    with Store.open(home, KEY) as store:
        assert store.set_back
        with store.reading() as reader:
            old, new = sorted(logs(reader), key=lambda log: not log.closed)
        assert (old.closed, old.seq, new.closed, new.seq) == (True, before, False, 0)
        again = save(store, {}, entry="f" * 32)
        assert again.log == new.id
        assert again.number not in numbers
        assert check(store).faults == ()
    with Store.open(home, KEY) as store:
        assert not store.set_back


def test_set_back_twice_is_noticed_twice(tmp_path: Path) -> None:
    home, copy = tmp_path / "home", tmp_path / "copy"
    numbers = saved_and_copied(home, copy, 1, 1)
    for _ in range(2):
        set_back(home, copy)
        with Store.open(home, KEY) as store:
            assert store.set_back
            numbers.append(save(store, {}, entry="f" * 32).number)
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    "left",
    [
        None,
        b"",
        b"{",
        b'{"log":"x"}',
        b'{"head":[],"log":"x","numbers":{},"seq":1}',
        b'{"head":"x","log":"x","numbers":"x","seq":1}',
        b'{"head":"x","log":"x","numbers":{"01-2026-A":"x"},"seq":1}',
    ],
)
def test_without_a_readable_sidecar_the_log_goes_on(tmp_path: Path, left: bytes | None) -> None:
    with a_store(tmp_path, KEY) as store:
        first = save(store, {})
    (tmp_path / NAME).unlink() if left is None else (tmp_path / NAME).write_bytes(left)
    with Store.open(tmp_path, KEY) as store:
        assert not store.set_back
        assert save(store, {}, entry="2" * 32).log == first.log


def test_a_sidecar_behind_the_database_is_brought_up(tmp_path: Path) -> None:
    """The program was killed between the commit and the sidecar."""
    with a_store(tmp_path, KEY) as store:
        save(store, {})
        older = (tmp_path / NAME).read_bytes()
        save(store, {}, entry="2" * 32)
    newer = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(older)
    with Store.open(tmp_path, KEY) as store:
        assert not store.set_back
        assert len(rows(store, "log")) == 1
    assert (tmp_path / NAME).read_bytes() == newer


def test_the_sidecar_says_nothing_of_what_was_typed(tmp_path: Path) -> None:
    with a_store(tmp_path, KEY) as store:
        saved = save(store, {"case_no": "FINDME"})
    noted = read_sidecar(tmp_path)
    assert noted is not None
    assert (noted.log, noted.seq, noted.head) == (saved.log, 1, saved.hash)
    assert b"FINDME" not in (tmp_path / NAME).read_bytes()


def test_what_is_committed_is_saved_even_if_the_sidecar_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the person is told that it failed, enters it again, and it counts twice."""
    with a_store(tmp_path, KEY) as store:
        with monkeypatch.context() as full:
            full.setattr("os.fsync", lambda _handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
            save(store, {})
        assert len(rows(store, "journal")) == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == [NAME, "store.db"]
    with Store.open(tmp_path, KEY) as store:
        assert not store.set_back
