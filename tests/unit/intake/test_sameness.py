"""What is here already is told, not taken in again by itself; a row that stands twice is to be looked at."""

from pathlib import Path
from typing import Any

from ctip_desktop.intake.heads import suggest
from ctip_desktop.intake.mapping import mended
from ctip_desktop.intake.reading import FileRead, answered_paths, read_file
from ctip_desktop.intake.sameness import already_here
from ctip_desktop.intake.saving import take_in
from ctip_desktop.intake.sheets import read_book
from ctip_desktop.store.listing import list_entries
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from tests.support.spreadsheets import a_spreadsheet
from tests.unit.intake.test_reading import PERSON

HEADS = ["File", "Met on", "Name", "Age"]
JUNE = ["A", "15/06/2026", "Dara", 4]


def taken(store: Store, clerk: User, file: Path, rows: list[list[Any]], *, again: bool = False) -> FileRead:
    book = read_book(a_spreadsheet(file, [HEADS, *rows]))
    mapping = mended(suggest(PERSON, book), PERSON, {"File": "file_no"})
    with store.reading() as reader:
        here = already_here(reader, PERSON.name, answered_paths(PERSON, mapping))
    read = read_file(PERSON, book, mapping, here=here)
    take_in(store, clerk, PERSON, book, mapping, read.checked, final=True, again=again)
    return read


def test_a_sheet_that_grows_from_month_to_month_gives_only_what_is_new(
    store: Store, clerk: User, tmp_path: Path
) -> None:
    taken(store, clerk, tmp_path / "june.xlsx", [JUNE])
    read = taken(store, clerk, tmp_path / "july.xlsx", [JUNE, ["B", "02/07/2026", "Sok", 5]])
    assert (len(read.good), len(read.same), len(read.bad)) == (1, 1, 0)
    with store.reading() as reader:
        assert {one.number for one in list_entries(reader)} >= {read.same[0].same}
        assert len(list_entries(reader)) == 2
    taken(store, clerk, tmp_path / "again.xlsx", [JUNE], again=True)
    with store.reading() as reader:
        assert len(list_entries(reader)) == 3


def test_a_row_that_stands_twice_is_a_draft_that_says_so(store: Store, clerk: User, tmp_path: Path) -> None:
    read = taken(store, clerk, tmp_path / "rows.xlsx", [JUNE, ["B", "02/07/2026", "Sok", 5], JUNE])
    assert [[reason.words.en[:6] for reason in one.reasons] for one in read.checked] == [[], [], ["Row 2 "]]
    with store.reading() as reader:
        assert sorted(one.state for one in list_entries(reader)) == ["draft", "final", "final"]
