"""A mark of a person that could not be heeded is a fault of the form; so is counting persons where there are none."""

import pytest

from ctip_desktop.forms.installed import installed, load
from ctip_desktop.forms.person_marks import person_marks
from tests.support.workbooks import compiled, faults

SURVEY = """
survey
| type | name | label::Khmer (km) | label::English (en) | person | link |
"""
NAMED = "| text | n | ក | N | victim name | |\n"
INDICATORS = """
indicators
| name | source | measure | date | label::Khmer (km) | label::English (en) |
| people | trial | persons | d | ក | People |
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("| text | a | ក | A | victim nickname | |", [(3, "unknown_mark")]),
        ("| text | a | ក | A | victim | |", [(3, "unknown_mark")]),
        ("| integer | a | ក | A | victim birth | |", [(3, "wrong_kind")]),
        ("| text | a | ក | A | victim entry | |", [(3, "wrong_kind")]),
        ("| text | a | ក | A | victim entry | victim |", []),
        ("| date | a | ក | A | day | |", []),
        ("| date | a | ក | A | suspect birth | |", [(3, "missing_name")]),
        ("| begin_repeat | r | ក | R | | |\n| date | a | ក | A | day | |\n| end_repeat |", [(4, "wrong_kind")]),
    ],
)
def test_a_mark_is_faulted_at_its_cell(rows: str, expected: list[tuple[int, str]]) -> None:
    assert faults(SURVEY + NAMED + rows) == [("survey", row, "person", kind) for row, kind in expected]


def test_persons_are_counted_only_where_they_are_marked() -> None:
    day = "| date | d | ក | D | | |\n"
    assert faults(SURVEY + NAMED + day + INDICATORS) == []
    assert faults(SURVEY + day + INDICATORS) == [("indicators", 2, "measure", "no_persons")]


def test_marks_say_whose_answers_they_are() -> None:
    marks = {(one.kind, one.scope): set(one.questions) for one in person_marks(load("case"))}
    assert marks.keys() == {("suspect", ("suspect",)), ("victim", ("victim",))}
    assert marks["victim", ("victim",)] >= {"name", "other_name", "sex", "birth", "age", "nationality", "origin"}
    assert person_marks(load("case"))[0].days == ("occurred_on", "reported_on")


def test_persons_of_a_case_and_those_apart_are_marked_alike() -> None:
    """What is compared must be the same wherever a person is written down."""
    for kind in ("victim", "suspect"):
        row = next(one for one in person_marks(load("case")) if one.kind == kind)
        (apart,) = person_marks(load(kind))
        assert {role: names for role, names in apart.questions.items() if role != "number"} == {
            role: names for role, names in row.questions.items() if role != "number"
        }
    assert {form.name for form in installed() if person_marks(form)} == {
        *("case", "victim", "suspect", "assistance", "repatriation")
    }


def test_a_form_with_marks_compiles() -> None:
    assert compiled(SURVEY + NAMED).form is not None
