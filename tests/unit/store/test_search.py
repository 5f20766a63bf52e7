"""Entries are found by any part of any text, however it was typed; the index is never in the way and never needed."""

import pytest

from ctip_desktop.store import search
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.rebuilding import rebuild
from ctip_desktop.store.store import Store
from tests.support.stores import CASE, rows, save

ONE, TWO, ROW = ("1" * 32, "2" * 32, "e" * 32)


def found(store: Store, words: str) -> list[str]:
    with store.reading() as reader:
        return sorted(one.id[0] for one in search.find(reader, words))


@pytest.fixture
def filled(store: Store) -> Store:
    """Two entries with Khmer and Latin texts."""
    save(store, {"summary": "ស្ត្រីពីភូមិ Market", "victim": [{"_id": ROW, "v_name": "សុខ ចាន់ដារ៉ា"}]}, entry=ONE)
    save(store, {"summary": "អាជ្ញាធរ ៤២ 'quoted\" *'", "province": "zz12"}, entry=TWO)
    search.bring_up_to_date(store)
    return store


@pytest.mark.parametrize(
    ("words", "entries"),
    [
        ("ភូមិ", ["1"]),
        ("ចាន់", ["1"]),
        ("ចាន", ["1"]),
        ("សុខចាន់", ["1"]),
        ("ស\u17d2រ\u17d2ត\u17b8", ["1"]),
        ("market", ["1"]),
        ("MARK ភូមិ", ["1"]),
        ("market អាជ្ញាធរ", []),
        ("42", ["2"]),
        ("៤២", ["2"]),
        ("ស", ["1"]),
        ("ma ភូ", ["1"]),
        ("'quoted\"", ["2"]),
        ("-A-0002", ["2"]),
        ("A", ["1", "2"]),
        ("zz12", []),
        ("*", ["2"]),
        ("%", []),
        ("", []),
        ("\u200b", []),
    ],
)
def test_an_entry_is_found_by_parts_of_its_texts_and_number(filled: Store, words: str, entries: list[str]) -> None:
    assert found(filled, words) == entries


def test_a_changed_entry_is_found_by_what_it_says_now(filled: Store) -> None:
    head = rows(filled, "entry", "head")[0][0]
    save(filled, {"summary": "returned"}, entry=ONE, parents=[head])
    assert found(filled, "market") == ["1"]
    search.bring_up_to_date(filled)
    assert found(filled, "market") == []
    assert found(filled, "returned") == ["1"]


def test_an_entry_of_an_unknown_form_is_found_by_all_its_texts(empty: Store) -> None:
    save(empty, {"province": "zz12", "victim": [{"_id": ROW, "v_age": 4}]}, entry=ONE)
    search.bring_up_to_date(empty)
    assert found(empty, "zz12") == ["1"]
    assert found(empty, ROW) == []


def test_more_entries_than_one_stretch_are_indexed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "AT_ONCE", 3)
    for number in range(8):
        save(store, {"summary": f"word{number}"}, entry=f"{number:032x}")
    search.bring_up_to_date(store)
    assert len(found(store, "word")) == 8
    assert rows(store, "entry", "indexed") == [(1,)] * 8


def test_a_rebuild_indexes_everything_again(filled: Store) -> None:
    rebuild(filled)
    assert found(filled, "market") == ["1"]
    assert len(rows(filled, "search")) == 2


def test_only_so_many_are_returned(store: Store) -> None:
    with store.writing() as writer:
        add_form(writer, CASE)
    for number in range(5):
        save(store, {"summary": "same"}, entry=f"{number:032x}")
    search.bring_up_to_date(store)
    with store.reading() as reader:
        assert len(search.find(reader, "same", limit=3)) == 3
