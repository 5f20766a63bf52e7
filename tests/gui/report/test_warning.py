"""The banner over a report: the gravest of what is not as it should be, with the way to it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.page import Page
from ctip_desktop.desktop.report.gathered import Gathered, Missing
from ctip_desktop.desktop.report.page import ReportPage
from ctip_desktop.desktop.report.warning import warning
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.reports.periods import parse_period

JUNE, MAY = parse_period("2026-06"), parse_period("2026-05")


def told(gathered: Gathered, followed: list[str] | None = None) -> Banner | None:
    ways: dict[str, Callable[[], object]] = {
        name: lambda name=name: (followed if followed is not None else []).append(name)  # type: ignore[misc]
        for name in ("show_sums", "show_completeness", "show_disputed")
    }
    return warning(gathered, **ways)


@pytest.fixture
def well(page: ReportPage) -> Gathered:
    """A report with which all is well."""
    assert page.gathered
    gathered = page.gathered
    book, report = replace(gathered.book, disputed=0), replace(gathered.report, uneven=())
    return replace(gathered, report=report, missing=Missing(), book=book)


def test_nothing_is_said_of_a_report_with_which_all_is_well(well: Gathered) -> None:
    assert told(well) is None


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (Missing(("01", "02"), (JUNE,)), "Figures are not complete: 2 provinces have not sent June 2026."),
        (Missing(("02",), (JUNE,)), "Figures are not complete: Battambang has not sent June 2026."),
        (Missing(("02",), (MAY, JUNE)), "Figures are not complete: Battambang has not sent 2 months."),
        (Missing(("01", "02"), (MAY, JUNE)), "Figures are not complete: 2 provinces have not sent every month."),
    ],
)
def test_provinces_that_have_not_sent_are_told_of(well: Gathered, missing: Missing, said: str) -> None:
    banner = told(replace(well, missing=missing))
    assert banner
    assert banner.said.text == said


def test_versions_that_do_not_agree_are_told_of(well: Gathered) -> None:
    followed: list[str] = []
    banner = told(replace(well, book=replace(well.book, disputed=2)), followed)
    assert banner
    assert banner.said.text.startswith("2 cases have versions")
    banner.findChildren(Button)[0].click()
    assert followed == ["show_disputed"]


def test_the_completeness_page_is_led_to_with_the_period(page: ReportPage, frame: Frame) -> None:
    class Matrix(Page):
        name, icon = "completeness", "grid-3x3"
        shown = ""

        def title(self) -> str:
            return "Completeness"

        def show_period(self, period: object) -> None:
            self.shown = str(getattr(period, "code", period))

    matrix = Matrix(page.desk, frame)
    frame.fill([page, matrix])
    assert page.gathered
    page._show(page.gathered)
    assert page.banner
    page.banner.findChildren(Button)[0].click()
    assert frame.page is matrix
    assert matrix.shown == "2026-S1"
