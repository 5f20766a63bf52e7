"""What the world does to a store: killed, full, locked, read-only, flipped, cut; it ends in the state before or after.

Killing the process is not cutting the power; that the disk keeps what was flushed is its own promise.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from ctip_desktop.entries.chain import check as check_chain
from ctip_desktop.entries.record import NO_RECORD
from ctip_desktop.errors import CtipError
from ctip_desktop.errors.store import DiskFull, StoreBusy, StoreDamaged, StoreReadOnly, StoreUnreadable
from ctip_desktop.store import engine, search
from ctip_desktop.store import store as store_module
from ctip_desktop.store.checking import check
from ctip_desktop.store.drafts import Draft, drafts, keep_draft, save_as_final
from ctip_desktop.store.journal import take_in
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import NAME, Store
from tests.support.stores import CASE, USER, a_store, case_lines, rows, save

KEY = bytes(range(32))
LOG = "e" * 32


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one entry in its store."""
    folder = tmp_path / "home"
    with a_store(folder, KEY) as store:
        with store.writing() as writer:
            add_form(writer, CASE)
        save(store, {"case_no": "first"}, entry="1" * 32)
    return folder


def work(store: Store, acknowledge: Callable[[str], None]) -> None:
    """Do what people do, and say of each thing when it is done."""
    first = save(store, {"case_no": "1"}, entry="2" * 32)
    acknowledge(first.hash)
    acknowledge(save(store, {"case_no": "2"}, entry="2" * 32, parents=[first.hash]).hash)
    with store.writing() as writer:
        keep_draft(writer, Draft("3" * 32, "case", CASE.version, USER, {"case_no": "typed"}, {}))
    acknowledge("draft")
    with store.writing() as writer:
        final = save_as_final(writer, "3" * 32, by=USER, answers={"case_no": "typed"}, about={})
    acknowledge(final.hash)
    checked = check_chain(list(case_lines(20)), 1, NO_RECORD)
    with store.writing() as writer:
        take_in(writer, log=LOG, office="01", device="f" * 32, checked=checked, bundle="9" * 64)
    acknowledge(checked[-1].hash)
    search.bring_up_to_date(store)
    acknowledge("search")


def in_a_child(do: Callable[[], None]) -> int:
    """Run something in a process of its own; return its status."""
    child = os.fork()
    if child == 0:
        status = 99
        try:
            do()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed(home: Path, nth: int, when: str) -> list[str] | None:
    """Work in a child that is killed at its nth commit, or right after it; return what it had acknowledged."""
    said = home.parent / "said"
    said.write_text("")

    def child() -> None:
        count = 0

        def die(*_: object) -> None:
            nonlocal count
            count += 1
            if count == nth:
                os._exit(7)

        with Store.open(home, KEY) as store:
            if when == "before the commit":
                event.listen(Engine, "commit", die)
            else:
                store_module.write_sidecar = die
            with said.open("a") as stream:
                work(store, lambda done: (stream.write(f"{done}\n"), stream.flush())[0])

    status = in_a_child(child)
    assert status in (0, 7)
    return said.read_text().split() if status == 7 else None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize(("when", "commits"), [("before the commit", 8), ("before the sidecar", 3)])
def test_killed_at_any_commit_nothing_acknowledged_is_lost(home: Path, when: str, commits: int) -> None:
    fresh = home.parent / "fresh"
    shutil.copytree(home, fresh)
    for nth in range(1, commits + 2):
        shutil.rmtree(home)
        shutil.copytree(fresh, home)
        acknowledged = killed(home, nth, when)
        assert (acknowledged is None) == (nth > commits)
        with Store.open(home, KEY) as store:
            assert not store.set_back
            kept = {found for (found,) in rows(store, "journal", "hash")}
            with store.reading() as reader:
                typed = drafts(reader)
            assert {done for done in acknowledged or () if len(done) == 64} <= kept
            assert (acknowledged or [])[-1:] != ["draft"] or len(typed) == 1 or len(kept) == 4
            assert check(store).faults == ()
            search.bring_up_to_date(store)
            assert len(rows(store, "search")) == len(rows(store, "entry"))
            save(store, {"case_no": "on"}, entry="9" * 32)


@pytest.mark.parametrize("room", range(0, 60, 6))
def test_a_full_disk_is_named_and_leaves_the_state_before(
    home: Path, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(home, KEY) as store, store.reading() as reader:
        pages = reader.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    acknowledged: list[str] = []

    def fill() -> None:
        for number in range(100):
            story = {"summary": "រឿង " * 400}
            acknowledged.append(save(store, story, entry=f"{number + 16:032x}").hash)

    with monkeypatch.context() as patched:
        patched.setattr(engine, "_PRAGMAS", (*engine._PRAGMAS, f"max_page_count = {pages + room}"))
        with Store.open(home, KEY) as store, pytest.raises(DiskFull) as caught:
            fill()
    assert caught.value.file.endswith(NAME)
    with Store.open(home, KEY) as store:
        assert [found for (found,) in rows(store, "journal", "hash")][1:] == acknowledged
        assert check(store).faults == ()
        save(store, {"summary": "again"}, entry="8" * 32)


def test_a_second_program_that_does_not_end_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_MILLISECONDS", 50)
    with Store.open(home, KEY) as one, Store.open(home, KEY) as two:
        with one.writing(), pytest.raises(StoreBusy):
            save(two, {}, entry="2" * 32)
        assert len(rows(two, "journal")) == 1
        save(two, {}, entry="2" * 32)
        save(one, {}, entry="3" * 32)
        assert [seq for (seq,) in rows(two, "journal", "seq")] == [1, 2, 3]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="modes are POSIX")
def test_a_folder_that_cannot_be_written_is_named(home: Path) -> None:
    around = [folder for folder in (home, *home.parents) if "pytest-of-" in str(folder)]
    for folder in around:
        folder.chmod(0o555)
    for file in home.iterdir():
        file.chmod(0o444)

    def open_read_only() -> None:
        if os.geteuid() == 0:
            os.setuid(65534)
        with pytest.raises(StoreReadOnly), Store.open(home, KEY) as store:
            save(store, {})

    try:
        assert in_a_child(open_read_only) == 0
    finally:
        for folder in around:
            folder.chmod(0o755)


def named(home: Path) -> list[str]:
    """Open and check; return the names of what was found, nothing if all was well."""
    try:
        with Store.open(home, KEY) as store:
            return [fault.kind for fault in check(store).faults]
    except CtipError as failure:
        return [failure.code()]


@pytest.mark.parametrize("part", range(0, 100, 7))
def test_a_flipped_bit_anywhere_is_named(home: Path, part: int) -> None:
    file = home / NAME
    data = bytearray(file.read_bytes())
    data[len(data) * part // 100 + 11] ^= 1
    file.write_bytes(data)
    found = named(home)
    assert found
    assert set(found) <= {StoreUnreadable.code(), StoreDamaged.code(), "pages"}


@pytest.mark.parametrize("part", [0.00001, 0.01, 0.1, 0.5, 0.9, 0.9999])
def test_a_store_that_was_cut_is_named(home: Path, part: float) -> None:
    file = home / NAME
    data = file.read_bytes()
    file.write_bytes(data[: round(len(data) * part)])
    assert set(named(home)) & {StoreUnreadable.code(), StoreDamaged.code(), "pages"}
