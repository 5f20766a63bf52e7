"""The paper of a statement tells every figure, what is disputed beside them, and by whom it was approved."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop.documents.report import print_report
from ctip_desktop.i18n import use_language
from ctip_desktop.reports.book.parts import Cell, Lines, Report, Table
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.reports.statements.declared import Declared, Line, Remark, differences
from ctip_desktop.reports.statements.declaring import approve_statement, make_statement
from ctip_desktop.reports.statements.laying_out import lay_out
from ctip_desktop.reports.statements.versions import Version
from ctip_desktop.store.store import Store
from tests.support.declaring import CLERK, OFFICER, change, declare, put
from tests.support.stores import DEVICE

JUNE = parse_period("2026-06")
CASE: dict[str, Any] = {"offence": "trafficking", "reported_on": "2026-06-12", "victim": [{"v_sex": "Feminine"}]}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    use_language("en")
    with Store.create(tmp_path / "home", None, office="04", device=DEVICE) as store:
        yield store


def laid(version: Version) -> Report:
    return lay_out(version.declared, JUNE, version.number, version.answers.get("carried", ()))


def test_every_figure_stands_in_the_table_of_its_kind(store: Store) -> None:
    put(store, "case", CASE)
    version = declare(store, "2026-06")
    report = laid(version)
    (table,) = (part for section in report.sections for part in section.parts if isinstance(part, Table))
    assert table.title == "Cases (1 entry)"
    line = version.declared.line("case")
    assert line
    assert [cell.value for row in table.rows for cell in row.cells if isinstance(cell, Cell)] == [
        int(value) for value in line.figures.values()
    ]
    assert any("Suspects, Victims" in remark for section in report.sections for remark in section.remarks)
    assert report.closing[0].startswith("Approved by ចន្ថា on ")
    assert version.declared.seal[:16] in report.closing[0]


def test_what_is_disputed_and_noted_stands_beside_the_figures(store: Store) -> None:
    put(store, "case", CASE)
    remark = Remark("case", "victims", "", "5", "four more came later")
    make_statement(store, CLERK, JUNE, [remark], notes={"case": "as the police say"})
    report = laid(approve_statement(store, OFFICER, JUNE))
    said = [line[0] for section in report.sections for part in section.parts if isinstance(part, Lines)
            for line in part.lines]  # fmt: skip
    assert said == ["Cases, Victims: counted 1; the office says 5: four more came later"]
    assert any(remark == "Cases: as the police say" for section in report.sections for remark in section.remarks)


def test_nothing_to_report_is_said_and_what_is_not_approved_too(store: Store) -> None:
    put(store, "case", CASE)
    version = make_statement(store, CLERK, parse_period("2026-05"))
    report = laid(version)
    assert "There is nothing to report of any kind." in report.opening
    assert report.sections == ()
    assert report.closing == ("Not approved: these figures may still change.",)
    use_language("km")
    assert print_report(laid(version)).pages == 1


def test_zeros_of_a_kind_that_was_silent_are_no_difference(store: Store) -> None:
    case = put(store, "case", CASE)
    first = declare(store, "2026-06")
    change(store, case, victim=[])
    second = declare(store, "2026-06")
    silent = make_statement(store, CLERK, parse_period("2026-05"))
    assert ("case", "victims", "1", "0") in differences(first.declared, second.declared)
    assert ("case", "cases", "", "1") in differences(silent.declared, second.declared)
    assert not any(name == "suspects" for _kind, name, *_ in differences(silent.declared, second.declared))


def test_what_another_office_wrote_wrongly_is_no_figure() -> None:
    line = Line("case", "figures", 1, {"victims": "many", "cases": "NaN", "suspects": "2.0"})
    report = lay_out(Declared("04", "2026-06", False, (line,)), JUNE, "", ())
    (table,) = (part for section in report.sections for part in section.parts if isinstance(part, Table))
    assert [cell.value for row in table.rows for cell in row.cells if isinstance(cell, Cell)] == [None, None, 2]
