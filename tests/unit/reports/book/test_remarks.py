"""A report tells what offices dispute and which statements replaced counted ones, and adds none of it up."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop.i18n import use_language
from ctip_desktop.reports.book.gathering import Book, gather
from ctip_desktop.reports.book.parts import Lines, Report
from ctip_desktop.reports.book.plain import plain
from ctip_desktop.reports.book.writing import write
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.reports.statements.declared import Remark
from ctip_desktop.reports.statements.declaring import approve_statement, make_statement
from ctip_desktop.store.store import Store
from tests.support.declaring import CLERK, OFFICER, change, declare, put
from tests.support.stores import DEVICE

JUNE, SEMESTER = parse_period("2026-06"), parse_period("2026-S1")
CASE: dict[str, Any] = {"offence": "trafficking", "reported_on": "2026-06-12", "victim": [{"v_sex": "Feminine"}]}
TODAY = date(2026, 7, 20)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    use_language("en")
    with Store.create(tmp_path / "home", None, office="04", device=DEVICE) as store:
        yield store


def gathered(store: Store) -> Book:
    with store.reading() as reader:
        return gather(reader, SEMESTER, TODAY)


def lines(report: Report, title: str) -> list[tuple[str, tuple[str, ...]]]:
    return [
        line
        for section in report.sections
        if section.title == title
        for part in section.parts
        if isinstance(part, Lines)
        for line in part.lines
    ]


def test_a_disputed_figure_is_a_remark_and_added_to_nothing(store: Store) -> None:
    put(store, "case", CASE)
    make_statement(store, CLERK, JUNE, [Remark("case", "victims", "", "5", "four more came later")])
    held = approve_statement(store, OFFICER, JUNE)
    book = gathered(store)
    report = write(book, "04")
    ((said, numbers),) = lines(report, "Figures that offices dispute")
    assert said == ("Kampong Chhnang, June 2026: Cases, Victims: counted 1; the office says 5: four more came later")
    assert numbers == (held.number,)
    assert book.cube.sum("victims", SEMESTER, ("office", "offence")) in (0, 1)
    (told,) = plain(book, report, ())["disputed"]
    assert (told["office"], told["period"], told["counted"], told["says"]) == ("04", "2026-06", "1", "5")


def test_a_statement_nobody_approved_is_no_remark(store: Store) -> None:
    put(store, "case", CASE)
    make_statement(store, CLERK, JUNE, [Remark("case", "victims", "", "5", "four more came later")])
    assert lines(write(gathered(store), "04"), "Figures that offices dispute") == []


def test_a_newer_statement_says_which_figures_it_replaced(store: Store) -> None:
    case = put(store, "case", CASE)
    declare(store, "2026-06")
    assert lines(write(gathered(store), "04"), "Statements that replaced counted ones") == []
    change(store, case, victim=[{"v_sex": "Feminine"}, {"v_sex": "Masculine"}])
    held = declare(store, "2026-06")
    ((said, numbers),) = lines(write(gathered(store), "04"), "Statements that replaced counted ones")
    assert said.startswith("Kampong Chhnang, June 2026: a newer statement replaced the one that was counted. ")
    assert "Cases, Victims: 1 → 2" in said
    assert numbers == (held.number,)


def test_what_a_statement_carries_is_told_once(store: Store) -> None:
    asked = {"nature": "request", "kind": "budget", "working_group": "migration", "raised_on": "2026-06-20"}
    put(store, "request", asked | {"text": "money for following up"})
    declare(store, "2026-06")
    report = write(gathered(store), "04")
    ((said, numbers),) = lines(report, "Requests by working group")
    assert said == "money for following up"
    assert len(numbers) == 1


def test_what_only_a_statement_carries_is_told_with_its_number(store: Store) -> None:
    put(store, "case", CASE)
    version = make_statement(store, CLERK, JUNE)
    row = {"_id": "a" * 32, "carried_nature": "challenge", "carried_text": "no car"}
    put(store, "statement", {**version.answers, "carried": [row]}, version.entry, (version.revision,))
    held = approve_statement(store, OFFICER, JUNE)
    assert lines(write(gathered(store), "04"), "Challenges by working group") == [("no car", (held.number,))]
