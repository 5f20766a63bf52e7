"""Texts that are no choices are told once each, and read as a person says; what is remembered is remembered with it."""

from pathlib import Path

from ctip_desktop.forms.installed import load
from ctip_desktop.intake.heads import suggest
from ctip_desktop.intake.mapping import FileMap
from ctip_desktop.intake.meanings import unmatched
from ctip_desktop.intake.reading import read_file
from ctip_desktop.intake.saving import remembered, take_in
from ctip_desktop.intake.sheets import read_book
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from tests.support.spreadsheets import a_spreadsheet

HEADS = ["លេខសំណុំរឿង", "Sex", "Age"]


def test_a_text_that_is_no_choice_is_told_once_with_its_rows(tmp_path: Path) -> None:
    form = load("victim")
    rows = [["A", "Girl", 4], ["B", "ស្រី", 9], ["C", "girl ", 3], ["D", "?", 3]]
    book = read_book(a_spreadsheet(tmp_path / "rows.xlsx", [HEADS, *rows]))
    mapping = suggest(form, book)
    told = unmatched(form, book, mapping)
    assert [(one.text, one.count, one.row) for one in told] == [("Girl", 1, 2), ("girl", 1, 4), ("?", 1, 5)]
    path = told[0].path
    mapping = mapping.meaning(path, "Girl", "Feminine").meaning(path, "?", "")
    read = read_file(form, book, mapping)
    name = path.rpartition("/")[2]
    assert [one.answers.get(name) for one in read.checked] == ["Feminine", "Feminine", "Feminine", None]
    assert FileMap.from_json(mapping.to_json()) == mapping
    assert mapping.meaning(path, "?", None).meanings == mapping.meanings[:1]


def test_meanings_and_given_answers_are_remembered_with_the_columns(store: Store, clerk: User, tmp_path: Path) -> None:
    form = load("victim")
    book = read_book(a_spreadsheet(tmp_path / "rows.xlsx", [HEADS, ["A", "Girl", 4]]))
    found = suggest(form, book)
    path = unmatched(form, book, found)[0].path
    settled = found.meaning(path, "Girl", "Feminine").giving("/data_source_note", "by telephone")
    take_in(store, clerk, form, book, settled, read_file(form, book, settled).checked)
    with store.reading() as reader:
        assert remembered(reader, found) == settled
    assert settled.giving("/data_source_note", "").given == {}
