"""Good rows are taken in, the rest goes back out with reasons, and the next file is read as the one before."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ctip_desktop.errors.intake import TakenInBefore
from ctip_desktop.intake.heads import suggest
from ctip_desktop.intake.mapping import FileMap, mended
from ctip_desktop.intake.reading import FileRead, read_file
from ctip_desktop.intake.returning import write_rest
from ctip_desktop.intake.saving import TakenIn, remembered, take_in
from ctip_desktop.intake.sheets import Book, read_book
from ctip_desktop.store.listing import list_entries, show
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from tests.support.spreadsheets import a_spreadsheet
from tests.unit.intake.test_reading import PERSON

HEADS = ["Dossier", "Met on", "Name", "Age"]
ROWS = [
    ["A", "15/06/2026", "Dara", 4],
    ["B", "soon", "Sok", 9],
    ["", "", "Sao", 9],
    ["=1+1", "", "@cmd", 3],
    ["+85512345678", "", "-x", 44],
]


class Office:
    """A store, and a file read for it."""

    def __init__(self, store: Store, clerk: User, folder: Path, rows: list[list[Any]] = ROWS) -> None:
        self.store, self.clerk = store, clerk
        self.book: Book = read_book(a_spreadsheet(folder / "rows.xlsx", [HEADS, *rows]))
        found = suggest(PERSON, self.book)
        with store.reading() as reader:
            self.before = remembered(reader, found)
        self.mapping: FileMap = mended(found, PERSON, {"Dossier": "file_no"})
        self.read: FileRead = read_file(PERSON, self.book, self.mapping)

    def take_in(self, *, final: bool = False, again: bool = False) -> TakenIn:
        return take_in(
            self.store, self.clerk, PERSON, self.book, self.mapping, self.read.checked, final=final, again=again
        )


@pytest.fixture
def office(store: Store, clerk: User, tmp_path: Path) -> Office:
    return Office(store, clerk, tmp_path)


def test_good_entries_are_drafts_unless_finals_are_asked_for(office: Office) -> None:
    taken = office.take_in()
    assert (len(taken.drafts), taken.finals) == (2, ())
    with office.store.reading() as reader:
        assert {one.state for one in list_entries(reader)} == {"draft"}
        shown = show(reader, taken.drafts[0])
    assert shown.answers["file_no"] == "A"
    assert shown.about["/file_no"]["source"] == f"rows.xlsx sha256:{office.book.sha256} Sheet1!2"


def test_finals_are_those_in_which_nothing_was_found(store: Store, clerk: User, tmp_path: Path) -> None:
    taken = Office(store, clerk, tmp_path).take_in(final=True)
    assert (taken.drafts, len(taken.finals)) == ((), 2)
    with store.reading() as reader:
        assert {one.state for one in list_entries(reader)} == {"final"}


def test_a_file_is_taken_in_once_unless_asked_again(office: Office) -> None:
    office.take_in()
    with pytest.raises(TakenInBefore):
        office.take_in()
    office.take_in(again=True)
    with office.store.reading() as reader:
        assert len(list_entries(reader)) == 4


def test_what_was_settled_of_its_columns_holds_for_the_next_file(office: Office, tmp_path: Path) -> None:
    assert "/file_no" not in office.before.paths
    office.take_in()
    (tmp_path / "next").mkdir()
    following = Office(office.store, office.clerk, tmp_path / "next", [["Z", "", "Lida", 5]])
    assert following.before.paths == office.mapping.paths
    assert FileMap.from_json(office.mapping.to_json()) == office.mapping


def test_the_rest_goes_back_with_reasons_in_both_languages_and_is_read_again_once_mended(
    office: Office, tmp_path: Path
) -> None:
    office.take_in()
    rest = tmp_path / "rest.xlsx"
    assert write_rest(office.book, office.mapping, office.read.checked, rest) == 3
    workbook = load_workbook(rest)
    sheet = workbook["Sheet1"]
    assert [cell.value for cell in sheet[1]] == [*HEADS, "មូលហេតុ", "Reasons", "ជួរដើម / Row before"]
    assert [[cell.value for cell in row][:4] for row in sheet.iter_rows(min_row=2)] == [
        ["B", "soon", "Sok", 9],
        [None, None, "Sao", 9],
        ["+85512345678", None, "-x", 44],
    ]
    assert "Met on" in sheet["F2"].value
    assert "ថ្ងៃជួប" in sheet["E2"].value
    assert [sheet.cell(row, 7).value for row in (2, 3, 4)] == [3, 4, 6]
    sheet["B2"].value, sheet["D4"].value = "16/06/2026", 4
    workbook.save(rest)
    book = read_book(rest)
    with office.store.reading() as reader:
        mapping = remembered(reader, suggest(PERSON, book))
    assert mapping.paths == office.mapping.paths
    read = read_file(PERSON, book, mapping)
    assert [(one.answers["file_no"], one.good) for one in read.checked] == [("B", True), ("+85512345678", True)]
    sheet["B2"].value = "never"
    workbook.save(rest)
    book = read_book(rest)
    write_rest(book, mapping, read_file(PERSON, book, mapping).checked, rest)
    assert [cell.value for cell in load_workbook(rest)["Sheet1"][1]] == [
        *HEADS, "មូលហេតុ", "Reasons", "ជួរដើម / Row before",
    ]  # fmt: skip


def test_no_cell_that_is_given_back_is_a_formula(office: Office, tmp_path: Path) -> None:
    rows = [["=1+1", "never", '=HYPERLINK("x")', 3], ["@x", "never", "+1", 2], ["-1", "never", "-2+3", 2]]
    (tmp_path / "bad").mkdir()
    bad = Office(office.store, office.clerk, tmp_path / "bad", rows)
    assert write_rest(bad.book, bad.mapping, bad.read.checked, tmp_path / "rest.xlsx") == 3
    sheet = load_workbook(tmp_path / "rest.xlsx")["Sheet1"]
    assert [[cell.value for cell in row][:4] for row in sheet.iter_rows(min_row=2)] == rows
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)} == {"s"}


def test_nothing_is_written_where_nothing_goes_back(store: Store, clerk: User, tmp_path: Path) -> None:
    office = Office(store, clerk, tmp_path, ROWS[:1])
    assert write_rest(office.book, office.mapping, office.read.checked, tmp_path / "rest.xlsx") == 0
    assert not (tmp_path / "rest.xlsx").exists()
