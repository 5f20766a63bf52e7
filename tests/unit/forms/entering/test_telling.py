"""A problem is told with its place, what is wrong and what to do; an answer in words."""

from ctip_desktop.forms.entering.answer_words import answer_words
from ctip_desktop.forms.entering.telling import tell
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Words
from ctip_desktop.forms.installed import load


def test_a_problem_is_told_after_the_label_of_its_question() -> None:
    filled = Filled(load("case"), {"occurred_on": "31/06/2026"})
    (problem,) = filled.problems("/occurred_on")
    assert tell(filled, problem) == Words(
        "ថ្ងៃកើតហេតុ៖ ខែមិថុនាមានតែ ៣០ថ្ងៃ។ សូមវាយថ្ងៃពី ០១ ដល់ ៣០។",
        "Date of the event: June has 30 days. Type a day from 01 to 30.",
    )


def test_a_problem_in_a_row_is_told_with_the_number_of_the_row() -> None:
    filled = Filled(load("case"), {"victim": [{}, {"v_age": 214}]})
    (problem,) = filled.problems("/victim[2]/v_age")
    said = tell(filled, problem)
    assert said.en == "Row 2, Age at the time (years): An age is from 0 to 120 years."
    assert said.km.startswith("ជួរទី២ · អាយុពេលកើតហេតុ (ឆ្នាំ)៖ ")


def test_an_answer_is_told_in_words() -> None:
    filled = Filled(
        load("case"),
        {
            "offence": "other",
            "means": "threat force",
            "place": "07",
            "occurred_on": "2026-06-05",
            "compensation_settled": "4000000",
        },
        {"/summary": {"special": "not_known"}},
    )
    assert answer_words(filled, "/offence") == Words("បទល្មើសផ្សេង", "Another offence")
    assert answer_words(filled, "/means") == Words("ការគំរាមកំហែង, ការប្រើកម្លាំង", "Threat, Force")
    assert answer_words(filled, "/place") == Words("កំពត", "Kampot")
    assert answer_words(filled, "/occurred_on") == Words("០៥/០៦/២០២៦", "05/06/2026")
    assert answer_words(filled, "/compensation_settled") == Words("៤\u00a0០០០\u00a0០០០", "4,000,000")
    assert answer_words(filled, "/summary") == Words("មិនដឹង", "not known")
    assert answer_words(filled, "/route") is None
