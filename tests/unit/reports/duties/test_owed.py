"""Every province owes a statement a month, by the 10th or the next working day; longer periods are made of months."""

from datetime import date, timedelta

import pytest

from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.khmer.holidays import public_holidays
from ctip_desktop.reports.duties.owed import Calendar, Duty, months, owed, periods_of, standard
from ctip_desktop.reports.periods import YEARS, parse_period
from ctip_desktop.reports.statements.versions import statement_kinds


@pytest.mark.parametrize(
    ("period", "due"),
    [
        ("2026-06", date(2026, 7, 10)),
        ("2026-04", date(2026, 5, 11)),  # the 10th is a Sunday
        ("2026-09", date(2026, 10, 13)),  # a Saturday, then Pchum Ben until the 12th
        ("2025-12", date(2026, 1, 12)),
    ],
)
def test_a_statement_is_due_on_the_10th_or_the_next_day_offices_work(period: str, due: date) -> None:
    assert owed("01", parse_period(period))[0].due == due


def test_no_statement_is_ever_due_on_a_day_off_or_before_the_10th() -> None:
    for year in (2024, 2025, 2026, 2027):
        for one in owed("07", parse_period(str(year))):
            assert one.due.weekday() < 5
            assert one.due not in public_holidays(one.due.year)
            assert timedelta(0) <= one.due - one.period.end.replace(day=10) < timedelta(10)


def test_all_25_provinces_owe_twelve_statements_a_year_and_the_secretariat_none() -> None:
    year = parse_period("2026")
    assert owed(SECRETARIAT, year) == ()
    provinces = [code for code in offices() if code != SECRETARIAT]
    assert len(provinces) == 25
    assert {len(owed(code, year)) for code in provinces} == {12}


def test_border_counts_are_owed_only_where_there_is_a_border_post() -> None:
    month = parse_period("2026-06")
    kinds = {code: owed(code, month)[0].kinds for code in offices() if code != SECRETARIAT}
    assert "border_counts" in kinds["01"]
    assert "border_counts" not in kinds["04"]
    assert {kind for listed in kinds.values() for kind in listed} == set(statement_kinds())


def test_the_duties_are_data_that_can_be_others() -> None:
    known = Calendar((Duty("case", 5, "01"),))
    (one,) = owed("01", parse_period("2026-06"), known)
    assert (one.kinds, one.due) == (("case",), date(2026, 7, 6))
    assert owed("02", parse_period("2026-06"), known) == ()
    assert tuple(duty.kind for duty in standard().duties) == statement_kinds()


def test_longer_periods_are_made_of_their_months() -> None:
    codes = {one.code: [month.code for month in months(one)] for one in periods_of(2026)}
    assert codes["2026-Q2"] == ["2026-04", "2026-05", "2026-06"]
    assert {code: len(listed) for code, listed in codes.items() if len(listed) > 1} == {
        **{f"2026-Q{quarter}": 3 for quarter in (1, 2, 3, 4)},
        "2026-S1": 6,
        "2026-S2": 6,
        "2026-9M": 9,
        "2026": 12,
    }


def test_what_is_owed_is_known_to_the_end_of_the_almanac() -> None:
    assert owed("01", parse_period(f"{YEARS[-1]}-12"))[0].due == date(YEARS[-1] + 1, 1, 10)


def test_a_duty_changes_from_a_month_on_and_leaves_the_months_before() -> None:
    known = Calendar((Duty("case", 10, "all"), Duty("case", 20, "01 02", "2026-07")))
    june, july = (owed("01", parse_period(code), known)[0].due for code in ("2026-06", "2026-07"))
    assert (june, july) == (date(2026, 7, 10), date(2026, 8, 20))
    assert owed("03", parse_period("2026-07"), known) == ()
    assert owed("03", parse_period("2026-06"), known)[0].due == june


def test_a_sub_decree_may_add_a_day_off_and_take_one_away() -> None:
    added = Calendar(standard().duties, {date(2026, 7, 10): False})
    assert owed("01", parse_period("2026-06"), added)[0].due == date(2026, 7, 13)
    taken = Calendar(standard().duties, {date(2026, 10, 12): True})
    assert owed("01", parse_period("2026-09"), taken)[0].due == date(2026, 10, 12)
