"""Drafts: what is being typed, kept at every pause in a transaction of its own, and never sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import RowMapping, delete, select
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop import clock
from ctip_desktop.entries.record import Attachment
from ctip_desktop.errors.store import EntryUnknown
from ctip_desktop.store import tables
from ctip_desktop.store.journal import Revision, append
from ctip_desktop.store.transaction import Reader, Writer


@dataclass(frozen=True)
class Draft:
    """What is being typed for one entry, in the form version it was begun with.

    `parents` are the revisions it was begun from (none for a new entry); `caret` is the path of the question the
    person was at.
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


def keep_draft(writer: Writer, draft: Draft) -> None:
    """Keep a draft in place of the one kept before for its entry."""
    now = clock.timestamp()
    values = {
        "form": draft.form,
        "fv": draft.fv,
        "by": draft.by,
        "parents": orjson.dumps(draft.parents).decode(),
        "answers": orjson.dumps(draft.answers).decode(),
        "about": orjson.dumps(draft.about).decode(),
        "caret": draft.caret,
        "saved_at": now,
    }
    keep = insert(tables.draft).values(entry=draft.entry, begun_at=draft.begun_at or now, **values)
    writer.connection.execute(keep.on_conflict_do_update(index_elements=["entry"], set_=values))


def drafts(reader: Reader) -> list[Draft]:
    """Return all drafts, the one kept last first."""
    table = tables.draft
    found = reader.connection.execute(select(table).order_by(table.c.saved_at.desc(), table.c.entry))
    return [_draft(row) for row in found.mappings()]


def find_draft(reader: Reader, entry: str) -> Draft | None:
    """Return the draft kept for an entry, or None."""
    found = reader.connection.execute(select(tables.draft).where(tables.draft.c.entry == entry))
    row = found.mappings().one_or_none()
    return _draft(row) if row else None


def drop_draft(writer: Writer, entry: str) -> None:
    """Forget the draft kept for an entry, if there is one."""
    writer.connection.execute(delete(tables.draft).where(tables.draft.c.entry == entry))


def save_as_final(
    writer: Writer,
    entry: str,
    *,
    by: str,
    answers: Mapping[str, Any],
    about: Mapping[str, Mapping[str, Any]],
    hidden: Sequence[str] = (),
    att: Sequence[Attachment] = (),
) -> Revision:
    """Turn the draft of an entry into its next revision, with the answers as the form calculated them.

    The draft goes in the same transaction. Raise EntryUnknown if there is no draft.
    """
    draft = find_draft(writer, entry)
    if draft is None:
        raise EntryUnknown(entry)
    drop_draft(writer, entry)
    return append(
        writer,
        entry=entry,
        form=draft.form,
        fv=draft.fv,
        by=by,
        answers=answers,
        about=about,
        hidden=hidden,
        parents=draft.parents,
        att=att,
    )


def _draft(row: RowMapping) -> Draft:
    facts = dict(row)
    parents = tuple(orjson.loads(facts.pop("parents")))
    answers = orjson.loads(facts.pop("answers"))
    about = orjson.loads(facts.pop("about"))
    return Draft(parents=parents, answers=answers, about=about, **facts)
