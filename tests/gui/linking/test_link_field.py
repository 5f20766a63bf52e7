"""The number of another entry is found by any words of it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.controls.link_field import LinkField
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.form.question_row import QuestionRow
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.forms import installed
from ctip_desktop.store.search import bring_up_to_date
from tests.support.desk_entries import VANNAK, a_case, save
from tests.support.gui import press, shoot, type_text


@pytest.fixture
def numbers(desk: Desk) -> list[str]:
    saved = [save(desk.store, VANNAK, "case", a_case(number, f"2026-06-{number:02}")) for number in range(1, 5)]
    bring_up_to_date(desk.store)
    return [revision.number for revision in saved]


@pytest.fixture
def field(desk: Desk, frame: Frame, numbers: list[str], settled: Callable[[], None]) -> LinkField:
    entering = Entering.begin(desk, installed.load("hotline"))
    page = FormPage(desk, frame, entering, back_to=lambda: None)
    frame.open(page)
    settled()
    assert page.view is not None
    assert page.view.focus_path("/case_number")
    row = page.view.present
    assert isinstance(row, QuestionRow)
    assert isinstance(row.control, LinkField)
    return row.control


def test_words_of_an_entry_find_its_number(
    field: LinkField, numbers: list[str], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    type_text("ករ-002")
    qtbot.waitUntil(lambda: field.is_open)
    assert [line.value for line in field.suggestions.list.lines.lines] == [numbers[1]]
    press("Return")
    settled()
    assert field.answer == numbers[1]
    assert field.help()
    shoot(field.window(), "link-field")


def test_the_latest_entries_are_offered_before_anything_is_typed(
    field: LinkField, numbers: list[str], qtbot: QtBot
) -> None:
    press("F4")
    qtbot.waitUntil(lambda: field.is_open)
    assert [line.value for line in field.suggestions.list.lines.lines] == numbers[::-1]


def test_a_number_typed_whole_is_given_as_it_is_however_fast_enter_follows(
    field: LinkField, numbers: list[str], settled: Callable[[], None]
) -> None:
    for sign in numbers[2]:
        type_text(sign)
    press("Return")
    settled()
    assert field.answer == numbers[2]


def test_khmer_digits_are_kept_as_the_number_they_are(field: LinkField, settled: Callable[[], None]) -> None:
    type_text("០១-២០២៦-A-០៩៩៩")
    press("Tab")
    settled()
    assert field.answer == "01-2026-A-0999"
    assert field.help() == "No entry of this number is on this device."


def test_what_is_no_number_stays_and_is_said_to_be_wrong(field: LinkField, settled: Callable[[], None]) -> None:
    type_text("qqq")
    press("Tab")
    settled()
    assert field.answer == "QQQ"
    assert [problem.hard for problem in field.entering.progress.problems() if problem.path == "/case_number"] == [True]
