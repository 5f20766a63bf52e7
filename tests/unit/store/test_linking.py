"""Entries name one another by number; what is not settled goes on."""

import pytest

from ctip_desktop.forms import installed
from ctip_desktop.forms.links import CarriedRows, carried_rows, links_to
from ctip_desktop.store.linking import linkable, naming, open_rows
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.store import Store
from tests.support.desk_entries import VANNAK, a_case, answers_of, sample, save
from tests.support.meetings import a_meeting


def carried() -> CarriedRows:
    found = carried_rows(installed.load("meeting"))
    assert found is not None
    return found


def hold(store: Store, day: str, **status: str) -> str:
    rows = [
        {"_id": row * 32, "decision_kind": "decision", "decision_text": f"text {row}", "decision_status": state}
        for row, state in status.items()
    ]
    return save(store, VANNAK, "meeting", answers_of("meeting", a_meeting(date=day, decision=rows))).number


def test_what_names_a_case_is_found_by_its_number(empty: Store) -> None:
    case, other = (save(empty, VANNAK, "case", a_case(number, "2026-06-02")) for number in (1, 2))
    about = answers_of("victim", sample("victim") | {"case_number": case.number})
    victim = save(empty, VANNAK, "victim", about)
    with empty.reading() as reader:
        assert [one.id for one in naming(reader, "case", case.number)] == [victim.entry]
        assert naming(reader, "case", other.number) == []


def test_a_row_of_a_repeat_names_an_entry_too(empty: Store) -> None:
    victim = save(empty, VANNAK, "victim", answers_of("victim", sample("victim")))
    given = sample("repatriation")
    given["person"][0]["p_victim_number"] = victim.number
    home = save(empty, VANNAK, "repatriation", answers_of("repatriation", given))
    with empty.reading() as reader:
        assert [one.id for one in naming(reader, "victim", victim.number)] == [home.entry]


def test_entries_are_offered_by_the_words_in_them(empty: Store) -> None:
    one, other = (save(empty, VANNAK, "case", a_case(number, "2026-06-02")) for number in (1, 2))
    bring_up_to_date(empty)
    with empty.reading() as reader:
        assert {each.listed.number for each in linkable(reader, "case", "", 10)} == {one.number, other.number}
        assert [each.listed.number for each in linkable(reader, "case", "ករ-002", 10)] == [other.number]
        assert linkable(reader, "victim", "ករ-002", 10) == []


def test_rows_stay_open_until_the_latest_entry_settles_them(empty: Store) -> None:
    first = hold(empty, "2026-05-14", a="open", b="open", c="done")
    second = hold(empty, "2026-06-14", a="in_progress", d="open")
    with empty.reading() as reader:
        left = open_rows(reader, "meeting", carried(), "01")
    assert [(row.number, row.answers["_id"][0], row.answers["decision_status"]) for row in left] == [
        (first, "b", "open"),
        (second, "a", "in_progress"),
        (second, "d", "open"),
    ]
    hold(empty, "2026-07-14", a="done", b="dropped", d="done")
    with empty.reading() as reader:
        assert open_rows(reader, "meeting", carried(), "01") == []


def test_another_office_s_rows_are_not_ours(empty: Store) -> None:
    hold(empty, "2026-05-14", a="open")
    with empty.reading() as reader:
        assert open_rows(reader, "meeting", carried(), "02") == []


@pytest.mark.parametrize("kind", ["case", "victim", "meeting", "request"])
def test_every_kind_that_later_work_builds_on_can_be_named(kind: str) -> None:
    assert links_to(kind)
