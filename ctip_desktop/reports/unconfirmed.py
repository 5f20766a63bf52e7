"""What an institution is said to have reported and has not confirmed yet: entries, figures, and who told them."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text

from ctip_desktop.errors.store import FormUnknown
from ctip_desktop.forms.entering.answer_words import choice_words
from ctip_desktop.forms.form import Form, Question, Words
from ctip_desktop.forms.installed import installed
from ctip_desktop.reports.indicators.dividing import divide
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.known_forms import current_form
from ctip_desktop.store.layout import table_name
from ctip_desktop.store.projection import quoted
from ctip_desktop.store.transaction import Reader

INSTITUTION, SOURCE, REFERENCE, VERIFIED = "reporting_institution", "data_source", "data_source_note", "verified"
CLAIMED = "claimed"


@dataclass(frozen=True)
class Unconfirmed:
    """An entry that an institution is asked about: its kind, number and day, and from whom and what it came."""

    kind: Words
    number: str
    day: str
    source: Words
    reference: str


@dataclass(frozen=True)
class Summed:
    """A figure gathered in an institution's name: what it is of, and how much of it each source told, most first."""

    name: str
    label: Words
    value: int
    sources: tuple[tuple[Words, int], ...]


@dataclass(frozen=True)
class Institution:
    """An institution that is to be asked, and about how many entries."""

    name: str
    entries: int


def institutions(reader: Reader, period: Period) -> tuple[Institution, ...]:
    """Return the institutions with claimed entries in a period, those with most first."""
    found: Counter[str] = Counter()
    for form, _questions in _forms(reader):
        statement = (
            f"SELECT t.{INSTITUTION}, count(*) FROM {quoted(table_name(form.name))} AS t"  # noqa: S608
            " JOIN entry ON entry.no = t._entry"
            f" WHERE t.{INSTITUTION} IS NOT NULL AND t.{VERIFIED} = :claimed"
            f" AND entry.date >= :start AND entry.date < :end GROUP BY t.{INSTITUTION}"
        )
        for name, count in reader.connection.execute(text(statement), _within(period)):
            found[name] += count
    return tuple(Institution(name, found[name]) for name in sorted(found, key=lambda name: (-found[name], name)))


def gathered_for(reader: Reader, institution: str, period: Period, today: date) -> tuple[Summed, ...]:
    """Return the figures of a period that rest on claimed entries of an institution, in the order of the forms.

    What was only left from before the period, and figures that only divide others, are not among them.
    """
    labels: dict[str, Words] = {}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    words: dict[str, Words] = {}
    for form, questions in _forms(reader):
        told = [one for one in form.indicators if "until" not in one.columns and one.measure != "persons"]
        names = [one.name for one in told if "_by_" not in one.name]
        by = (INSTITUTION, SOURCE, VERIFIED)
        divided = divide(reader, form, names, by, (period,), today)
        for indicator in form.indicators:
            for (_period, whose, source, verified), value in divided.get(indicator.name, {}).items():
                if whose == institution and verified == CLAIMED and round(value):
                    labels.setdefault(indicator.name, indicator.label)
                    found[indicator.name][source] += round(value)
                    words.setdefault(source, choice_words(form, questions[SOURCE], source))
    return tuple(
        Summed(
            name,
            label,
            found[name].total(),
            tuple((words[source], value) for source, value in found[name].most_common()),
        )
        for name, label in labels.items()
    )


def unconfirmed(reader: Reader, institution: str, period: Period) -> tuple[Unconfirmed, ...]:
    """Return the claimed entries of an institution in a period, by kind and number."""
    found = []
    for form, questions in _forms(reader):
        statement = (
            f"SELECT entry.number, entry.date, t.{SOURCE}, t.{REFERENCE} FROM {quoted(table_name(form.name))} AS t"  # noqa: S608
            " JOIN entry ON entry.no = t._entry"
            f" WHERE t.{INSTITUTION} = :institution AND t.{VERIFIED} = :claimed"
            " AND entry.date >= :start AND entry.date < :end ORDER BY entry.number"
        )
        parameters = _within(period) | {"institution": institution}
        for number, day, source, reference in reader.connection.execute(text(statement), parameters):
            words = choice_words(form, questions[SOURCE], source or "")
            found.append(Unconfirmed(form.title, number, day, words, reference or ""))
    return tuple(found)


def _forms(reader: Reader) -> Iterator[tuple[Form, dict[str, Question]]]:
    """Yield the forms that ask whose figures they are, with their questions outside of repeats."""
    for one in installed():
        try:
            form = current_form(reader, one.name)
        except FormUnknown:
            continue
        questions = {placed.question.name: placed.question for placed in form.placed if not placed.scope}
        if questions.keys() >= {INSTITUTION, SOURCE, REFERENCE, VERIFIED}:
            yield form, questions


def _within(period: Period) -> dict[str, str]:
    return {"claimed": CLAIMED, "start": period.start.isoformat(), "end": period.end.isoformat()}
