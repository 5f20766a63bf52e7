"""What an institution is said to have reported and has not confirmed yet: entries, and who told them."""

from dataclasses import dataclass

from sqlalchemy import text

from ctip_desktop.errors.store import FormUnknown
from ctip_desktop.forms.entering.answer_words import choice_words
from ctip_desktop.forms.form import Words
from ctip_desktop.forms.installed import installed
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


def unconfirmed(reader: Reader, institution: str, period: Period) -> tuple[Unconfirmed, ...]:
    """Return the claimed entries of an institution in a period, by kind and number."""
    found = []
    for installed_form in installed():
        try:
            form = current_form(reader, installed_form.name)
        except FormUnknown:
            continue
        questions = {placed.question.name: placed.question for placed in form.placed if not placed.scope}
        if not questions.keys() >= {INSTITUTION, SOURCE, REFERENCE, VERIFIED}:
            continue
        statement = (
            f"SELECT entry.number, entry.date, t.{SOURCE}, t.{REFERENCE} FROM {quoted(table_name(form.name))} AS t"  # noqa: S608
            " JOIN entry ON entry.no = t._entry"
            f" WHERE t.{INSTITUTION} = :institution AND t.{VERIFIED} = :claimed"
            " AND entry.date >= :start AND entry.date < :end ORDER BY entry.number"
        )
        parameters = {
            "institution": institution,
            "claimed": CLAIMED,
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
        }
        for number, day, source, reference in reader.connection.execute(text(statement), parameters):
            words = choice_words(form, questions[SOURCE], source or "")
            found.append(Unconfirmed(form.title, number, day, words, reference or ""))
    return tuple(found)
