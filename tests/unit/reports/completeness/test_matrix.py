"""The secretariat sees of every office what arrived, in part, late, not at all, or changed; the office sees its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop import clock
from ctip_desktop.forms.installed import load
from ctip_desktop.reports.completeness.judging import Share
from ctip_desktop.reports.completeness.matrix import Cell, Completeness, completeness
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.reports.statements.declaring import make_statement
from ctip_desktop.store.drafts import Draft, keep_draft
from ctip_desktop.store.journal import Revision, append
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.transaction import Writer
from ctip_desktop.sync import outbox
from tests.support.declaring import CLERK, change, declare, put, set_clock
from tests.support.offices import Country, Office, a_country

CASE: dict[str, Any] = {"offence": "trafficking", "reported_on": "2026-06-12", "victim": [{"v_sex": "Feminine"}]}
ON_TIME, LATE = "2026-07-09", "2026-07-20"


@pytest.fixture
def country(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Country]:
    set_clock(monkeypatch, "2026-01-05")
    with a_country(tmp_path) as country:
        yield country


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Hold the clock on a day."""
    return lambda day, hour=3: set_clock(monkeypatch, day, hour)


def deliver(country: Country, office: Office | None = None) -> Path:
    """Bring what an office has to send to the secretariat."""
    stick = country.folder / clock.new_id()
    (office or country.province).send(stick)
    country.secretariat.take(stick)
    return stick


def look(office: Office, period: str = "2026-06", today: str = "") -> Completeness:
    with office.store.reading() as reader:
        return completeness(reader, parse_period(period), date.fromisoformat(today) if today else clock.today())


def cell(office: Office, period: str = "2026-06", code: str = "01", today: str = "") -> Cell:
    (row,) = [row for row in look(office, period, today).rows if row.office == code]
    return row.cells[0]


def test_before_anything_is_here_a_period_is_to_come_then_not_arrived_then_overdue(country: Country) -> None:
    states = [cell(country.secretariat, today=day).state for day in ("2026-06-30", "2026-07-01", "2026-07-10")]
    assert states == ["future", "not_arrived", "not_arrived"]
    assert cell(country.secretariat, today="2026-07-11").state == "overdue"
    own = [cell(country.province, today=day).state for day in ("2026-05-31", "2026-06-01", "2026-07-10", "2026-07-11")]
    assert own == ["future", "not_begun", "not_begun", "overdue"]


def test_a_statement_goes_from_preparation_to_received(country: Country, on: Any) -> None:
    on("2026-07-02")
    put(country.province.store, "case", CASE)
    assert cell(country.province).state == "in_preparation"
    make_statement(country.province.store, CLERK, parse_period("2026-06"))
    deliver(country)
    assert cell(country.province).state == "in_preparation"
    there = cell(country.secretariat)
    assert (there.state, there.kinds["case"], there.kinds["meeting"]) == ("in_part", "in_part", "not_arrived")
    on(ON_TIME)
    approved = declare_again(country)
    assert cell(country.province).state == "in_preparation"
    stick = deliver(country)
    assert cell(country.province).state == "not_arrived"
    there = cell(country.secretariat)
    assert (there.state, there.late, there.arrived) == ("received", False, date(2026, 7, 9))
    assert (there.number, there.versions) == (approved, 1)
    assert (there.kinds["case"], there.kinds["meeting"]) == ("received", "nothing")
    country.secretariat.answer(stick / "back")
    country.province.take(stick / "back")
    assert cell(country.province).state == "received"


def declare_again(country: Country) -> str:
    return declare(country.province.store, "2026-06").number


def test_the_day_of_arrival_decides_about_late_not_the_day_of_approval(country: Country, on: Any) -> None:
    on(ON_TIME)
    put(country.province.store, "case", CASE)
    declare(country.province.store, "2026-06")
    on(LATE)
    deliver(country)
    there = cell(country.secretariat)
    assert (there.state, there.late, there.arrived) == ("received_late", True, date(2026, 7, 20))
    assert there.kinds["case"] == "received_late"


def test_a_statement_that_came_in_time_and_waited_for_earlier_records_is_not_late(
    country: Country, on: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "MOST_RECORDS", 1)
    on(ON_TIME)
    put(country.province.store, "case", CASE)
    declare(country.province.store, "2026-06")
    stick = country.folder / "stick"
    first, *later = country.province.send(stick)
    waiting = country.secretariat.take(*(stick / name for name in later))
    assert {one.state for one in waiting} == {"waits"}
    assert cell(country.secretariat).state == "not_arrived"
    on(LATE)
    country.secretariat.take(stick / first)
    there = cell(country.secretariat)
    assert (there.state, there.late, there.arrived) == ("received", False, date(2026, 7, 9))


def test_on_the_day_it_is_due_is_on_time(country: Country, on: Any) -> None:
    on("2026-07-10", 12)
    put(country.province.store, "case", CASE)
    declare(country.province.store, "2026-06")
    deliver(country)
    assert cell(country.secretariat).state == "received"


def test_nothing_to_report_is_not_silence(country: Country, on: Any) -> None:
    on(ON_TIME)
    declare(country.province.store, "2026-06")
    deliver(country)
    there = cell(country.secretariat)
    assert there.state == "nothing"
    assert set(there.kinds.values()) == {"nothing"}
    assert cell(country.secretariat, code="02", today="2026-07-11").state == "overdue"


def test_sent_twice_counts_once(country: Country, on: Any) -> None:
    on(ON_TIME)
    put(country.province.store, "case", CASE)
    declare(country.province.store, "2026-06")
    deliver(country)
    before = cell(country.secretariat)
    on(LATE)
    deliver(country)
    assert cell(country.secretariat) == before
    found = look(country.secretariat)
    assert (found.months["2026-06"], found.rows[0].share) == (Share(1, 25), Share(1, 1))


def test_a_change_of_a_closed_month_is_said_before_and_after_a_new_version(country: Country, on: Any) -> None:
    on(ON_TIME)
    case = put(country.province.store, "case", CASE)
    declare(country.province.store, "2026-06")
    deliver(country)
    on("2026-08-03")
    change(country.province.store, case, victim=[{"v_sex": "Feminine"}] * 2)
    assert cell(country.secretariat).state == "received"
    deliver(country)
    there = cell(country.secretariat)
    assert (there.state, there.versions) == ("changed_since", 1)
    assert (there.kinds["case"], there.kinds["meeting"]) == ("changed_since", "nothing")
    declare(country.province.store, "2026-06")
    deliver(country)
    there = cell(country.secretariat)
    assert (there.state, there.versions, there.late) == ("changed_since", 2, False)
    assert there.kinds["case"] == "received"
    assert look(country.secretariat).months["2026-06"] == Share(1, 25)


def test_a_statement_corrected_before_its_month_is_closed_is_simply_received(country: Country, on: Any) -> None:
    on("2026-07-03")
    put(country.province.store, "case", CASE)
    declare(country.province.store, "2026-06")
    deliver(country)
    put(country.province.store, "case", CASE)
    on(ON_TIME)
    declare(country.province.store, "2026-06")
    deliver(country)
    there = cell(country.secretariat)
    assert (there.state, there.versions) == ("received", 2)


def test_a_statement_that_counted_records_not_here_is_in_part_and_names_their_log(country: Country, on: Any) -> None:
    on(ON_TIME)
    with country.another("01", "B") as colleague:
        country.enrol(colleague)
        put(colleague.store, "case", CASE)
        country.secretariat.answer(country.folder / "list")
        country.province.take(country.folder / "list")
        stick = country.folder / "colleague"
        colleague.send(stick)
        country.province.take(stick)
        version = declare(country.province.store, "2026-06")
        line = version.declared.line("case")
        assert line
        assert line.entries == 1
        deliver(country)
        there = cell(country.secretariat)
        (log,) = version.declared.heads.keys() - {version.log}
        assert (there.state, there.lacking) == ("in_part", (log,))
        country.secretariat.take(stick)
        assert cell(country.secretariat).state == "received"


def test_a_draft_of_a_statement_is_a_preparation_only_its_office_knows_of(country: Country, on: Any) -> None:
    on(ON_TIME)
    with country.province.store.writing() as writer:
        keep_draft(writer, Draft("d" * 32, "statement", "f" * 64, CLERK.id, {"period": "2026-06"}, {}))
    assert cell(country.province).state == "in_preparation"
    assert cell(country.secretariat).state == "not_arrived"


def test_a_share_counts_what_is_due_and_longer_periods_follow_from_their_months(country: Country, on: Any) -> None:
    on("2026-03-09")
    for month in ("2026-01", "2026-02"):
        declare(country.province.store, month)
    deliver(country)
    found = look(country.secretariat, "2026-Q1", "2026-03-20")
    by_office = {row.office: row for row in found.rows}
    assert len(by_office) == 25
    assert (by_office["01"].share, by_office["02"].share) == (Share(2, 2), Share(0, 2))
    assert (by_office["01"].state, by_office["02"].state) == ("in_part", "overdue")
    assert [one.state for one in by_office["01"].cells] == ["nothing", "nothing", "future"]
    assert found.share == Share(2, 50)
    assert found.states["2026-02"] == {"nothing": 1, "overdue": 24}


def test_a_statement_or_date_that_is_nonsense_blocks_nothing(country: Country, on: Any) -> None:
    on(ON_TIME)
    odd: dict[str, Any] = {"line": "x", "figure": 3, "counted": "y", "disputed": 1, "approved_by": "x", "seal": "z"}
    with country.province.store.writing() as writer:
        for form, answers in (
            ("statement", {"period": "2026-06", "period_start": "2026-06-01", **odd}),
            ("statement", {"period": "June", "period_start": "June", "counted": [{"_id": "1" * 32, "last": "9"}]}),
            ("case", {"reported_on": "June", "court_received_on": "x", "victim": "none", "stage": "court"}),
            ("case", {"reported_on": "2026-06", "court_received_on": "2026-99-99"}),
        ):
            first = write(writer, form, answers, ())
            write(writer, form, answers, (first.hash,), first.entry)
    put(country.province.store, "case", CASE)
    declare(country.province.store, "2026-06")
    deliver(country)
    for office in (country.province, country.secretariat):
        assert cell(office).state in ("received", "not_arrived")


def write(writer: Writer, form: str, answers: dict[str, Any], parents: tuple[str, ...], entry: str = "") -> Revision:
    add_form(writer, load(form))
    version = load(form).version
    known = entry or clock.new_id()
    return append(writer, entry=known, form=form, fv=version, by=CLERK.id, answers=answers, about={}, parents=parents)


def test_what_a_reminder_names_is_late_from_the_day_after_it_was_due(country: Country) -> None:
    def named(today: str) -> list[str]:
        (row,) = [row for row in look(country.secretariat, "2026-Q2", today).rows if row.office == "01"]
        return [one.owed.period.code for one in row.overdue(date.fromisoformat(today))]

    assert named("2026-07-10") == ["2026-04", "2026-05"]
    assert named("2026-07-11") == ["2026-04", "2026-05", "2026-06"]


def test_a_statement_in_part_is_named_once_its_day_is_over(country: Country) -> None:
    in_part = replace(cell(country.secretariat), state="in_part")
    days = [in_part.is_overdue(date(2026, 7, day)) for day in (10, 11)]
    assert days == [False, True]
    assert not replace(in_part, state="received_late").is_overdue(date(2026, 7, 11))
