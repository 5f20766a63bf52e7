"""The matrix as a spreadsheet says each state in words, and its shares as numbers."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ctip_desktop.i18n import use_language
from ctip_desktop.reports.completeness.matrix import completeness
from ctip_desktop.reports.completeness.workbook import make_matrix
from ctip_desktop.reports.periods import parse_period
from tests.support.reporting import TODAY, a_half_year, a_reporting_secretariat


@pytest.mark.parametrize(
    ("language", "overdue", "nothing", "training"),
    [("km", "ហួសកំណត់", "គ្មានអ្វីរាយការណ៍", "វគ្គបណ្តុះបណ្តាល"), ("en", "Overdue", "Nothing to report", "Training")],
)
def test_each_cell_of_the_matrix_is_a_word_and_shares_are_numbers(
    tmp_path: Path, language: str, overdue: str, nothing: str, training: str
) -> None:
    use_language(language)
    with a_reporting_secretariat(tmp_path / "home", a_half_year()) as store, store.reading() as reader:
        found = completeness(reader, parse_period("2026"), TODAY)
    made = make_matrix(found)
    assert make_matrix(found) == made
    matrix, kinds = load_workbook(BytesIO(made)).worksheets
    lines = {row[0].value: [cell.value for cell in row] for row in matrix.iter_rows(min_row=5)}
    assert len(lines) == 26
    assert (lines["09"][6], lines["04"][3]) == (overdue, nothing)
    assert lines["09"][14:] == [4, 5, 0.8]
    assert lines["01"][14:] == [5, 5, 1]
    assert sum(row[2].value == training for row in kinds.iter_rows(min_row=5)) == 25
    assert kinds.max_row > 25 * 14


def test_the_matrix_is_made_where_the_first_office_owes_nothing(tmp_path: Path) -> None:
    with a_reporting_secretariat(tmp_path / "home", a_half_year()) as store, store.reading() as reader:
        found = completeness(reader, parse_period("2026"), TODAY)
    first, *others = found.rows
    made = make_matrix(replace(found, rows=(replace(first, cells=()), *others)))
    matrix, _kinds = load_workbook(BytesIO(made)).worksheets
    assert [cell.value for cell in matrix[5]][2:14] == [None] * 12
