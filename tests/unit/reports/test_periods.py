import pytest

from ctip_desktop.errors.reports import NoSuchPeriod
from ctip_desktop.i18n import use_language
from ctip_desktop.reports.periods import parse_period


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("2026-06", "2026-06-01", "2026-07-01"),
        ("2026-12", "2026-12-01", "2027-01-01"),
        ("2026-Q1", "2026-01-01", "2026-04-01"),
        ("2026-Q4", "2026-10-01", "2027-01-01"),
        ("2026-S2", "2026-07-01", "2027-01-01"),
        ("2026-9M", "2026-01-01", "2026-10-01"),
        ("2026", "2026-01-01", "2027-01-01"),
    ],
)
def test_a_period_runs_from_its_first_day_up_to_the_day_after_its_last(code: str, start: str, end: str) -> None:
    period = parse_period(code)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


def test_khmer_digits_and_small_letters_are_read() -> None:
    assert parse_period("២០២៦-q2") == parse_period("2026-Q2")


@pytest.mark.parametrize(
    "code", ["", "26", "2026-13", "2026-Q5", "2026-00", "2026-S3", "2026-06-01", "next year", "0000", "1899", "9999-12"]
)
def test_anything_else_is_no_period(code: str) -> None:
    with pytest.raises(NoSuchPeriod):
        parse_period(code)


def test_a_period_is_named_in_both_languages() -> None:
    assert parse_period("2026-06").label() == "June 2026"
    assert parse_period("2026-S1").label() == "Semester 1 of 2026"
    use_language("km")
    assert parse_period("2026-06").label() == "ខែមិថុនា ឆ្នាំ២០២៦"
    assert parse_period("2026-9M").label() == "៩ខែ ឆ្នាំ២០២៦"
