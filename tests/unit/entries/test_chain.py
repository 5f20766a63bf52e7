"""A stretch of a log is read only when each record continues the one before."""

import pytest

from ctip_desktop.entries.chain import check
from ctip_desktop.entries.record import NO_RECORD, hash_of
from ctip_desktop.errors.entries import BadRecord, ChainBroken
from tests.support.records import a_log


def test_a_whole_log_is_read_in_order() -> None:
    lines = a_log(5)
    found = check(lines, 1, NO_RECORD)
    assert [one.seq for one in found] == [1, 2, 3, 4, 5]
    assert [one.hash for one in found] == [hash_of(line) for line in lines]
    assert [one.line for one in found] == lines
    assert found[3].record.prev == found[2].hash


def test_a_stretch_continues_what_is_known() -> None:
    lines = a_log(5)
    assert [one.seq for one in check(lines[2:], 3, hash_of(lines[1]))] == [3, 4, 5]


def test_nothing_is_a_good_stretch() -> None:
    assert check([], 1, NO_RECORD) == []


@pytest.mark.parametrize(
    ("order", "broken"),
    [([0, 2], 2), ([1, 0], 1), ([0, 1, 1], 3), ([1, 2], 1)],
)
def test_a_record_left_out_doubled_or_moved_is_named(order: list[int], broken: int) -> None:
    lines = a_log(3)
    with pytest.raises(ChainBroken) as caught:
        check([lines[place] for place in order], 1, NO_RECORD)
    assert caught.value.seq == broken


def test_a_changed_record_breaks_the_next_one() -> None:
    lines = a_log(3)
    lines[1] = lines[1].replace(b'"age":17', b'"age":18')
    with pytest.raises(ChainBroken) as caught:
        check(lines, 1, NO_RECORD)
    assert caught.value.seq == 3


def test_a_bad_line_is_named_by_its_place() -> None:
    lines = a_log(3)
    lines[1] = lines[1].replace(b'"op":"put"', b'"op":"set"')
    with pytest.raises(BadRecord) as caught:
        check(lines, 1, NO_RECORD)
    assert caught.value.seq == 2
