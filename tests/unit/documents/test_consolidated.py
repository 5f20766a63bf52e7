import pytest

from ctip_desktop.documents.consolidated import consolidated_page
from ctip_desktop.documents.report import print_report
from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.i18n import use_language
from ctip_desktop.reports.consolidated import COLUMNS, Consolidated, Line
from ctip_desktop.reports.periods import parse_period


def a_report(silent: str) -> Consolidated:
    figures = dict.fromkeys(COLUMNS, 128)
    nothing = dict.fromkeys(COLUMNS)
    lines = [Line(code, nothing if code == silent else figures) for code in offices() if code != SECRETARIAT]
    return Consolidated(parse_period("2026-S1"), tuple(lines), dict.fromkeys(COLUMNS, 24 * 128))


@pytest.mark.parametrize("language", ["km", "en"])
def test_the_whole_country_fits_one_page(language: str) -> None:
    use_language(language)
    assert print_report(consolidated_page(a_report("07"), SECRETARIAT)).pages == 1


def test_an_office_of_which_nothing_arrived_is_told_from_one_that_has_nothing() -> None:
    page = consolidated_page(a_report("07"), SECRETARIAT)
    assert [row.label for row in page.table.rows if None in row.figures] == ["Kampot"]
    assert len(page.notes) == 2
    assert len(consolidated_page(a_report("none"), SECRETARIAT).notes) == 1
