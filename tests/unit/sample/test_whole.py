"""Made-up answers become whole entries: nothing is wrong with them, and what is counted is as it was made up."""

from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.installed import load, names
from ctip_desktop.sample.answers import MAKERS, Kept, entries
from ctip_desktop.sample.whole import whole

TODAY = date(2026, 7, 8)
COUNTED_ELSEWHERE = ("place", "s_status")


def made(kind: str, seed: int, day: str = "2025-03-14") -> Kept:
    return Kept("01", kind, MAKERS[kind](Random(seed), day))


def lost(counted: Any, answers: Any) -> list[str]:
    """Return the questions whose answer is no more what was made up."""
    return [
        name
        for name, value in counted.items()
        if name not in COUNTED_ELSEWHERE
        and (
            any(lost(*rows) for rows in zip(value, answers[name], strict=True))
            if isinstance(value, list) and value
            else value not in ([], answers.get(name))
        )
    ]


def test_every_kind_but_the_statement_is_made_up() -> None:
    assert {*MAKERS, "statement"} == set(names())


@pytest.mark.parametrize("kind", MAKERS)
@given(seed=st.integers(0, 10**6))
def test_an_entry_is_whole_and_what_is_counted_stays(kind: str, seed: int) -> None:
    kept = made(kind, seed, "2020-03-14")
    answers = whole(kept, Random(seed), TODAY)
    assert answers is not None
    filled = Filled(load(kind), answers, today=TODAY)
    assert filled.problems() == ()
    assert lost(kept.answers, answers) == []
    assert lost(filled.answers(), answers) == []


@given(seed=st.integers(0, 10**6))
def test_a_case_has_nobody_but_those_who_are_counted(seed: int) -> None:
    kept = made("case", seed)
    answers = whole(kept, Random(seed), TODAY)
    assert answers is not None
    assert [len(answers.get(one, ())) for one in ("suspect", "victim")] == [
        len(kept.answers.get(one, ())) for one in ("suspect", "victim")
    ]


def test_nothing_happens_after_today() -> None:
    several = (made("case", seed, "2026-07-01") for seed in range(99))
    case = next(one for one in several if "verdict_on" in one.answers)
    answers = whole(case, Random(1), TODAY)
    assert answers is not None
    assert "verdict_on" not in answers


def test_who_has_no_checkpoint_counts_nobody_at_one() -> None:
    inland = Kept("05", "border_counts", MAKERS["border_counts"](Random(1), "2025-03-14"))
    assert whole(inland, Random(1), TODAY) is None


def test_the_same_seed_makes_the_same_entries() -> None:
    assert entries(50, seed=3) == entries(50, seed=3)
    assert entries(50, seed=3) != entries(50, seed=4)
