"""What the secretariat writes goes into a log for those it is about, so that no office is sent what is another's."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ctip_desktop.entries.record import NO_RECORD, Record
from ctip_desktop.errors.store import EntryOfAnother
from ctip_desktop.store import vault
from ctip_desktop.store.audience import ALL, OWN, audience_of
from ctip_desktop.store.backing_up import backup, restore
from ctip_desktop.store.checking import check
from ctip_desktop.store.going_on import go_on_in_new_log
from ctip_desktop.store.journal import append, logs
from ctip_desktop.store.listing import list_entries
from ctip_desktop.store.outbox import unacknowledged
from ctip_desktop.store.passphrases import Cost
from ctip_desktop.store.rebuilding import rebuild
from ctip_desktop.store.sidecar import NAME, read_sidecar
from ctip_desktop.store.store import Store
from ctip_desktop.store.waiting import waiting
from tests.support.stores import CASE, USER, a_form, a_question, a_store, carry, rows, save

RECORD = Record(
    seq=1,
    prev=NO_RECORD,
    op="put",
    entry="e" * 32,
    parents=(),
    form="case",
    fv="f" * 64,
    by=USER,
    at="2026-06-01T00:00:00Z",
    number="00-2026-A-0001",
    answers={},
    about={},
)
DUTIES = a_form("duties", a_question("text", "kind"))


@pytest.mark.parametrize(
    ("office", "number", "form", "answers", "audience"),
    [
        ("01", "01-2026-A-0001", "case", {}, OWN),
        ("01", "01-2026-A-0001", "returned", {"office": "02"}, OWN),
        ("00", "00-2026-A-0001", "meeting", {}, OWN),
        ("00", "07-2026-B-0001", "case", {}, "07"),
        ("00", "00-2026-A-0001", "duties", {}, ALL),
        ("00", "07-2026-A-0001", "duties", {}, "07"),
        ("00", "00-2026-A-0001", "same_person", {"office": "07"}, OWN),
        ("00", "00-2026-A-0001", "returned", {"office": "07"}, "07"),
        ("00", "00-2026-A-0001", "returned", {"office": "00"}, OWN),
        ("00", "00-2026-A-0001", "returned", {"office": "all"}, OWN),
        ("00", "00-2026-A-0001", "returned", {"office": ["07"]}, OWN),
        ("00", "00-2026-A-0001", "returned", {"office": "០៧"}, OWN),
        ("00", "00-2026-A-0001", "returned", {}, OWN),
    ],
)
def test_whom_a_record_is_for(office: str, number: str, form: str, answers: dict[str, object], audience: str) -> None:
    assert audience_of(office, replace(RECORD, number=number, form=form, answers=answers)) == audience


@pytest.fixture
def secretariat(tmp_path: Path) -> Store:
    """The secretariat's store, with an entry of office 01 and one of office 02 that came."""
    store = a_store(tmp_path / "00", office="00")
    for office in ("01", "02"):
        with Store.create(tmp_path / office, None, office=office, device=office * 16) as province:
            save(province, {"case_no": office}, entry=office * 16)
            carry(province, store)
    return store


def amend(store: Store, office: str) -> str:
    """Change an office's entry at the secretariat; return the log that says so."""
    parent = next(one.head for one in _listed(store) if one.office == office)
    return save(store, {"case_no": f"{office} amended"}, entry=office * 16, parents=[parent]).log


def _listed(store: Store):  # type: ignore[no-untyped-def]
    with store.reading() as reader:
        return list_entries(reader)


def own(store: Store) -> dict[str, list[tuple[bool, int]]]:
    """Return the secretariat's logs by audience: closed, and how far."""
    found: dict[str, list[tuple[bool, int]]] = {}
    with store.reading() as reader:
        for log in logs(reader):
            if log.ours:
                found.setdefault(log.audience, []).append((log.closed, log.seq))
    return {audience: sorted(several, reverse=True) for audience, several in found.items()}


def test_a_log_is_begun_when_it_is_first_needed_and_goes_on_then(secretariat: Store) -> None:
    assert own(secretariat) == {OWN: [(False, 0)]}
    first = amend(secretariat, "01")
    assert amend(secretariat, "02") != first
    assert amend(secretariat, "01") == first
    save(secretariat, {}, form=DUTIES, entry="d" * 32)
    save(secretariat, {}, entry="a" * 32)
    assert own(secretariat) == {OWN: [(False, 1)], "01": [(False, 2)], "02": [(False, 1)], ALL: [(False, 1)]}
    assert check(secretariat).faults == ()


def test_what_is_for_an_office_waits_for_no_receipt(secretariat: Store) -> None:
    amend(secretariat, "01")
    save(secretariat, {}, form=DUTIES, entry="d" * 32)
    with secretariat.reading() as reader:
        assert [(log.audience, after) for log, after in unacknowledged(reader)] == [(OWN, 0)]
        assert waiting(reader) == []
    assert {one.number: one.state for one in _listed(secretariat)} == {
        "01-2026-A-0001": "received",
        "02-2026-A-0001": "received",
    }


def test_a_store_set_back_leaves_all_its_logs_and_numbers_nothing_twice(secretariat: Store, tmp_path: Path) -> None:
    """Only the log of one office was ahead of the copy, and that is enough."""
    amend(secretariat, "01")
    amend(secretariat, "02")
    secretariat.close()
    shutil.copytree(tmp_path / "00", tmp_path / "copy")
    with Store.open(tmp_path / "00", None) as store:
        left = amend(store, "02")
    for file in (tmp_path / "copy").glob("store.db*"):
        shutil.copy(file, tmp_path / "00")
    with Store.open(tmp_path / "00", None) as store:
        assert store.set_back
        assert amend(store, "02") != left
        assert own(store) == {OWN: [(True, 0), (False, 0)], "01": [(True, 1)], "02": [(True, 1), (False, 1)]}
        assert check(store).faults == ()
    with Store.open(tmp_path / "00", None) as store:
        assert not store.set_back


def test_a_log_begun_after_the_copy_is_missed_too(secretariat: Store, tmp_path: Path) -> None:
    secretariat.close()
    shutil.copytree(tmp_path / "00", tmp_path / "copy")
    with Store.open(tmp_path / "00", None) as store:
        amend(store, "01")
    for file in (tmp_path / "copy").glob("store.db*"):
        shutil.copy(file, tmp_path / "00")
    with Store.open(tmp_path / "00", None) as store:
        assert store.set_back


def test_a_sidecar_of_a_program_that_knew_one_log_is_read(secretariat: Store, tmp_path: Path) -> None:
    save(secretariat, {})
    secretariat.close()
    sidecar = tmp_path / "00" / NAME
    sidecar.write_bytes(sidecar.read_bytes().replace(b',"others":{}', b""))
    assert read_sidecar(tmp_path / "00") is not None
    with Store.open(tmp_path / "00", None) as store:
        assert not store.set_back


@pytest.mark.parametrize("others", ["[]", '{"a":[]}', '{"a":["1","x"]}', '{"a":{"1":2}}', '{"a":[true,"x"]}'])
def test_a_sidecar_that_names_other_logs_strangely_is_none(tmp_path: Path, others: str) -> None:
    (tmp_path / NAME).write_text(f'{{"head":"x","log":"x","numbers":{{}},"others":{others},"seq":1}}')
    assert read_sidecar(tmp_path) is None


def test_a_restored_secretariat_goes_on_in_new_logs_for_every_office(tmp_path: Path) -> None:
    """What the offices have of the old logs is still the beginning of what they are sent of them."""
    key = vault.create(tmp_path / "00", "Sok", "correct horse battery", Cost(1, 1, 64))
    with a_store(tmp_path / "00", key, office="00") as store:
        with Store.create(tmp_path / "01", None, office="01", device="1" * 32) as province:
            save(province, {}, entry="01" * 16)
            carry(province, store)
        amend(store, "01")
        made = Path(backup(store, key, tmp_path).file)
    restore(made, tmp_path / "restored")
    with Store.open(tmp_path / "restored", key) as store:
        assert store.set_back
        amend(store, "01")
        assert own(store) == {OWN: [(True, 0), (False, 0)], "01": [(True, 1), (False, 1)]}
        assert check(store).faults == ()
    with Store.open(tmp_path / "restored", key) as store:
        assert not store.set_back


def test_going_on_in_a_new_log_says_it_again_to_the_same_office(secretariat: Store) -> None:
    left = amend(secretariat, "01")
    with secretariat.writing() as writer:
        go_on_in_new_log(writer, left, 0)
    assert own(secretariat) == {OWN: [(True, 0), (False, 0)], "01": [(True, 1), (False, 1)]}
    assert [one.state for one in _listed(secretariat)] == ["received", "received"]


def test_rebuilding_leaves_whom_logs_are_for(secretariat: Store) -> None:
    amend(secretariat, "01")
    before = rows(secretariat, "log")
    rebuild(secretariat)
    assert rows(secretariat, "log") == before


def test_a_province_changes_no_entry_of_another_office(tmp_path: Path, secretariat: Store) -> None:
    """The secretariat would refuse the whole bundle, with all else that is in it."""
    with a_store(tmp_path / "province", office="03") as province:
        saved = save(secretariat, {}, entry="a" * 32)
        carry(secretariat, province, saved.log)
        with pytest.raises(EntryOfAnother) as caught:
            save(province, {}, entry="a" * 32, parents=[saved.hash])
        assert caught.value.number == saved.number
        with province.reading() as reader:
            assert [log.seq for log in logs(reader) if log.ours] == [0]


def test_an_entry_kept_by_the_secretariats_own_forms_is_not_listed_among_others(secretariat: Store) -> None:
    with secretariat.writing() as writer:
        append(writer, entry="d" * 32, form="duties", fv=DUTIES.version, by=USER, answers={"kind": "case"}, about={})
    assert {one.form for one in _listed(secretariat)} == {CASE.name}
    with secretariat.reading() as reader:
        assert [one.id for one in list_entries(reader, "duties")] == ["d" * 32]
