"""The secretariat looks at the forms, writes their papers, and decides what offices owe of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.forms.page import FormsPage
from ctip_desktop.desktop.paper.page import PaperPage
from ctip_desktop.desktop.window import Window
from ctip_desktop.forms import installed
from ctip_desktop.reports.duties.calendars import calendar_of
from ctip_desktop.reports.periods import parse_period
from tests.support.gui import press, shoot
from tests.support.offices import a_country
from tests.support.seats import Seat, a_hub, a_seat


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "empty.xlsx"


@pytest.fixture
def seat(tmp_path: Path, window: Window, qtbot: QtBot) -> Iterator[Seat]:
    with (
        a_country(tmp_path, enrolled=False) as country,
        a_seat(country.secretariat, a_hub(tmp_path), window, qtbot) as seat,
    ):
        yield seat


@pytest.fixture
def page(seat: Seat, written: Path) -> FormsPage:
    page = FormsPage(seat.desk, seat.frame, lambda _window, _name: written)
    seat.show(page)
    return page


@pytest.mark.parametrize("code", ["en", "km"])
def test_every_kind_is_listed_with_who_owes_it(
    page: FormsPage, seat: Seat, code: str, look_and_language: Callable[..., None]
) -> None:
    look_and_language(code)
    seat.settle()
    assert [one.form.name for one in page.seen.known] == installed.names()
    press("Down", 1)
    shoot(page.window(), f"forms-{code}")
    assert page.present is not None
    assert page.present.form.name == installed.names()[1]


def test_the_blank_sheet_is_shown_before_it_is_printed(page: FormsPage, seat: Seat) -> None:
    press("Ctrl+P")
    seat.settle()
    paper = seat.frame.page
    assert isinstance(paper, PaperPage)
    assert paper.paper is not None
    shoot(page.window(), "forms-sheet")
    press("Escape")
    assert seat.frame.page is page


def test_an_empty_spreadsheet_is_written_where_the_person_says(page: FormsPage, seat: Seat, written: Path) -> None:
    press("Ctrl+E")
    seat.settle()
    assert written.read_bytes()[:2] == b"PK"


def test_a_due_day_that_is_changed_is_in_force(page: FormsPage, seat: Seat) -> None:
    press("Ctrl+Return")
    seat.settle()
    form = seat.frame.page
    assert isinstance(form, FormPage)
    assert form.view is not None
    assert form.entering is not None
    shoot(page.window(), "forms-duties")
    (row, *_others) = form.entering.filled.rows("/duty")
    form.entering.set(f"{row}/due_day", 5)
    press("Ctrl+S")
    seat.settle()
    assert seat.frame.page is page
    assert page.seen.duties
    with seat.desk.store.reading() as reader:
        duties = calendar_of(reader).in_force(parse_period("2026-06"))
    assert {duty.kind: duty.due_day for duty in duties}["case"] == 5
