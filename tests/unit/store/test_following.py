"""Entries follow the journal: which revision stands, what is in conflict, what is counted."""

from dataclasses import replace
from pathlib import Path

import pytest

from ctip_desktop.errors.store import EntryUnknown
from ctip_desktop.store import search
from ctip_desktop.store.checking import check
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.listing import history, list_entries, show
from ctip_desktop.store.store import Store
from tests.support.stores import CASE, a_form, a_question, a_store, carry, rows, save

ENTRY = "a" * 32


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Store, Store]:
    """Two devices of one office."""
    stores = a_store(tmp_path / "one"), a_store(tmp_path / "two")
    for store in stores:
        with store.writing() as writer:
            add_form(writer, CASE)
    return stores


def test_the_last_revision_stands(store: Store) -> None:
    first = save(store, {"case_no": "1"})
    second = save(store, {"case_no": "2"}, parents=[first.hash])
    assert rows(store, "entry", "head", "heads", "seq") == [(second.hash, 1, 2)]
    assert rows(store, "p_case", "case_no") == [("2",)]


def test_several_revisions_in_one_stretch_leave_one_row(pair: tuple[Store, Store]) -> None:
    one, two = pair
    first = save(one, {"case_no": "1"})
    second = save(one, {"case_no": "2"}, parents=[first.hash])
    save(one, {"case_no": "3"}, parents=[second.hash])
    carry(one, two)
    assert rows(two, "p_case", "case_no") == [("3",)]


def test_two_devices_changing_one_entry_are_a_conflict_until_merged(pair: tuple[Store, Store]) -> None:
    one, two = pair
    first = save(one, {"case_no": "1"})
    carry(one, two)
    mine = save(one, {"case_no": "2"}, parents=[first.hash])
    theirs = save(two, {"case_no": "3"}, parents=[first.hash])
    carry(two, one)
    carry(one, two)
    for store in pair:
        assert rows(store, "entry", "head", "heads") == [(min(mine.hash, theirs.hash), 2)]
        with store.reading() as reader:
            assert show(reader, ENTRY).listed.state == "conflict"
            assert list(show(reader, ENTRY).heads) == sorted([mine.hash, theirs.hash])
    assert rows(one, "p_case", "case_no") == rows(two, "p_case", "case_no")
    merged = save(one, {"case_no": "4"}, parents=[mine.hash, theirs.hash])
    assert rows(one, "entry", "head", "heads") == [(merged.hash, 1)]
    assert rows(one, "p_case", "case_no") == [("4",)]


def test_an_entry_that_stands_as_before_is_not_indexed_again(pair: tuple[Store, Store]) -> None:
    one, two = pair
    first = save(one, {"case_no": "1"})
    carry(one, two)
    heads = [save(store, {"case_no": str(count)}, parents=[first.hash]).hash for count, store in enumerate(pair, 2)]
    stays, comes = (one, two) if heads[0] < heads[1] else (two, one)
    search.bring_up_to_date(stays)
    carry(comes, stays)
    assert rows(stays, "entry", "heads", "indexed") == [(2, 1)]


def test_a_change_to_the_branch_that_stood_may_let_the_other_stand(pair: tuple[Store, Store]) -> None:
    one, two = pair
    first = save(one, {"case_no": "1"})
    carry(one, two)
    mine = save(one, {"case_no": "mine"}, parents=[first.hash])
    theirs = save(two, {"case_no": "theirs"}, parents=[first.hash])
    carry(two, one)
    branches = {mine.hash: "mine", theirs.hash: "theirs"}
    stood, waited = sorted(branches)
    stood = save(one, {"case_no": "0"}, parents=[stood]).hash
    while stood < waited:
        stood = save(one, {"case_no": stood}, parents=[stood]).hash
    assert rows(one, "entry", "head", "heads") == [(waited, 2)]
    assert rows(one, "p_case", "case_no") == [(branches[waited],)]
    assert check(one).faults == ()


def test_a_child_may_come_before_its_parent(pair: tuple[Store, Store], tmp_path: Path) -> None:
    one, two = pair
    first = save(one, {"case_no": "1"})
    carry(one, two)
    second = save(two, {"case_no": "2"}, parents=[first.hash])
    with a_store(tmp_path / "three", office="00") as three:
        carry(two, three)
        assert rows(three, "entry", "head", "heads") == [(second.hash, 1)]
        carry(one, three)
        assert rows(three, "entry", "head", "heads") == [(second.hash, 1)]


def test_history_tells_parents_before_children(pair: tuple[Store, Store]) -> None:
    one, two = pair
    first = save(one, {"case_no": "1"})
    carry(one, two)
    mine = save(one, {"case_no": "2"}, parents=[first.hash])
    theirs = save(two, {"case_no": "3"}, parents=[first.hash])
    carry(two, one)
    merged = save(one, {"case_no": "4"}, parents=[mine.hash, theirs.hash])
    with one.reading() as reader:
        told = [saved.hash for saved in history(reader, ENTRY)]
    assert told == [first.hash, *sorted([mine.hash, theirs.hash]), merged.hash]


def test_history_of_an_entry_whose_beginning_is_missing_is_told(pair: tuple[Store, Store], tmp_path: Path) -> None:
    one, two = pair
    first = save(one, {"case_no": "1"})
    carry(one, two)
    second = save(two, {"case_no": "2"}, parents=[first.hash])
    with a_store(tmp_path / "three", office="00") as three:
        carry(two, three)
        with three.reading() as reader:
            assert [saved.hash for saved in history(reader, ENTRY)] == [second.hash]


def test_an_entry_of_a_form_unknown_here_is_kept_and_projected_later(empty: Store) -> None:
    save(empty, {"case_no": "1"})
    assert rows(empty, "entry", "form") == [("case",)]
    with empty.writing() as writer:
        add_form(writer, CASE)
    assert rows(empty, "p_case", "case_no") == [("1",)]
    assert check(empty).faults == ()


def test_an_entry_may_go_over_to_another_form(store: Store) -> None:
    other = a_form("other", a_question("text", "remark"))
    with store.writing() as writer:
        add_form(writer, other)
    first = save(store, {"case_no": "1"})
    save(store, {"remark": "2"}, parents=[first.hash], form=other)
    assert rows(store, "p_case") == []
    assert rows(store, "p_other", "remark") == [("2",)]


def test_a_reader_looks_up_what_is_there_and_no_more(store: Store) -> None:
    with store.reading() as reader:
        assert list_entries(reader) == []
        with pytest.raises(EntryUnknown):
            show(reader, "01-2026-A-0001")


def test_an_entry_is_listed_by_the_day_of_the_revision_that_stands_for_it(store: Store) -> None:
    first = save(store, {"reported": "2026-03-04"})
    assert rows(store, "entry", "date") == [("2026-03-04",)]
    save(store, {"reported": "2026-05-06"}, parents=[first.hash])
    assert rows(store, "entry", "date") == [("2026-05-06",)]


def test_the_day_of_an_entry_is_known_once_its_form_version_is_here(empty: Store) -> None:
    save(empty, {"reported": "2026-03-04"})
    assert rows(empty, "entry", "date") == [("",)]
    with empty.writing() as writer:
        add_form(writer, CASE)
    assert rows(empty, "entry", "date") == [("2026-03-04",)]


def test_no_other_forms_version_says_the_day_of_an_entry(store: Store) -> None:
    save(store, {"reported": "2026-03-04"}, form=replace(CASE, name="other"))
    assert rows(store, "entry", "form", "date") == [("other", "")]
