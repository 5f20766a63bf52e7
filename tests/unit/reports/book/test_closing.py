"""A closed period keeps the figures it was published with; later reports compare with them and say what moved."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ctip_desktop.documents.report import print_report
from ctip_desktop.errors.reports import PeriodNotOver
from ctip_desktop.errors.store import OfficerNeeded
from ctip_desktop.errors.sync import OnlySecretariat
from ctip_desktop.i18n import use_language
from ctip_desktop.reports.book.closing import close_period, printed_figures
from ctip_desktop.reports.book.gathering import Book, gather
from ctip_desktop.reports.book.parts import Cell, Lines, Report, Row, Table
from ctip_desktop.reports.book.published import published
from ctip_desktop.reports.book.writing import write
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.sample.answers import entries
from ctip_desktop.store.checking import check
from ctip_desktop.store.rebuilding import rebuild
from ctip_desktop.store.store import Store
from tests.support.country import a_secretariat
from tests.support.declaring import CLERK, OFFICER, change, put
from tests.support.stores import a_store

CLOSED, NEXT = parse_period("2025-S1"), parse_period("2026-S1")
TODAY = date(2026, 7, 10)
LATE = {"case_no": "9", "reported_on": "2025-03-03", "offence": "trafficking", "victim": [{"v_sex": "Feminine"}]}
SECTION = "Figures that changed after they were published"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    use_language("en")
    with a_secretariat(tmp_path / "home", entries(400, seed=5)) as store:
        yield store


def book(store: Store, code: str, office: str | None = None) -> Book:
    with store.reading() as reader:
        return gather(reader, parse_period(code), TODAY, office)


def tables(report: Report) -> list[Table]:
    return [part for section in report.sections for part in section.parts if isinstance(part, Table)]


def cases(store: Store, code: str) -> Row:
    return tables(write(book(store, code), "00"))[0].rows[0]


def figures(row: Row) -> list[int | None]:
    return [cell.value for cell in row.cells if isinstance(cell, Cell)]


def told(store: Store, code: str) -> list[str]:
    sections = [section for section in write(book(store, code), "00").sections if section.title == SECTION]
    parts = [part for section in sections for part in section.parts if isinstance(part, Lines)]
    return [line for part in parts for line, _ in part.lines]


def test_a_closed_period_keeps_every_figure_its_report_prints(store: Store) -> None:
    kept = close_period(store, OFFICER, CLOSED, today=TODAY)
    printed = printed_figures(book(store, "2025-S1"), write(book(store, "2025-S1"), "00"))
    assert kept.figures == printed
    assert len(printed) > 150
    with store.reading() as reader:
        assert published(reader, CLOSED) == kept
        assert published(reader, NEXT) is None


def test_what_comes_late_leaves_the_published_figure_and_is_said(store: Store) -> None:
    before = figures(cases(store, "2026-S1"))
    close_period(store, OFFICER, CLOSED, today=TODAY)
    assert told(store, "2025-S1") == []
    put(store, "case", LATE)
    put(store, "case", LATE)
    assert figures(cases(store, "2026-S1")) == before
    now = figures(cases(store, "2025-S1"))[0]
    assert now is not None
    said = f"Cases, Human trafficking: as published {now - 2}; now {now}, 2 entries came or changed later."
    assert said in told(store, "2025-S1")
    assert said in told(store, "2026-S1")
    assert print_report(write(book(store, "2026-S1"), "00")).pages > 3


def test_a_figure_that_became_less_is_said_too(store: Store) -> None:
    revision = put(store, "case", LATE)
    close_period(store, OFFICER, CLOSED, today=TODAY)
    change(store, revision, offence="other", offence_other="x")
    now = figures(cases(store, "2025-S1"))[0]
    assert now is not None
    moved = f"Cases, Human trafficking: as published {now + 1}; now {now}, entries were moved or corrected."
    assert moved in told(store, "2025-S1")


def test_a_figure_that_nobody_listed_was_zero(store: Store) -> None:
    kept = close_period(store, OFFICER, CLOSED, today=TODAY)
    put(store, "repatriation", {"from_country": "NZ", "to_country": "KH", "arrived_on": "2025-02-02", "person": [{}]})
    returned = next(table for table in tables(write(book(store, "2026-S1"), "00")) if table.rows_head == "From")
    assert "New Zealand" in [row.label for row in returned.rows]
    for row in (*returned.rows, returned.total):
        cell = row.cells[3] if row else None
        assert isinstance(cell, Cell)
        assert cell.source
        assert cell.value == kept.value(cell.source)
    assert returned.total
    assert sum(figures(row)[3] or 0 for row in returned.rows) == figures(returned.total)[3]


def test_closing_again_without_a_change_writes_nothing_and_with_one_takes_its_place(store: Store) -> None:
    first = close_period(store, OFFICER, CLOSED, today=TODAY)
    again = close_period(store, OFFICER, CLOSED, today=date(2026, 8, 1))
    assert again == first
    put(store, "case", LATE)
    later = close_period(store, OFFICER, CLOSED, today=date(2026, 8, 1))
    assert later.entry == first.entry
    assert later.figures != first.figures
    assert told(store, "2026-S1") == []


def test_a_rebuild_keeps_it_and_the_report_stays_the_same_bytes(store: Store) -> None:
    close_period(store, OFFICER, CLOSED, today=TODAY)
    put(store, "case", LATE)
    paper = print_report(write(book(store, "2026-S1"), "00")).data
    rebuild(store)
    assert print_report(write(book(store, "2026-S1"), "00")).data == paper
    assert not check(store).faults


def test_only_an_officer_of_the_secretariat_closes_and_only_what_is_over(store: Store, tmp_path: Path) -> None:
    with pytest.raises(OfficerNeeded):
        close_period(store, CLERK, CLOSED, today=TODAY)
    with pytest.raises(PeriodNotOver):
        close_period(store, OFFICER, parse_period("2026"), today=TODAY)
    with a_store(tmp_path / "province") as province, pytest.raises(OnlySecretariat):
        close_period(province, OFFICER, CLOSED, today=TODAY)
