"""The persons an entry is about, and what each is compared by: of every row that its form marks as a person.

What is compared is kept as keys, never as it was typed. A form version that marks nobody is read by the marks of the
form that travels with the program, so that entries from before they were marked are not passed over.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

import orjson

from ctip_desktop.entries.record import Record
from ctip_desktop.forms import installed
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.person_marks import PersonMarks, person_marks
from ctip_desktop.khmer.person_names import name_parts
from ctip_desktop.khmer.search import search_key

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PROVINCE = re.compile("[0-9]{2}")
_SIGNS = re.compile(r"[^0-9a-z\u1780-\u17ff]")
_LEAST_DIGITS = 6


@dataclass(frozen=True)
class Person:
    """What one person is compared by.

    Args:
        kind: only persons of one kind can be the same: `victim`, `suspect`.
        names: the parts of each name they go by, the name first.
        birth: the day of birth, `YYYY-MM-DD`, or empty.
        born: the first and last year they may be born in; `(0, 0)` if nothing tells.
        origin: the code of a province, or empty.
        numbers: keys of telephones and documents.
        same_as: the number of the entry that is of this person, as this one says; empty if it names none.
    """

    kind: str
    names: tuple[tuple[str, ...], ...]
    sex: str
    birth: str
    born: tuple[int, int]
    nationality: str
    origin: str
    numbers: tuple[str, ...]
    same_as: str = ""

    def to_json(self) -> str:
        """Return all but kind and link as one canonical text."""
        known = (self.names, self.sex, self.birth, self.born, self.nationality, self.origin, self.numbers)
        return orjson.dumps(known).decode()

    @classmethod
    def from_json(cls, kind: str, known: str, same_as: str = "") -> "Person":
        """Read what `to_json` wrote."""
        names, sex, birth, born, nationality, origin, numbers = orjson.loads(known)
        named = tuple(tuple(name) for name in names)
        return cls(kind, named, sex, birth, (born[0], born[1]), nationality, origin, tuple(numbers), same_as)


def hash_known(entry: str, row: str, person: Person) -> str:
    """Return a mark of what is compared of a person: it changes when that does, and tells nothing of it."""
    return sha256(f"{entry} {row} {person.to_json()}".encode()).hexdigest()[:16]


def persons_of(form: Form | None, record: Record) -> Iterator[tuple[str, Person]]:
    """Yield the persons of a record with a name or a link, by the id of their row, empty for the entry itself."""
    hidden = frozenset(record.hidden)
    for marks in marks_of(form, record.form):
        for row, place, answers in _rows(record.answers, marks.scope, "", hidden):
            shown = {name: value for name, value in answers.items() if f"{place}/{name}" not in hidden}
            person = _person(marks, shown, record.answers)
            if person.names or person.same_as:
                yield row, person


@cache
def marks_of(form: Form | None, name: str) -> tuple[PersonMarks, ...]:
    """Return the marks of a form version, or of the form of that name that travels with the program."""
    marked = person_marks(form) if form and form.name == name else ()
    return marked or (person_marks(installed.load(name)) if name in installed.names() else ())


def _rows(
    answers: Mapping[str, Any], scope: tuple[str, ...], place: str, hidden: frozenset[str]
) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    if not scope:
        yield str(answers.get("_id", "")), place, answers
        return
    rows = answers.get(scope[0])
    if f"{place}/{scope[0]}" in hidden or not isinstance(rows, list):
        return
    for row in rows:
        inner = f"{place}/{scope[0]}[{row['_id']}]"
        if inner not in hidden:
            yield from _rows(row, scope[1:], inner, hidden)


def _person(marks: PersonMarks, answers: Mapping[str, Any], entry: Mapping[str, Any]) -> Person:
    def first(role: str) -> str:
        return next((found for name in marks.names(role) if (found := _text(answers, name))), "")

    names = (name_parts(_text(answers, name)) for role in ("name", "other_name") for name in marks.names(role))
    birth = first("birth") if _DAY.fullmatch(first("birth")) else ""
    origin = first("origin")[:2]
    numbers = {_number(_text(answers, name)) for name in marks.names("number")} - {""}
    return Person(
        kind=marks.kind,
        names=tuple(dict.fromkeys(name for name in names if name)),
        sex=first("sex"),
        birth=birth,
        born=_born(birth, marks, answers, entry),
        nationality=first("nationality"),
        origin=origin if _PROVINCE.fullmatch(origin) else "",
        numbers=tuple(sorted(numbers)),
        same_as=search_key(first("entry")).upper(),
    )


def _born(birth: str, marks: PersonMarks, answers: Mapping[str, Any], entry: Mapping[str, Any]) -> tuple[int, int]:
    """Return the years of birth that a day of birth, or an age on a day, leaves possible."""
    if birth:
        return int(birth[:4]), int(birth[:4])
    age = next((found for name in marks.names("age") if type(found := answers.get(name)) is int), None)
    day = next((found for name in marks.days if _DAY.fullmatch(found := _text(entry, name))), "")
    return (int(day[:4]) - age - 1, int(day[:4]) - age) if age is not None and day else (0, 0)


def _number(text: str) -> str:
    """Return the key of a telephone or document: letters and digits, without the country's code or zero before."""
    key = _SIGNS.sub("", search_key(text))
    key = key.removeprefix("855").lstrip("0") if key.isdigit() else key
    return key if sum(sign.isdigit() for sign in key) >= _LEAST_DIGITS else ""


def _text(answers: Mapping[str, Any], name: str) -> str:
    found = answers.get(name)
    return found if type(found) is str else ""
