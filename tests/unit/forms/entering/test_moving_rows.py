"""Rows of a repeat are put into another order, and back."""

from ctip_desktop.forms.entering.progress import Progress
from ctip_desktop.forms.entering.undoing import Ledger
from ctip_desktop.forms.filled import Filled
from tests.support.workbooks import LABELLED, form

FORM = form(
    f"""
    survey
    {LABELLED[:-1]} | calculation | constraint |
    | begin_repeat | victim | ជនរងគ្រោះ | Victims |
    | text | name | ឈ្មោះ | Name |  |  |
    | calculate | place | | | position(..) |  |
    | begin_repeat | item | វត្ថុ | Items |
    | text | what | អ្វី | What |
    | end_repeat |
    | end_repeat |
    """
)
ANSWERS = {"victim": [{"_id": f"{n:032x}", "name": f"N{n}", "item": [{"what": f"w{n}"}]} for n in range(1, 5)]}


def names(filled: Filled) -> list[object]:
    return [filled.value(f"{row}/name") for row in filled.rows("/victim")]


def test_a_row_moves_with_all_that_is_in_it_and_keeps_its_id() -> None:
    filled = Filled(FORM, ANSWERS)
    moved = filled.rows("/victim")[3]
    changed = filled.move_row("/victim[4]", 2)
    assert names(filled) == ["N1", "N4", "N2", "N3"]
    assert filled.rows("/victim")[1] == moved
    assert filled.value(f"{moved}/item[1]/what") == "w4"
    assert filled.value("/victim[2]/place") == "2"
    assert "/victim" in changed


def test_moving_is_undone_and_done_again() -> None:
    ledger = Ledger(Filled(FORM, ANSWERS))
    before = ledger.filled.answers()
    row = ledger.filled.rows("/victim")[0]
    assert ledger.move_row(row, 4).path == row
    after = ledger.filled.answers()
    assert names(ledger.filled) == ["N2", "N3", "N4", "N1"]
    ledger.undo()
    assert ledger.filled.answers() == before
    ledger.redo()
    assert ledger.filled.answers() == after


def test_progress_counts_moved_rows_once() -> None:
    filled = Filled(FORM, ANSWERS)
    progress = Progress(filled)
    answered = progress.answered
    progress.update(filled.move_row("/victim[1]", 3))
    assert progress.answered == answered
