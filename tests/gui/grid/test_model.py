"""The grid as a model: a row for each row, then a new one; cells are shown anew only where they are other."""

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.form.grid.cells import Cell, Mood
from ctip_desktop.desktop.form.grid.model import MOST_AT_ONCE, GridModel
from ctip_desktop.forms.filled import Filled
from tests.gui.grid.conftest import AGE, GUARDIAN, MINOR, NAME, NEEDS, ROWS, SEX, VICTIMS
from tests.support.border_counts import border_counts

_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
_ALOUD = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def filled() -> Filled:
    return Filled(VICTIMS, {"victim": ROWS})


@pytest.fixture
def model(filled: Filled, look_and_language: object) -> GridModel:
    return GridModel(filled, "/victim")


def told(model: GridModel) -> list[tuple[int, int]]:
    """Note the cells that are shown anew."""
    cells: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, _last: cells.append((first.row(), first.column())))
    return cells


def test_the_model_keeps_its_contract_while_rows_come_and_go(
    filled: Filled, model: GridModel, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)
    (row,), changed = filled.add_rows("/victim", 1)
    model.follow(changed)
    (first,), changed = filled.add_rows("/victim", 1, 1)
    model.follow(changed)
    model.follow(filled.set(f"{row}/name", "ក"))
    model.follow(filled.remove_row(first))
    model.follow(filled.remove_row(row))
    assert model.rows == filled.rows("/victim")
    qtmodeltester.check(model)


def test_below_the_rows_there_is_one_to_begin_a_new_row_in(model: GridModel) -> None:
    assert model.rowCount() == 3
    assert model.cell(2, NAME) == Cell("New row", Mood.NEW)
    assert model.row_of(2) is None
    assert model.path_of(model.index(2, 0)) is None


def test_a_row_added_at_the_end_takes_the_place_of_the_new_row(filled: Filled, model: GridModel) -> None:
    come: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: come.append((first, last)))
    _rows, changed = filled.add_rows("/victim", 2)
    model.follow(changed)
    assert come == [(3, 4)]


def test_cells_say_answers_in_words_and_how_they_stand(filled: Filled, model: GridModel) -> None:
    first, second = model.rows
    model.follow(filled.set(f"{second}/age", 214))
    model.follow(filled.set(f"{second}/sex", None))
    model.follow(filled.set(f"{first}/needs", "food law"))
    model.follow(filled.know(f"{first}/sex", {"special": "not_known"}))
    assert model.cell(1, AGE) == Cell("214", Mood.WRONG)
    assert model.cell(1, SEX) == Cell("", Mood.MISSING)
    assert model.cell(0, NEEDS) == Cell("Food, Lawyer", Mood.PLAIN)
    assert model.cell(0, SEX) == Cell("not known", Mood.SPECIAL)
    assert model.cell(0, MINOR).mood is Mood.COMPUTED
    assert model.cell(1, GUARDIAN) == Cell("", Mood.NOT_ASKED)


def test_a_soft_warning_is_told_apart_from_a_fault(filled: Filled, model: GridModel) -> None:
    model.follow(filled.set(f"{model.rows[1]}/age", 110))
    assert model.cell(1, AGE) == Cell("110", Mood.UNUSUAL)


def test_what_depends_on_an_answer_is_shown_anew_and_nothing_else(filled: Filled, model: GridModel) -> None:
    cells = told(model)
    model.follow(filled.set(f"{model.rows[1]}/age", 12))
    assert set(cells) == {(1, AGE), (1, MINOR), (1, GUARDIAN)}
    assert model.cell(1, GUARDIAN).mood is Mood.MISSING


def test_many_changes_at_once_are_shown_once(qtbot: QtBot, look_and_language: object) -> None:
    filled = Filled(VICTIMS, {"victim": [{"name": str(number)} for number in range(MOST_AT_ONCE)]})
    model = GridModel(filled, "/victim")
    cells = told(model)
    model.follow(filled.set_all({f"{row}/age": 5 for row in model.rows}))
    assert cells == []
    qtbot.waitUntil(lambda: cells == [(0, 0)])
    assert model.cell(7, AGE).words == "5"


def test_a_head_says_what_must_be_answered_and_rows_are_numbered(model: GridModel, look_and_language: Any) -> None:
    assert [model.headerData(at, _ACROSS) for at in (NAME, SEX)] == ["Name", "Sex *"]
    look_and_language("km")
    model.say_again()
    assert model.headerData(SEX, _ACROSS) == "ភេទ *"
    assert [model.headerData(at, _DOWN) for at in range(3)] == ["១", "២", "+"]
    assert model.cell(0, SEX).words == "ស្រី"


def test_what_is_read_aloud_names_the_question_and_what_is_wrong(filled: Filled, model: GridModel) -> None:
    model.follow(filled.set(f"{model.rows[0]}/age", 500))
    assert model.data(model.index(0, AGE), _ALOUD) == "Age: 500 (wrong)"


def test_a_matrix_has_its_rows_and_no_new_one(look_and_language: object) -> None:
    model = GridModel(Filled(border_counts(), {}), "/count")
    assert model.rowCount() == 3
    assert [model.cell(row, 0).words for row in range(3)] == ["Poipet", "Bavet", "Cham Yeam"]
    assert not model.columns[0].by_hand


def test_nothing_stands_below_a_cell(model: GridModel) -> None:
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
