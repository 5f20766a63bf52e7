"""The grid worked by keys alone: typing, going on, choosing by digit, rows added, copied and taken away, undone."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.form.grid.cells import Mood
from ctip_desktop.desktop.form.grid.view import GridPanel
from tests.gui.grid.conftest import AGE, FROM, GUARDIAN, NAME, NEEDS, ROWS, SEEN, SEX, VICTIMS, Opening, at, rows
from tests.support.gui import press, type_text


def go(panel: GridPanel, row: int, column: int) -> None:
    panel.table.go(row, column)


def test_a_row_is_keyed_from_paper_without_leaving_the_keys(panel: GridPanel) -> None:
    go(panel, 2, NAME)
    type_text("ម៉ៅ\n2" + "31\n" + "150626" + "\n" + "13\n\n")
    assert rows(panel)[2] == {
        "name": "ម៉ៅ",
        "sex": "Masculine",
        "age": 31,
        "minor": "no",
        "seen": "2026-06-15",
        "from": "KH",
        "needs": "food law",
    }
    assert at(panel) == (3, NAME)


def test_what_is_typed_takes_the_place_of_what_was_there(panel: GridPanel) -> None:
    type_text("ក")
    assert panel.editing.writing.line is not None
    press("Enter")
    assert rows(panel)[0]["name"] == "ក"
    assert at(panel) == (0, SEX)


def test_backspace_and_f4_go_on_with_what_is_there(panel: GridPanel) -> None:
    go(panel, 1, NAME)
    press("Backspace")
    type_text("ក")
    press("Enter")
    go(panel, 1, AGE)
    press("F4")
    type_text("5")
    press("Enter")
    assert (rows(panel)[1]["name"], rows(panel)[1]["age"]) == ("ដារ៉ាក", 305)


def test_a_text_is_kept_sign_by_sign_and_a_number_at_a_pause(panel: GridPanel) -> None:
    type_text("កខ")
    assert rows(panel)[0]["name"] == "កខ"
    press("Enter")
    go(panel, 0, AGE)
    type_text("4")
    assert rows(panel)[0]["age"] == 17
    panel.entering.keep_now()
    assert rows(panel)[0]["age"] == 4
    type_text("2")
    press("Enter")
    assert rows(panel)[0]["age"] == 42


def test_esc_takes_the_line_away_and_keeps_what_was_typed(panel: GridPanel) -> None:
    go(panel, 0, AGE)
    type_text("9")
    press("Esc")
    assert not panel.editing.busy
    assert panel.table.hasFocus()
    assert rows(panel)[0]["age"] == 9


def test_arrows_leave_a_line_up_and_down(panel: GridPanel) -> None:
    type_text("ក")
    press("↓")
    assert at(panel) == (1, NAME)
    assert rows(panel)[0]["name"] == "ក"


def test_computed_and_hidden_cells_are_passed_over(panel: GridPanel) -> None:
    go(panel, 1, AGE)
    press("Enter")
    assert at(panel) == (1, SEEN)
    go(panel, 1, NEEDS)
    press("Tab")
    assert at(panel) == (2, NAME)
    press("Shift+Tab")
    assert at(panel) == (1, NEEDS)
    go(panel, 0, NEEDS)
    press("Enter")
    assert at(panel) == (0, GUARDIAN)


def test_a_digit_chooses_and_goes_on_and_0_clears(panel: GridPanel) -> None:
    go(panel, 0, SEX)
    press("2")
    assert rows(panel)[0]["sex"] == "Masculine"
    assert at(panel) == (0, AGE)
    go(panel, 0, SEX)
    press("0")
    assert "sex" not in rows(panel)[0]
    assert at(panel) == (0, SEX)


def test_digits_toggle_several_answers_in_the_order_of_the_list(panel: GridPanel) -> None:
    go(panel, 0, NEEDS)
    press("3")
    press("1")
    assert rows(panel)[0]["needs"] == "food law"
    press("3")
    assert rows(panel)[0]["needs"] == "food"
    assert at(panel) == (0, NEEDS)


def test_an_empty_choice_shows_its_list_when_it_is_come_to(panel: GridPanel) -> None:
    panel.entering.set(f"{panel.grid.rows[1]}/sex", None)
    go(panel, 1, NAME)
    assert not panel.editing.choosing.listing
    press("Enter")
    assert panel.editing.choosing.listing
    assert panel.table.hasFocus()
    press("↓")
    press("↓")
    press("Enter")
    assert rows(panel)[1]["sex"] == "Masculine"
    assert at(panel) == (1, AGE)
    assert not panel.editing.choosing.listing


def test_enter_passes_an_empty_choice_by(panel: GridPanel) -> None:
    panel.entering.set(f"{panel.grid.rows[1]}/sex", None)
    go(panel, 1, NAME)
    press("Enter")
    press("Enter")
    assert at(panel) == (1, AGE)
    assert "sex" not in rows(panel)[1]


@pytest.mark.parametrize("typed", ["thai", "ថៃ", "Thail"])
def test_a_long_list_is_narrowed_in_either_language(panel: GridPanel, typed: str) -> None:
    go(panel, 0, FROM)
    type_text(typed)
    press("Enter")
    assert rows(panel)[0]["from"] == "TH"
    assert at(panel) == (0, NEEDS)


def test_esc_drops_what_only_narrowed_a_list(panel: GridPanel) -> None:
    go(panel, 0, FROM)
    type_text("thai")
    press("Esc")
    assert rows(panel)[0]["from"] == "KH"
    assert panel.table.hasFocus()


def test_what_is_no_choice_is_kept_and_said_to_be_wrong(panel: GridPanel) -> None:
    go(panel, 0, FROM)
    type_text("Atlantis")
    press("Enter")
    assert rows(panel)[0]["from"] == "Atlantis"
    assert panel.grid.cell(0, FROM).mood is Mood.WRONG


def test_special_answers_are_given_and_taken_back_by_the_same_key(panel: GridPanel) -> None:
    go(panel, 0, AGE)
    press("F6")
    assert "age" not in rows(panel)[0]
    assert panel.grid.cell(0, AGE).words == "not known"
    press("F7")
    assert panel.grid.cell(0, AGE).words == "refused to answer"
    press("F7")
    assert panel.grid.cell(0, AGE).words == ""


def test_typing_takes_the_place_of_a_special_answer(panel: GridPanel) -> None:
    go(panel, 0, AGE)
    press("F6")
    type_text("8\n")
    assert panel.grid.cell(0, AGE).words == "8"


def test_ctrl_enter_begins_a_row_and_ctrl_del_takes_it_away_until_ctrl_z(panel: GridPanel) -> None:
    press("Ctrl+Enter")
    assert at(panel) == (2, NAME)
    type_text("ក\n")
    press("Ctrl+Del")
    assert len(rows(panel)) == 2
    assert at(panel) == (2, SEX)
    panel.entering.undo()
    assert rows(panel)[2]["name"] == "ក"


def test_the_cell_above_and_the_row_above_are_carried_over(panel: GridPanel) -> None:
    go(panel, 1, NAME)
    press("Ctrl+D")
    assert rows(panel)[1]["name"] == "សុខ"
    go(panel, 2, SEX)
    press("F2")
    assert rows(panel)[2]["sex"] == "Masculine"
    panel.entering.set(f"{panel.grid.rows[1]}/needs", "law")
    go(panel, 3, NAME)
    press("Ctrl+Shift+D")
    assert rows(panel)[3] == {"sex": "Masculine", "from": "KH"}
    go(panel, 2, NAME)
    press("Ctrl+Shift+D")
    assert rows(panel)[2] == {"sex": "Masculine", "age": 30, "minor": "no", "from": "KH", "needs": "law"}


def test_del_empties_the_selected_cells_at_once(panel: GridPanel) -> None:
    go(panel, 0, AGE)
    press("Shift+↓")
    press("Del")
    assert ["age" in row for row in rows(panel)] == [False, False]
    panel.entering.undo()
    assert [row["age"] for row in rows(panel)] == [17, 30]


def test_ctrl_t_writes_todays_date(panel: GridPanel) -> None:
    from ctip_desktop import clock

    go(panel, 0, SEEN)
    press("Ctrl+T")
    assert rows(panel)[0]["seen"] == clock.today().isoformat()


def test_a_date_typed_to_its_end_goes_on_by_itself(panel: GridPanel) -> None:
    go(panel, 0, SEEN)
    type_text("01062026")
    assert at(panel) == (0, FROM)
    assert rows(panel)[0]["seen"] == "2026-06-01"


def test_enter_on_the_empty_new_row_goes_on_to_the_total_on_paper_and_then_on(panel: GridPanel, qtbot: QtBot) -> None:
    go(panel, 2, NAME)
    press("Enter")
    assert panel.foot.paper.hasFocus()
    type_text("៣")
    with qtbot.waitSignal(panel.left) as left:
        press("Enter")
    assert left.args == [1]
    press("Shift+Enter")
    assert panel.table.hasFocus()


def test_shift_enter_on_the_first_cell_leaves_backwards(panel: GridPanel, qtbot: QtBot) -> None:
    go(panel, 0, NAME)
    with qtbot.waitSignal(panel.left) as left:
        press("Shift+Enter")
    assert left.args == [-1]


def test_what_is_still_to_come_in_a_new_row_is_not_called_missing(panel: GridPanel) -> None:
    press("Ctrl+Enter")
    type_text("ក\n")
    assert panel.table.delegate.fresh == 2
    go(panel, 0, NAME)
    assert panel.table.delegate.fresh == -1


def test_the_caret_is_kept_as_one_goes_from_cell_to_cell(panel: GridPanel) -> None:
    go(panel, 1, AGE)
    assert panel.entering.caret == f"{panel.grid.rows[1]}/age"
    go(panel, 2, NAME)
    assert panel.entering.caret == "/victim"
    type_text("ក")
    assert panel.entering.caret == f"{panel.grid.rows[2]}/name"


def test_nothing_is_answered_in_an_entry_that_can_only_be_read(open_grid: Opening) -> None:
    from ctip_desktop.desktop.form.opening import Locked

    panel = open_grid(VICTIMS, "/victim", {"victim": ROWS})
    panel.entering.locked = Locked("other_user", "ម៉ៅ")
    for key in ("1", "F6", "Ctrl+D", "Ctrl+Del", "Ctrl+Enter", "Del", "Ctrl+V"):
        press(key)
    type_text("ក\n")
    assert [row["name"] for row in rows(panel)] == ["សុខ", "ដារ៉ា"]


def test_the_language_may_change_in_the_middle_of_a_row(
    panel: GridPanel, look_and_language: Callable[..., None]
) -> None:
    go(panel, 1, SEX)
    look_and_language("km")
    QApplication.processEvents()
    assert at(panel) == (1, SEX)
    assert panel.grid.cell(1, SEX).words == "ប្រុស"
    assert panel.heading.text == "១. ជនរងគ្រោះ"
