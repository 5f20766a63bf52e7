"""What a person sees of an entry: its state, its number, its place in the list."""

import pytest
from sqlalchemy import insert

from ctip_desktop import clock
from ctip_desktop.errors.store import EntryAmbiguous, EntryUnknown
from ctip_desktop.store import tables
from ctip_desktop.store.journal import Revision
from ctip_desktop.store.listing import State, entry_id, list_entries, show
from ctip_desktop.store.store import Store
from ctip_desktop.store.tables import metadata
from tests.support.stores import CASE, a_form, rows, save


def put(store: Store, table: str, **values: object) -> None:
    with store.writing() as writer:
        writer.connection.execute(insert(metadata.tables[table]).values(**values))


def sent(store: Store, saved: Revision, refused: str | None = None, first: int = 1, last: int = 1) -> None:
    put(
        store,
        "sent",
        bundle=clock.new_id(),
        kind="journal",
        log=saved.log,
        first=first,
        last=last,
        recipients="00",
        at="",
        refused=refused,
    )


def state(store: Store) -> State:
    with store.reading() as reader:
        return list_entries(reader)[0].state


def test_an_entry_goes_from_final_to_sent_to_received(store: Store) -> None:
    saved = save(store, {})
    assert state(store) == "final"
    sent(store, saved, first=2, last=9)
    assert state(store) == "final"
    sent(store, saved)
    assert state(store) == "sent"
    put(store, "acknowledged", log=saved.log, seq=1, head=saved.hash, n=1, at="")
    assert state(store) == "received"


def test_a_change_after_the_receipt_is_final_again(store: Store) -> None:
    saved = save(store, {})
    sent(store, saved)
    put(store, "acknowledged", log=saved.log, seq=1, head=saved.hash, n=1, at="")
    save(store, {"case_no": "2"}, parents=[saved.hash])
    assert state(store) == "final"


def test_a_refused_bundle_has_sent_nothing(store: Store) -> None:
    sent(store, save(store, {}), refused="damaged")
    assert state(store) == "final"


def test_the_list_is_the_latest_first_and_may_be_cut_short(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (2, 3, 1):
        monkeypatch.setattr(clock, "timestamp", lambda day=day: f"2026-01-0{day}T00:00:00Z")
        save(store, {}, entry=f"{day}" * 32)
    with store.reading() as reader:
        assert [one.id[0] for one in list_entries(reader)] == ["3", "2", "1"]
        assert [one.id[0] for one in list_entries(reader, limit=2)] == ["3", "2"]


def test_the_list_may_be_of_one_form(store: Store) -> None:
    save(store, {}, entry="1" * 32)
    save(store, {}, entry="2" * 32, form=a_form("other"))
    with store.reading() as reader:
        assert [one.id[0] for one in list_entries(reader, "other")] == ["2"]
        assert [one.id[0] for one in list_entries(reader, "case")] == ["1"]


def test_an_entry_is_named_by_identifier_or_number(store: Store) -> None:
    saved = save(store, {"case_no": "1"})
    with store.reading() as reader:
        for name in (saved.entry, saved.entry.upper(), "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa", saved.number):
            assert entry_id(reader, name) == saved.entry
        with pytest.raises(EntryUnknown):
            entry_id(reader, "01")
        shown = show(reader, saved.number)
    assert (shown.answers, shown.fv, shown.heads) == ({"case_no": "1"}, CASE.version, (saved.hash,))


def test_a_number_given_twice_by_a_copied_device_is_ambiguous(store: Store) -> None:
    saved = save(store, {}, entry="1" * 32)
    save(store, {}, entry="2" * 32)
    with store.writing() as writer:
        writer.connection.execute(tables.entry.update().values(number=saved.number))
    assert len(rows(store, "entry")) == 2
    with store.reading() as reader, pytest.raises(EntryAmbiguous):
        entry_id(reader, saved.number)
