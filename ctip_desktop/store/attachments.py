"""The files attached to what is being typed: they become part of the revision when the draft is saved as final."""

from pathlib import PureWindowsPath

import orjson
from sqlalchemy import select, update

from ctip_desktop.entries.record import Attachment
from ctip_desktop.errors.keeping import FileTooLarge, NoDraft
from ctip_desktop.store.content import MOST, drop_unnamed, is_whole, keep_file, read_file
from ctip_desktop.store.drafts import Draft, find_draft
from ctip_desktop.store.heads import record_at
from ctip_desktop.store.slots import called
from ctip_desktop.store.tables import draft as table
from ctip_desktop.store.tables import entry as entries
from ctip_desktop.store.transaction import Reader, Writer

LONGEST_NAME = 200
_MEGABYTE = 1024 * 1024


def add_attachment(writer: Writer, entry: str, name: str, data: bytes, by: str | None = None) -> Attachment:
    """Attach a file to the draft of an entry (a user's, else the one kept last); a file already there is left as it is.

    `name` is a label: folders before it and signs that cannot be seen are left out. Raise NoDraft or FileTooLarge.
    """
    draft = _draft(writer, entry, by)
    label = called(PureWindowsPath(name).name)[:LONGEST_NAME]
    if len(data) > MOST:
        raise FileTooLarge(label, MOST // _MEGABYTE)
    added = Attachment(len(data), label, keep_file(writer, data))
    before = {one.sha256: one for one in draft.att or ()}
    if added.sha256 not in before:
        _keep(writer, draft, (*before.values(), added))
    return before.get(added.sha256, added)


def remove_attachment(writer: Writer, entry: str, sha256: str, by: str | None = None) -> None:
    """Take a file away from the draft of an entry; its bytes stay while a revision or another draft names them.

    Raise NoDraft.
    """
    draft = _draft(writer, entry, by)
    _keep(writer, draft, tuple(one for one in draft.att or () if one.sha256 != sha256))
    drop_unnamed(writer, [sha256])


def attachments_of(reader: Reader, entry: str, by: str | None = None) -> tuple[Attachment, ...]:
    """Return the files attached to the draft of an entry, where there is none to the revision that stands for it."""
    draft = find_draft(reader, entry, by)
    if draft is not None:
        return draft.att or ()
    place = reader.connection.execute(select(entries.c.log, entries.c.seq).where(entries.c.id == entry)).first()
    return record_at(reader.connection, *place).att if place else ()


def read_attachment(reader: Reader, sha256: str) -> bytes:
    """Return the bytes of an attached file; raise FileNotHere, FileDamaged."""
    return read_file(reader, sha256)


def is_here(reader: Reader, sha256: str) -> bool:
    """Say whether all bytes of an attached file are here: those of another device's entry may come later."""
    return is_whole(reader, sha256)


def _draft(reader: Reader, entry: str, by: str | None) -> Draft:
    draft = find_draft(reader, entry, by)
    if draft is None:
        raise NoDraft(entry)
    return draft


def _keep(writer: Writer, draft: Draft, att: tuple[Attachment, ...]) -> None:
    kept = update(table).where(table.c.entry == draft.entry, table.c.by == draft.by)
    writer.connection.execute(kept.values(att=orjson.dumps(att).decode()))
