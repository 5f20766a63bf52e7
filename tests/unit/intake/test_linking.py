"""Sheets of a template that belong together by numbers: rows without a place go back, and so does what stands twice."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ctip_desktop.forms.installed import load
from ctip_desktop.intake.heads import suggest
from ctip_desktop.intake.reading import FileRead, read_file
from ctip_desktop.intake.returning import write_rest
from ctip_desktop.intake.sheets import read_book
from ctip_desktop.intake.template import write_template
from tests.support.spreadsheets import fill_in
from tests.unit.intake.test_template import sample

MEETING = load("meeting")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "meeting.xlsx"
    write_template(MEETING, file)
    return fill_in(file, [sample("meeting")])


def changed(file: Path, sheet: int, row: int, path: str, value: Any) -> FileRead:
    workbook = load_workbook(file)
    written = workbook.worksheets[sheet]
    column = next(cell.column for cell in written[3] if cell.value == path)
    written.cell(row, column).value = value
    workbook.save(file)
    book = read_book(file)
    return read_file(MEETING, book, suggest(MEETING, book))


def places(file: Path, scope: str) -> int:
    workbook = load_workbook(file)
    return next(
        number
        for number, sheet in enumerate(workbook.worksheets)
        if any(str(cell.value).startswith(f"{scope}/") for cell in sheet[3])
    )


def test_points_stand_in_their_sections_in_the_order_of_their_rows(file: Path) -> None:
    book = read_book(file)
    (read,) = read_file(MEETING, book, suggest(MEETING, book)).checked
    wanted = [[point["point_text"] for point in section.get("point", ())] for section in sample("meeting")["section"]]
    given = [[point["point_text"] for point in section.get("point", ())] for section in read.answers["section"]]
    assert given == wanted


def test_a_row_that_belongs_nowhere_goes_back_by_itself(file: Path, tmp_path: Path) -> None:
    read = changed(file, places(file, "/decision"), 4, "_of", 99)
    assert [one.good for one in read.checked] == [True, False]
    (reason,) = read.bad[0].reasons
    assert "99" in reason.words.en
    book = read_book(file)
    assert write_rest(book, suggest(MEETING, book), read.checked, tmp_path / "rest.xlsx") == 1
    again = read_book(tmp_path / "rest.xlsx")
    assert [one.good for one in read_file(MEETING, again, suggest(MEETING, again)).checked] == [False]


def test_a_number_that_stands_twice_is_told(tmp_path: Path) -> None:
    file = tmp_path / "meeting.xlsx"
    write_template(MEETING, file)
    fill_in(file, [sample("meeting"), sample("meeting")])
    read = changed(file, 0, 5, "_no", 4)
    assert [one.good for one in read.checked][:2] == [True, False]
    assert "“4”" in read.bad[0].reasons[0].words.en


def test_a_matrix_takes_its_rows_by_name_in_any_order(tmp_path: Path) -> None:
    form, file = load("border_counts"), tmp_path / "b.xlsx"
    write_template(form, file)
    answers = sample("border_counts")
    rows = list(reversed(answers["count"]))[:2]
    fill_in(file, [answers | {"count": rows}])
    book = read_book(file)
    (read,) = read_file(form, book, suggest(form, book)).checked
    given = {row["movement"]: row.get("people") for row in read.answers["count"]}
    assert given.keys() == {"out", "in", "deported", "returned"}
    assert {row["movement"]: row["people"] for row in rows}.items() <= given.items()
