"""The page says what each mark means, leads to what is behind it, and changes month, period and view by keys."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pytest
from openpyxl import load_workbook

from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.inbox.page import InboxPage
from ctip_desktop.reports.completeness.judging import Share
from ctip_desktop.reports.periods import parse_period
from tests.gui.completeness.conftest import Secretariat
from tests.support.gui import press
from tests.support.seen import faults, unnamed


def told(secretariat: Secretariat, office: str, month: str) -> tuple[str, str]:
    """Return the heading and what is told of a mark."""
    secretariat.page.matrix.choose(office, month)
    secretariat.settle()
    pane = secretariat.page.pane
    return pane.title.text, pane.told.text


def test_the_month_that_is_gathered_is_told_above(secretariat: Secretariat) -> None:
    summary = secretariat.page.pane.summary
    assert summary.title.text == "June 2026"
    assert summary.figure.accessibleName() == "18 of 25 provinces 72 %"
    assert summary.counts.accessibleName() == "Received 15, Nothing to report 3, In part 2, Not arrived 5"
    assert summary.due.text == "Due 10 July · 2 days left"


@pytest.mark.parametrize(
    ("office", "month", "parts"),
    [
        ("07", "2026-05", ("It came on 8 June with bundle 005, in time.", "Statement 07-2026-A-0010, approved by")),
        ("13", "2026-05", ("It came on 12 June with bundle 005, 2 days late.",)),
        ("04", "2026-02", ("The office declared that there was nothing to report.", "in time")),
        ("05", "2026-06", ("Entries are here, but no approved statement.", "Due 10 July: 2 days are left.")),
        ("18", "2026-06", ("The statement passes over: Training", " and 5 more")),
        ("01", "2026-06", ("Due 10 July: 2 days are left.", "Nothing was taken in since 8 June.")),
        ("18", "2026-04", ("58 days overdue: it was due 11 May.",)),
        (
            "09",
            "2026-05",
            (
                "28 days overdue: it was due 10 June.\nNothing was taken in since 9 May.\nBundle 031 was set aside: ",
                "this device has lost its right to send.",
            ),
        ),
        ("02", "2026-03", ("1 entry changed since: 02-2026-A-0005.",)),
        ("01", "2026-09", ("This month is still to come or not over yet. Its statement is due 13 October.",)),
    ],
)
def test_a_mark_says_what_it_means(secretariat: Secretariat, office: str, month: str, parts: tuple[str, ...]) -> None:
    _title, said = told(secretariat, office, month)
    for part in parts:
        assert part in said


def test_the_pane_names_province_and_month(secretariat: Secretariat) -> None:
    assert told(secretariat, "09", "2026-05")[0] == "Koh Kong · May"


def test_enter_opens_the_entries_of_the_province_and_month(secretariat: Secretariat) -> None:
    told(secretariat, "07", "2026-05")
    press("Enter")
    secretariat.seat.settle()
    entries = secretariat.shown
    assert isinstance(entries, EntriesPage)
    asked = entries.browser.asked()
    assert (asked.office, asked.since, asked.until) == ("07", "2026-05-01", "2026-05-31")
    assert entries.browser.model.rowCount() > 0


def test_enter_opens_the_bundle_that_was_set_aside_where_that_is_why(secretariat: Secretariat) -> None:
    told(secretariat, "09", "2026-05")
    press("Enter")
    secretariat.seat.settle()
    inbox = secretariat.shown
    assert isinstance(inbox, InboxPage)
    present = inbox.browser.present
    assert present
    assert (present.office, present.n, present.state) == ("09", 31, "set_aside")


def test_of_what_is_to_come_there_is_nothing_to_open(secretariat: Secretariat) -> None:
    told(secretariat, "01", "2026-09")
    press("Enter")
    assert secretariat.shown is secretariat.page


def test_the_kinds_of_a_province_are_seen_and_left_by_a_key(secretariat: Secretariat) -> None:
    told(secretariat, "18", "2026-06")
    press("Ctrl+K")
    secretariat.settle()
    matrix = secretariat.page.matrix
    lines = {line.key: line for line in matrix.model.chart.lines}
    assert [lines[kind].marks[5].state for kind in ("case", "victim", "training")] == [
        "received",
        "nothing",
        "not_arrived",
    ]
    assert lines["case"].share == Share(4, 5)
    assert secretariat.page.pane.title.text == "Sihanoukville · Cases · June"
    assert "Declared: 1 entry." in secretariat.page.pane.told.text
    press("Enter")
    secretariat.seat.settle()
    entries = secretariat.shown
    assert isinstance(entries, EntriesPage)
    assert (entries.browser.asked().form, entries.browser.asked().office) == ("case", "18")
    secretariat.seat.frame.open("completeness")
    press("Esc")
    secretariat.settle()
    assert matrix.present
    assert (matrix.present.office, matrix.present.kind) == ("18", "")


def test_a_longer_period_has_its_months_and_the_whole(secretariat: Secretariat) -> None:
    secretariat.page.show_period("2026-S1")
    secretariat.settle()
    chart = secretariat.page.matrix.model.chart
    assert [head.words for head in chart.heads] == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Whole"]
    assert [line.marks[6].state for line in chart.lines[:3]] == ["in_part", "changed_since", "received"]
    assert secretariat.page.matrix.present
    assert secretariat.page.matrix.present.period.code == "2026-S1"
    assert secretariat.page.period.accessibleName() == "Period Semester 1 of 2026"


def test_another_page_leads_to_a_month(secretariat: Secretariat) -> None:
    secretariat.page.show_period(parse_period("2026-04"))
    secretariat.settle()
    page = secretariat.page
    assert page.pane.summary.title.text == "April 2026"
    assert page.matrix.present
    assert page.matrix.present.period.code == "2026-04"
    page.show_period("2025-12")
    secretariat.settle()
    assert page.pane.summary.title.text == "December 2025"


def test_the_month_told_of_is_changed_by_a_key(secretariat: Secretariat) -> None:
    secretariat.page.matrix.choose("01", "2026-04")
    press("Ctrl+M")
    secretariat.settle()
    summary = secretariat.page.pane.summary
    assert (summary.title.text, summary.due.text) == ("April 2026", "Due 11 May · 58 days late")
    assert secretariat.page.matrix.drawer.shaded == 4


def test_the_matrix_is_exported_in_words(
    secretariat: Secretariat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def ask(name: str, kind: str) -> Path:
        offered.extend([Path(name).name, kind])
        return tmp_path / "matrix.xlsx"

    monkeypatch.setattr(secretariat.page.delivery, "ask_file", ask)
    press("Ctrl+E")
    secretariat.seat.qtbot.waitUntil((tmp_path / "matrix.xlsx").exists)
    secretariat.settle()
    assert offered == ["completeness-2026.xlsx", "Excel (*.xlsx)"]
    sheet = load_workbook(BytesIO((tmp_path / "matrix.xlsx").read_bytes())).worksheets[0]
    assert sheet["G13"].value == "Overdue"


def test_it_says_all_in_khmer_with_khmer_digits(
    secretariat: Secretariat, look_and_language: Callable[..., None]
) -> None:
    secretariat.page.matrix.choose("09", "2026-05")
    look_and_language("km")
    secretariat.settle()
    page = secretariat.page
    assert page.pane.summary.figure.accessibleName() == "១៨ / ២៥ ខេត្ត ៧២ %"
    assert page.pane.title.text == "កោះកុង · ខែឧសភា"
    assert "ហួសកំណត់ ២៨ ថ្ងៃ" in page.pane.told.text
    assert page.header_actions()[-1].words() == "រំលឹក ២ ខេត្ត"
    assert page.matrix.model.chart.heads[0].words == "មករា"


def test_the_menu_offers_what_the_keys_do(secretariat: Secretariat) -> None:
    told(secretariat, "09", "2026-05")
    press("Menu")
    page = secretariat.page
    assert page.menu
    assert [(one.words, one.key) for one in page.menu.lines] == [
        ("Open bundle 031", "Enter"),
        ("Remind this province", "R"),
        ("Show the kinds of this province", "Ctrl+K"),
        ("Tell of this month", "Ctrl+M"),
    ]
    press("3")
    secretariat.settle()
    assert page.office.value == "09"


@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.parametrize("size", [(1366, 696), (1280, 648), (1024, 600)])
def test_nothing_is_cut_drawn_over_or_without_a_name(
    secretariat: Secretariat, look_and_language: Callable[..., None], code: str, size: tuple[int, int]
) -> None:
    look_and_language(code)
    window = secretariat.seat.window
    window.resize(*size)
    for office, month in (("09", "2026-05"), ("18", "2026-06"), ("02", "2026-03")):
        told(secretariat, office, month)
        assert (office, faults(window), unnamed(window)) == (office, [], [])
    press("Ctrl+K")
    secretariat.settle()
    assert (faults(window), unnamed(window)) == ([], [])


def test_where_room_is_short_enter_lays_the_pane_over_first(secretariat: Secretariat) -> None:
    secretariat.seat.window.resize(1093, 614)
    secretariat.settle()
    told(secretariat, "07", "2026-05")
    assert not secretariat.page.pane.isVisible()
    press("Enter")
    assert secretariat.page.pane.isVisible()
    press("Esc")
    assert not secretariat.page.pane.isVisible()
    press("Enter", 2)
    assert isinstance(secretariat.shown, EntriesPage)
    secretariat.seat.settle()


def test_it_is_shown_soon_after_it_was_read(secretariat: Secretariat) -> None:
    page = secretariat.page
    assert page.found
    took = []
    for _ in range(3):
        begun = perf_counter()
        page._show()
        page.grab()
        took.append(perf_counter() - begun)
    assert min(took) < 0.3
    secretariat.settle()
