"""Drafts: what is being typed, kept at every pause in a transaction of its own, and never sent.

An entry can have a draft of each user: whoever takes one over keeps a second beside it, and nobody's is overwritten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import RowMapping, delete, insert, select, update

from ctip_desktop import clock
from ctip_desktop.entries.record import Attachment, decode
from ctip_desktop.errors.store import EntryUnknown
from ctip_desktop.store import tables
from ctip_desktop.store.content import drop_unnamed
from ctip_desktop.store.journal import Revision, append
from ctip_desktop.store.transaction import Reader, Writer


@dataclass(frozen=True)
class Draft:
    """What one user is typing for one entry, in the form version it was begun with.

    `parents` are the revisions it was begun from (none for a new entry); `caret` is the path of the question the
    person was at. `att` is only heeded when the draft is first kept: None takes over the files of the parents; later
    `attachments` adds and removes them.
    """

    entry: str
    form: str
    fv: str
    by: str
    answers: Mapping[str, Any]
    about: Mapping[str, Mapping[str, Any]]
    parents: tuple[str, ...] = ()
    caret: str = ""
    begun_at: str = ""
    saved_at: str = ""
    att: tuple[Attachment, ...] | None = None


def keep_draft(writer: Writer, draft: Draft) -> None:
    """Keep a draft in place of the one this user kept before for its entry; another user's stays beside it."""
    now = clock.timestamp()
    values = _values(draft, now)
    table = tables.draft
    kept = update(table).where(table.c.entry == draft.entry, table.c.by == draft.by).values(**values)
    if not writer.connection.execute(kept).rowcount:
        att = _attached_before(writer, draft) if draft.att is None else draft.att
        writer.connection.execute(insert(table).values(**_begun(draft, now, att), **values))


def keep_new_drafts(writer: Writer, drafts: Sequence[Draft]) -> None:
    """Keep drafts of entries that are new here, many at once."""
    now = clock.timestamp()
    if drafts:
        rows = [_begun(draft, now, draft.att or ()) | _values(draft, now) for draft in drafts]
        writer.connection.execute(insert(tables.draft), rows)


def drafts(reader: Reader) -> list[Draft]:
    """Return all drafts, the one kept last first."""
    table = tables.draft
    found = reader.connection.execute(select(table).order_by(table.c.saved_at.desc(), table.c.entry))
    return [_draft(row) for row in found.mappings()]


def find_draft(reader: Reader, entry: str, by: str | None = None) -> Draft | None:
    """Return the draft a user keeps for an entry, of all users the one kept last, or None."""
    table = tables.draft
    found = select(table).where(table.c.entry == entry).order_by(table.c.saved_at.desc(), table.c.by).limit(1)
    if by is not None:
        found = found.where(table.c.by == by)
    row = reader.connection.execute(found).mappings().one_or_none()
    return _draft(row) if row else None


def drop_draft(writer: Writer, entry: str, by: str | None = None) -> None:
    """Forget the draft that `find_draft` returns, if there is one, and the files nothing else names."""
    draft = find_draft(writer, entry, by)
    if draft is None:
        return
    table = tables.draft
    writer.connection.execute(delete(table).where(table.c.entry == entry, table.c.by == draft.by))
    drop_unnamed(writer, [one.sha256 for one in draft.att or ()])


def save_as_final(
    writer: Writer,
    entry: str,
    *,
    by: str,
    answers: Mapping[str, Any],
    about: Mapping[str, Mapping[str, Any]],
    hidden: Sequence[str] = (),
) -> Revision:
    """Turn the draft a user keeps for an entry into its next revision, with the answers as the form calculated them.

    The files attached to the draft go with it, and the draft goes in the same transaction. Raise EntryUnknown if there
    is no draft.
    """
    draft = find_draft(writer, entry, by)
    if draft is None:
        raise EntryUnknown(entry)
    saved = append(
        writer,
        entry=entry,
        form=draft.form,
        fv=draft.fv,
        by=by,
        answers=answers,
        about=about,
        hidden=hidden,
        parents=draft.parents,
        att=draft.att or (),
    )
    drop_draft(writer, entry, by)
    return saved


def _values(draft: Draft, now: str) -> dict[str, str]:
    return {
        "form": draft.form,
        "fv": draft.fv,
        "parents": orjson.dumps(draft.parents).decode(),
        "answers": orjson.dumps(draft.answers).decode(),
        "about": orjson.dumps(draft.about).decode(),
        "caret": draft.caret,
        "saved_at": now,
    }


def _begun(draft: Draft, now: str, att: Sequence[Attachment]) -> dict[str, str]:
    return {
        "entry": draft.entry,
        "by": draft.by,
        "begun_at": draft.begun_at or now,
        "att": orjson.dumps(att).decode(),
    }


def _attached_before(reader: Reader, draft: Draft) -> tuple[Attachment, ...]:
    """Return the files attached to the revisions a draft was begun from, each once."""
    if not draft.parents:
        return ()
    journal, revision, entry = tables.journal.c, tables.revision.c, tables.entry.c
    lines = (
        select(journal.line)
        .join(tables.revision, (journal.log == revision.log) & (journal.seq == revision.seq))
        .join(tables.entry, entry.no == revision.entry)
        .where(entry.id == draft.entry, revision.hash.in_(draft.parents))
        .order_by(revision.hash)
    )
    found = [one for line in reader.connection.scalars(lines) for one in decode(line).att]
    return tuple({one.sha256: one for one in found}.values())


def _draft(row: RowMapping) -> Draft:
    facts = dict(row)
    parents = tuple(orjson.loads(facts.pop("parents")))
    answers = orjson.loads(facts.pop("answers"))
    about = orjson.loads(facts.pop("about"))
    att = tuple(Attachment(**one) for one in orjson.loads(facts.pop("att")))
    return Draft(parents=parents, answers=answers, about=about, att=att, **facts)
