"""What differs between two revisions of an entry, question by question, in the words of the form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ctip_desktop.entries.differences import Difference, differences
from ctip_desktop.entries.record import Record
from ctip_desktop.forms.entering.answer_words import SPECIALS
from ctip_desktop.forms.entering.placed_words import PlacedWords, answer_at
from ctip_desktop.forms.form import Form
from ctip_desktop.i18n import N_, _

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
        forms = [one.form for one in (after, before) if one.form]
        self._words = PlacedWords(forms, [after.answers, before.answers])

    def changes(self) -> list[Changed]:
        answers = (
            each for one in differences(self._before.answers, self._after.answers) for each in self._answers(one)
        )
        place = self._words.place
        found = [(place(each.path), changed) for each in answers if (changed := self._said(each))]
        for path in sorted(self._before.about.keys() | self._after.about.keys()):
            found += [(place(path), changed) for changed in self._remarks(path)]
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
        placed, label = self._words.find(one.path), self._words.label(one.path)
        if isinstance(one.before, tuple) and isinstance(one.after, tuple):
            return Changed(label, "", _("the rows stand in another order"))
        if one.before == "" or one.after == "":
            came = one.before is None
            return Changed(label, "" if came else _("row taken out"), _("row added") if came else "")
        if placed and placed.question.calculation and not placed.question.trigger:
            return None
        before, after = (self._words.said(one.path, value) for value in (one.before, one.after))
        before = before or self._special(self._before, one.path)
        after = after or self._special(self._after, one.path)
        return Changed(label, before, after, self._words.is_personal(one.path))

    def _remarks(self, path: str) -> Iterator[Changed]:
        """Yield what is known beside an answer and differs; a special answer only where no answer stood or stands."""
        was, now = self._before.about.get(path, {}), self._after.about.get(path, {})
        label, personal = self._words.label(path), self._words.is_personal(path)
        if was.get("special") != now.get("special") and not self._answered(path):
            yield Changed(label, self._special(self._before, path), self._special(self._after, path))
        for name, words in _REMARKS.items():
            before, after = was.get(name), now.get(name)
            if before != after:
                question = _("{question} · {remark}").format(question=label, remark=_(words))
                yield Changed(question, _remark(before), _remark(after), personal)

    def _answered(self, path: str) -> bool:
        return any(answer_at(one.answers, path) is not None for one in (self._before, self._after))

    def _special(self, state: State, path: str) -> str:
        special = state.about.get(path, {}).get("special")
        return _(SPECIALS[special]) if special else ""


def _remark(value: object) -> str:
    return _("yes") if value is True else str(value or "")
