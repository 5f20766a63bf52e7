"""Public holidays as the sub-decrees of past years gave them, and the working day after."""

from datetime import date

import pytest

from ctip_desktop.khmer.holidays import (
    NEW_YEAR,
    PCHUM_BEN,
    PLOUGHING,
    VISAK,
    WATER_FESTIVAL,
    public_holidays,
    working_day,
)


def days(year: int, name: str) -> list[tuple[int, int]]:
    return [(day.month, day.day) for day, each in public_holidays(year).items() if each == name]


@pytest.mark.parametrize(
    ("year", "new_year", "visak", "ploughing", "pchum_ben", "water"),
    [
        (2024, ((4, 13), 4), (5, 22), (5, 26), (10, 1), (11, 14)),
        (2025, ((4, 14), 3), (5, 11), (5, 15), (9, 21), (11, 4)),
    ],
)
def test_movable_holidays_fall_where_the_sub_decree_put_them(
    year: int,
    new_year: tuple[tuple[int, int], int],
    visak: tuple[int, int],
    ploughing: tuple[int, int],
    pchum_ben: tuple[int, int],
    water: tuple[int, int],
) -> None:
    found = days(year, NEW_YEAR)
    assert (found[0], len(found)) == new_year
    assert days(year, VISAK) == [visak]
    assert days(year, PLOUGHING) == [ploughing]
    assert days(year, PCHUM_BEN)[0] == pchum_ben
    assert days(year, WATER_FESTIVAL)[0] == water


def test_2025_had_twenty_two_days() -> None:
    assert len(public_holidays(2025)) == 22


@pytest.mark.parametrize("year", range(1900, 2101))
def test_every_year_has_three_days_of_ancestors_and_of_water(year: int) -> None:
    assert len(days(year, PCHUM_BEN)) == 3
    assert len(days(year, WATER_FESTIVAL)) == 3


def test_what_is_due_on_a_day_off_is_due_on_the_next_working_day() -> None:
    assert working_day(date(2026, 7, 10)) == date(2026, 7, 10)
    assert working_day(date(2026, 10, 10)) == date(2026, 10, 13)  # Saturday of Pchum Ben, which ends on Monday
    assert working_day(date(2026, 7, 10), {date(2026, 7, 10)}) == date(2026, 7, 13)
