"""Says where an answer of an entry stands and what it says, by a path with row ids, whatever version has it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ctip_desktop.forms.entering.answer_words import words_of
from ctip_desktop.forms.form import Form, Placed
from ctip_desktop.i18n import _, figure, language

_STEP = re.compile(r"/([^/\[]+)(?:\[([0-9a-f]+)\])?")
_ROWS = re.compile(r"\[[^]]*\]")
_Rows = Sequence[Mapping[str, Any]]


class PlacedWords:
    """The words for several versions of an entry, in the language in force.

    Args:
        forms: the form versions they are of, as far as they are here, the one to be believed first.
        answers: what each says, the one whose rows are counted first.
    """

    def __init__(self, forms: Sequence[Form], answers: Sequence[Mapping[str, Any]]) -> None:
        self._forms = forms
        self._numbers: dict[str, int] = {}
        for each in reversed(answers):
            self._numbers |= _numbered(each)
        self._order = {placed.path: place for form in forms[:1] for place, placed in enumerate(form.placed)}

    def find(self, path: str) -> Placed | None:
        """Return what the form has at a path; None if no version of it has anything there."""
        bare = _ROWS.sub("", path)
        return next((form.find(path) for form in self._forms if bare in form), None)

    def is_personal(self, path: str) -> bool:
        """Say whether answers may tell who a person is; of a question that is not known it has to be assumed."""
        placed = self.find(path)
        return placed is None or bool(placed.question.columns.get("personal"))

    def label(self, path: str) -> str:
        """Return the question in words, after the rows it stands in: `Victims, row 2 · Age`."""
        said, at = [], ""
        for step in _STEP.finditer(path):
            at = f"{at}/{step[1]}"
            placed = self.find(at)
            label = placed.question.label if placed else None
            words = " ".join(label.said(language()).split()) if label else step[1]
            if step[2]:
                at = f"{at}[{step[2]}]"
                number = self._numbers.get(step[2], 0)
                words = _("{repeat}, row {row}").format(repeat=words, row=figure(number)) if number else words
            said.append(words)
        return " · ".join(said)

    def said(self, path: str, value: object) -> str:
        """Return an answer in words; empty for none."""
        placed = self.find(path)
        if value is None or isinstance(value, list | Mapping):
            return ""
        if placed is None:
            return str(value)
        form = next(form for form in self._forms if placed.path in form)
        return words_of(form, placed.question, value).said(language())

    def place(self, path: str) -> tuple[tuple[int, ...], str]:
        """Return where a path stands in the form: the questions and row numbers on the way to it."""
        places: list[int] = []
        at = ""
        for step in _STEP.finditer(path):
            at = f"{at}/{step[1]}"
            places.append(self._order.get(_ROWS.sub("", at), len(self._order)))
            if step[2]:
                at = f"{at}[{step[2]}]"
                places.append(self._numbers.get(step[2], 0))
        return tuple(places), path


def row_number(answers: Mapping[str, Any], path: str) -> int:
    """Return which row of its repeat the last row of a path is, counted from 1; 0 if it is not there."""
    rows, row_id = _rows_at(answers, path)
    return next((number for number, row in enumerate(rows, 1) if row.get("_id") == row_id), 0)


def answer_at(answers: Mapping[str, Any], path: str) -> object:
    """Return the answer at a path, None if there is none."""
    row, _slash, name = path.rpartition("/")
    if not row:
        return answers.get(name)
    rows, row_id = _rows_at(answers, row)
    return next((one.get(name) for one in rows if one.get("_id") == row_id), None)


def _numbered(scope: Mapping[str, Any]) -> dict[str, int]:
    """Return which row of its repeat each row is, by its id, counted from 1."""
    found: dict[str, int] = {}
    for rows in scope.values():
        for number, row in enumerate(rows if isinstance(rows, list) else (), 1):
            found[row["_id"]] = number
            found |= _numbered(row)
    return found


def _rows_at(answers: Mapping[str, Any], path: str) -> tuple[_Rows, str]:
    """Return the rows of the repeat that the last row of a path belongs to, and that row's id."""
    scope: Mapping[str, Any] = answers
    rows: _Rows = ()
    row_id = ""
    for step in _STEP.finditer(path):
        if not step[2]:
            break
        value = scope.get(step[1])
        rows, row_id = value if isinstance(value, list) else (), step[2]
        scope = next((row for row in rows if row.get("_id") == row_id), {})
    return rows, row_id
