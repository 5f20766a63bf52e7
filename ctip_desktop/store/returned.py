"""Entries that were accepted and are asked to be corrected: a record of the secretariat names revision and reason.

An entry is returned while the revision named stands for it; one that builds on it ends that, on every device, and so
does a revision of the secretariat's record that withdraws it. The entry's office may answer that it is right as it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Select, and_, delete, exists, select, text
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop.entries.record import Record
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.store.audience import ANSWERED, RETURNED
from ctip_desktop.store.layout import ENTRY, table_name
from ctip_desktop.store.tables import entry
from ctip_desktop.store.tables import returned as table
from ctip_desktop.store.transaction import Reader, Writer

QUERY = (
    "SELECT entry.no FROM returned CROSS JOIN entry ON entry.id = returned.entry AND entry.office = returned.office"
    " AND entry.head = returned.revision WHERE entry.heads = 1"
)
"""The `no` of every entry that is returned; one in conflict is that first."""

WITHDRAWN = "withdrawn_on"
"""The question that is answered once a return is withdrawn."""

_NAMES = ("office", "entry", "revision", "question", "reason", "at")


@dataclass(frozen=True)
class Returned:
    """Why an entry is to be corrected: the office it is of, its identifier and number, and the revision that was read.

    `question` is the path of the question it is about, or empty; `at` the moment it was said.
    """

    office: str
    entry: str
    revision: str
    question: str
    reason: str
    at: str
    number: str
    form: str
    record: str
    """The identifier of the secretariat's entry that says so; `said` is its revision, `log` and `seq` their place."""
    said: str
    log: str
    seq: int
    answer: str = ""
    """Why the office says that the entry is right as it is, and the moment it did; empty while it does not say so."""
    answered_at: str = ""


def returned(reader: Reader, entry_id: str, office: str = "") -> Returned | None:
    """Return why an entry, by its identifier, is to be corrected, as it was said last; None if it is not.

    Of several offices that gave the same identifier, `office` says whose is meant.
    """
    wanted = _standing().where(entry.c.id == entry_id)
    if office:
        wanted = wanted.where(entry.c.office == office)
    found = reader.connection.execute(wanted).mappings().first()
    return _with_answers(reader, [Returned(**found)])[0] if found else None


def standing_returns(reader: Reader, entry_id: str, office: str) -> list[Returned]:
    """Return every record by which an entry of an office is to be corrected, the one said last first."""
    wanted = _standing().where(entry.c.id == entry_id, entry.c.office == office)
    return [Returned(**row) for row in reader.connection.execute(wanted).mappings()]


def all_returned(reader: Reader) -> list[Returned]:
    """Return every entry that is to be corrected, the one said last first."""
    found: dict[tuple[str, str], Returned] = {}
    for row in reader.connection.execute(_standing()).mappings():
        one = Returned(**row)
        found.setdefault((one.office, one.entry), one)
    return _with_answers(reader, list(found.values()))


def is_returned() -> ColumnElement[bool]:
    """Return the condition that an `entry` is named by its standing revision."""
    return exists().where(_names_standing())


def note_returned(writer: Writer, records: Iterable[tuple[int, Record]]) -> None:
    """Take into account the records that now stand for their entries, given by `no`, as far as they return others."""
    rows = [row for no, record in records if record.form == RETURNED and (row := _row(no, record))]
    if rows:
        keep = insert(table)
        given = {name: keep.excluded[name] for name in _NAMES}
        writer.connection.execute(keep.on_conflict_do_update(index_elements=["no"], set_=given), rows)


def forget_returned(writer: Writer, entries_by_form: Mapping[str, Sequence[int]]) -> None:
    """Leave out of account what entries, given by the form they had, said before."""
    if gone := entries_by_form.get(RETURNED):
        writer.connection.execute(delete(table).where(table.c.no.in_(gone)))


def _row(no: int, record: Record) -> dict[str, int | str] | None:
    """Return what a record of the secretariat asks; None where it is withdrawn, or of another office."""
    if record.answers.get(WITHDRAWN):
        return None
    said = {name: record.answers.get(name, "") for name in _NAMES[:-1]}
    if not record.number.startswith(SECRETARIAT) or not all(isinstance(one, str) for one in said.values()):
        return None
    return {"no": no, "at": record.at, **said}


def _names_standing() -> ColumnElement[bool]:
    return and_(table.c.entry == entry.c.id, table.c.office == entry.c.office, table.c.revision == entry.c.head)


def _standing() -> Select[Any]:
    says = entry.alias()
    told = [table.c[name] for name in _NAMES]
    return (
        select(
            *told,
            entry.c.number,
            entry.c.form,
            says.c.id.label("record"),
            says.c.head.label("said"),
            says.c.log,
            says.c.seq,
        )
        .select_from(table)
        .join(entry, _names_standing())
        .join(says, says.c.no == table.c.no)
        .where(entry.c.heads == 1)
        .order_by(table.c.at.desc(), says.c.id)
    )


def _with_answers(reader: Reader, asked: list[Returned]) -> list[Returned]:
    """Return them with what their own office, and no other, answered to what was said last."""
    known = text("SELECT count(*) FROM form WHERE name = :form")
    if not asked or not reader.connection.scalar(known, {"form": ANSWERED}):
        return asked
    query = text(
        f"SELECT e.office, t.asked, t.reason, e.at FROM {table_name(ANSWERED)} t JOIN entry e ON e.no = t.{ENTRY}"  # noqa: S608
        " WHERE t.asked IN (SELECT value FROM json_each(:said)) ORDER BY e.at, e.id"
    )
    said = orjson.dumps([one.said for one in asked]).decode()
    told = {
        (office, about): (reason, at) for office, about, reason, at in reader.connection.execute(query, {"said": said})
    }
    found = []
    for one in asked:
        reason, at = told.get((one.office, one.said)) or ("", "")
        found.append(replace(one, answer=reason or "", answered_at=at))
    return found
