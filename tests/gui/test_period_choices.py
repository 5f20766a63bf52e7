"""Periods are chosen from those that have begun."""

from datetime import date

import pytest

from ctip_desktop.desktop.period_choices import period_choices


@pytest.mark.parametrize(
    ("today", "begun", "to_come"),
    [
        (date(2026, 1, 1), {"2026", "2026-S1", "2026-01"}, {"2026-02", "2026-Q2"}),
        (date(2026, 11, 25), {"2026-11"}, {"2026-12"}),
    ],
)
def test_only_periods_that_have_begun_are_offered(today: date, begun: set[str], to_come: set[str]) -> None:
    codes = [one.value for one in period_choices(today)]
    assert begun <= set(codes)
    assert not to_come & set(codes)
    assert len(codes) == len(set(codes))


def test_years_are_offered_latest_first() -> None:
    years = [one.value for one in period_choices(date(2026, 11, 25)) if one.value.isdigit()]
    assert years == ["2026", "2025", "2024", "2023"]
