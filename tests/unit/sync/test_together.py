"""Two programs at work on one home: nothing of what either did is lost, and neither fails."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from ctip_desktop.store.arrivals import TAKEN_IN, arrivals
from ctip_desktop.store.checking import check
from ctip_desktop.store.store import Store
from ctip_desktop.sync import outbox
from ctip_desktop.trust import approving
from ctip_desktop.trust.approving import approve_device
from ctip_desktop.trust.enrolment import read_request
from ctip_desktop.trust.identity import identity
from tests.support.offices import PASSPHRASE, Country, Office, a_country
from tests.support.stores import rows


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path) as country:
        yield country


def together(folder: Path, *tasks: Callable[[Office], object]) -> None:
    """Do things at once, each in a store opened for itself; raise what any of them raises."""
    start = Barrier(len(tasks))

    def run(task: Callable[[Office], object]) -> None:
        with Store.open(folder, None) as store:
            start.wait()
            task(Office(store))

    with ThreadPoolExecutor(len(tasks)) as pool:
        list(pool.map(run, tasks))


def test_two_imports_and_two_people_at_work_leave_everything_once(
    country: Country, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "MOST_RECORDS", 2)
    country.province.save(9)
    names = country.province.send(tmp_path / "stick")
    for number in range(5):
        (tmp_path / "stick" / f"{number:064x}.ctip").write_bytes(bytes([number]))
    country.secretariat.take(*(tmp_path / "stick" / name for name in names[1:]))
    home = country.secretariat.store.folder

    def take(office: Office) -> object:
        return office.take(tmp_path / "stick")

    def save(office: Office) -> None:
        for _ in range(10):
            office.save(1)

    together(home, take, take, save, save)
    store = country.secretariat.store
    assert len(rows(store, "journal")) == len(rows(store, "p_case")) == 29
    with store.reading() as reader:
        came = {one.name: one.state for one in arrivals(reader)}
    assert {came[name.removesuffix(".ctip")] for name in names} == {TAKEN_IN}
    assert len(came) == 10
    assert not list((home / "waiting").iterdir())
    assert check(store).faults == ()


def test_two_exports_at_once_send_everything_and_the_receipt_counts_for_both(country: Country, tmp_path: Path) -> None:
    country.province.save(3)
    (tmp_path / "stick").mkdir()
    together(country.province.store.folder, *[lambda office: office.send(tmp_path / "stick")] * 2)
    assert [one.state for one in country.secretariat.take(tmp_path / "stick")] == ["taken_in", "taken_in"]
    assert len(rows(country.secretariat.store, "journal")) == 3
    numbers = {one.arrival.n for one in country.secretariat.take(tmp_path / "stick")}
    assert len(numbers) == 2


def test_two_officers_who_approve_at_once_both_do(country: Country, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first has read the list in force and opens the roots; meanwhile the second approves another device."""
    with country.another("02", "A") as second, country.another("03", "A") as third:
        read_root = approving.read_root

        def meanwhile(*given: object) -> object:
            monkeypatch.undo()
            country.approve(second)
            return read_root(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(approving, "read_root", meanwhile)
        asked = third.request()
        fingerprint = read_request(asked).fingerprint
        approve_device(country.secretariat.store, asked, fingerprint, {country.folder / "root": PASSPHRASE})
    with country.secretariat.store.reading() as reader:
        listed = identity(reader).trust_list
    assert listed
    assert sorted(device.office for device in listed.devices) == ["00", "01", "02", "03"]
