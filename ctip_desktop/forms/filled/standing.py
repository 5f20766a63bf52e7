"""How every question of a record stands: what is asked, what is answered, what is wrong with it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ctip_desktop.forms.filled.giving_out import stored_answer
from ctip_desktop.forms.filled.row import Row
from ctip_desktop.forms.filled.state import State
from ctip_desktop.forms.nodes import Node


class Standing(NamedTuple):
    """One question in one row.

    Attributes:
        path: by row ids.
        question: its path without rows.
        relevant: whether it is asked of anybody.
        asked: whether it takes an answer by hand now.
        answered: whether it is asked and has an answer, or a special one.
        touched: whether that is other than its default.
        must: whether it is asked and must be answered.
        wrong: hard problems other than a missing answer.
        missing: whether a required answer is missing.
        soft: warnings that no reason was given for.
    """

    path: str
    question: str
    relevant: bool
    asked: bool
    answered: bool
    touched: bool
    must: bool
    wrong: int
    missing: int
    soft: int


def standing(state: State, about: Mapping[str, Mapping[str, Any]], node: Node, row: Row) -> Standing:
    """Return how a question stands in a row."""
    path, key = f"{row.path}/{node.name}", node.key
    if not row.shown[key]:
        return Standing(path, node.path, False, False, False, False, False, 0, 0, 0)
    checks = state.plan.checks[node]
    asked = checks.needed and node.kind != "note" and not checks.locked(row)
    answered = asked and (key in row.special or stored_answer(node, row) is not None)
    touched = answered and (key in row.special or not state.is_default(node, row))
    wrong = missing = soft = 0
    for kind, _words in state.found(node, row) if checks.needed else ():
        if kind == "required":
            missing += 1
        elif kind != "warning":
            wrong += 1
        elif not about.get(path, {}).get("reason"):
            soft += 1
    return Standing(path, node.path, True, asked, answered, touched, asked and checks.must(row), wrong, missing, soft)


def standings(state: State, about: Mapping[str, Mapping[str, Any]], row: Row) -> Iterator[Standing]:
    """Yield how every question in a row, and in the rows within it, stands, in form order."""
    for node in row.node.scope():
        if node.kind == "repeat":
            for each in row.rows[node.name]:
                yield from standings(state, about, each)
        elif node.kind != "group":
            yield standing(state, about, node, row)
