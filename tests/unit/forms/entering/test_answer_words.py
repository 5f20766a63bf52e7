"""Answers as people read them; what is calculated, in the words of a list the form names."""

import pytest

from ctip_desktop.forms.entering.answer_words import answer_words
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.installed import load
from tests.support.workbooks import LABELLED, form

FORM = form(
    f"""
    survey
    {LABELLED} calculation | worded |
    | integer | age | អាយុ | Age |
    | calculate | minor | អនីតិជន | Minor | if(${{age}} = '', '', if(${{age}} < 18, 'yes', if(${{age}} < 150, 'no', 'odd'))) | yes_no |
    | select_one yes_no | asked | សួរ | Asked |

    choices
    | list_name | name | label::Khmer (km) | label::English (en) |
    | yes_no | yes | បាទ | Yes |
    | yes_no | no | ទេ | No |
    """  # noqa: E501
)


@pytest.mark.parametrize(("age", "khmer", "english"), [(12, "បាទ", "Yes"), (40, "ទេ", "No"), (200, "odd", "odd")])
def test_what_is_calculated_reads_as_the_list_says(age: int, khmer: str, english: str) -> None:
    words = answer_words(Filled(FORM, {"age": age}), "/minor")
    assert words is not None
    assert (words.km, words.en) == (khmer, english)


def test_no_answer_has_no_words() -> None:
    assert answer_words(Filled(FORM, {}), "/minor") is None


def test_the_number_of_another_entry_has_the_digits_of_the_language() -> None:
    words = answer_words(Filled(load("assistance"), {"victim_number": "01-2026-A-0009"}), "/victim_number")
    assert words is not None
    assert (words.km, words.en) == ("០១-២០២៦-A-០០០៩", "01-2026-A-0009")
