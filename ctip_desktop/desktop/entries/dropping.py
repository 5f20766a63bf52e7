"""Deletes drafts so that they can be brought back: what they hold is kept until the person has moved on."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from ctip_desktop.errors.keeping import FileDamaged, FileNotHere
from ctip_desktop.store.attachments import read_attachment
from ctip_desktop.store.content import keep_file
from ctip_desktop.store.drafts import Draft, drop_draft, find_draft, keep_draft
from ctip_desktop.store.transaction import Reader, Writer


@dataclass(frozen=True)
class Dropped:
    """A draft that was deleted, and the bytes of its files."""

    draft: Draft
    files: tuple[bytes, ...]


def drafts_of(reader: Reader, entries: Iterable[str], user: str) -> list[str]:
    """Return those of these entries of which the user keeps a draft."""
    return [entry for entry in entries if find_draft(reader, entry, user)]


def drop(writer: Writer, entries: Iterable[str], user: str) -> list[Dropped]:
    """Delete the user's drafts of these entries; return what is needed to bring them back."""
    dropped = []
    for entry in entries:
        if draft := find_draft(writer, entry, user):
            dropped.append(Dropped(draft, tuple(_files(writer, draft))))
            drop_draft(writer, entry, user)
    return dropped


def bring_back(writer: Writer, dropped: Sequence[Dropped]) -> None:
    """Keep the drafts again as they were."""
    for one in dropped:
        for data in one.files:
            keep_file(writer, data)
        keep_draft(writer, one.draft)


def _files(reader: Reader, draft: Draft) -> list[bytes]:
    found = []
    for attachment in draft.att or ():
        with suppress(FileNotHere, FileDamaged):
            found.append(read_attachment(reader, attachment.sha256))
    return found
