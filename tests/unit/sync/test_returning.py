"""What the secretariat says of entries goes to the office they are of, whole each time, and to nobody else."""

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from ctip_desktop.bundles.reading import open_bundle
from ctip_desktop.bundles.values import HASH
from ctip_desktop.errors.sync import OfficeWithoutDevice, OnlySecretariat, OwnJournalDamaged
from ctip_desktop.reports.duties.calendars import calendar_of, keep_calendar
from ctip_desktop.reports.duties.owed import owed
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.store.journal import append, find_log, lines, logs
from ctip_desktop.store.listing import list_entries
from ctip_desktop.store.outbox import sent_bundles
from ctip_desktop.store.reminding import untold
from ctip_desktop.store.returned import all_returned
from ctip_desktop.store.returning import return_entry
from ctip_desktop.store.store import Store
from ctip_desktop.sync import outbox, returning
from ctip_desktop.sync.inbox import know_forms
from ctip_desktop.sync.shipping import send
from ctip_desktop.trust.identity import identity
from tests.support.declaring import OFFICER
from tests.support.offices import Country, Office, a_country
from tests.support.stores import CASE, USER

JUNE = parse_period("2026-06")


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path) as country:
        know_forms(country.secretariat.store)
        yield country


@pytest.fixture
def neighbour(country: Country) -> Iterator[Office]:
    """Office 02."""
    with country.another("02", "A") as other:
        country.enrol(other, "02")
        yield other


def report(country: Country, office: Office, count: int = 1) -> list[str]:
    """Let an office save entries and the secretariat take them in; return their numbers."""
    numbers = [one.number for one in office.save(count)]
    office.send(country.folder / "there")
    country.secretariat.take(country.folder / "there")
    return numbers


def readable(office: Office, stick: Path) -> list[bytes]:
    """Return the records that an office's device can read of what lies on a stick."""
    with office.store.reading() as reader:
        me = identity(reader)
    found = []
    for file in sorted(stick.glob("*.ctip")):
        try:
            opened = open_bundle(file.read_bytes(), me.identities, me.authority, me.me)
        except Exception:  # noqa: BLE001 - whatever cannot be read shows nothing
            continue
        found += [one.line for one in opened.records]
    return found


def numbers_in(several: list[bytes]) -> set[str]:
    """Return every number of an entry that is named anywhere in records."""
    found = set()
    for line in several:
        record = orjson.loads(line)
        found |= {record["number"], str(record["answers"].get("number", record["number"]))}
    return found


def held(store: Store) -> set[str]:
    with store.reading() as reader:
        return {one.number for one in list_entries(reader)}


def test_an_office_is_told_of_its_own_entries_only(country: Country, neighbour: Office, tmp_path: Path) -> None:
    (ours,), (theirs,) = report(country, country.province), report(country, neighbour)
    for number in (ours, theirs):
        return_entry(country.secretariat.store, OFFICER, number, f"{number} is wrong")
    stick = tmp_path / "back"
    country.secretariat.answer(stick, "01")
    country.secretariat.answer(stick, "02")
    for office, own, other in ((country.province, ours, theirs), (neighbour, theirs, ours)):
        told = readable(office, stick)
        assert own in numbers_in(told)
        assert not any(other.encode() in line for line in told)
        office.take(stick)
        with office.store.reading() as reader:
            assert [one.number for one in all_returned(reader)] == [own]


def test_what_the_secretariat_keeps_for_itself_goes_to_no_office(country: Country, tmp_path: Path) -> None:
    report(country, country.province)
    country.secretariat.save(3)
    country.secretariat.answer(tmp_path / "back")
    assert readable(country.province, tmp_path / "back") == []


def test_repeats_and_lost_sticks_change_nothing(country: Country, tmp_path: Path) -> None:
    first, second = report(country, country.province, 2)
    return_entry(country.secretariat.store, OFFICER, first, "one")
    country.secretariat.answer(tmp_path / "lost")
    return_entry(country.secretariat.store, OFFICER, second, "two")
    for name in ("back", "again"):
        country.secretariat.answer(tmp_path / name)
        outcomes = country.province.take(tmp_path / name)
        assert {one.state for one in outcomes} == {"taken_in"}
        with country.province.store.reading() as reader:
            assert {one.number: one.reason for one in all_returned(reader)} == {first: "one", second: "two"}
    country.province.take(tmp_path / "lost")
    with country.province.store.reading() as reader:
        assert len(all_returned(reader)) == 2


def test_a_log_the_secretariat_left_still_goes_to_a_device_enrolled_later(country: Country, tmp_path: Path) -> None:
    (number,) = report(country, country.province)
    return_entry(country.secretariat.store, OFFICER, number, "one")
    with country.secretariat.store.writing() as writer:
        writer.connection.exec_driver_sql("UPDATE log SET closed = 1 WHERE audience = '01'")
    with country.another("01", "B") as colleague:
        country.enrol(colleague)
        country.secretariat.answer(tmp_path / "back")
        colleague.take(tmp_path / "back")
        with colleague.store.reading() as reader:
            assert [log.seq for log in logs(reader) if log.office == "00"] == [1]


def test_more_than_fits_a_bundle_goes_in_several(
    country: Country, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "MOST_RECORDS", 2)
    for number in report(country, country.province, 5):
        return_entry(country.secretariat.store, OFFICER, number, "wrong")
    country.secretariat.answer(tmp_path / "back")
    country.province.take(tmp_path / "back")
    with country.secretariat.store.reading() as reader:
        journals = [(one.first, one.last) for one in sent_bundles(reader) if one.kind == "journal"]
    assert sorted(journals) == [(1, 2), (3, 4), (5, 5)]
    with country.province.store.reading() as reader:
        assert len(all_returned(reader)) == 5


def test_a_damaged_record_is_not_sent(country: Country, tmp_path: Path) -> None:
    (number,) = report(country, country.province)
    return_entry(country.secretariat.store, OFFICER, number, "wrong")
    with country.secretariat.store.writing() as writer:
        writer.connection.exec_driver_sql(
            "UPDATE journal SET line = replace(line, 'wrong', 'right') WHERE log IN (SELECT id FROM log WHERE"
            " audience = '01')"
        )
    (tmp_path / "back").mkdir()
    with pytest.raises(OwnJournalDamaged):
        returning.send_back(country.secretariat.store, tmp_path / "back", ["01"])


def test_what_is_decided_on_an_offices_entry_goes_to_it(country: Country, tmp_path: Path) -> None:
    """Such as which of two versions holds: a revision like any other, by the secretariat."""
    (number,) = report(country, country.province)
    with country.secretariat.store.writing() as writer:
        (entry,) = [one for one in list_entries(writer) if one.number == number]
        append(
            writer,
            entry=entry.id,
            form=CASE.name,
            fv=CASE.version,
            by=USER,
            answers={"case_no": "decided"},
            about={},
            parents=[entry.head],
        )
    country.secretariat.answer(tmp_path / "back")
    country.province.take(tmp_path / "back")
    with country.province.store.reading() as reader:
        (entry,) = list_entries(reader)
        assert (entry.number, entry.state) == (number, "received")
        assert entry.head != one_head(country.province)


def one_head(office: Office) -> str:
    """Return the hash of the last record of an office's own log."""
    with office.store.reading() as reader:
        return next(log.head for log in logs(reader) if log.ours)


def test_what_is_owed_reaches_every_office_and_counts_there(
    country: Country, neighbour: Office, tmp_path: Path
) -> None:
    duties = {"duty": [{"kind": "case", "due_day": 6, "offices": "all"}]}
    keep_calendar(country.secretariat.store, OFFICER, duties)
    for office, code in ((country.province, "01"), (neighbour, "02")):
        with office.store.reading() as reader:
            (before,) = owed(code, JUNE, calendar_of(reader))
        country.secretariat.answer(tmp_path / f"back-{code}", code)
        office.take(tmp_path / f"back-{code}")
        with office.store.reading() as reader:
            (after,) = owed(code, JUNE, calendar_of(reader))
        assert (before.due.day, after.due.day) == (10, 6)
        assert held(office.store) == set()


def test_another_office_never_gets_through(country: Country, neighbour: Office, tmp_path: Path) -> None:
    """Whoever seals records of an office to one that they are not for, by mistake or not, is not read in."""
    neighbour.save(2)
    with neighbour.store.reading() as reader:
        own = next(log for log in logs(reader) if log.ours)
        me = identity(reader)
        several = [line for _, _, line in lines(reader, own.id)]
    assert me.trust_list
    (tmp_path / "wrong").mkdir()
    what = outbox.contents.journal(own.id, several)
    to = me.trust_list.office_recipients("01")
    send(neighbour.store, tmp_path / "wrong", what, me.sender(), to, "01")
    country.secretariat.answer(tmp_path / "list")
    country.province.take(tmp_path / "list")
    (outcome,) = country.province.take(tmp_path / "wrong")
    assert (outcome.state, outcome.arrival.reason) == ("set_aside", "records_of_stranger")
    assert HASH.fullmatch(outcome.arrival.bundle)
    assert held(country.province.store) == set()
    with country.province.store.reading() as reader:
        assert find_log(reader, own.id) is None


def test_only_the_secretariat_speaks_of_entries_of_others(country: Country, tmp_path: Path) -> None:
    with pytest.raises(OnlySecretariat):
        country.province.answer(tmp_path / "back")
    with pytest.raises(OfficeWithoutDevice):
        country.secretariat.answer(tmp_path / "back", "09")


def test_who_was_not_told_yet_is_known_until_it_is_on_a_stick(country: Country, tmp_path: Path) -> None:
    first, second = report(country, country.province, 2)

    def left() -> list[tuple[str, int, int]]:
        with country.secretariat.store.reading() as reader:
            return [(one.office, one.records, one.returned) for one in untold(reader)]

    assert left() == []
    return_entry(country.secretariat.store, OFFICER, first, "wrong")
    keep_calendar(country.secretariat.store, OFFICER, {"duty": [{"kind": "case", "due_day": 6, "offices": "all"}]})
    return_entry(country.secretariat.store, OFFICER, first, "wrong too")
    assert left() == [("01", 2, 1)]
    country.secretariat.answer(tmp_path / "back")
    assert left() == []
    return_entry(country.secretariat.store, OFFICER, second, "wrong")
    assert left() == [("01", 1, 1)]
