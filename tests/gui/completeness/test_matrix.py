"""The matrix is worked by arrows and by what is typed; each place says itself in words."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from ctip_desktop.desktop.completeness.charts import STATES
from ctip_desktop.desktop.completeness.drawing import name_width
from ctip_desktop.desktop.look.drawing import width
from ctip_desktop.i18n.states import state_words
from tests.gui.completeness.conftest import Secretariat
from tests.support.gui import press, type_text

Spoken = Qt.ItemDataRole.AccessibleTextRole


def where(secretariat: Secretariat) -> tuple[str, str]:
    mark = secretariat.page.matrix.present
    assert mark
    return mark.office, mark.period.code


def test_its_model_is_one_qt_can_rely_on(secretariat: Secretariat, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(secretariat.page.matrix.model, force_py=True)


def test_it_opens_on_the_month_that_is_gathered(secretariat: Secretariat) -> None:
    matrix = secretariat.page.matrix
    assert where(secretariat) == ("01", "2026-06")
    assert matrix.view.hasFocus()
    assert matrix.drawer.shaded == 6
    assert (matrix.model.rowCount(), matrix.model.marks) == (25, 12)


def test_arrows_go_from_mark_to_mark_and_stop_at_the_edges(secretariat: Secretariat) -> None:
    press("↓", 2)
    press("←")
    assert where(secretariat) == ("03", "2026-05")
    press("PgDn")
    assert where(secretariat) == ("08", "2026-05")
    press("End")
    press("→")
    assert where(secretariat) == ("08", "2026-12")
    press("Home")
    press("←")
    assert where(secretariat) == ("08", "2026-01")
    press("Ctrl+End")
    press("↓")
    assert where(secretariat) == ("25", "2026-01")
    press("PgUp", 9)
    assert where(secretariat) == ("01", "2026-01")


@pytest.mark.parametrize(
    ("typed", "office"),
    [
        ("17", "17"),
        ("១៨", "18"),
        ("koh", "09"),
        ("Pre", "13"),
        ("chhn", "04"),
        ("zz", "01"),
        (" ", "01"),
        ("កោះ", "09"),
    ],
)
def test_typing_jumps_to_a_province_by_number_or_name(secretariat: Secretariat, typed: str, office: str) -> None:
    for sign in typed:
        type_text(sign)
    assert where(secretariat)[0] == office


def test_what_is_typed_is_seen_and_ends_with_an_arrow(secretariat: Secretariat) -> None:
    matrix = secretariat.page.matrix
    type_text("k")
    type_text("e")
    assert (matrix.typed, where(secretariat)[0]) == ("ke", "23")
    press("↑")
    assert (matrix.typed, where(secretariat)[0]) == ("", "22")


def test_every_state_but_what_is_to_come_is_in_the_legend_and_in_the_matrix_in_words(secretariat: Secretariat) -> None:
    model = secretariat.page.matrix.model
    states = {mark.state for line in model.chart.lines for mark in line.marks}
    assert states == {*STATES, "future"}
    said = secretariat.page.legend.accessibleName()
    assert all(state_words(state) in said for state in STATES)
    assert model.index(8, 5).data(Spoken) == "Koh Kong, May 2026: Overdue"
    assert model.index(8, 0).data(Spoken) == "09 Koh Kong · 4 of 5"
    assert model.index(8, 13).data() == "4/5"


@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.parametrize("size", [(1366, 696), (1280, 648), (1200, 640), (1093, 614), (1024, 600)])
def test_no_month_and_no_name_is_cut_at_any_width(
    secretariat: Secretariat, look_and_language: object, code: str, size: tuple[int, int]
) -> None:
    assert callable(look_and_language)
    look_and_language(code)
    secretariat.seat.window.resize(*size)
    secretariat.settle()
    matrix = secretariat.page.matrix
    for column, head in enumerate(matrix.model.chart.heads, start=1):
        assert width(head.words, "small_strong") <= matrix.view.columnWidth(column), head.words
    names = max(name_width(line) for line in matrix.model.chart.lines)
    assert names <= matrix.view.columnWidth(0) + 6
    assert matrix.view.horizontalScrollBar().maximum() == 0


def test_a_mark_is_chosen_by_the_mouse_and_a_name_keeps_the_month(secretariat: Secretariat) -> None:
    matrix, seat = secretariat.page.matrix, secretariat.seat

    def click(row: int, column: int) -> None:
        place = matrix.view.visualRect(matrix.model.index(row, column)).center()
        seat.qtbot.mouseClick(matrix.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click(8, 5)
    assert where(secretariat) == ("09", "2026-05")
    click(3, 0)
    assert where(secretariat) == ("04", "2026-05")
    click(2, 13)
    assert where(secretariat) == ("03", "2026-05")
