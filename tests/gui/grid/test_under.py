"""What stands under the grid: the present cell's fault or the next one, a reason, totals against the paper."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.form.grid.view import GridPanel
from ctip_desktop.forms.installed import load
from tests.gui.grid.conftest import AGE, NAME, SEEN, SEX, VICTIMS, Opening, at, rows
from tests.support.gui import press, type_text


def test_the_fault_of_the_present_cell_is_said_with_its_place(panel: GridPanel) -> None:
    panel.table.go(1, AGE)
    type_text("214")
    press("Esc")
    assert panel.message.said.text == "Row 2, Age: This answer cannot be right."
    assert "F6" in panel.message.to_do.text
    assert panel.message.button.isHidden()


def test_a_fault_elsewhere_is_said_once_nobody_moves_and_its_button_leads_there(panel: GridPanel, qtbot: QtBot) -> None:
    panel.entering.set(f"{panel.grid.rows[1]}/age", 214)
    panel.table.go(0, NAME)
    qtbot.waitUntil(lambda: panel.message.said.text.startswith("Row 2, Age"))
    panel.message.button.click()
    assert at(panel) == (1, AGE)
    assert panel.table.hasFocus()


def test_nothing_is_said_where_nothing_is_wrong(panel: GridPanel, qtbot: QtBot) -> None:
    panel.entering.set(f"{panel.grid.rows[1]}/age", 214)
    panel.table.go(1, AGE)
    type_text("21\n")
    qtbot.waitUntil(lambda: not panel.message.text)


def test_an_unusual_answer_asks_for_a_reason_which_clears_it(panel: GridPanel) -> None:
    panel.table.go(1, AGE)
    type_text("110\n")
    assert panel.message.reason.hasFocus()
    type_text("ឯកសារ")
    press("Enter")
    assert at(panel) == (1, SEEN)
    path = f"{panel.grid.rows[1]}/age"
    assert panel.entering.known(path) == {"reason": "ឯកសារ"}
    assert panel.entering.filled.problems(path) == ()


def test_the_totals_follow_what_is_typed(panel: GridPanel, qtbot: QtBot) -> None:
    assert panel.foot.totals.text == "Total 2 · Female 1"
    panel.table.go(1, SEX)
    press("1")
    qtbot.waitUntil(lambda: panel.foot.totals.text == "Total 2 · Female 2")
    press("Ctrl+Enter")
    qtbot.waitUntil(lambda: panel.foot.totals.text.startswith("Total 3"))


def test_the_total_on_paper_is_compared_in_either_script(panel: GridPanel, qtbot: QtBot) -> None:
    panel.foot.paper.setFocus()
    type_text("៣")
    assert panel.foot.verdict.text == "1 row is missing"
    press("Backspace")
    type_text("1")
    assert panel.foot.verdict.text == "1 row too many"
    press("Backspace")
    type_text("2")
    assert panel.foot.verdict.text == "agrees"
    press("Backspace")
    type_text("x")
    assert panel.foot.verdict.text == "not a number"
    press("Backspace")
    assert panel.foot.verdict.isHidden()


def test_what_stands_under_the_grid_follows_the_language(
    panel: GridPanel, look_and_language: Callable[..., None]
) -> None:
    look_and_language("km")
    QApplication.processEvents()
    assert panel.foot.totals.text == "សរុប ២ · ស្រី ១"
    assert panel.foot.paper_words.text == "សរុបលើក្រដាស"


def test_a_matrix_is_added_up_to_the_right_and_down(matrix: GridPanel, qtbot: QtBot) -> None:
    type_text("1200\n8\n30\n4\n5\n6\n")
    grid = matrix.grid
    assert [grid.cell(row, 3).words for row in range(4)] == ["1,208", "34", "11", "1,253"]
    assert [grid.cell(3, column).words for column in range(4)] == ["Total", "1,235", "18", "1,253"]
    assert matrix.foot.paper.hasFocus()
    type_text("1253")
    qtbot.waitUntil(lambda: matrix.foot.verdict.text == "agrees")


def test_numbers_that_are_part_of_another_are_not_added_to_it(open_grid: Opening) -> None:
    rows = [{"movement": "out", "people": 18240, "women": 7915}, {"movement": "in", "people": 60, "women": 5}]
    panel = open_grid(load("border_counts"), "/count", {"count": rows})
    assert [column.name for column in panel.grid.columns[-2:]] == ["screened", "suspected"]
    assert [panel.grid.cell(4, column).words for column in range(3)] == ["Total", "18,300", "7,920"]
    assert panel.foot.totals.text == "Total 18,300"


def test_a_matrix_has_no_rows_to_add_or_to_take_away(matrix: GridPanel) -> None:
    press("Ctrl+Enter")
    press("Ctrl+Del")
    matrix.table.go(3, 1)
    type_text("5\n")
    assert len(rows(matrix)) == 3
    assert all("returned" not in row for row in rows(matrix))
    assert matrix.new_button.isHidden()


def test_the_first_column_stays_in_sight(open_grid: Opening) -> None:
    panel = open_grid(VICTIMS, "/victim", {"victim": [{"name": str(number)} for number in range(40)]})
    panel.window().resize(700, 600)
    QApplication.processEvents()
    panel.table.go(0, 7)
    assert panel.table.horizontalScrollBar().value() > 0
    assert panel.table._name_column.isVisible()
    panel.table.go(0, 1)
    assert panel.table.visualRect(panel.table.present).x() >= panel.table.columnWidth(0)
    panel.table.go(0, NAME)
    assert not panel.table._name_column.isVisible()
