"""What differs between two revisions of an entry, question by question, in the words of the form."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ctip_desktop.entries.differences import Difference, differences
from ctip_desktop.entries.record import Record
from ctip_desktop.forms.entering.answer_words import SPECIALS, words_of
from ctip_desktop.forms.form import Form, Placed
from ctip_desktop.i18n import N_, _, figure, language

_STEP = re.compile(r"/([^/\[]+)(?:\[([0-9a-f]+)\])?")
_REMARKS = {"note": N_("note"), "reason": N_("reason"), "source": N_("source"), "verified": N_("verified")}


@dataclass(frozen=True)
class Changed:
    """A question and what stood there before and after; either is empty for nothing.

    `personal` says that the answers may tell who a person is.
    """

    question: str
    before: str
    after: str
    personal: bool = False


@dataclass(frozen=True)
class State:
    """The answers of a revision, what is known beside them, and the form version they are of, if that is here."""

    answers: Mapping[str, Any]
    about: Mapping[str, Mapping[str, Any]]
    form: Form | None

    @classmethod
    def of(cls, record: Record, form: Form | None) -> "State":
        """Return the state a record holds."""
        return cls(record.answers, record.about, form)


NOTHING = State({}, {}, None)
"""What an entry is before its first revision."""


def changes(before: State, after: State) -> list[Changed]:
    """Return what differs, in the order of the form; what is calculated from other answers is left out."""
    return _Wording(before, after).changes()


class _Wording:
    def __init__(self, before: State, after: State) -> None:
        self._before, self._after = before, after
        self._forms = [one.form for one in (after, before) if one.form]
        self._order = {placed.path: place for form in self._forms[:1] for place, placed in enumerate(form.placed)}

    def changes(self) -> list[Changed]:
        answers = (
            each for one in differences(self._before.answers, self._after.answers) for each in self._answers(one)
        )
        found = [(self._place(each.path), changed) for each in answers if (changed := self._said(each))]
        for path in sorted(self._before.about.keys() | self._after.about.keys()):
            found += [(self._place(path), changed) for changed in self._remarks(path)]
        return [changed for _, changed in sorted(found, key=lambda pair: pair[0])]

    def _answers(self, one: Difference) -> Iterator[Difference]:
        """Yield the answers that differ: those of a row that came or went one by one, its row first."""
        row = one.after if one.before is None else one.before
        if not isinstance(row, Mapping):
            yield one
            return
        yield Difference(one.path, None if one.before is None else "", None if one.after is None else "")
        for name, value in row.items():
            if name == "_id":
                continue
            for inner in value if isinstance(value, list) else [value]:
                path = f"{one.path}/{name}" + (f"[{inner['_id']}]" if isinstance(inner, Mapping) else "")
                yield from self._answers(Difference(path, *((None, inner) if one.before is None else (inner, None))))

    def _said(self, one: Difference) -> Changed | None:
        placed = self._find(one.path)
        if isinstance(one.before, tuple) and isinstance(one.after, tuple):
            return Changed(self._label(one.path), "", _("the rows stand in another order"))
        if one.before == "" or one.after == "":
            came = one.before is None
            return Changed(self._label(one.path), "" if came else _("row taken out"), _("row added") if came else "")
        if placed and placed.question.calculation and not placed.question.trigger:
            return None
        before, after = (self._words(placed, value) for value in (one.before, one.after))
        before = before or self._special(self._before, one.path)
        after = after or self._special(self._after, one.path)
        return Changed(self._label(one.path), before, after, _is_personal(placed))

    def _remarks(self, path: str) -> Iterator[Changed]:
        """Yield what is known beside an answer and differs; a special answer only where no answer stood or stands."""
        was, now = self._before.about.get(path, {}), self._after.about.get(path, {})
        label, personal = self._label(path), _is_personal(self._find(path))
        if was.get("special") != now.get("special") and not self._answered(path):
            yield Changed(label, self._special(self._before, path), self._special(self._after, path))
        for name, words in _REMARKS.items():
            before, after = was.get(name), now.get(name)
            if before != after:
                question = _("{question} · {remark}").format(question=label, remark=_(words))
                yield Changed(question, _remark(before), _remark(after), personal)

    def _answered(self, path: str) -> bool:
        return any(_at(one.answers, path) is not None for one in (self._before, self._after))

    def _words(self, placed: Placed | None, value: object) -> str:
        if value is None or isinstance(value, list | Mapping):
            return ""
        if placed is None:
            return str(value)
        form = next(form for form in self._forms if placed.path in form)
        return words_of(form, placed.question, value).said(language())

    def _special(self, state: State, path: str) -> str:
        special = state.about.get(path, {}).get("special")
        return _(SPECIALS[special]) if special else ""

    def _find(self, path: str) -> Placed | None:
        return next((form.find(path) for form in self._forms if re.sub(r"\[[^]]*\]", "", path) in form), None)

    def _label(self, path: str) -> str:
        """Return the question in words, after the rows it stands in: `Victims, row 2 · Age`."""
        said, at = [], ""
        for step in _STEP.finditer(path):
            at = f"{at}/{step[1]}"
            placed = self._find(at)
            label = placed.question.label if placed else None
            words = " ".join(label.said(language()).split()) if label else step[1]
            if step[2]:
                at = f"{at}[{step[2]}]"
                number = self._number(at)
                words = _("{repeat}, row {row}").format(repeat=words, row=figure(number)) if number else words
            said.append(words)
        return " · ".join(said)

    def _number(self, row: str) -> int:
        found = (_row_number(one.answers, row) for one in (self._after, self._before))
        return next((number for number in found if number), 0)

    def _place(self, path: str) -> tuple[tuple[int, ...], str]:
        """Return where a path stands in the form: the questions and row numbers on the way to it."""
        places: list[int] = []
        at = ""
        for step in _STEP.finditer(path):
            at = f"{at}/{step[1]}"
            places.append(self._order.get(re.sub(r"\[[^]]*\]", "", at), len(self._order)))
            if step[2]:
                at = f"{at}[{step[2]}]"
                places.append(self._number(at))
        return tuple(places), path


def _is_personal(placed: Placed | None) -> bool:
    """Say whether answers may tell who a person is; of a question that is not known it has to be assumed."""
    return placed is None or bool(placed.question.columns.get("personal"))


def _remark(value: object) -> str:
    return _("yes") if value is True else str(value or "")


def _rows_at(answers: Mapping[str, Any], path: str) -> tuple[Sequence[Mapping[str, Any]], str]:
    """Return the rows of the repeat that the last row of a path belongs to, and that row's id."""
    scope: Mapping[str, Any] = answers
    rows: Sequence[Mapping[str, Any]] = ()
    row_id = ""
    for step in _STEP.finditer(path):
        if not step[2]:
            break
        value = scope.get(step[1])
        rows, row_id = value if isinstance(value, list) else (), step[2]
        scope = next((row for row in rows if row.get("_id") == row_id), {})
    return rows, row_id


def _row_number(answers: Mapping[str, Any], path: str) -> int:
    rows, row_id = _rows_at(answers, path)
    return next((number for number, row in enumerate(rows, 1) if row.get("_id") == row_id), 0)


def _at(answers: Mapping[str, Any], path: str) -> object:
    row, _, name = path.rpartition("/")
    if not row:
        return answers.get(name)
    rows, row_id = _rows_at(answers, row)
    return next((one.get(name) for one in rows if one.get("_id") == row_id), None)
