"""The journal grows by one chain per log; what contradicts it or leaves a gap is refused by name."""

from pathlib import Path

import pytest

from ctip_desktop import clock
from ctip_desktop.entries.chain import check
from ctip_desktop.entries.record import NO_RECORD
from ctip_desktop.errors.entries import BadRecord
from ctip_desktop.errors.store import ForkFound, NotTheirs, RecordsMissing
from ctip_desktop.store.journal import find_log, lines, logs, take_in
from ctip_desktop.store.store import Store
from tests.support.stores import a_store, carry, case_lines, rows, save

LOG = "e" * 32


def take(store: Store, stretch: list[bytes], first: int = 1, prev: str = NO_RECORD, office: str = "01") -> int:
    with store.writing() as writer:
        checked = check(stretch, first, prev)
        return take_in(writer, log=LOG, office=office, device="f" * 32, checked=checked, bundle="9" * 64)


def test_what_is_appended_is_a_chain_from_record_one(store: Store) -> None:
    saved = [save(store, {"case_no": str(number)}, entry=f"{number:032x}") for number in range(5)]
    with store.reading() as reader:
        log = find_log(reader, saved[0].log)
        kept = [line for _, _, line in lines(reader, saved[0].log)]
    checked = check(kept, 1, NO_RECORD)
    assert [one.hash for one in checked] == [one.hash for one in saved]
    assert log is not None
    assert (log.seq, log.head, log.ours) == (5, saved[-1].hash, True)


def test_a_log_is_read_from_any_place(store: Store) -> None:
    for number in range(5):
        save(store, {}, entry=f"{number:032x}")
    with store.reading() as reader:
        (log,) = logs(reader)
        assert [seq for seq, _, _ in lines(reader, log.id, 2, 2)] == [3, 4]


def test_numbers_count_up_and_an_entry_keeps_its_own(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = save(store, {}, entry="1" * 32)
    second = save(store, {}, entry="2" * 32)
    again = save(store, {"case_no": "x"}, entry="1" * 32, parents=[first.hash])
    year = clock.today().year
    assert [one.number for one in (first, second, again)] == [
        f"01-{year}-A-0001",
        f"01-{year}-A-0002",
        f"01-{year}-A-0001",
    ]
    monkeypatch.setattr(clock, "today", lambda: clock.now().date().replace(year=year + 1))
    assert save(store, {}, entry="3" * 32).number == f"01-{year + 1}-A-0001"


def test_answers_no_record_can_hold_change_nothing(store: Store) -> None:
    with pytest.raises(BadRecord):
        save(store, {"case_no": None})
    assert rows(store, "journal") == []
    assert save(store, {}).number.endswith("0001")


def test_records_of_others_are_taken_in_once(store: Store) -> None:
    stretch = list(case_lines(10))
    assert take(store, stretch) == 10
    assert take(store, stretch) == 0
    assert len(rows(store, "journal")) == 10
    assert len(rows(store, "p_case")) == 10
    with store.reading() as reader:
        log = find_log(reader, LOG)
    assert log is not None
    assert (log.office, log.device, log.ours, log.seq) == ("01", "f" * 32, False, 10)


def test_a_stretch_may_overlap_what_is_here(store: Store) -> None:
    stretch = list(case_lines(10))
    take(store, stretch[:6])
    third = check(stretch[:3], 1, NO_RECORD)[-1]
    assert take(store, stretch[3:], 4, third.hash) == 4


def test_nothing_is_taken_in_of_nothing(store: Store) -> None:
    assert take(store, []) == 0


def test_a_gap_is_named(store: Store) -> None:
    stretch = list(case_lines(10))
    take(store, stretch[:3])
    seventh = check(stretch[:7], 1, NO_RECORD)[-1]
    with pytest.raises(RecordsMissing) as caught:
        take(store, stretch[7:], 8, seventh.hash)
    assert (caught.value.log, caught.value.first, caught.value.last) == (LOG, 4, 7)


def test_a_log_that_does_not_begin_at_its_first_record_is_a_gap(store: Store) -> None:
    stretch = list(case_lines(3))
    first = check(stretch[:1], 1, NO_RECORD)[0]
    with pytest.raises(RecordsMissing):
        take(store, stretch[1:], 2, first.hash)
    with store.reading() as reader:
        assert find_log(reader, LOG) is None


@pytest.mark.parametrize(("here", "kept"), [(5, 5), (5, 3), (2, 2)])
def test_a_fork_is_found_and_changes_nothing(store: Store, here: int, kept: int) -> None:
    """Two branches that part after the record `kept`, of which `here` records are known."""
    take(store, list(case_lines(here)))
    other = list(case_lines(8, seed=2))
    before = rows(store, "journal")
    with pytest.raises(ForkFound) as caught:
        take(store, other)
    assert caught.value.seq == 1
    head = check(other[:kept], 1, NO_RECORD)[-1]
    with pytest.raises(ForkFound):
        take(store, other[kept:], kept + 1, head.hash)
    assert rows(store, "journal") == before


def test_an_office_may_not_write_entries_of_another(store: Store) -> None:
    stretch = list(case_lines(2, office="02"))
    with pytest.raises(NotTheirs) as caught:
        take(store, stretch)
    assert (caught.value.seq, caught.value.office) == (1, "01")
    assert rows(store, "journal") == []
    assert take(store, stretch, office="00") == 2


def test_a_log_can_come_back_to_its_own_device(tmp_path: Path) -> None:
    with a_store(tmp_path / "a") as mine, a_store(tmp_path / "b", office="00") as secretariat:
        save(mine, {"case_no": "1"})
        assert carry(mine, secretariat) == 1
        with mine.reading() as reader:
            (log,) = logs(reader)
        assert carry(secretariat, mine, log.id) == 0
