"""What the entry of a person says of them, as people read it, for two to be laid side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from ctip_desktop.entries.record import Record
from ctip_desktop.forms.entering.answer_words import words_of
from ctip_desktop.forms.form import Form, Placed, Words
from ctip_desktop.forms.headline import COLUMN as SHOWS
from ctip_desktop.forms.person_marks import PersonMarks
from ctip_desktop.forms.worded import both
from ctip_desktop.i18n.states import SPECIALS
from ctip_desktop.reports.indicators.placing import known_form
from ctip_desktop.reports.persons.deciding import Whose
from ctip_desktop.reports.persons.queue import Written
from ctip_desktop.store.heads import record_at
from ctip_desktop.store.persons import marks_of
from ctip_desktop.store.transaction import Reader

AROUND = ("summary", "place", "date")
"""What is told of the entry around a person, by the marks its form has for lists."""


@dataclass(frozen=True)
class Fact:
    """One answer: what it tells (a role of a person, or of the entry), the question, the answer in both languages."""

    role: str
    label: Words
    said: Words
    personal: bool


def facts_of(reader: Reader, one: Written) -> tuple[Fact, ...]:
    """Return what is known of a person, and of the entry around them, in the order of the form."""
    record = _record(reader, one.whose)
    form = reader.forms.version(reader.connection, record.fv) or known_form(reader, record.form)
    if form is None:
        return ()
    marks = next((each for each in marks_of(form, record.form) if each.kind == one.person.kind), None)
    if marks is None:
        return ()
    return tuple(_facts(form, marks, record, one.whose.row))


def names_of(facts: tuple[Fact, ...]) -> str:
    """Return the names among facts, as they were typed."""
    return " · ".join(dict.fromkeys(fact.said.km for fact in facts if fact.role in ("name", "other_name")))


def _facts(form: Form, marks: PersonMarks, record: Record, row: str) -> Iterator[Fact]:
    roles = {name: role for role, names in marks.questions.items() for name in names}
    place, answers = _row(record, marks.scope, row)
    for placed in form.placed:
        name, shows = placed.question.name, placed.question.columns.get(SHOWS, "")
        if placed.scope == marks.scope and name in roles:
            fact = _fact(form, placed, roles[name], answers, f"{place}/{name}", record)
        elif not placed.scope and shows in AROUND:
            fact = _fact(form, placed, shows, record.answers, f"/{name}", record)
        else:
            continue
        if fact:
            yield fact


def _fact(form: Form, placed: Placed, role: str, answers: Mapping[str, Any], path: str, record: Record) -> Fact | None:
    question = placed.question
    label = question.label or Words(question.name, question.name)
    special, answer = record.about.get(path, {}).get("special"), answers.get(question.name)
    if path in record.hidden or (answer in (None, "") and not special):
        return None
    said = both(SPECIALS[special]) if special else words_of(form, question, answer)
    return Fact(role, _plain(label), _plain(said), question.columns.get("personal") == "yes")


def _plain(words: Words) -> Words:
    return Words(*(" ".join(each.split()) for each in (words.km, words.en)))


def _row(record: Record, scope: tuple[str, ...], row: str) -> tuple[str, Mapping[str, Any]]:
    place, rows = "", [("", record.answers)]
    for repeat in scope:
        rows = [
            (f"{place}/{repeat}[{each['_id']}]", each) for place, answers in rows for each in answers.get(repeat, ())
        ]
    return next(((place, answers) for place, answers in rows if answers.get("_id", "") == row), (place, {}))


def _record(reader: Reader, whose: Whose) -> Record:
    found = text("SELECT log, seq FROM entry WHERE id = :entry AND office = :office")
    log, seq = reader.connection.execute(found, {"entry": whose.entry, "office": whose.office}).one()
    return record_at(reader.connection, log, seq)
