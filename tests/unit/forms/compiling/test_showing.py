"""A mark for lists that no list could heed is a fault of the form."""

import pytest

from tests.support.workbooks import compiled, faults

SURVEY = """
survey
| type | name | label::Khmer (km) | label::English (en) | shows |
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("| text | a | ក | A | title |", [(2, "unknown_mark")]),
        ("| text | a | ក | A | date |", [(2, "not_a_date")]),
        ("| begin_repeat | r | ក | R |\n| date | a | ក | A | date |\n| end_repeat |", [(3, "not_a_date")]),
        ("| begin_repeat | r | ក | R | summary |\n| text | a | ក | A | name |\n| end_repeat |", []),
        ("| begin_group | g | ក | G |\n| date | a | ក | A | date |\n| end_group |", []),
    ],
)
def test_a_mark_is_faulted_at_its_cell(rows: str, expected: list[tuple[int, str]]) -> None:
    assert faults(SURVEY + rows) == [("survey", row, "shows", kind) for row, kind in expected]


def test_marks_are_kept() -> None:
    form = compiled(f"{SURVEY}| text | a | ក | A | summary |").form
    assert form is not None
    assert form.find("/a").question.columns == {"shows": "summary"}
