"""Blocks to and from a spreadsheet: put in place at once, undone at once, and what does not fit is shown."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.form.grid import clipboard
from ctip_desktop.desktop.form.grid.view import GridPanel
from tests.gui.grid.conftest import AGE, NAME, NEEDS, SEX, at, rows
from tests.support.gui import press

BLOCK = "ម៉ៅ\tស្រី\t៣៤\nភារុណ\tMale\t214x\n"


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_a_block_fills_cells_and_adds_the_rows_it_needs(panel: GridPanel, qtbot: QtBot) -> None:
    put(BLOCK)
    panel.table.go(2, NAME)
    with qtbot.waitSignal(panel.done) as done:
        press("Ctrl+V")
    assert done.args == ["6 cells are filled in."]
    assert [row["name"] for row in rows(panel)] == ["សុខ", "ដារ៉ា", "ម៉ៅ", "ភារុណ"]
    assert (rows(panel)[2]["sex"], rows(panel)[2]["age"]) == ("Feminine", 34)


def test_what_does_not_fit_is_shown_with_its_place_and_leads_to_its_cell(panel: GridPanel) -> None:
    put(BLOCK)
    panel.table.go(2, NAME)
    press("Ctrl+V")
    assert panel.misfits.isVisible()
    (row,) = panel.misfits._rows()
    assert [cell.above for cell in row.cells[:3]] == ["4", "Age", "214x"]
    assert rows(panel)[3]["age"] == "214x"
    assert panel.misfits.list.view.hasFocus()
    press("Enter")
    assert at(panel) == (3, AGE)
    assert panel.table.hasFocus()
    press("Esc")
    assert not panel.misfits.isVisible()
    assert panel.table.hasFocus()


def test_a_text_for_which_there_is_no_cell_is_not_lost(panel: GridPanel) -> None:
    put("food\tx\ty")
    panel.table.go(0, NEEDS)
    press("Ctrl+V")
    panel.misfits.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines()[-1].split("\t")[2] == "y"


def test_a_pasted_block_is_undone_at_once(panel: GridPanel) -> None:
    before = rows(panel)
    put(BLOCK)
    panel.table.go(1, NAME)
    press("Ctrl+V")
    assert len(rows(panel)) == 3
    panel.entering.undo()
    assert rows(panel) == before
    assert panel.grid.rowCount() == 3


def test_what_was_copied_comes_back_the_same(panel: GridPanel) -> None:
    panel.table.go(0, NAME)
    for _ in range(NEEDS):
        press("Shift+→")
    press("Shift+↓")
    press("Ctrl+C")
    block = QGuiApplication.clipboard().text()
    assert block.splitlines()[1].split("\t")[:3] == ["ដារ៉ា", "Male", "30"]
    before = rows(panel)
    panel.table.go(2, NAME)
    press("Ctrl+V")
    pasted = [{name: row.get(name) for name in ("name", "sex", "age", "from")} for row in rows(panel)]
    assert pasted[2:] == pasted[:2]
    assert rows(panel)[:2] == before


def test_names_do_not_stay_on_the_clipboard(panel: GridPanel, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(clipboard, "CLEARED_AFTER_MS", 1)
    panel.table.go(0, SEX)
    press("Ctrl+C")
    panel.table.go(0, NAME)
    press("Ctrl+C")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")
    panel.table.go(0, NAME)
    press("Ctrl+C")
    put("ផ្សេង")
    QApplication.processEvents()
    assert QGuiApplication.clipboard().text() == "ផ្សេង"


def test_nothing_is_pasted_from_an_empty_clipboard(panel: GridPanel) -> None:
    put("")
    before = rows(panel)
    press("Ctrl+V")
    assert rows(panel) == before
