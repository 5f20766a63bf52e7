"""Every figure of a report equals a count made by hand over the entries."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

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
from ctip_desktop.store.store import Store
from tests.support.country import Kept, a_secretariat, entries
from tests.support.papers import pdfium_text

TODAY = date(2026, 7, 10)
PERIOD, BEFORE = parse_period("2026-S1"), parse_period("2025-S1")
Rows = Sequence[tuple[Kept, Mapping[str, Any]]]


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


def rows(kept: Sequence[Kept], form: str, repeat: str = "") -> Rows:
    """Return the entries of a form, or the rows of a repeat of it with the answers around them."""
    mine = [one for one in kept if one.form == form]
    if not repeat:
        return [(one, one.answers) for one in mine]
    return [(one, {**one.answers, **row}) for one in mine for row in one.answers.get(repeat, ())]


def persons(kept: Sequence[Kept], kind: str) -> Rows:
    """Return persons of cases and those recorded apart, who are not persons of a case too."""
    return [*rows(kept, "case", kind), *((one, row) for one, row in rows(kept, kind) if row["in_case"] != "yes")]


def counted(found: Rows, placed: str, condition: Callable[[Mapping[str, Any]], bool], office: str | None) -> list[int]:
    """Count by hand: the rows of the period and of the one before."""
    return [
        sum(
            period.start.isoformat() <= str(row.get(placed, "")) < period.end.isoformat()
            and condition(row)
            and office in (None, one.office)
            for one, row in found
        )
        for period in (PERIOD, BEFORE)
    ]


def by_hand(kept: Sequence[Kept], name: str, line: str, office: str | None = None) -> list[int]:
    """Count an indicator of a line by hand, now and before."""
    anybody: Callable[[Mapping[str, Any]], bool] = bool
    asked: dict[str, tuple[Rows, str, Callable[[Mapping[str, Any]], bool]]] = {
        "cases": (rows(kept, "case"), "reported_on", anybody),
        "cases_to_court": (rows(kept, "case"), "court_received_on", anybody),
        "cases_judged": (rows(kept, "case"), "verdict_on", anybody),
        "arrested": (persons(kept, "suspect"), "s_arrested_on", anybody),
        "arrested_women": (persons(kept, "suspect"), "s_arrested_on", lambda row: row["s_sex"] == "Feminine"),
        "arrested_minors": (persons(kept, "suspect"), "s_arrested_on", lambda row: row.get("s_age", 99) < 18),
        "arrested_foreigners": (persons(kept, "suspect"), "s_arrested_on", lambda row: row["s_nationality"] != "KH"),
        "charged": (persons(kept, "suspect"), "s_charged_on", anybody),
        "convicted": (persons(kept, "suspect"), "s_convicted_on", anybody),
        "victims": (persons(kept, "victim"), "reported_on", anybody),
        "victims_women": (persons(kept, "victim"), "reported_on", lambda row: row["v_sex"] == "Feminine"),
        "victims_under_15": (persons(kept, "victim"), "reported_on", lambda row: row.get("v_age", 99) < 15),
        "victims_15_17": (persons(kept, "victim"), "reported_on", lambda row: 15 <= row.get("v_age", 99) < 18),
        "victims_18_over": (persons(kept, "victim"), "reported_on", lambda row: row.get("v_age", 0) >= 18),
        "victims_age_unknown": (persons(kept, "victim"), "reported_on", lambda row: "v_age" not in row),
        "victims_given_justice": (persons(kept, "victim"), "v_justice_on", anybody),
    }
    if name == "cases_court_old":
        return [
            sum(
                row["offence"] == line
                and str(row.get("court_received_on", "9")) < period.start.isoformat()
                and str(row.get("verdict_on", "9")) >= period.start.isoformat()
                for _, row in rows(kept, "case")
            )
            for period in (PERIOD, BEFORE)
        ]
    found, placed, condition = asked[name]
    return counted(found, placed, lambda row: row["offence"] == line and condition(row), office)


def tables(report: Report) -> list[Table]:
    return [part for section in report.sections for part in section.parts if isinstance(part, Table)]


def test_every_figure_of_both_lines_equals_a_count_by_hand(book: Book, kept: list[Kept]) -> None:
    compared = 0
    for table in tables(write(book, "00")):
        for row in (*table.rows, *([table.total] if table.total else [])):
            for cell in row.cells:
                source = cell.source if isinstance(cell, Cell) else None
                if source and source.chosen.keys() == {"offence"}:
                    now, before = by_hand(kept, source.name, source.chosen["offence"], source.office)
                    assert cell.value == (now if source.period == PERIOD else before), source
                    compared += 1
    assert compared > 180


def test_nationalities_countries_and_themes_equal_a_count_by_hand(book: Book, kept: list[Kept]) -> None:
    foreign = {
        (row["offence"], row["s_nationality"])
        for _, row in persons(kept, "suspect")
        if row["s_nationality"] != "KH" and PERIOD.start.isoformat() <= row.get("s_arrested_on", "") < "2026-07"
    }
    checked = set()
    for table in tables(write(book, "00")):
        for row in table.rows:
            for cell in row.cells:
                source = cell.source if isinstance(cell, Cell) else None
                if source is None:
                    continue
                first, end = source.period.start.isoformat(), source.period.end.isoformat()
                if source.name == "arrested_foreigners" and "s_nationality" in source.chosen:
                    expected = sum(
                        row_["offence"] == source.chosen["offence"]
                        and row_["s_nationality"] == source.chosen["s_nationality"]
                        and first <= row_.get("s_arrested_on", "") < end
                        for _, row_ in persons(kept, "suspect")
                    )
                elif source.name == "repatriated_women" and source.chosen:
                    expected = sum(
                        row_["n_women"]
                        for _, row_ in rows(kept, "repatriation")
                        if row_["to_country"] == "KH"
                        and row_["from_country"] == source.chosen["from_country"]
                        and first <= row_["arrived_on"] < end
                    )
                elif source.name == "prevention_people" and "theme" in source.chosen:
                    expected = sum(
                        row_["people"]
                        for _, row_ in rows(kept, "prevention", "audience")
                        if row_["theme"] == source.chosen["theme"] and first <= row_["began_on"] < end
                    )
                else:
                    continue
                checked.add(source.name)
                assert cell.value == expected, source
    assert checked == {"arrested_foreigners", "repatriated_women", "prevention_people"}
    assert foreign


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
