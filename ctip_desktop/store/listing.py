"""What a person sees of the entries: the list with its states, one entry, its history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from ctip_desktop.entries.record import Attachment, Record, decode
from ctip_desktop.errors.store import EntryAmbiguous, EntryUnknown
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.forms.secretariat_forms import names
from ctip_desktop.store import tables
from ctip_desktop.store.audience import OWN
from ctip_desktop.store.drafts import Draft, drafts, find_draft
from ctip_desktop.store.heads import heads_of, record_at
from ctip_desktop.store.returned import is_returned
from ctip_desktop.store.transaction import Reader

State = Literal["draft", "final", "sent", "received", "returned", "conflict"]


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
    att: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Saved:
    """One revision in an entry's history, the office it was made in, and whether on this device.

    Only of this device's own revisions is `record.by` known to be true.
    """

    hash: str
    log: str
    office: str
    ours: bool
    record: Record


def list_entries(reader: Reader, form: str | None = None, limit: int | None = None) -> list[Listed]:
    """Return the entries kept here, drafts first, then by time of their standing revision, the latest first.

    What the secretariat says by forms of its own is among them only where its form is named.
    """
    entry = tables.entry.c
    kept = listed_rows().order_by(entry.at.desc(), entry.id)
    kept = kept.where(entry.form == form if form is not None else entry.listed)
    new = [begun(draft) for draft in begun_drafts(reader, form)][:limit]
    rest = None if limit is None else limit - len(new)
    return new + [Listed(**row) for row in reader.connection.execute(kept.limit(rest)).mappings()]


def begun_drafts(reader: Reader, form: str | None = None) -> list[Draft]:
    """Return the drafts of entries never saved as final, of each entry the one kept last, the latest first.

    They are those of one form, or of all but the secretariat's own.
    """
    entry, draft = tables.entry.c, tables.draft.c
    saved = set(reader.connection.scalars(select(draft.entry).where(exists().where(entry.id == draft.entry))))
    latest: dict[str, Draft] = {}
    for one in drafts(reader):
        if one.entry not in saved and (one.form == form if form is not None else one.form not in names()):
            latest.setdefault(one.entry, one)
    return list(latest.values())


def listed_by_no(reader: Reader, numbers: Sequence[int]) -> list[Listed]:
    """Return the lines of these entries, named by the store's own `no`, in this order."""
    entry = tables.entry.c
    found = reader.connection.execute(listed_rows().add_columns(entry.no).where(entry.no.in_(numbers)))
    by_no = {row["no"]: Listed(**{name: row[name] for name in row if name != "no"}) for row in found.mappings()}
    return [by_no[one] for one in numbers]


def entry_id(reader: Reader, name: str) -> str:
    """Return the identifier of the entry or draft a person named, by identifier or number.

    Raise EntryUnknown, or EntryAmbiguous if several entries have the number.
    """
    no = _no(reader, name)
    if no is None:
        return _draft(reader, name).entry
    identifier: str = reader.connection.execute(select(tables.entry.c.id).where(tables.entry.c.no == no)).scalar_one()
    return identifier


def show(reader: Reader, name: str, office: str = "") -> Shown:
    """Return an entry, named by identifier or number, as it stands, or its draft if it was never saved as final.

    Of several offices with one identifier `office` says whose is meant. Raise EntryUnknown or EntryAmbiguous.
    """
    no = _no(reader, name, office)
    if no is None:
        draft = _draft(reader, name)
        return Shown(begun(draft), draft.fv, draft.answers, draft.about, (), (), draft.att or ())
    (listed,) = listed_by_no(reader, [no])
    entry = tables.entry.c
    log, seq = reader.connection.execute(select(entry.log, entry.seq).where(entry.no == no)).one()
    record = record_at(reader.connection, log, seq)
    heads = heads_of(reader.connection, no)
    return Shown(listed, record.fv, record.answers, record.about, record.hidden, tuple(heads), record.att)


def count_disputed(reader: Reader, form: str, office: str | None = None) -> int:
    """Return how many entries of a form are in conflict, of one office or of all."""
    entry = tables.entry.c
    disputed = select(func.count()).where(entry.form == form, entry.heads > 1)
    return reader.connection.execute(disputed.where(entry.office == office) if office else disputed).scalar_one()


def show_draft(reader: Reader, name: str) -> Shown:
    """Return the draft of an entry kept last, be it new or a change of one; raise EntryUnknown if there is none."""
    draft = _draft(reader, entry_id(reader, name))
    return Shown(begun(draft), draft.fv, draft.answers, draft.about, (), (), draft.att or ())


def history(reader: Reader, name: str, office: str = "") -> list[Saved]:
    """Return the revisions of an entry, each after those it builds on, otherwise in the order of their ids.

    `office` is as in `show`.
    """
    no = _no(reader, name, office)
    if no is None:
        _draft(reader, name)
        return []
    journal, revision, log = tables.journal, tables.revision, tables.log
    found = (
        select(journal.c.hash, journal.c.log, log.c.office, log.c.ours, journal.c.line)
        .join(revision, and_(revision.c.log == journal.c.log, revision.c.seq == journal.c.seq))
        .join(log, log.c.id == journal.c.log)
        .where(revision.c.entry == no)
        .order_by(journal.c.hash)
    )
    waiting = [
        Saved(hash_, own, office, ours, decode(line))
        for hash_, own, office, ours, line in reader.connection.execute(found)
    ]
    here = {saved.hash for saved in waiting}
    told: list[Saved] = []
    while waiting:
        done = {saved.hash for saved in told} | ({parent for one in waiting for parent in one.record.parents} - here)
        ready = next(saved for saved in waiting if done.issuperset(saved.record.parents))
        waiting.remove(ready)
        told.append(ready)
    return told


def _no(reader: Reader, name: str, office: str = "") -> int | None:
    """Return the `no` of the entry a person named, or None if there is none; raise EntryAmbiguous.

    Of several with one identifier it is the secretariat's: offices are told those, and none may hide it by its own.
    """
    entry = tables.entry.c
    named = select(entry.no, entry.office).where(or_(entry.id == name.replace("-", "").lower(), entry.number == name))
    found = reader.connection.execute(named).all()
    found = [one for one in found if office in ("", one.office)]
    if len(found) > 1:
        found = [one for one in found if one.office == SECRETARIAT] or found
    if len(found) > 1:
        raise EntryAmbiguous(name, len(found))
    return found[0].no if found else None


def _draft(reader: Reader, name: str) -> Draft:
    draft = find_draft(reader, name.replace("-", "").lower())
    if draft is None:
        raise EntryUnknown(name)
    return draft


def _state() -> ColumnElement[str]:
    """Say how far an entry has come: what is ours is sent when a bundle holds it, received when a receipt says so."""
    entry, log, sent, acknowledged = tables.entry.c, tables.log.c, tables.sent.c, tables.acknowledged.c
    ours = exists().where(log.id == entry.log, log.ours, log.audience == OWN)
    arrived = exists().where(acknowledged.log == entry.log, acknowledged.seq >= entry.seq)
    travels = exists().where(
        sent.log == entry.log, sent.first <= entry.seq, sent.last >= entry.seq, sent.refused.is_(None)
    )
    return case(
        (entry.heads > 1, "conflict"),
        (is_returned(), "returned"),
        (or_(~ours, arrived), "received"),
        (travels, "sent"),
        else_="final",
    )


def listed_rows() -> Select[Any]:
    """Return the query of all lines, in the order of the fields of Listed."""
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


def begun(draft: Draft) -> Listed:
    """Return the line of an entry never saved as final."""
    return Listed(
        id=draft.entry,
        form=draft.form,
        number="",
        office="",
        state="draft",
        has_draft=True,
        by=draft.by,
        at=draft.saved_at,
        first_at=draft.begun_at,
        head="",
    )
