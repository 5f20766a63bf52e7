"""Sums that do not agree are told of before all else."""

from pathlib import Path

import pytest

from ctip_desktop.desktop.report.page import ReportPage
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.sample.answers import Kept, entries
from tests.support.country import a_secretariat


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a secretariat that has a case of no offence, which stands in neither line."""
    home = tmp_path_factory.mktemp("uneven") / "home"
    a_secretariat(
        home, [*entries(60, seed=3), Kept("01", "case", {"reported_on": "2026-03-01", "case_no": "1"})]
    ).close()
    return home


def test_sums_that_do_not_agree_come_first_and_are_led_to(page: ReportPage) -> None:
    """A case that says no offence stands in neither line."""
    assert page.gathered
    assert page.gathered.missing.offices
    banner = page.banner
    assert banner
    assert banner.said.text == "1 sum does not agree."
    assert "say no offence" in banner.to_do.text
    assert page.view.verdict.text == "1 sum does not agree"
    banner.findChildren(Button)[0].click()
    assert page.sheet.sections[page.sheet.section].is_annex
