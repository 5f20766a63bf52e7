"""A file whose heads name no question can still be matched by a person, column by column."""

from pathlib import Path

import pytest

from ctip_desktop.errors.intake import NoHeads
from ctip_desktop.forms.installed import load
from ctip_desktop.intake.heads import suggest, unmatched_heads
from ctip_desktop.intake.sheets import Book, read_book
from tests.support.spreadsheets import a_spreadsheet


def test_the_row_with_the_most_texts_has_the_heads(tmp_path: Path) -> None:
    form = load("victim")
    book = read_book(a_spreadsheet(tmp_path / "rows.xlsx", [["title"], ["", ""], ["qq", "ww", "zz"], ["x", 1, 2]]))
    with pytest.raises(NoHeads):
        suggest(form, book)
    found = unmatched_heads(form, book)
    assert found.sheets[0].heads == 3
    assert [column.head for column in found.sheets[0].columns] == ["qq", "ww", "zz"]
    assert found.paths == frozenset()
    answered = found.answering("Sheet1", 1, "/v_age")
    assert answered.paths == {"/v_age"}


def test_an_empty_file_has_no_heads() -> None:
    with pytest.raises(NoHeads):
        unmatched_heads(load("victim"), Book("none.xlsx", "", ()))
