"""Rows of a repeat as blocks: added, removed, moved and gone through by keys, nested ones too."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.form.row_blocks import RowBlocks
from ctip_desktop.desktop.form.view import FormView
from ctip_desktop.desktop.look import draw
from tests.support.gui import press, shoot, type_text


@pytest.fixture
def parts(view: FormView) -> RowBlocks:
    view.focus_path("/part")
    blocks = view.page.pile.part("/part")
    assert isinstance(blocks, RowBlocks)
    return blocks


def heads(entering: Entering) -> list[object]:
    return [entering.filled.value(f"{row}/head") for row in entering.filled.rows("/part")]


def where(entering: Entering) -> str:
    """Say where the caret is, rows by number."""
    path = entering.caret
    for row in entering.filled.rows("/part"):
        number = entering.filled.rows("/part").index(row) + 1
        for place, inner in enumerate(entering.filled.rows(f"{row}/point"), 1):
            path = path.replace(inner, f"/part[{number}]/point[{place}]")
        path = path.replace(row, f"/part[{number}]")
    return path


def test_enter_on_the_button_adds_a_row_and_goes_into_it(parts: RowBlocks, entering: Entering) -> None:
    assert parts.adder.hasFocus()
    press("Enter")
    assert where(entering) == "/part[1]/head"
    type_text("ក្បាលទីមួយ")
    press("Enter")
    type_text("ខ្លឹម\nសារ")
    press("Tab")
    press("Enter")
    assert where(entering) == "/part[1]/point[1]/what"
    type_text("ចំណុច")
    press("Ctrl+Enter")
    assert where(entering) == "/part[1]/point[2]/what"
    press("Tab")
    press("Tab")
    press("Enter")
    assert where(entering) == "/part[2]/head"
    answers = entering.filled.answers()["part"]
    assert (answers[0]["head"], answers[0]["body"]) == ("ក្បាលទីមួយ", "ខ្លឹម\nសារ")
    assert [point.get("what") for point in answers[0]["point"]] == ["ចំណុច", None]


def three(entering: Entering, view: FormView) -> None:
    for head in ("one", "two", "three"):
        entering.set(f"{entering.add_row('/part')}/head", head)
    view.focus_path("/part[2]/head")


def test_rows_move_with_the_focus_in_them(parts: RowBlocks, view: FormView, entering: Entering) -> None:
    three(entering, view)
    press("Ctrl+Shift+↑")
    assert heads(entering) == ["two", "one", "three"]
    assert where(entering) == "/part[1]/head"
    assert view.present is not None
    assert view.present.has_focus
    press("Ctrl+Shift+↓", 2)
    assert heads(entering) == ["one", "three", "two"]
    press("Ctrl+Z")
    assert heads(entering) == ["one", "two", "three"]
    shoot(view, "rows")


def test_a_row_is_taken_away_and_comes_back(
    page: FormPage, parts: RowBlocks, view: FormView, entering: Entering
) -> None:
    three(entering, view)
    press("Ctrl+Del")
    assert heads(entering) == ["one", "three"]
    assert where(entering) == "/part[2]/head"
    assert page.frame.toast.text == "Row 2 is taken away."
    press("Ctrl+Z")
    assert heads(entering) == ["one", "two", "three"]
    press("Ctrl+Del", 3)
    assert heads(entering) == []
    assert parts.adder.hasFocus()


def test_rows_are_gone_through_one_by_one(parts: RowBlocks, view: FormView, entering: Entering) -> None:
    three(entering, view)
    press("Ctrl+↓")
    assert where(entering) == "/part[3]/head"
    press("Ctrl+↑", 2)
    assert where(entering) == "/part[1]/head"


def test_many_rows_are_closed_until_they_are_gone_to(view: FormView, entering: Entering) -> None:
    for number in range(6):
        entering.set(f"{entering.add_row('/part')}/head", f"head {number}")
    view.focus_path("/part")
    blocks = view.page.pile.part("/part")
    assert isinstance(blocks, RowBlocks)
    row = entering.filled.rows("/part")
    assert [block.is_open for block in blocks.blocks.values()] == [True, False, False, False, False, False]
    assert blocks.blocks[row[3]].first_words == "head 3"
    shoot(view, "closed")
    view.focus_path("/part[4]/head")
    assert blocks.blocks[row[3]].is_open
    for _ in range(4):
        press("Tab")
    assert where(entering).startswith("/part[5]")


def test_the_whole_of_a_form_without_rows_leads_on(parts: RowBlocks, view: FormView, entering: Entering) -> None:
    press("Tab")
    assert entering.caret == "/last"
    press("Shift+Tab")
    assert parts.adder.hasFocus()


def test_going_to_a_question_of_rows_goes_to_the_row_one_is_in(
    parts: RowBlocks, view: FormView, entering: Entering
) -> None:
    three(entering, view)
    view.focus_path("/part/body")
    assert where(entering) == "/part[2]/body"
    press("Ctrl+Home")
    view.focus_path("/part/body")
    assert where(entering) == "/part[1]/body"


def test_typing_in_a_row_draws_no_head_anew(
    view: FormView, entering: Entering, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(entering, view)
    press("Enter")
    QApplication.processEvents()
    drawn: list[str] = []

    def note(painter: QPainter, place: QRectF, words: str, *rest: object) -> float:
        drawn.append(words)
        return draw(painter, place, words, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("ctip_desktop.desktop.form.row_block.draw", note)
    type_text("ខ្លឹមសារ")
    QApplication.processEvents()
    assert drawn == []
    view.window().grab()
    assert drawn == ["Parts · 1", "Parts · 2", "Parts · 3"]
