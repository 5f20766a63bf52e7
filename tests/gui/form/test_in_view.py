"""Where one types is seen, in windows too low for the form: while it grows, after opening, on the way."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.grid_part import GridPart
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.form.row_blocks import Adder
from ctip_desktop.desktop.form.view import FormView
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.look import look
from tests.gui.form.conftest import COLUMNS, Left, row_of
from tests.support.gui import press, type_text
from tests.support.workbooks import form

LINE = "ពាក្យវែងៗ នៃរឿងមួយ ដែលត្រូវវាយ "
LIST = form(
    f"""
    settings
    | form_title | form_id | label::Khmer (km) | label::English (en) |
    | បញ្ជី | list | បញ្ជី | List |
    survey
    {COLUMNS}
    | begin_group | all | ទាំងអស់ | All |
    | text | before | មុន | Before | multiline |
    | begin_repeat | came | អ្នកមក | Who came |
    | text | who | ឈ្មោះ | Name |
    | text | post | តួនាទី | Post |
    | end_repeat |
    | text | after | ក្រោយ | After |
    | end_group |
    """,
    name="list",
)


def is_seen(view: FormView, part: QWidget, rect: QRect | None = None) -> bool:
    """Whether all of a part, or of a place in it, lies in what the form shows of itself."""
    QApplication.processEvents()
    port, within = view.page.viewport(), part.rect() if rect is None else rect
    return port.rect().contains(QRect(part.mapTo(port, within.topLeft()), within.size()))


def caret_is_seen(view: FormView) -> bool:
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QTextEdit)
    return is_seen(view, focused.viewport(), focused.cursorRect())


@pytest.fixture
def low(view: FormView) -> FormView:
    """The form with room for a few of its questions, as under a banner in large type."""
    view.setFixedHeight(300)
    QApplication.processEvents()
    return view


@pytest.fixture
def deep(entering: Entering) -> str:
    """The path of a long text far down a section."""
    return f"{[entering.add_row('/part') for _ in range(3)][-1]}/body"


def test_a_long_text_is_seen_while_it_grows(low: FormView) -> None:
    low.focus_path("/story")
    for _ in range(10):
        type_text(LINE)
        assert caret_is_seen(low)
    assert is_seen(low, row_of(low, "/story"))


def test_of_a_text_too_high_for_the_window_the_line_of_the_caret_is_seen(low: FormView) -> None:
    low.setFixedHeight(220)
    low.focus_path("/story")
    for _ in range(30):
        type_text(LINE)
        assert caret_is_seen(low)
    assert not is_seen(low, row_of(low, "/story"))


def test_a_draft_is_opened_where_it_was_left_and_that_is_seen(
    desk: Desk, frame: Frame, view: FormView, entering: Entering, deep: str, settled: Callable[[], None]
) -> None:
    view.focus_path(deep)
    type_text(LINE)
    press("Esc")
    settled()
    page = FormPage(desk, frame, entering.entry)
    frame.open(page)
    settled()
    assert page.view is not None
    assert page.view.present_path == deep
    assert caret_is_seen(page.view)


def test_the_button_below_rows_is_seen_when_it_is_gone_to(low: FormView) -> None:
    low.focus_path("/head")
    for _ in range(3):
        while not isinstance(button := QApplication.focusWidget(), Adder):
            press("Tab")
        assert is_seen(low, button)
        press("Enter")


def test_a_window_made_lower_still_shows_where_one_is(view: FormView, page: FormPage, deep: str) -> None:
    page.frame.window().resize(1366, 900)
    view.focus_path(deep)
    page.frame.window().resize(1366, 600)
    assert caret_is_seen(view)


def test_typing_leads_back_from_where_one_has_scrolled(low: FormView) -> None:
    low.focus_path("/story")
    low.page.verticalScrollBar().setValue(0)
    assert not caret_is_seen(low)
    type_text("x")
    assert caret_is_seen(low)


def test_a_grid_among_questions_is_seen_whole(
    qtbot: QtBot, frame: Frame, entries: Left, open_form: Callable[..., FormPage]
) -> None:
    frame.window().resize(1366, 600)
    page = open_form(LIST)
    assert page.view is not None
    press("Tab")
    for number in range(12):
        grid = page.view.holder(GridPart)
        assert grid is not None
        assert is_seen(page.view, grid)
        table = grid.panel.table
        assert is_seen(page.view, table.viewport(), table.visualRect(table.present))
        type_text(f"{number}")
        press("Enter", 2)
    grid = page.view.holder(GridPart)
    assert grid is not None
    assert grid.panel.table.height() > 6 * look().size("row_dense")


def test_what_is_seen_already_stays_where_it_is(low: FormView) -> None:
    low.focus_path("/story")
    row = row_of(low, "/story")
    before = row.mapTo(low, QPoint())
    type_text("ខ្លី")
    assert row.mapTo(low, QPoint()) == before
