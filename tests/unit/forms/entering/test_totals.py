"""What stands under a grid, and how it compares with the total on paper."""

from decimal import Decimal

import pytest

from ctip_desktop.forms.entering.totals import Total, against_paper, totals
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Words
from ctip_desktop.forms.installed import load
from tests.support.border_counts import border_counts
from tests.support.workbooks import LABELLED, form


def figures(filled: Filled, path: str) -> dict[str, int | Decimal]:
    return {total.label.en: total.value for total in totals(filled, path)}


def test_victims_are_counted_with_women_and_minors() -> None:
    victims = [{"v_sex": "Feminine", "v_age": 17}, {"v_sex": "Masculine", "v_age": 3}, {"v_sex": "Feminine"}]
    filled = Filled(load("case"), {"victim": victims})
    assert figures(filled, "/victim") == {"Total": 3, "Female": 2, "Minor at the time": 2}
    assert [total.label.km for total in totals(filled, "/victim")][:2] == ["សរុប", "ស្រី"]


def test_without_rows_all_totals_are_nought() -> None:
    assert set(figures(Filled(load("case")), "/suspect").values()) == {0}


def test_a_special_answer_and_what_does_not_apply_is_not_counted() -> None:
    victims = [{"_id": "a", "v_sex": "Feminine"}, {"_id": "b", "v_sex": "Feminine"}]
    filled = Filled(load("case"), {"victim": victims}, {"/victim[a]/v_sex": {"special": "not_known"}})
    assert figures(filled, "/victim")["Female"] == 1


def test_whole_numbers_of_a_matrix_are_added_up() -> None:
    filled = Filled(border_counts())
    for row, number in zip(filled.rows("/count"), (5, 1200, "x"), strict=True):
        filled.set(f"{row}/returned", number)
    assert figures(filled, "/count") == {"Total": 3, "Returned": 1205, "Women": 0}


def test_what_is_part_of_another_number_is_added_up_but_makes_no_sum_with_it() -> None:
    rows = [{"movement": "out", "people": 30, "women": 12}, {"movement": "in", "people": 5, "women": 5}]
    told = totals(Filled(load("border_counts"), {"count": rows}), "/count")
    assert [(total.name, total.value) for total in told[1:3]] == [("people sum", 35), ("women part", 17)]


def test_a_form_says_what_else_is_made_of_a_column() -> None:
    trial = form(
        f"""
        survey
        {LABELLED[:-1]} | total | relevant |
        | begin_repeat | fine | ពិន័យ | Fines |
        | decimal | sum | ប្រាក់ | Money | sum |
        | select_multiple why | why | ហេតុ | Why | count:road | ${{sum}} > 0 |
        | integer | age | អាយុ | Age |
        | end_repeat |

        choices
        | list_name | name | label::Khmer (km) | label::English (en) |
        | why | road | ផ្លូវ | Road |
        | why | noise | សំឡេង | Noise |
        """
    )
    rows = [{"sum": "2.5", "why": "noise road"}, {"sum": "0.25", "why": "noise"}, {"sum": "0", "why": "road"}]
    assert figures(Filled(trial, {"fine": rows}), "/fine") == {"Total": 3, "Money": Decimal("2.75"), "Road": 1}


@pytest.mark.parametrize(
    ("name", "counted", "on_paper", "english", "khmer"),
    [
        ("rows", 7, 8, "1 row is missing", "ខ្វះ ១ ជួរ"),
        ("rows", 5, 8, "3 rows are missing", "ខ្វះ ៣ ជួរ"),
        ("rows", 9, 8, "1 row too many", "លើស ១ ជួរ"),
        ("age sum", 9, 12, "3 missing", "ខ្វះ ៣"),
        ("age sum", 12, 9, "3 too many", "លើស ៣"),
    ],
)
def test_a_total_is_held_against_the_paper(name: str, counted: int, on_paper: int, english: str, khmer: str) -> None:
    assert against_paper(Total(name, Words("", ""), counted), on_paper) == Words(khmer, english)


def test_nothing_is_said_of_a_total_that_agrees() -> None:
    assert against_paper(Total("rows", Words("", ""), 7), 7) is None
