"""A row of a grid opened as a form of its own, in the page of a form: gone through, left, and back in its cell."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.grid.popup import ChoicePopup
from ctip_desktop.desktop.form.grid_part import GridPart
from ctip_desktop.desktop.form.opening import Opened
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.forms.filled import Filled
from tests.gui.grid.conftest import AGE, ROWS, VICTIMS
from tests.support.gui import press, type_text


@pytest.fixture
def part(desk: Desk, frame: Frame, settled: Callable[[], None]) -> GridPart:
    """The grid of two victims in its form, at the age of the first."""
    entering = Entering(desk, Opened(Filled(VICTIMS, {"victim": ROWS}), "e" * 32, "01"))
    page = FormPage(desk, frame, entering, back_to=lambda: None)
    frame.open(page)
    settled()
    assert page.view is not None
    row = entering.filled.rows("/victim")[0]
    assert page.view.focus_path(f"{row}/age")
    part = page.view.page.pile.part("/victim")
    assert isinstance(part, GridPart)
    return part


def rows(part: GridPart) -> tuple[str, ...]:
    return part._view.entering.filled.rows("/victim")


def test_the_row_is_shown_as_questions_and_left_to_its_cell(part: GridPart) -> None:
    press("Ctrl+→")
    assert part.form is not None
    assert part.form.title == "Victims · 1"
    assert part.panel.isHidden()
    assert part._view.entering.caret == f"{rows(part)[0]}/name"
    press("Enter")
    press("Enter")
    assert part._view.entering.caret == f"{rows(part)[0]}/age"
    type_text("44")
    press("Esc")
    assert part.form is None
    assert part.panel.table.hasFocus()
    assert part.panel.grid.path_of(part.panel.table.present) == f"{rows(part)[0]}/age"
    assert part._view.entering.filled.value(f"{rows(part)[0]}/age") == 44


def test_the_same_question_of_the_next_row_is_one_key_away(part: GridPart) -> None:
    press("Ctrl+→")
    press("Enter")
    press("Ctrl+↓")
    assert part.form is not None
    assert part.form.title == "Victims · 2"
    assert part._view.entering.caret == f"{rows(part)[1]}/sex"
    press("Ctrl+↓")
    assert part.form.title == "Victims · 2"
    press("Ctrl+↑")
    assert part.form.title == "Victims · 1"


def test_a_new_row_is_begun_as_a_form(part: GridPart) -> None:
    press("Ctrl+→")
    press("Ctrl+Enter")
    assert len(rows(part)) == 3
    type_text("ក")
    press("Esc")
    assert part.panel.grid.cell(2, 0).words == "ក"


def test_what_is_hidden_in_the_row_comes_and_goes(part: GridPart) -> None:
    part._view.focus_path(f"{rows(part)[1]}/age")
    press("Ctrl+→")
    assert part.form is not None
    assert part.form.question(f"{rows(part)[1]}/guardian") is None
    press("Enter")
    press("Enter")
    type_text("12")
    press("Enter")
    assert part.form.question(f"{rows(part)[1]}/guardian") is not None


def test_undoing_the_row_that_is_open_leads_back_to_the_grid(part: GridPart) -> None:
    part._view.focus_path("/victim")
    press("Ctrl+→")
    press("Ctrl+Enter")
    press("Ctrl+Z")
    assert part.form is None
    assert len(rows(part)) == 2


def test_f9_finds_a_problem_in_another_row_from_an_open_one(part: GridPart) -> None:
    part._view.entering.set(f"{rows(part)[1]}/age", 300)
    press("Ctrl+→")
    press("F9")
    assert part.form is None
    assert part.panel.grid.path_of(part.panel.table.present) == f"{rows(part)[1]}/age"


def test_the_aid_stands_beside_an_open_row_only(part: GridPart) -> None:
    page = part._view.parentWidget()
    assert isinstance(page, FormPage)
    assert page.aid.isHidden()
    press("Ctrl+→")
    assert not page.aid.isHidden()
    press("Esc")
    assert page.aid.isHidden()


def test_a_note_is_written_on_a_cell_and_marks_it(part: GridPart, qtbot: QtBot) -> None:
    press("Ctrl+M")
    type_text("ពីសំបុត្រកំណើត")
    press("Esc")
    assert part.panel.table.hasFocus()
    assert part.panel.grid.cell(0, AGE).noted
    qtbot.waitUntil(lambda: part.panel.message.said.text == "ពីសំបុត្រកំណើត")


def test_nothing_of_a_grid_stays_in_the_window_once_its_page_is_left(
    desk: Desk, frame: Frame, part: GridPart, qtbot: QtBot
) -> None:
    window = part.window()
    part._view.focus_path(f"{rows(part)[0]}/from")
    press("F4")
    assert len(window.findChildren(ChoicePopup)) == 1
    frame.open(FormPage(desk, frame, None, "case"))
    qtbot.waitUntil(lambda: window.findChildren(ChoicePopup) == [])
