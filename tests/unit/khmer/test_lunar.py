"""The lunar date of a day."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from ctip_desktop.errors.khmer import DateOutsideAlmanac
from ctip_desktop.i18n.problems import say
from ctip_desktop.khmer.lunar import Chhankitek, era_accepted, lunar_date

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_row(day: date) -> dict[str, str]:
    lunar = lunar_date(day)
    return {"date": day.isoformat(), **{name: str(getattr(lunar, name)) for name in Chhankitek.__dataclass_fields__}}


@pytest.mark.parametrize("row", rows("lunar_examples.csv"), ids=lambda row: row["date"])
def test_dates_of_real_papers_and_hard_days_come_out_right(row: dict[str, str]):
    assert as_row(date.fromisoformat(row["date"])) == row


def test_two_hundred_days_agree_with_an_independent_calendar():
    """The days were drawn from those on which momentkh 2.5.5, written by others, says the same."""
    agreed = rows("lunar_agreed.csv")
    ours = [as_row(date.fromisoformat(row["date"])) for row in agreed]
    assert [{name: row[name] for name in agreed[0]} for row in ours] == agreed
    assert len(agreed) == 200


def test_animal_sak_and_era_change_on_three_different_days_of_2024():
    def parts(month: int, day: int) -> tuple[str, str, int]:
        lunar = lunar_date(date(2024, month, day))
        return lunar.animal, lunar.sak, lunar.era

    assert parts(4, 12) == ("ថោះ", "បញ្ចស័ក", 2567)
    assert parts(4, 13) == ("រោង", "បញ្ចស័ក", 2567)
    assert parts(4, 16) == ("រោង", "ឆស័ក", 2567)
    assert parts(5, 22) == ("រោង", "ឆស័ក", 2567)
    assert parts(5, 23) == ("រោង", "ឆស័ក", 2568)


def test_the_year_stays_through_january():
    assert lunar_date(date(2024, 12, 31)).era == lunar_date(date(2025, 1, 1)).era == 2568


def test_papers_between_new_year_and_visak_bochea_may_write_the_coming_era():
    assert not era_accepted(date(2021, 4, 13), 2565)
    assert era_accepted(date(2021, 4, 14), 2565)
    assert era_accepted(date(2021, 4, 20), 2564)
    assert era_accepted(date(2021, 4, 20), 2565)
    assert not era_accepted(date(2021, 4, 20), 2566)
    assert era_accepted(date(2021, 4, 26), 2565)
    assert not era_accepted(date(2021, 4, 27), 2566)


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2101, 1, 1), date.min, date.max])
def test_a_day_outside_the_almanac_is_refused_in_a_sentence(day: date):
    with pytest.raises(DateOutsideAlmanac) as refused:
        lunar_date(day)
    assert say(refused.value).startswith(f"{day.isoformat()}: lunar dates are known for the years 1900 to 2100 only")


def test_the_first_and_the_last_day_of_the_almanac_are_known():
    assert (lunar_date(date(1900, 1, 1)).day, lunar_date(date(1900, 1, 1)).month) == (1, "បុស្ស")
    assert lunar_date(date(2100, 12, 31)).era == 2644


def test_no_lunar_day_is_skipped_or_repeated_in_two_hundred_years():
    """Every day follows the one before: 1–15 កើត, 1–14 or 15 រោច, then 1 កើត of another month."""
    day, yesterday = date(1900, 1, 2), lunar_date(date(1900, 1, 1))
    while day <= date(2100, 12, 31):
        today = lunar_date(day)
        if (today.day, today.phase) == (1, "កើត"):
            assert (yesterday.phase, yesterday.month != today.month) == ("រោច", True)
            assert yesterday.day in (14, 15)
        elif (today.day, today.phase) == (1, "រោច"):
            assert (yesterday.day, yesterday.phase, yesterday.month) == (15, "កើត", today.month)
        else:
            assert (yesterday.day + 1, yesterday.phase, yesterday.month) == (today.day, today.phase, today.month)
        day, yesterday = day + timedelta(1), today
