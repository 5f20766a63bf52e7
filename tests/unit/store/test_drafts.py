"""A draft is kept at every pause and goes in the moment it becomes a revision."""

from dataclasses import replace

import pytest

from ctip_desktop import clock
from ctip_desktop.errors.entries import BadRecord
from ctip_desktop.errors.store import EntryUnknown
from ctip_desktop.store.drafts import Draft, drafts, drop_draft, find_draft, keep_draft, save_as_final
from ctip_desktop.store.listing import list_entries, show
from ctip_desktop.store.store import Store
from tests.support.stores import CASE, USER, rows, save

ENTRY = "a" * 32
DRAFT = Draft(ENTRY, "case", CASE.version, USER, {"case_no": "1"}, {"/judge": {"note": "?"}}, caret="/judge")


def keep(store: Store, draft: Draft) -> None:
    with store.writing() as writer:
        keep_draft(writer, draft)


def test_a_draft_is_found_as_it_was_left(store: Store) -> None:
    keep(store, DRAFT)
    with store.reading() as reader:
        found = find_draft(reader, ENTRY)
        assert drafts(reader) == [found]
        assert find_draft(reader, "b" * 32) is None
    assert found is not None
    assert replace(found, begun_at="", saved_at="", att=None) == DRAFT


def test_a_draft_replaces_the_one_before_and_remembers_its_beginning(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "timestamp", lambda: "2026-01-01T00:00:00Z")
    keep(store, DRAFT)
    monkeypatch.setattr(clock, "timestamp", lambda: "2026-01-01T00:00:09Z")
    keep(store, replace(DRAFT, answers={"case_no": "12"}))
    with store.reading() as reader:
        (found,) = drafts(reader)
    assert found.answers == {"case_no": "12"}
    assert (found.begun_at, found.saved_at) == ("2026-01-01T00:00:00Z", "2026-01-01T00:00:09Z")


def test_saving_as_final_takes_the_draft_away(store: Store) -> None:
    keep(store, DRAFT)
    with store.writing() as writer:
        saved = save_as_final(writer, ENTRY, by=USER, answers={"case_no": "1"}, about={})
    with store.reading() as reader:
        assert drafts(reader) == []
        assert show(reader, ENTRY).listed.head == saved.hash


def test_a_draft_that_cannot_be_saved_stays(store: Store) -> None:
    keep(store, DRAFT)

    def fail() -> None:
        with store.writing() as writer:
            save_as_final(writer, ENTRY, by=USER, answers={"case_no": None}, about={})

    with pytest.raises(BadRecord):
        fail()
    with store.reading() as reader:
        assert len(drafts(reader)) == 1
    assert rows(store, "journal") == []


def test_there_must_be_a_draft_to_save(store: Store) -> None:
    with store.writing() as writer, pytest.raises(EntryUnknown):
        save_as_final(writer, ENTRY, by=USER, answers={}, about={})


def test_a_change_builds_on_what_it_was_begun_from(store: Store) -> None:
    first = save(store, {"case_no": "1"})
    keep(store, replace(DRAFT, parents=(first.hash,)))
    save(store, {"case_no": "2"}, parents=[first.hash])
    with store.writing() as writer:
        save_as_final(writer, ENTRY, by=USER, answers={"case_no": "3"}, about={})
    assert rows(store, "entry", "heads") == [(2,)]


def test_a_dropped_draft_is_gone(store: Store) -> None:
    keep(store, DRAFT)
    with store.writing() as writer:
        drop_draft(writer, ENTRY)
        drop_draft(writer, ENTRY)
        assert drafts(writer) == []


def test_a_draft_of_a_new_entry_is_listed_and_shown(store: Store) -> None:
    keep(store, DRAFT)
    save(store, {"case_no": "9"}, entry="b" * 32)
    with store.reading() as reader:
        assert [(one.id, one.state, one.has_draft) for one in list_entries(reader)] == [
            (ENTRY, "draft", True),
            ("b" * 32, "final", False),
        ]
        shown = show(reader, ENTRY)
    assert (shown.listed.state, shown.listed.number, shown.answers) == ("draft", "", {"case_no": "1"})


def test_a_draft_of_a_saved_entry_is_a_mark_on_it(store: Store) -> None:
    first = save(store, {"case_no": "1"})
    keep(store, replace(DRAFT, parents=(first.hash,), answers={"case_no": "2"}))
    with store.reading() as reader:
        (listed,) = list_entries(reader)
        assert show(reader, ENTRY).answers == {"case_no": "1"}
    assert (listed.state, listed.has_draft) == ("final", True)


OTHER = "c" * 32


def test_another_users_draft_is_kept_beside(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(store, DRAFT)
    monkeypatch.setattr(clock, "timestamp", lambda: "2999-01-01T00:00:00Z")
    keep(store, replace(DRAFT, by=OTHER, answers={"case_no": "theirs"}))
    with store.reading() as reader:
        assert {one.by: one.answers["case_no"] for one in drafts(reader)} == {USER: "1", OTHER: "theirs"}
        mine, last = find_draft(reader, ENTRY, USER), find_draft(reader, ENTRY)
        assert (mine and mine.answers, last and last.by) == ({"case_no": "1"}, OTHER)
        assert find_draft(reader, ENTRY, "d" * 32) is None
        assert [(one.id, one.by) for one in list_entries(reader)] == [(ENTRY, OTHER)]
        assert show(reader, ENTRY).answers == {"case_no": "theirs"}


def test_saving_ones_own_draft_leaves_the_others(store: Store) -> None:
    keep(store, DRAFT)
    keep(store, replace(DRAFT, by=OTHER, answers={"case_no": "theirs"}))
    with store.writing() as writer:
        save_as_final(writer, ENTRY, by=OTHER, answers={"case_no": "theirs"}, about={})
    with store.reading() as reader:
        assert [one.by for one in drafts(reader)] == [USER]
        assert list_entries(reader)[0].has_draft
    with store.writing() as writer:
        save_as_final(writer, ENTRY, by=USER, answers={"case_no": "1"}, about={})
    assert rows(store, "entry", "heads") == [(2,)], "both are kept until a person decides"


def test_nobody_saves_anothers_draft(store: Store) -> None:
    keep(store, DRAFT)
    with store.writing() as writer, pytest.raises(EntryUnknown):
        save_as_final(writer, ENTRY, by=OTHER, answers={}, about={})


def test_dropping_ones_own_draft_leaves_the_others(store: Store) -> None:
    keep(store, DRAFT)
    keep(store, replace(DRAFT, by=OTHER))
    with store.writing() as writer:
        drop_draft(writer, ENTRY, OTHER)
        assert [one.by for one in drafts(writer)] == [USER]
