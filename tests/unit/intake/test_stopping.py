"""Nothing is ever half done: checks that are stopped leave nothing, and a file is taken in whole or not at all."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from ctip_desktop.entries.chain import check
from ctip_desktop.entries.record import NO_RECORD
from ctip_desktop.errors.intake import CheckingStopped
from ctip_desktop.forms.installed import installed, load
from ctip_desktop.intake import saving
from ctip_desktop.intake.heads import likely_form, suggest
from ctip_desktop.intake.reading import read_file
from ctip_desktop.intake.saving import take_in
from ctip_desktop.intake.sheets import Book, read_book
from ctip_desktop.store.journal import lines, logs
from ctip_desktop.store.listing import list_entries
from ctip_desktop.store.slots import User
from ctip_desktop.store.spreadsheets import keep_unfinished, taken_in, unfinished
from ctip_desktop.store.store import Store
from tests.support.spreadsheets import a_spreadsheet, training_rows

ROWS = 250


@pytest.fixture
def book(tmp_path: Path) -> Book:
    heads, rows = training_rows(ROWS, Random(1), date(2026, 6, 30))
    return read_book(a_spreadsheet(tmp_path / "rows.xlsx", [heads, *rows]))


def test_checks_tell_how_far_they_are_and_end_when_asked_to(book: Book) -> None:
    form, heard = load("training"), []

    def told(done: int, of: int) -> None:
        heard.append((done, of))
        if done >= 200:
            raise CheckingStopped(book.file)

    with pytest.raises(CheckingStopped):
        read_file(form, book, suggest(form, book), told=told)
    assert heard == [(100, ROWS), (200, ROWS)]


def test_the_form_that_a_file_is_of_is_found_by_its_heads(book: Book) -> None:
    assert likely_form(installed(), book) == load("training")
    assert likely_form(installed(), Book("none", "", ())) is None


def test_a_power_cut_while_taking_in_leaves_nothing(
    store: Store, clerk: User, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = load("training")
    mapping = suggest(form, book)
    checked = read_file(form, book, mapping).checked

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(saving, "note_taken_in", cut)
        with pytest.raises(KeyboardInterrupt):
            take_in(store, clerk, form, book, mapping, checked, final=True)
    with store.reading() as reader:
        assert list_entries(reader) == []
        assert taken_in(reader, book.sha256) is None
        assert logs(reader)[0].seq == 0
    taken = take_in(store, clerk, form, book, mapping, checked, final=True)
    assert len(taken.finals) == ROWS


def test_many_entries_at_once_are_one_chain_numbered_in_their_order(store: Store, clerk: User, book: Book) -> None:
    form = load("training")
    mapping = suggest(form, book)
    taken = take_in(store, clerk, form, book, mapping, read_file(form, book, mapping).checked, final=True)
    with store.reading() as reader:
        log = logs(reader)[0]
        checked = check([line for _, _, line in lines(reader, log.id)], 1, NO_RECORD)
    assert (log.seq, log.head) == (ROWS, checked[-1].hash)
    assert [one.record.entry for one in checked] == list(taken.finals)
    assert [int(one.record.number[-4:]) for one in checked] == list(range(1, ROWS + 1))


def test_how_far_a_person_came_with_a_file_is_kept_until_it_is_over(store: Store, clerk: User) -> None:
    with store.writing() as writer:
        keep_unfinished(writer, clerk.id, "half way")
    with store.reading() as reader:
        assert unfinished(reader, clerk.id) == "half way"
        assert unfinished(reader, "another") is None
    with store.writing() as writer:
        keep_unfinished(writer, clerk.id, "")
    with store.reading() as reader:
        assert unfinished(reader, clerk.id) is None
