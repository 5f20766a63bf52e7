"""Judges how far a statement has come: the one place where the states of an office and a period are told apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ctip_desktop.reports.duties.owed import Owed
from ctip_desktop.reports.statements.declared import FIGURES, Declared

State = Literal[
    "not_begun",
    "in_preparation",
    "future",
    "not_arrived",
    "in_part",
    "received",
    "received_late",
    "nothing",
    "overdue",
    "changed_since",
]
DONE = frozenset({"received", "received_late", "nothing", "changed_since"})
"""States in which the secretariat has the whole statement."""


@dataclass(frozen=True)
class Facts:
    """What is known of a statement that is owed.

    Args:
        declared: the approved statement that holds; None if there is none, or the secretariat does not have it.
        arrived: the day on which the first approved statement of the period arrived, or left its office.
        prepared: whether a statement is here that is not approved, or not yet with the secretariat.
        sent: whether one left this office and nobody has said that it arrived.
        lacking: whether it counted records that are not here.
        replaced: whether it says other figures than the one that held when the period was closed.
        changed: the kinds of which entries of the period changed after it was made.
        entries: how many entries of each kind stand in the period.
    """

    declared: Declared | None = None
    arrived: date | None = None
    prepared: bool = False
    sent: bool = False
    lacking: bool = False
    replaced: bool = False
    changed: frozenset[str] = frozenset()
    entries: Mapping[str, int] = field(default_factory=dict)


def is_late(owed: Owed, facts: Facts) -> bool:
    """Say whether the first statement came after the day it was due."""
    return facts.arrived is not None and facts.arrived > owed.due


def judge(owed: Owed, facts: Facts, today: date, *, own: bool) -> State:
    """Return the state of a statement, as the secretariat sees it, or its `own` office."""
    if facts.declared is None:
        return _awaited(owed, facts, today, own)
    if facts.lacking or any(facts.declared.line(kind) is None for kind in owed.kinds):
        return "in_part"
    if facts.replaced or facts.changed & set(owed.kinds):
        return "changed_since"
    if facts.declared.nothing:
        return "nothing"
    return "received_late" if is_late(owed, facts) else "received"


def judge_kinds(owed: Owed, facts: Facts, today: date, *, own: bool) -> dict[str, State]:
    """Return the state of each kind that is owed."""
    whole = judge(owed, facts, today, own=own)
    begun: State = "in_preparation" if own else "in_part"
    silent = _silent(whole, is_over=today > owed.due)
    found: dict[str, State] = {}
    for kind in owed.kinds:
        line = facts.declared.line(kind) if facts.declared else None
        if line is None:
            found[kind] = begun if facts.entries.get(kind) and whole != "future" else silent
        elif kind in facts.changed:
            found[kind] = "changed_since"
        elif line.state != FIGURES:
            found[kind] = "nothing"
        else:
            found[kind] = "received_late" if is_late(owed, facts) else "received"
    return found


def judge_longer(states: Iterable[State]) -> State:
    """Return the state of a longer period out of those of its months."""
    several = list(states)
    if not several:
        return "future"
    for first in ("overdue", "in_part"):
        if first in several:
            return first
    done = [state for state in several if state in DONE]
    if len(done) == len(several):
        order: tuple[State, ...] = ("changed_since", "received_late", "received", "nothing")
        return next(state for state in order if state in done)
    if done:
        return "in_part"
    return next(state for state in several if state != "future") if set(several) != {"future"} else "future"


@dataclass(frozen=True)
class Share:
    """How many of the statements that are due are done; `percent` is None where none is due, never above 100."""

    done: int
    due: int

    @property
    def percent(self) -> int | None:
        """Return the share in whole per cent, rounded down, so that 100 is said of all and of nothing less."""
        return 100 * self.done // self.due if self.due else None


def _silent(whole: State, *, is_over: bool) -> State:
    """Return the state of a kind of which nothing is here, out of that of the whole."""
    if whole == "in_preparation":
        return "not_begun"
    if whole == "in_part":
        return "overdue" if is_over else "not_arrived"
    return whole


def _awaited(owed: Owed, facts: Facts, today: date, own: bool) -> State:
    begun = facts.prepared or any(facts.entries.get(kind) for kind in owed.kinds)
    if facts.sent:
        return "not_arrived"
    if today > owed.due:
        return "overdue"
    if today < owed.period.start or (not own and today < owed.period.end):
        return "future"
    if begun:
        return "in_preparation" if own else "in_part"
    return "not_begun" if own else "not_arrived"
