"""The states of an office and a period are exactly those of the design, one for every set of facts."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctip_desktop.i18n.states import STATES
from ctip_desktop.reports.completeness.judging import DONE, Facts, Share, State, judge, judge_kinds, judge_longer
from ctip_desktop.reports.duties.owed import Owed, owed
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.reports.statements.declared import FIGURES, NOTHING, Declared, Line

JUNE = owed("01", parse_period("2026-06"))[0]
OWED = Owed("01", JUNE.period, JUNE.due, ("case", "meeting"))
DUE = JUNE.due
SAYS = Declared("01", "2026-06", False, (Line("case", FIGURES, 2), Line("meeting", NOTHING)))
EMPTY = Declared("01", "2026-06", True, ())
OWN_ONLY = {"not_begun", "in_preparation"}

declarations = st.sampled_from([None, SAYS, EMPTY, Declared("01", "2026-06", False, SAYS.lines[:1])])
days = st.integers(-60, 60).map(lambda by: DUE + timedelta(by))
all_facts = st.builds(
    Facts,
    declared=declarations,
    arrived=st.none() | days,
    prepared=st.booleans(),
    sent=st.booleans(),
    lacking=st.booleans(),
    replaced=st.booleans(),
    changed=st.frozensets(st.sampled_from(["case", "meeting", "training"])),
    entries=st.dictionaries(st.sampled_from(["case", "training"]), st.integers(0, 3)),
)


@given(all_facts, days, st.booleans())
def test_every_set_of_facts_has_one_state_with_words(facts: Facts, today: date, own: bool) -> None:
    state = judge(OWED, facts, today, own=own)
    kinds = judge_kinds(OWED, facts, today, own=own)
    assert state in get_args(State)
    assert kinds.keys() == set(OWED.kinds)
    for one in (state, *kinds.values()):
        assert one in STATES
        assert own or one not in OWN_ONLY
    assert (state in DONE) <= (facts.declared is not None)


@given(all_facts, days)
def test_a_later_day_never_undoes_what_is_done(facts: Facts, today: date) -> None:
    state = judge(OWED, facts, today, own=False)
    assert judge(OWED, facts, today + timedelta(30), own=False) == state or state not in DONE


@given(st.integers(0, 400).flatmap(lambda due: st.tuples(st.integers(0, due), st.just(due))))
def test_a_share_is_never_above_100_and_100_is_said_of_all_only(share: tuple[int, int]) -> None:
    done, due = share
    percent = Share(done, due).percent
    assert percent is None if due == 0 else 0 <= (percent or 0) <= 100
    assert (percent == 100) == (due > 0 and done == due)


@given(st.lists(st.sampled_from(get_args(State)), max_size=12))
def test_a_longer_period_has_a_state_of_the_same_set_and_is_done_only_if_every_month_is(months: list[State]) -> None:
    state = judge_longer(months)
    assert state in get_args(State)
    assert (state in DONE) == (bool(months) and all(month in DONE for month in months))


@pytest.mark.parametrize(
    ("facts", "days", "state"),
    [
        (Facts(), -20, "future"),
        (Facts(), 0, "not_arrived"),
        (Facts(), 1, "overdue"),
        (Facts(entries={"case": 1}), 0, "in_part"),
        (Facts(entries={"case": 1}), 1, "overdue"),
        (Facts(declared=SAYS, arrived=DUE), 0, "received"),
        (Facts(declared=SAYS, arrived=DUE + timedelta(1)), 1, "received_late"),
        (Facts(declared=EMPTY, arrived=DUE), 0, "nothing"),
        (Facts(declared=SAYS, arrived=DUE, lacking=True), 0, "in_part"),
        (Facts(declared=Declared("01", "2026-06", False, SAYS.lines[:1]), arrived=DUE), 0, "in_part"),
        (Facts(declared=SAYS, arrived=DUE, changed=frozenset({"case"})), 0, "changed_since"),
        (Facts(declared=SAYS, arrived=DUE, changed=frozenset({"training"})), 0, "received"),
        (Facts(declared=SAYS, arrived=DUE, replaced=True), 0, "changed_since"),
    ],
)
def test_the_secretariat_sees(facts: Facts, days: int, state: str) -> None:
    assert judge(OWED, facts, DUE + timedelta(days), own=False) == state


@pytest.mark.parametrize(
    ("facts", "days", "state"),
    [
        (Facts(), -60, "future"),
        (Facts(), -20, "not_begun"),
        (Facts(entries={"case": 1}), -20, "in_preparation"),
        (Facts(prepared=True), 0, "in_preparation"),
        (Facts(prepared=True), 1, "overdue"),
        (Facts(sent=True, prepared=True), 1, "not_arrived"),
        (Facts(declared=SAYS, arrived=DUE), 0, "received"),
    ],
)
def test_the_office_itself_sees(facts: Facts, days: int, state: str) -> None:
    assert judge(OWED, facts, DUE + timedelta(days), own=True) == state


def test_each_kind_has_its_own_state() -> None:
    assert judge_kinds(OWED, Facts(declared=SAYS, arrived=DUE, changed=frozenset({"case"})), DUE, own=False) == {
        "case": "changed_since",
        "meeting": "nothing",
    }
    assert judge_kinds(OWED, Facts(entries={"case": 1}), DUE, own=False) == {
        "case": "in_part",
        "meeting": "not_arrived",
    }
    late = DUE + timedelta(1)
    assert judge_kinds(OWED, Facts(entries={"case": 1}), late, own=False) == {"case": "in_part", "meeting": "overdue"}
