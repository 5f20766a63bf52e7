"""The program is killed at any commit while records travel: doing the same again ends as if nothing had happened."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from ctip_desktop.store import engine
from ctip_desktop.store.arrivals import arrivals
from ctip_desktop.store.checking import check
from ctip_desktop.store.listing import list_entries
from ctip_desktop.store.store import Store
from ctip_desktop.sync import outbox
from ctip_desktop.sync.pinning import pin
from ctip_desktop.trust.approving import approve_device
from ctip_desktop.trust.enrolment import read_request
from ctip_desktop.trust.identity import identity
from tests.support.offices import PASSPHRASE, Office, a_country
from tests.support.stores import rows

pytestmark = [pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"), pytest.mark.slow]

MOST_COMMITS = 60
STRIDE = 4
"""Of the commits of a step every fourth is tried: neighbours are alike, and each takes a whole story to tell."""


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk, and make three bundles of five records."""
    monkeypatch.setattr(engine, "_PRAGMAS", (*engine._PRAGMAS, "synchronous = OFF"))
    monkeypatch.setattr("os.fsync", lambda _handle: None)
    monkeypatch.setattr(outbox, "MOST_RECORDS", 2)


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A secretariat and a province that knows nobody yet; both closed."""
    folder = tmp_path / "begun"
    folder.mkdir()
    with a_country(folder, enrolled=False) as country:
        (folder / "request").write_bytes(country.province.request())
    return folder


def in_office(folder: Path, code: str, do: Callable[[Office], object]) -> None:
    with Store.open(folder / code, None) as store:
        do(Office(store))


def approve(folder: Path) -> None:
    asked = (folder / "request").read_bytes()

    def do(office: Office) -> None:
        with office.store.reading() as reader:
            listed = identity(reader).trust_list
        if listed and len(listed.devices) == 1:
            approve_device(office.store, asked, read_request(asked).fingerprint, {folder / "root": PASSPHRASE})

    in_office(folder, "00", do)


def rely(folder: Path) -> None:
    with Store.open(folder / "00", None) as store, store.reading() as reader:
        fingerprint = str(identity(reader).pinned)
    in_office(folder, "01", lambda office: pin(office.store, fingerprint))


def take(code: str, *names: str) -> Callable[[Path], None]:
    return lambda folder: in_office(folder, code, lambda office: office.take(*(folder / name for name in names)))


def send(folder: Path) -> None:
    in_office(folder, "01", lambda office: office.send(folder / "stick"))


def answer(name: str) -> Callable[[Path], None]:
    return lambda folder: in_office(folder, "00", lambda office: office.answer(folder / name))


def enter(folder: Path) -> None:
    """Save five entries, and let the last of their bundles come first."""
    in_office(folder, "01", lambda office: office.save(5))
    in_office(folder, "01", lambda office: office.send(folder / "sent"))
    with Store.open(folder / "01", None) as store, store.reading() as reader:
        found = reader.connection.exec_driver_sql("SELECT bundle FROM sent WHERE first = 5").scalar_one()
    in_office(folder, "00", lambda office: office.take(folder / "sent" / f"{found}.ctip"))


STEPS: dict[str, Callable[[Path], None]] = {
    "approve": approve,
    "answer with trust": answer("trust"),
    "take the trust list": take("01", "trust"),
    "pin": rely,
    "enter": enter,
    "send": send,
    "take records": take("00", "sent", "stick"),
    "answer with a receipt": answer("receipt"),
    "take the receipt": take("01", "receipt"),
}


def killed(step: Callable[[Path], None], folder: Path, nth: int) -> bool:
    """Do a step in a child that is killed at its nth commit; say whether it got that far."""
    child = os.fork()
    if child == 0:
        status = 99
        try:
            count = 0

            def die(*_: object) -> None:
                nonlocal count
                count += 1
                if count == nth:
                    os._exit(7)

            event.listen(Engine, "commit", die)
            step(folder)
            status = 0
        finally:
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, 7)
    return status == 7


@pytest.mark.parametrize("name", [name for name in STEPS if name != "enter"])
def test_killed_at_any_commit_of_any_step_the_line_ends_the_same(begun: Path, name: str) -> None:
    names = list(STEPS)
    for before in names[: names.index(name)]:
        STEPS[before](begun)
    for nth in range(1, MOST_COMMITS, STRIDE):
        folder = begun.parent / str(nth)
        shutil.copytree(begun, folder)
        reached = killed(STEPS[name], folder, nth)
        for later in names[names.index(name) :]:
            STEPS[later](folder)
        with Store.open(folder / "00", None) as store:
            assert len(rows(store, "p_case")) == len(rows(store, "journal")) == 5
            assert check(store).faults == ()
            with store.reading() as reader:
                assert {one.state for one in arrivals(reader)} == {"taken_in"}
        with Store.open(folder / "01", None) as store:
            assert check(store).faults == ()
            with store.reading() as reader:
                assert {one.state for one in list_entries(reader)} == {"received"}
        shutil.rmtree(folder)
        if not reached:
            return
    raise AssertionError("no step has so many commits")


def test_what_waited_when_the_program_was_killed_is_taken_in_at_the_next_import(begun: Path) -> None:
    for name in list(STEPS)[: list(STEPS).index("send")]:
        STEPS[name](begun)
    (begun / "other").mkdir()
    (begun / "other" / "0.ctip").write_bytes(b"junk")
    for nth in range(1, MOST_COMMITS):
        folder = begun.parent / str(nth)
        shutil.copytree(begun, folder)
        reached = killed(take("00", "sent"), folder, nth)
        take("00", "other")(folder)
        with Store.open(folder / "00", None) as store, store.reading() as reader:
            ends = reader.connection.exec_driver_sql("SELECT max(seq) FROM log WHERE NOT ours").scalar()
            waiting = [one for one in arrivals(reader) if one.state == "waits"]
        assert ends in (None, 2, 5)
        assert bool(waiting) == (ends != 5)
        if not reached:
            assert ends == 5
            return
