"""What a person sees of the entries: the list with its states, one entry, its history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, RowMapping, Select, and_, case, exists, or_, select

from ctip_desktop.entries.record import Record, decode
from ctip_desktop.errors.store import EntryAmbiguous, EntryUnknown
from ctip_desktop.store import tables
from ctip_desktop.store.drafts import find_draft
from ctip_desktop.store.heads import heads_of, record_at
from ctip_desktop.store.transaction import Reader

State = Literal["draft", "final", "sent", "received", "conflict"]


@dataclass(frozen=True)
class Listed:
    """One line of the list of entries; a draft of an entry never saved has neither number nor head."""

    id: str
    form: str
    number: str
    office: str
    state: State
    has_draft: bool
    by: str
    at: str
    first_at: str
    head: str


@dataclass(frozen=True)
class Shown:
    """An entry as it stands: its line in the list and the answers of the revision that stands for it, or its draft."""

    listed: Listed
    fv: str
    answers: Mapping[str, Any]
    about: Mapping[str, Mapping[str, Any]]
    hidden: tuple[str, ...]
    heads: tuple[str, ...]


@dataclass(frozen=True)
class Saved:
    """One revision in an entry's history, and the office it was made in."""

    hash: str
    log: str
    office: str
    record: Record


def list_entries(reader: Reader, form: str | None = None, limit: int | None = None) -> list[Listed]:
    """Return the entries kept here, drafts first, then by time of their standing revision, the latest first."""
    entry, draft = tables.entry.c, tables.draft.c
    begun = select(tables.draft).where(~exists().where(entry.id == draft.entry)).order_by(draft.saved_at.desc())
    kept = _listed().order_by(entry.at.desc(), entry.id)
    if form is not None:
        begun, kept = begun.where(draft.form == form), kept.where(entry.form == form)
    new = [_begun(row) for row in reader.connection.execute(begun.limit(limit)).mappings()]
    rest = None if limit is None else limit - len(new)
    return new + [Listed(**row) for row in reader.connection.execute(kept.limit(rest)).mappings()]


def listed_by_id(reader: Reader, ids: list[str]) -> list[Listed]:
    """Return the lines of these entries, in this order."""
    found = reader.connection.execute(_listed().where(tables.entry.c.id.in_(ids))).mappings()
    by_id = {row["id"]: Listed(**row) for row in found}
    return [by_id[one] for one in ids]


def entry_id(reader: Reader, name: str) -> str:
    """Return the identifier of the entry or draft a person named, by identifier or number.

    Raise EntryUnknown, or EntryAmbiguous if several entries have the number.
    """
    entry = tables.entry.c
    named = select(entry.id).where(or_(entry.id == name.replace("-", "").lower(), entry.number == name))
    found: Sequence[str] = reader.connection.scalars(named).all()
    if len(found) > 1:
        raise EntryAmbiguous(name, len(found))
    if found:
        return found[0]
    if draft := find_draft(reader, name.replace("-", "").lower()):
        return draft.entry
    raise EntryUnknown(name)


def show(reader: Reader, name: str) -> Shown:
    """Return an entry, named by identifier or number, as it stands, or its draft if it was never saved as final."""
    identifier = entry_id(reader, name)
    row = reader.connection.execute(_listed().where(tables.entry.c.id == identifier)).mappings().one_or_none()
    if row is None:
        draft = find_draft(reader, identifier)
        if draft is None:
            raise EntryUnknown(name)
        return Shown(_begun(vars(draft)), draft.fv, draft.answers, draft.about, (), ())
    entry = tables.entry.c
    no, log, seq = reader.connection.execute(select(entry.no, entry.log, entry.seq).where(entry.id == identifier)).one()
    record = record_at(reader.connection, log, seq)
    heads = heads_of(reader.connection, no)
    return Shown(Listed(**row), record.fv, record.answers, record.about, record.hidden, tuple(heads))


def history(reader: Reader, name: str) -> list[Saved]:
    """Return the revisions of an entry, each after those it builds on, otherwise in the order of their ids."""
    identifier = entry_id(reader, name)
    journal, revision, log = tables.journal, tables.revision, tables.log
    found = (
        select(journal.c.hash, journal.c.log, log.c.office, journal.c.line)
        .join(revision, and_(revision.c.log == journal.c.log, revision.c.seq == journal.c.seq))
        .join(tables.entry, tables.entry.c.no == revision.c.entry)
        .join(log, log.c.id == journal.c.log)
        .where(tables.entry.c.id == identifier)
        .order_by(journal.c.hash)
    )
    waiting = [Saved(hash_, own, office, decode(line)) for hash_, own, office, line in reader.connection.execute(found)]
    here = {saved.hash for saved in waiting}
    told: list[Saved] = []
    while waiting:
        done = {saved.hash for saved in told} | ({parent for one in waiting for parent in one.record.parents} - here)
        ready = next(saved for saved in waiting if done.issuperset(saved.record.parents))
        waiting.remove(ready)
        told.append(ready)
    return told


def _state() -> ColumnElement[str]:
    """Say how far an entry has come: what is ours is sent when a bundle holds it, received when a receipt says so."""
    entry, log, sent, acknowledged = tables.entry.c, tables.log.c, tables.sent.c, tables.acknowledged.c
    ours = exists().where(log.id == entry.log, log.ours)
    arrived = exists().where(acknowledged.log == entry.log, acknowledged.seq >= entry.seq)
    travels = exists().where(
        sent.log == entry.log, sent.first <= entry.seq, sent.last >= entry.seq, sent.refused.is_(None)
    )
    return case((entry.heads > 1, "conflict"), (or_(~ours, arrived), "received"), (travels, "sent"), else_="final")


def _listed() -> Select[Any]:
    entry, draft = tables.entry.c, tables.draft.c
    return select(
        entry.id,
        entry.form,
        entry.number,
        entry.office,
        _state().label("state"),
        exists().where(draft.entry == entry.id).label("has_draft"),
        entry.by,
        entry.at,
        entry.first_at,
        entry.head,
    )


def _begun(draft: Mapping[str, Any] | RowMapping) -> Listed:
    return Listed(
        id=draft["entry"],
        form=draft["form"],
        number="",
        office="",
        state="draft",
        has_draft=True,
        by=draft["by"],
        at=draft["saved_at"],
        first_at=draft["begun_at"],
        head="",
    )
