"""The days of the Khmer New Year."""

from datetime import date, timedelta

import pytest

from ctip_desktop.khmer.lunar_months import month_of
from ctip_desktop.khmer.new_year import new_year

ALMANAC = range(1900, 2101)


@pytest.mark.parametrize(
    ("year", "first", "last", "days"),
    [
        (2012, date(2012, 4, 13), date(2012, 4, 15), 3),
        (2018, date(2018, 4, 14), date(2018, 4, 16), 3),
        (2020, date(2020, 4, 13), date(2020, 4, 16), 4),
        (2021, date(2021, 4, 14), date(2021, 4, 16), 3),
        (2024, date(2024, 4, 13), date(2024, 4, 16), 4),
        (2026, date(2026, 4, 14), date(2026, 4, 16), 3),
    ],
)
def test_the_new_year_of_known_years(year: int, first: date, last: date, days: int):
    known = new_year(year)
    assert (known.moha_sangkran, known.loeung_sak, known.days) == (first, last, days)


def test_four_day_new_years_are_those_of_the_almanacs():
    assert [year for year in range(2010, 2041) if new_year(year).days == 4] == [2016, 2020, 2024, 2028, 2032]


def test_a_new_year_has_four_days_just_when_the_whole_reckoning_of_the_sun_says_so():
    assert [new_year(year).days for year in ALMANAC] == [days_by_the_true_sun(year) for year in ALMANAC]


def test_loeung_sak_is_the_day_the_moon_tables_give():
    """The almanac also gives the day by the moon: `bodithey` counts it in Chet or Pisakh."""
    for year in ALMANAC:
        elapsed = ((year - 638) * 292207 + 373) // 800 + 1
        bodithey = (elapsed + (11 * elapsed + 650) // 692) % 30
        loeung_sak = new_year(year).loeung_sak
        month = month_of(loeung_sak)
        counted = loeung_sak.toordinal() - month.first
        expected = ("ចេត្រ", bodithey - 1) if bodithey >= 6 else ("ពិសាខ", bodithey)
        late = ("ចេត្រ", bodithey) if bodithey >= 6 else ("ពិសាខ", bodithey + 1)
        assert (month.name, counted) in (expected, late)


def test_every_new_year_falls_in_the_middle_of_april():
    for year in ALMANAC:
        known = new_year(year)
        assert date(year, 4, 11) < known.moha_sangkran < known.loeung_sak < date(year, 4, 19)
        assert known.loeung_sak - known.moha_sangkran in (timedelta(2), timedelta(3))


def days_by_the_true_sun(year: int) -> int:
    """The almanac's sun tables in full: 4 days if the sun stands at degree 0 on the first candidate, else 3."""
    before = 800 - ((year - 639) * 292207 + 373) % 800
    elapsed = 800 * (363 if before <= 207 else 362) + before
    mean = 1800 * (elapsed // 24350) + 60 * (elapsed % 24350 // 811) + elapsed % 24350 % 811 // 14 - 3
    left = mean - 4800 + (21600 if mean < 4800 else 0)
    quadrant = left // 1800
    if quadrant <= 2:
        rest = left
    elif quadrant <= 5:
        rest = 10800 - left
    elif quadrant <= 8:
        rest = left - 10800
    else:
        rest = 21600 - left
    degrees, minutes = rest % 1800 // 60, rest % 60
    segment = 2 * (rest // 1800) + (degrees >= 15)
    portion = 60 * (degrees - 15 if degrees >= 15 else degrees) + minutes
    equation = 134
    if segment <= 5:
        equation = portion * (35, 32, 27, 22, 13, 5)[segment] // 900 + (0, 35, 67, 94, 116, 129)[segment]
    true = mean - equation if quadrant <= 5 else mean + equation
    return 4 if true % 1800 // 60 == 0 else 3
