"""A repeat whose rows are the choices of its first select."""

import pytest

from ctip_desktop.forms.entering.sections import item_at, shape
from ctip_desktop.forms.filled import Filled
from tests.support.border_counts import border_counts
from tests.support.workbooks import LABELLED, faults, form

POSTS = ["poipet", "bavet", "cham_yeam"]


def posts(filled: Filled) -> list[object]:
    return [filled.value(f"{row}/post") for row in filled.rows("/count")]


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_new_entry_has_a_row_for_every_choice(by_hand: bool) -> None:
    assert posts(Filled(border_counts(), {} if by_hand else None, by_hand=by_hand)) == POSTS


def test_rows_that_are_missing_come_to_their_place_and_those_there_stay_as_they_are() -> None:
    filled = Filled(border_counts(), {"count": [{"_id": "a" * 32, "post": "bavet", "returned": 7}]})
    assert posts(filled) == POSTS
    assert filled.answers()["count"][1] == {"_id": "a" * 32, "post": "bavet", "returned": 7}
    assert filled.answers()["all_returned"] == 7


def test_opened_again_it_is_as_it_was() -> None:
    answers = Filled(border_counts()).answers()
    assert Filled(border_counts(), answers).answers() == answers


def test_the_row_of_a_choice_has_the_same_id_on_every_device() -> None:
    assert Filled(border_counts()).rows("/count") == Filled(border_counts()).rows("/count")


def test_rows_are_neither_added_nor_removed_and_their_names_stay() -> None:
    filled = Filled(border_counts())
    assert filled.fixed("/count")
    row = filled.rows("/count")[0]
    for change in (lambda: filled.add_row("/count"), lambda: filled.remove_row(row)):
        with pytest.raises(KeyError):
            change()
    assert filled.read_only(f"{row}/post")
    assert filled.set(f"{row}/post", "bavet") == frozenset()
    assert posts(filled) == POSTS


def test_it_is_drawn_as_a_grid() -> None:
    assert shape(item_at(border_counts(), "/count")) == "grid"


def test_a_matrix_in_a_row_comes_with_the_row() -> None:
    trial = form(
        f"""
        survey
        {LABELLED[:-1]} | appearance |
        | begin_repeat | month | ខែ | Months |
        | begin_repeat | count | ចំនួន | Counts | matrix |
        | select_one post | post | ច្រក | Post |
        | integer | n | ចំនួន | Number |
        | end_repeat |
        | end_repeat |

        choices
        | list_name | name | label::Khmer (km) | label::English (en) |
        | post | a | ក | A |
        | post | b | ខ | B |
        """
    )
    filled = Filled(trial)
    first, second = filled.add_rows("/month", 2)[0]
    assert [filled.value(f"{row}/post") for row in filled.rows(f"{second}/count")] == ["a", "b"]
    ids = {row["_id"] for month in filled.answers()["month"] for row in month["count"]}
    assert len(ids) == 4
    assert first != second


def test_a_matrix_without_a_select_is_a_fault_of_the_form() -> None:
    found = faults(
        f"""
        survey
        {LABELLED[:-1]} | appearance |
        | begin_repeat | count | ចំនួន | Counts | matrix |
        | text | post | ច្រក | Post |
        | end_repeat |
        """
    )
    assert found == [("survey", 2, "appearance", "matrix_without_rows")]
