"""Carries answers over: from the row above, from the entry before, or a whole entry into a new one."""

from collections.abc import Mapping, Sequence
from typing import Any

from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form, Question

_YES = ("yes", "true", "true()")


def is_unique(question: Question) -> bool:
    """Say whether the form marks the answers as different in every entry or row (column `unique`)."""
    return question.columns.get("unique", "").lower() in _YES


def same_as_before(filled: Filled, previous: Mapping[str, Any] | None, path: str) -> str | int | None:
    """Return the answer given to a question before; None if there is none.

    Args:
        filled: what is being filled in.
        previous: the answers of the entry before, of the same form.
        path: of the question; in a row, it is the row above that counts.
    """
    row, _, name = path.rpartition("/")
    if row:
        above = _row_above(filled, row)
        found = filled.value(f"{above}/{name}") if above else None
    else:
        found = previous.get(name) if previous else None
    return found if isinstance(found, str | int) else None


def row_as_above(filled: Filled, row: str) -> dict[str, str | int]:
    """Return the answers of the row above by the paths of a row's questions, for `Filled.set_all`; what is unique not.

    Only what is answered by hand is carried over, and no rows within.
    """
    above = _row_above(filled, row)
    if above is None:
        return {}
    carried: dict[str, str | int] = {}
    for standing in filled.standings(above):
        name = standing.path.rpartition("/")[2]
        answer = filled.value(standing.path)
        own = standing.path == f"{above}/{name}" and not is_unique(filled.form.find(standing.path).question)
        if own and standing.asked and isinstance(answer, str | int):
            carried[f"{row}/{name}"] = answer
    return carried


def copied(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a new entry begins with as a copy of another: no row ids, nothing calculated, unique or unknown.

    What is known beside the answers and the attachments stay with the entry copied.
    """
    return _copied(form.questions, answers)


def _copied(questions: Sequence[Question], answers: Mapping[str, Any]) -> dict[str, Any]:
    new: dict[str, Any] = {}
    for question in questions:
        if question.kind == "group":
            new |= _copied(question.children, answers)
        elif question.kind == "repeat":
            if rows := [_copied(question.children, row) for row in answers.get(question.name, ())]:
                new[question.name] = rows
        elif question.name in answers and not question.calculation and not is_unique(question):
            new[question.name] = answers[question.name]
    return new


def _row_above(filled: Filled, row: str) -> str | None:
    rows = filled.rows(row.rpartition("[")[0])
    place = rows.index(row) if row in rows else int(row.rpartition("[")[2].removesuffix("]")) - 1
    return rows[place - 1] if place > 0 else None
