"""A report is gathered from one state of the store, and each figure leads to its entries."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from ctip_desktop.documents.report import print_report
from ctip_desktop.i18n import use_language
from ctip_desktop.reports.book.cube import entries_behind
from ctip_desktop.reports.book.gathering import Book, gather
from ctip_desktop.reports.book.parts import Cell, Change, Report, Table
from ctip_desktop.reports.book.workbook import make_workbook
from ctip_desktop.reports.book.writing import write
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.sample.answers import Kept, entries
from ctip_desktop.store.store import Store
from tests.support.country import a_secretariat
from tests.support.papers import pdfium_text

TODAY = date(2026, 7, 10)
PERIOD, BEFORE = parse_period("2026-S1"), parse_period("2025-S1")


@pytest.fixture(scope="module")
def kept() -> list[Kept]:
    """Three years of all offices but one."""
    return [one for one in entries(1500, seed=3) if one.office != "07"]


@pytest.fixture(scope="module")
def store(kept: list[Kept], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with a_secretariat(tmp_path_factory.mktemp("country") / "home", kept) as store:
        yield store


@pytest.fixture
def book(store: Store) -> Book:
    use_language("en")
    with store.reading() as reader:
        return gather(reader, PERIOD, TODAY)


def tables(report: Report) -> list[Table]:
    return [part for section in report.sections for part in section.parts if isinstance(part, Table)]


def test_every_figure_of_the_tables_stands_on_the_paper(book: Book) -> None:
    report = write(book, "00")
    text = pdfium_text(print_report(report).data).split()
    words = "".join(text)
    for table in tables(report):
        for row in table.rows:
            for cell in row.cells:
                if isinstance(cell, Cell | Change) and cell.value is not None:
                    assert f"{abs(cell.value):,}" in words


def test_a_figure_leads_to_exactly_the_entries_it_counts(book: Book, store: Store, kept: list[Kept]) -> None:
    (summary, *_) = tables(write(book, "00"))
    cases = summary.rows[0].cells[0]
    assert isinstance(cases, Cell)
    assert cases.source
    with store.reading() as reader:
        found = entries_behind(reader, cases.source.name, PERIOD, TODAY, None, cases.source.chosen)
    assert len(found) == cases.value
    offices = {one.office for one in kept if one.form == "case"}
    assert {one.number[:2] for one in found} <= offices


def test_an_office_of_which_nothing_arrived_has_no_figures_and_is_listed(book: Book) -> None:
    report = write(book, "00")
    kampot = tables(report)[3].rows[6]
    assert kampot.label == "Kampot"
    assert all(isinstance(cell, Cell) and cell.value is None for cell in kampot.cells)
    (listed,) = [section for section in report.sections if section.title == "Offices that have not sent"]
    assert "From 1 office nothing has arrived; it is not in the figures: Kampot." in listed.remarks


def test_where_nothing_of_the_earlier_period_is_here_no_difference_is_made(store: Store) -> None:
    use_language("en")
    with store.reading() as reader:
        report = write(gather(reader, parse_period("2024-S1"), TODAY), "00")
    now, before, more, share = tables(report)[0].rows[0].cells[:4]
    assert isinstance(now, Cell)
    assert now.value
    assert (before.value, more.value, share.value) == (None, None, None)
    assert "There are no earlier figures: nothing of that period is here." in report.opening


def test_months_make_up_the_semester_and_one_office_its_own_part(store: Store, book: Book) -> None:
    with store.reading() as reader:
        months = [gather(reader, parse_period(f"2026-0{month}"), TODAY) for month in range(1, 7)]
        alone = gather(reader, PERIOD, TODAY, "03")
    by = ("_office", "offence")
    assert sum(one.cube.sum("arrested", one.period, by) for one in months) == book.cube.sum("arrested", PERIOD, by)
    assert alone.cube.sum("victims", PERIOD, by) == book.cube.sum("victims", PERIOD, by, {"_office": "03"})
    assert alone.shown == ("03",)


def test_the_same_records_give_the_same_bytes_and_say_so(store: Store, book: Book) -> None:
    with store.reading() as reader:
        again = gather(reader, PERIOD, TODAY)
    for language in ("km", "en"):
        use_language(language)
        one, other = write(book, "00"), write(again, "00")
        assert print_report(one).data == print_report(other).data
        assert make_workbook(one) == make_workbook(other)
        assert book.mark[:16] in one.closing[0]


def test_the_spreadsheet_holds_figures_as_numbers(book: Book) -> None:
    report = write(book, "00")
    sheets = openpyxl.load_workbook(BytesIO(make_workbook(report))).worksheets
    assert len(sheets) == len(report.sections)
    found = {cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.data_type == "n"}
    for table in tables(report):
        for row in table.rows:
            assert {cell.value for cell in row.cells if isinstance(cell, Cell) and cell.value is not None} <= found


@pytest.mark.parametrize("language", ["km", "en"])
def test_an_empty_store_makes_a_report_too(tmp_path: Path, language: str) -> None:
    use_language(language)
    with a_secretariat(tmp_path / "home", []) as store, store.reading() as reader:
        report = write(gather(reader, PERIOD, TODAY), "00")
    assert print_report(report).pages >= 3
    assert make_workbook(report)
