"""What differs between the answers of two revisions, question by question, rows of a repeat matched by their id."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_ID = "_id"

_Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Difference:
    """What stood at a place before and what stands there after, None for nothing.

    `path` names rows by id: `/victim[<id>]/v_age` is an answer, `/victim[<id>]` a whole row that came or went, and
    `/victim` the order of the rows, given as their ids.
    """

    path: str
    before: Any
    after: Any


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Return what differs, by name and row by row, those that came last; a repeat without rows is as none."""
    return list(_in_scope(before, after, ""))


def rows_matched(answers: Mapping[str, Any], to: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers with the row ids of `to`, row by row in their order.

    Who keys a paper a second time makes rows anew; only so can they be compared with the first.
    """
    matched = dict(answers)
    for name, value in answers.items():
        others = to.get(name)
        if isinstance(value, list) and isinstance(others, list):
            paired = [rows_matched(row, other) | {_ID: other[_ID]} for row, other in zip(value, others, strict=False)]
            matched[name] = [*paired, *value[len(paired) :]]
    return matched


def _in_scope(before: Mapping[str, Any], after: Mapping[str, Any], place: str) -> Iterator[Difference]:
    for name in sorted(before.keys() | after.keys()):
        was, now, path = before.get(name), after.get(name), f"{place}/{name}"
        if _may_be_repeat(was) and _may_be_repeat(now):
            yield from _in_repeat(was or [], now or [], path)
        elif was != now:
            yield Difference(path, was, now)


def _in_repeat(before: _Rows, after: _Rows, path: str) -> Iterator[Difference]:
    were, are = _by_id(before), _by_id(after)
    unmoved = [row for row in were if row in are] + [row for row in are if row not in were]
    if unmoved != list(are):
        yield Difference(path, tuple(were), tuple(are))
    for row in were | are:
        was, now, place = were.get(row), are.get(row), f"{path}[{row}]"
        if was is None or now is None:
            yield Difference(place, was, now)
        else:
            yield from _in_scope(was, now, place)


def _by_id(rows: _Rows) -> dict[str, Mapping[str, Any]]:
    return {row[_ID]: row for row in rows}


def _may_be_repeat(value: object) -> bool:
    return value is None or isinstance(value, list)
