"""A device that lies floods the list with versions and moments that are none; the pages are worked all the same."""

from pathlib import Path

import pytest

from ctip_desktop.desktop.conflicts.page import ConflictsPage
from ctip_desktop.desktop.moments import ago_words, hour_words, local, moment_day
from ctip_desktop.forms import installed
from tests.gui.conflicts.conftest import compared
from tests.support.gui import press
from tests.support.offices import Country
from tests.support.rogue import Rogue
from tests.support.seats import Seat

MOMENTS = ("9999-99-99T99:99:99Z", "0000-00-00T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment_that_is_none_is_told_all_the_same(moment: str) -> None:
    assert local(moment).tzinfo
    assert ago_words(moment)
    assert hour_words(moment)
    assert moment_day(moment)


def test_a_dozen_versions_are_compared_with_every_key(country: Country, seat: Seat, tmp_path: Path) -> None:
    form = installed.load("case")
    Rogue(country.province).post(
        tmp_path / "lies",
        *(
            {
                "entry": "c" * 32,
                "form": form.name,
                "fv": form.version,
                "answers": {"case_no": str(number), "reported_on": "2026-06-01"},
                "at": MOMENTS[number % 4],
            }
            for number in range(12)
        ),
    )
    country.secretariat.take(tmp_path / "lies")
    page = ConflictsPage(seat.desk, seat.frame)
    seat.show(page)
    press("Enter")
    comparison = compared(seat)
    for key in ("9", "→", "↓", "↑", "Ctrl+L", "0"):
        press(key)
        seat.settle()
    assert comparison.choosing
    assert comparison.choosing.others == 13
