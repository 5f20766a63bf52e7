"""How questions stand, why they are hidden, where they are, and many answers given at once."""

import pytest

from ctip_desktop.forms.filled import Filled
from tests.support.workbooks import LABELLED, form

VISIT = form(
    f"""
    survey
    {LABELLED[:-1]} | required | relevant | calculation | read_only | default | trigger |
    | text | name | ឈ្មោះ | Name | yes |
    | integer | age | អាយុ | Age | ${{name}} != '' |
    | text | kind | ប្រភេទ | Kind | | | | | guest |
    | text | day | ថ្ងៃ | Day | | | | ${{kind}} = 'guest' |
    | text | copied | ចម្លង | Copied | | | concat(${{name}}, '!') | | | ${{name}} |
    | begin_group | far | ឆ្ងាយ | Far | | ${{kind}} = 'far' |
    | begin_repeat | item | វត្ថុ | Items |
    | integer | many | ប៉ុន្មាន | Many |
    | calculate | double | | | | | ${{many}} * 2 |
    | text | big | ធំ | Big | | ${{double}} > 9 |
    | end_repeat |
    | end_group |
    | text | end | ចប់ | End | | count(${{item}}) > 1 |
    """
)


def test_a_wrong_answer_after_none_is_told_as_wrong_and_no_longer_as_missing() -> None:
    trial = form(f"survey\n{LABELLED[:-1]} | required |\n| integer | n | ក | N | yes |")
    filled = Filled(trial)
    said = []
    for given in (None, "x", "5", "x", None):
        assert "/n" in filled.set("/n", given)
        said.append([problem.kind for problem in filled.problems("/n")])
    assert said == [["required"], ["type"], [], ["type"], ["required"]]


def test_a_question_stands_as_asked_answered_and_touched() -> None:
    filled = Filled(VISIT)
    name, age, kind, day = (filled.standing(path) for path in ("/name", "/age", "/kind", "/day"))
    assert (name.asked, name.answered, name.must, name.missing) == (True, False, True, 1)
    assert (age.must, age.missing) == (False, 0)
    assert (kind.answered, kind.touched) == (True, False)
    assert not day.asked
    assert not filled.standing("/end").relevant
    filled.set("/kind", "friend")
    assert filled.standing("/kind").touched
    assert filled.standing("/day").asked
    filled.know("/name", {"special": "refused"})
    assert (filled.standing("/name").answered, filled.standing("/name").missing) == (True, 0)


def test_who_must_or_can_be_answered_now_is_among_what_changed() -> None:
    filled = Filled(VISIT)
    filled.set("/age", 3)
    assert "/age" in filled.set("/name", "N")
    assert "/day" in filled.set("/kind", "x")


def test_all_questions_stand_in_form_order() -> None:
    filled = Filled(VISIT, {"kind": "far", "item": [{"_id": "a"}, {"_id": "b"}]})
    paths = [standing.path for standing in filled.standings()]
    assert paths == sorted(paths, key=filled.order)
    assert [standing.path for standing in filled.standings("/item[2]")] == [
        "/item[b]/many",
        "/item[b]/double",
        "/item[b]/big",
    ]


def test_the_order_of_rows_is_that_of_their_numbers() -> None:
    filled = Filled(VISIT, {"item": [{"_id": "z"}, {"_id": "a"}]})
    paths = ["/name", "/far", "/item", "/item[z]", "/item[z]/big", "/item[a]/many", "/end"]
    assert sorted(set(paths), key=filled.order) == paths


def test_causes_are_what_the_conditions_around_read_through_calculations() -> None:
    filled = Filled(VISIT, {"item": [{"_id": "a"}]})
    assert filled.causes("/item[a]/big") == ("/kind", "/item[a]/many")
    assert filled.causes("/far") == ("/kind",)
    assert filled.causes("/end") == ("/item",)
    assert filled.causes("/name") == ()


def test_many_answers_are_given_at_once_and_all_follows() -> None:
    filled = Filled(VISIT, {"kind": "far", "item": [{"_id": "a"}]})
    changed = filled.set_all({"/item[a]/many": "5", "/item[a]/double": "1", "/name": "N"})
    assert {"/item[a]/many", "/item[a]/double", "/item[a]/big", "/name", "/copied"} <= changed
    assert (filled.value("/item[a]/double"), filled.value("/copied")) == ("10", "N!")
    with pytest.raises(KeyError):
        filled.set_all({"/item": "x"})


def test_several_rows_are_added_at_once() -> None:
    filled = Filled(VISIT, {"kind": "far"})
    rows, changed = filled.add_rows("/item", 2)
    assert rows == filled.rows("/item")
    assert {"/item", "/end"} <= changed
    assert filled.add_rows("/item", 0) == ((), frozenset())


def test_a_column_has_the_answers_that_count() -> None:
    rows = [{"_id": "a", "many": 1}, {"_id": "b", "many": 2}, {"_id": "c", "many": "x"}, {"_id": "d"}]
    filled = Filled(VISIT, {"kind": "far", "item": rows}, {"/item[b]/many": {"special": "not_known"}})
    assert filled.column("/item", "many") == (1, None, None, None)
    filled.set("/kind", "near")
    assert filled.column("/item", "many") == ()


def test_what_was_noted_is_taken_back_and_done_again() -> None:
    filled = Filled(VISIT, {"kind": "far"})
    before = filled.answers()
    with filled.noting() as steps:
        row = filled.add_row("/item")
        filled.set(f"{row}/many", 7)
        filled.know(f"{row}/many", {"note": "n"})
        filled.set("/name", "N")
    after, about = filled.answers(), filled.about
    assert {"/item", "/name", "/copied"} <= filled.replay(steps, back=True)
    assert (filled.answers(), filled.about) == (before, {})
    assert {"/item", f"{row}/many", "/name"} <= filled.replay(steps, back=False)
    assert (filled.answers(), filled.about) == (after, about)
