"""All that was asked and answered of an entry: returned, answered, withdrawn, in the order in which it was said."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import text

from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.store.audience import ANSWERED, RETURNED
from ctip_desktop.store.layout import ENTRY, table_name
from ctip_desktop.store.listing import Saved, history
from ctip_desktop.store.returned import WITHDRAWN
from ctip_desktop.store.transaction import Reader


@dataclass(frozen=True)
class Said:
    """One thing that was said of an entry: by which office, why, and at which moment."""

    what: Literal["returned", "withdrawn", "answered"]
    office: str
    reason: str
    at: str
    saved: Saved


def said_of(reader: Reader, entry_id: str, office: str) -> list[Said]:
    """Return what the secretariat said of an entry of an office, and what the office answered, the first first."""
    found = [_asked(one) for one in _records(reader, RETURNED, entry_id, SECRETARIAT) if _names(one, office)]
    found += [_answered(one) for one in _records(reader, ANSWERED, entry_id, office)]
    return sorted(found, key=lambda one: (one.at, one.saved.record.seq))


def _records(reader: Reader, form: str, entry_id: str, by: str) -> Iterator[Saved]:
    """Yield the revisions of the records an office wrote about an entry by a form."""
    if not reader.connection.scalar(text("SELECT count(*) FROM form WHERE name = :form"), {"form": form}):
        return
    query = text(
        f"SELECT e.id FROM {table_name(form)} t JOIN entry e ON e.no = t.{ENTRY}"  # noqa: S608
        " WHERE t.entry = :entry AND e.office = :by ORDER BY e.id"
    )
    for record in reader.connection.scalars(query, {"entry": entry_id, "by": by}).all():
        yield from history(reader, record, by)


def _names(saved: Saved, office: str) -> bool:
    return saved.record.answers.get("office") == office


def _asked(saved: Saved) -> Said:
    answers = saved.record.answers
    if answers.get(WITHDRAWN):
        return Said("withdrawn", SECRETARIAT, str(answers.get("withdrawn_because", "")), saved.record.at, saved)
    return Said("returned", SECRETARIAT, str(answers.get("reason", "")), saved.record.at, saved)


def _answered(saved: Saved) -> Said:
    return Said(
        "answered", saved.record.number[:2], str(saved.record.answers.get("reason", "")), saved.record.at, saved
    )
