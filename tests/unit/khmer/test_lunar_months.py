"""Leap years of the lunar calendar and the lengths of its months."""

from datetime import date, timedelta
from itertools import pairwise

from ctip_desktop.khmer.lunar_months import (
    ERA,
    FIRST_DAY,
    LAST_DAY,
    LunarMonth,
    has_long_jesth,
    has_two_asadhs,
    month_of,
    visak_bochea,
)
from ctip_desktop.khmer.names import LUNAR_MONTHS

YEARS = range(1901, 2100)


def months() -> list[LunarMonth]:
    found, day = [], FIRST_DAY
    while day <= LAST_DAY:
        month = month_of(day)
        if not found or found[-1] != month:
            found.append(month)
        day += timedelta(1)
    return found


def test_leap_years_are_those_of_the_almanacs():
    years = range(2010, 2041)
    two_asadhs = [2010, 2012, 2015, 2018, 2021, 2023, 2026, 2029, 2031, 2034, 2037, 2040]
    assert [year for year in years if has_two_asadhs(year + ERA)] == two_asadhs
    assert [year for year in years if has_long_jesth(year + ERA)] == [2016, 2020, 2025, 2030, 2035]


def test_no_year_is_both_and_no_two_years_running_have_two_asadhs():
    for year in YEARS:
        era = year + ERA
        assert not (has_two_asadhs(era) and has_long_jesth(era))
        assert not (has_two_asadhs(era) and has_two_asadhs(era + 1))


def test_months_follow_one_another_and_a_year_has_354_355_or_384_days():
    found = months()
    length = {month.first: following.first - month.first for month, following in pairwise(found)}
    assert set(length.values()) == {29, 30}
    begins = [month.first for month in found if month.name == LUNAR_MONTHS[0]]
    for first, following in pairwise(begins):
        era = date.fromordinal(first).year + 1 + ERA
        expected = 384 if has_two_asadhs(era) else 355 if has_long_jesth(era) else 354
        assert following - first == expected


def test_a_year_with_two_asadhs_has_no_plain_one():
    names = [month.name for month in months() if date.fromordinal(month.first).year == 2026]
    assert "បឋមាសាឍ" in names
    assert "ទុតិយាសាឍ" in names
    assert "អាសាឍ" not in names


def test_visak_bochea_is_the_full_moon_of_pisakh():
    assert visak_bochea(2018) == date(2018, 4, 29)
    assert visak_bochea(2024) == date(2024, 5, 22)
    assert {visak_bochea(year).month for year in YEARS} == {4, 5}


def test_the_moon_is_full_when_the_month_is_half_over():
    """New moons by the mean synodic month from that of 6 January 2000: no month begins more than two days away."""
    for month in months():
        age = (month.first - date(2000, 1, 6).toordinal() - 0.76) % 29.530589
        assert min(age, 29.530589 - age) < 2.6


def test_a_solar_year_of_366_days_earns_a_leap_day_by_a_narrower_rule():
    """No year of the almanac turns on it; 2112, whose avoman is between the two limits, is the next that does."""
    assert not has_long_jesth(2112 + ERA)
