"""The traps that published figures fell into, one test each: per cent of the wrong base, parts, mixed offences."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ctip_desktop.documents.report import print_report
from ctip_desktop.i18n import use_language
from ctip_desktop.reports.book.checks import check
from ctip_desktop.reports.book.gathering import Book, gather
from ctip_desktop.reports.book.parts import Cell, Report, Row, Share, Table, share
from ctip_desktop.reports.book.workbook import make_workbook
from ctip_desktop.reports.book.writing import write
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.sample.answers import Kept
from tests.support.country import a_secretariat
from tests.support.papers import pdfium_text

TODAY = date(2026, 7, 10)
EVEN = "All parts were added up, and are their totals."


def cases(count: int, year: int, offence: str = "trafficking", office: str = "01", **more: Any) -> list[Kept]:
    return [Kept(office, "case", {"reported_on": f"{year}-03-03", "offence": offence, **more}) for _ in range(count)]


@contextmanager
def reported(folder: Path, kept: Sequence[Kept]) -> Iterator[tuple[Book, Report]]:
    use_language("en")
    with a_secretariat(folder / "home", kept) as store, store.reading() as reader:
        book = gather(reader, parse_period("2026-S1"), TODAY)
        yield book, write(book, "00")


def tables(report: Report) -> list[Table]:
    return [part for section in report.sections for part in section.parts if isinstance(part, Table)]


def of_line(row: Row, line: str) -> list[int | None]:
    """Return the figures of a row that count a line."""
    cells = [cell for cell in row.cells if isinstance(cell, Cell) and cell.source]
    return [cell.value for cell in cells if cell.source and cell.source.chosen.get("offence") == line]


@pytest.mark.parametrize(
    ("before", "now", "told"), [(100, 150, "+50.0%"), (150, 100, "−33.3%"), (4, 1, "−75.0%"), (3, 3, "0.0%")]
)
def test_trap_of_the_wrong_base_per_cent_are_of_the_earlier_figure(
    tmp_path: Path, before: int, now: int, told: str
) -> None:
    """From 100 to 150 is half as much again: 50 per cent of the earlier figure, not 33 of the later one."""
    with reported(tmp_path, [*cases(before, 2025), *cases(now, 2026)]) as (_, report):
        row = tables(report)[0].rows[0]
        (found, *_others) = [cell.value for cell in row.cells if isinstance(cell, Share)]
        assert found == pytest.approx((now - before) / before * 100)
        text = " ".join(pdfium_text(print_report(report).data).split())
        assert f"Cases {now} {before}" in text
        assert told in text
        sheet = openpyxl.load_workbook(BytesIO(make_workbook(report))).worksheets[0]
        lines = [[one for one in line if one is not None] for line in sheet.iter_rows(values_only=True)]
        (written,) = [line for line in lines if line[:3] == ["Cases", now, before]]
        assert any(isinstance(one, int | float) and abs(one - (now - before) / before) < 1e-9 for one in written[4:])


def test_trap_of_the_wrong_base_of_no_earlier_figure_there_is_no_per_cent(tmp_path: Path) -> None:
    with reported(tmp_path, [*cases(5, 2026), *cases(1, 2025, "sexual_exploitation")]) as (_, report):
        row = tables(report)[0].rows[0]
        assert of_line(row, "trafficking") == [5, 0]
        assert next(cell for cell in row.cells if isinstance(cell, Share)).value is None
        assert "no earlier figure" in " ".join(pdfium_text(print_report(report).data).split())
    assert share(5, 0) == Share(None)
    assert share(5, None) == Share(None)


def test_trap_of_parts_that_do_not_add_up_every_one_is_named_with_its_figures_and_office(tmp_path: Path) -> None:
    wrong = {"from_country": "TH", "to_country": "KH", "arrived_on": "2026-02-03", "n_people": 2, "n_women": 5}
    hidden_by_others = {**wrong, "n_people": 90, "n_women": 1}
    audience = {"_id": "a" * 32, "audience_kind": "students", "people": 3, "under_18": 4}
    kept = [
        Kept("01", "repatriation", wrong),
        Kept("02", "repatriation", hidden_by_others),
        Kept("03", "prevention", {"theme": "law", "began_on": "2026-03-03", "audience": [audience]}),
    ]
    with reported(tmp_path, kept) as (book, report):
        assert [one.text for one in check(book)] == [
            "Banteay Meanchey: Women repatriated (5) are more than all repatriated (2).",
            "Kampong Cham: Those under 18 in prevention (4) are more than all participants (3).",
        ]
        assert [(one.office, dict(one.figures)) for one in check(book)] == [
            ("01", {"repatriated": 2, "repatriated_women": 5}),
            ("03", {"prevention_people": 3, "prevention_under_18": 4}),
        ]
        printed = " ".join(pdfium_text(print_report(report).data).split())
        assert all(one.text in printed for one in check(book))
        assert EVEN not in printed


def test_trap_of_parts_bands_that_miss_a_person_are_named(tmp_path: Path) -> None:
    """One victim more than there are in the bands, as if an age had been forgotten."""
    child = {"_id": "a" * 32, "v_age": 12, "v_age_band": "under_15", "v_minor": "yes"}
    victims = [child, {"_id": "b" * 32, "v_age": 30, "v_age_band": "18_over", "v_minor": "no"}]
    with reported(tmp_path, cases(1, 2026, victim=victims)) as (book, _):
        assert list(check(book)) == []
        book.cube.add("victims", ("_office", "offence"), {("2026-S1", "01", "trafficking"): 1})
        said = [one.text for one in check(book)]
    assert "Banteay Meanchey, Human trafficking: Victims (3) are not the sum of their parts: 1 + 0 + 1 + 0." in said
    assert "Human trafficking, Victims: the parts add up to 2, the total is 3." in said


def test_trap_of_parts_that_do_add_up_it_is_said_so(tmp_path: Path) -> None:
    with reported(tmp_path, cases(2, 2026)) as (book, report):
        assert list(check(book)) == []
        assert EVEN in [remark for section in report.sections for remark in section.remarks]


def test_trap_of_mixed_offences_others_stand_in_no_line_and_are_told_apart(tmp_path: Path) -> None:
    victim = [{"_id": "a" * 32, "v_sex": "Feminine", "v_age": 20}]
    kept = [
        *cases(3, 2026, "trafficking"),
        *cases(2, 2026, "sexual_exploitation"),
        *[Kept("01", "case", {"reported_on": "2026-03-03", "offence": "other", "victim": victim})],
        *cases(4, 2026, "other", "02"),
    ]
    with reported(tmp_path, kept) as (_, report):
        row = tables(report)[0].rows[0]
        assert (of_line(row, "trafficking")[0], of_line(row, "sexual_exploitation")[0]) == (3, 2)
        for table in tables(report):
            for line in (*table.rows, *([table.total] if table.total else [])):
                sources = [cell.source for cell in line.cells if isinstance(cell, Cell) and cell.source]
                assert all(one.chosen.get("offence") != "other" for one in sources)
        province = next(table for table in tables(report) if table.is_numbered)
        assert province.total
        assert [of_line(province.total, line)[0] for line in ("trafficking", "sexual_exploitation")] == [3, 2]
        said = "Other offences stand in neither line: 5 cases, 0 arrested, 1 victim."
        assert said in [remark for section in report.sections for remark in section.remarks]


def test_trap_of_mixed_offences_what_says_none_is_counted_in_no_line_and_named(tmp_path: Path) -> None:
    unsaid = Kept("01", "case", {"reported_on": "2026-03-03"})
    with reported(tmp_path, [unsaid, *cases(1, 2026)]) as (book, report):
        assert of_line(tables(report)[0].rows[0], "trafficking")[0] == 1
        assert [one.text for one in check(book)] == ["Cases: 1 of them say no offence; they stand in no line."]
