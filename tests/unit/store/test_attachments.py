"""Attached files are kept once by their hash, go with the draft into the revision, and are read as they came."""

from dataclasses import replace
from hashlib import sha256

import pytest

from ctip_desktop.entries.record import Attachment
from ctip_desktop.errors.keeping import FileDamaged, FileNotHere, FileTooLarge, NoDraft
from ctip_desktop.store import attachments
from ctip_desktop.store.attachments import (
    LONGEST_NAME,
    add_attachment,
    attachments_of,
    is_here,
    read_attachment,
    remove_attachment,
)
from ctip_desktop.store.checking import check
from ctip_desktop.store.content import CHUNK
from ctip_desktop.store.drafts import Draft, drop_draft, find_draft, keep_draft, save_as_final
from ctip_desktop.store.listing import show
from ctip_desktop.store.rebuilding import rebuild
from ctip_desktop.store.store import Store
from tests.support.stores import CASE, USER, rows

ENTRY, OTHER = "a" * 32, "c" * 32
DRAFT = Draft(ENTRY, "case", CASE.version, USER, {"case_no": "1"}, {})
PHOTO = b"photo" * 200_000


@pytest.fixture
def typing(store: Store) -> Store:
    """A store with a draft of a new entry."""
    with store.writing() as writer:
        keep_draft(writer, DRAFT)
    return store


def attach(store: Store, name: str = "photo.jpg", data: bytes = PHOTO, by: str | None = None) -> Attachment:
    with store.writing() as writer:
        return add_attachment(writer, ENTRY, name, data, by)


def finish(store: Store) -> str:
    with store.writing() as writer:
        return save_as_final(writer, ENTRY, by=USER, answers={"case_no": "1"}, about={}).hash


def begin_change(store: Store, parent: str, by: str = USER) -> None:
    with store.writing() as writer:
        keep_draft(writer, replace(DRAFT, parents=(parent,), by=by))


@pytest.mark.parametrize("data", [b"", b"x", b"y" * CHUNK, PHOTO])
def test_a_file_is_read_as_it_was_attached(typing: Store, data: bytes) -> None:
    added = attach(typing, data=data)
    assert added == Attachment(len(data), "photo.jpg", sha256(data).hexdigest())
    with typing.reading() as reader:
        assert read_attachment(reader, added.sha256) == data
        assert is_here(reader, added.sha256)
        assert attachments_of(reader, ENTRY) == (added,)
    assert all(len(chunk) <= CHUNK for (chunk,) in rows(typing, "chunk", "data"))


def test_keeping_the_draft_on_leaves_its_files(typing: Store) -> None:
    added = attach(typing)
    with typing.writing() as writer:
        keep_draft(writer, replace(DRAFT, answers={"case_no": "12"}, att=()))
        found = find_draft(writer, ENTRY)
    assert found is not None
    assert (found.answers, found.att) == ({"case_no": "12"}, (added,))


def test_the_files_of_a_draft_become_those_of_the_revision(typing: Store) -> None:
    added = attach(typing)
    finish(typing)
    with typing.reading() as reader:
        assert show(reader, ENTRY).att == attachments_of(reader, ENTRY) == (added,)
        assert find_draft(reader, ENTRY) is None
        assert read_attachment(reader, added.sha256) == PHOTO
    assert check(typing).faults == ()


def test_a_change_begins_with_the_files_of_what_it_changes(typing: Store) -> None:
    added = attach(typing)
    begin_change(typing, finish(typing))
    second = attach(typing, "letter.pdf", b"letter")
    with typing.reading() as reader:
        assert attachments_of(reader, ENTRY) == (added, second)
        assert show(reader, ENTRY).att == (added,)


def test_a_file_attached_twice_is_there_once(typing: Store) -> None:
    first = attach(typing)
    assert attach(typing, "again.jpg") == first
    with typing.reading() as reader:
        assert attachments_of(reader, ENTRY) == (first,)
    assert len(rows(typing, "file")) == 1


def test_a_file_taken_away_leaves_nothing(typing: Store) -> None:
    added = attach(typing)
    with typing.writing() as writer:
        remove_attachment(writer, ENTRY, added.sha256)
    with typing.reading() as reader:
        assert attachments_of(reader, ENTRY) == ()
        with pytest.raises(FileNotHere):
            read_attachment(reader, added.sha256)
    assert rows(typing, "chunk") == []


def test_a_file_a_revision_names_stays_when_it_is_taken_away(typing: Store) -> None:
    added = attach(typing)
    begin_change(typing, finish(typing))
    with typing.writing() as writer:
        remove_attachment(writer, ENTRY, added.sha256)
    finish(typing)
    with typing.reading() as reader:
        assert show(reader, ENTRY).att == ()
        assert read_attachment(reader, added.sha256) == PHOTO


def test_a_file_another_draft_names_stays_when_it_is_taken_away(typing: Store) -> None:
    with typing.writing() as writer:
        keep_draft(writer, replace(DRAFT, by=OTHER))
    added = attach(typing, by=USER)
    attach(typing, by=OTHER)
    with typing.writing() as writer:
        remove_attachment(writer, ENTRY, added.sha256, OTHER)
        assert attachments_of(writer, ENTRY, OTHER) == ()
        assert attachments_of(writer, ENTRY, USER) == (added,)
        assert read_attachment(writer, added.sha256) == PHOTO
        drop_draft(writer, ENTRY, USER)
    assert rows(typing, "file") == []


def test_the_files_of_a_dropped_draft_go_with_it(typing: Store) -> None:
    attach(typing)
    with typing.writing() as writer:
        drop_draft(writer, ENTRY)
    assert rows(typing, "file") == rows(typing, "chunk") == []


def test_taking_over_a_draft_takes_its_files(typing: Store) -> None:
    added = attach(typing)
    with typing.writing() as writer:
        found = find_draft(writer, ENTRY, USER)
        assert found is not None
        keep_draft(writer, replace(found, by=OTHER))
        assert attachments_of(writer, ENTRY, OTHER) == (added,)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("photo.jpg", "photo.jpg"),
        ("C:\\\\Users\\\\Sok\\\\photo.jpg", "photo.jpg"),
        ("/home/sok/../រូបថត ១.jpg", "រូបថត ១.jpg"),
        ("a\u202egpj.exe\n", "agpj.exe"),
        ("x" * 300, "x" * LONGEST_NAME),
    ],
)
def test_a_name_is_a_label_and_never_a_path(typing: Store, name: str, label: str) -> None:
    assert attach(typing, name).name == label


def test_a_file_that_is_too_large_is_named_and_not_kept(typing: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MOST", len(PHOTO) - 1)
    with pytest.raises(FileTooLarge) as caught:
        attach(typing)
    assert caught.value.name == "photo.jpg"
    assert rows(typing, "file") == []


def test_files_are_attached_to_what_is_being_typed(store: Store) -> None:
    with pytest.raises(NoDraft):
        attach(store)
    with store.writing() as writer, pytest.raises(NoDraft):
        remove_attachment(writer, ENTRY, "0" * 64)
    with store.reading() as reader:
        assert attachments_of(reader, ENTRY) == ()


def test_bytes_that_changed_are_never_given_out(typing: Store) -> None:
    added = attach(typing)
    with typing.writing() as writer:
        writer.connection.exec_driver_sql("UPDATE chunk SET data = zeroblob(length(data)) WHERE start = 0")
    with typing.reading() as reader, pytest.raises(FileDamaged):
        read_attachment(reader, added.sha256)


def test_a_rebuild_knows_the_files_of_revisions(typing: Store) -> None:
    attach(typing)
    finish(typing)
    before = rows(typing, "attached")
    rebuild(typing)
    assert rows(typing, "attached") == before
    assert len(before) == 1
    assert len(rows(typing, "file")) == 1
