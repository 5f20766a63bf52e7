"""What was answered before is carried over, but not what must be another each time."""

from ctip_desktop.forms.entering.carrying import copied, row_as_above, same_as_before
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.installed import load
from tests.support.workbooks import LABELLED, form

VISIT = form(
    f"""
    survey
    {LABELLED[:-1]} | unique | calculation |
    | text | number | លេខ | Number | yes |
    | text | place | ទីកន្លែង | Place |
    | begin_repeat | person | មនុស្ស | Persons |
    | text | name | ឈ្មោះ | Name |
    | text | card | ប័ណ្ណ | Card | yes |
    | integer | age | អាយុ | Age |
    | calculate | minor | | | | ${{age}} < 18 |
    | begin_repeat | gift | អំណោយ | Gifts |
    | text | what | អ្វី | What |
    | end_repeat |
    | end_repeat |
    | integer | people | ចំនួន | People | | count(${{person}}) |
    """
)
ROWS = [
    {"_id": "a", "name": "Sok", "card": "1", "age": 12, "minor": "1", "gift": [{"_id": "g", "what": "rice"}]},
    {"_id": "b"},
]


def test_a_question_takes_the_answer_of_the_entry_before() -> None:
    filled = Filled(VISIT)
    assert same_as_before(filled, {"place": "Kampot"}, "/place") == "Kampot"
    assert same_as_before(filled, {}, "/place") is None
    assert same_as_before(filled, None, "/place") is None


def test_a_question_in_a_row_takes_the_answer_of_the_row_above() -> None:
    filled = Filled(VISIT, {"person": ROWS})
    assert same_as_before(filled, {"name": "not this"}, "/person[b]/name") == "Sok"
    assert same_as_before(filled, None, "/person[2]/age") == 12
    assert same_as_before(filled, None, "/person[a]/name") is None


def test_a_row_takes_what_was_answered_by_hand_in_the_row_above_but_nothing_unique() -> None:
    filled = Filled(VISIT, {"person": ROWS})
    carried = row_as_above(filled, "/person[b]")
    assert carried == {"/person[b]/name": "Sok", "/person[b]/age": 12}
    filled.set_all(carried)
    assert filled.answers()["person"][1] == {"_id": "b", "name": "Sok", "age": 12, "minor": "1"}
    assert row_as_above(filled, "/person[a]") == {}


def test_a_copied_entry_has_rows_of_its_own_and_nothing_unique_calculated_or_unknown() -> None:
    answers = {"number": "7", "place": "Kampot", "person": ROWS, "people": 2, "old": "x"}
    assert copied(VISIT, answers) == {
        "place": "Kampot",
        "person": [{"name": "Sok", "age": 12, "gift": [{"what": "rice"}]}, {}],
    }
    again = Filled(VISIT, copied(VISIT, answers)).answers()
    assert again["people"] == 2
    assert {row["_id"] for row in again["person"]}.isdisjoint({"a", "b"})


def test_the_numbers_of_cases_and_minutes_are_not_copied() -> None:
    assert copied(load("case"), {"case_no": "12", "offence": "other"}) == {"offence": "other"}
    assert copied(load("meeting"), {"number": "12", "venue": "hall"}) == {"venue": "hall"}
