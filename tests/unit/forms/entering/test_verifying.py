"""Two clerks key the same paper; what differs is told and decided."""

from typing import Any

from ctip_desktop.forms.entering.verifying import FIRST, SECOND, Retyped, compare, decided
from tests.support.workbooks import LABELLED, form

VISIT = form(
    f"""
    survey
    {LABELLED[:-1]} | relevant | calculation |
    | begin_group | who | អ្នកណា | Who |
    | text | name | ឈ្មោះ | Name |
    | decimal | fine | ពិន័យ | Fine |
    | time | at | ម៉ោង | At |
    | select_multiple need | needs | តម្រូវការ | Needs |
    | text | why | ហេតុអ្វី | Why | ${{fine}} > 0 |
    | calculate | sum | | | | ${{fine}} + 1 |
    | end_group |
    | begin_repeat | person | មនុស្ស | Persons |
    | text | called | ហៅថា | Called |
    | begin_repeat | gift | អំណោយ | Gifts |
    | text | what | អ្វី | What |
    | end_repeat |
    | end_repeat |

    choices
    | list_name | name | label::Khmer (km) | label::English (en) |
    | need | a | ក | A |
    | need | b | ខ | B |
    """
)


def told(first: dict[str, Any], second: dict[str, Any], **about: Any) -> list[tuple[str, str, object, object]]:
    return [(each.number, each.path, each.first, each.second) for each in compare(VISIT, first, second, **about)]


def test_alike_is_alike_however_it_was_written() -> None:
    first = {"name": "Sok\u200b", "fine": "2.50", "at": "8:30", "needs": "a b", "why": "x", "sum": "1"}
    second = {"name": "Sok", "fine": "2.5", "at": "08:30", "needs": "b a", "why": "x", "sum": "9"}
    rows = {"person": [{"_id": "1", "called": "N"}]}, {"person": [{"_id": "2", "called": "N"}]}
    assert told(first | rows[0], second | rows[1]) == []


def test_differences_are_told_in_form_order_with_their_numbers_rows_by_their_place() -> None:
    first = {"name": "Sok", "person": [{"called": "A"}, {"called": "B", "gift": [{"what": "rice"}]}]}
    second = {"name": "Sot", "needs": "a", "person": [{"called": "A"}, {"called": "C", "gift": [{"what": "oil"}]}]}
    assert told(first, second) == [
        ("1.1", "/name", "Sok", "Sot"),
        ("1.4", "/needs", None, "a"),
        ("2.1", "/person[2]/called", "B", "C"),
        ("2.2.1", "/person[2]/gift[1]/what", "rice", "oil"),
    ]
    (*_, in_row, _) = compare(VISIT, first, second)
    assert (in_row.row, in_row.label.en) == (2, "Called")


def test_what_is_asked_of_only_one_is_told_and_what_is_hidden_in_both_is_not() -> None:
    assert told({"fine": "1", "why": "late"}, {}) == [("1.2", "/fine", "1", None), ("1.5", "/why", "late", None)]
    assert told({"why": "late"}, {"why": "early"}) == []


def test_a_special_answer_is_an_answer() -> None:
    (difference,) = compare(VISIT, {"name": "Sok"}, {"name": "Sok"}, second_about={"/name": {"special": "refused"}})
    assert (difference.first_special, difference.second_special) == ("", "refused")
    both = {"/name": {"special": "refused"}}
    assert told({"name": "Sok"}, {}, first_about=both, second_about=both) == []


def test_rows_only_one_has_are_told_whole() -> None:
    first = {"person": [{"_id": "a", "called": "A"}]}
    second = {"person": [{"_id": "b", "called": "A"}, {"_id": "c", "called": "B"}]}
    assert told(first, second) == [("2", "/person[2]", None, {"_id": "c", "called": "B"})]
    assert told(second, first) == [("2", "/person[2]", {"_id": "c", "called": "B"}, None)]


def test_one_or_the_other_or_what_is_typed_anew_stands() -> None:
    first = {"name": "Sok", "fine": "1", "needs": "a", "person": [{"_id": "a", "called": "A"}]}
    second = {"name": "Sot", "fine": "2", "needs": "b", "person": [{"_id": "b", "called": "B"}]}
    decisions = {"/name": SECOND, "/fine": Retyped("3"), "/needs": FIRST, "/person[1]/called": SECOND}
    answers, about = decided(VISIT, first, second, decisions)
    assert answers == {"name": "Sot", "fine": "3", "needs": "a", "sum": "4", "person": [{"_id": "a", "called": "B"}]}
    assert about == {}


def test_rows_are_taken_or_given_up() -> None:
    short = {"person": [{"_id": "a", "called": "A"}]}
    long = {"person": [{"called": "A"}, {"called": "B", "gift": [{"what": "rice"}]}, {"called": "C"}]}
    decisions = {"/person[2]": SECOND, "/person[3]": SECOND}
    answers, _ = decided(VISIT, short, long, decisions)
    assert [row["called"] for row in answers["person"]] == ["A", "B", "C"]
    assert answers["person"][0]["_id"] == "a"
    assert answers["person"][1]["gift"][0]["what"] == "rice"
    answers, _ = decided(VISIT, long, short, decisions)
    assert [row["called"] for row in answers["person"]] == ["A"]
    answers, _ = decided(VISIT, long, short, {"/person[2]": SECOND})
    assert [row["called"] for row in answers["person"]] == ["A", "C"]


def test_a_special_answer_is_taken_over_and_given_up() -> None:
    special = {"/name": {"special": "refused", "note": "n"}}
    answers, about = decided(VISIT, {"name": "Sok"}, {}, {"/name": SECOND}, None, {"/name": {"special": "refused"}})
    assert (answers, about) == ({}, {"/name": {"special": "refused"}})
    answers, about = decided(VISIT, {}, {"name": "Sok"}, {"/name": SECOND}, special)
    assert (answers, about) == ({"name": "Sok"}, {"/name": {"note": "n"}})
    answers, about = decided(VISIT, {}, {"name": "Sok"}, {"/name": Retyped("Dara")}, special)
    assert (answers, about) == ({"name": "Dara"}, {"/name": {"note": "n"}})


def test_nothing_decided_leaves_what_the_first_keyed() -> None:
    first = {"name": "Sok", "person": [{"_id": "a", "called": "A"}]}
    assert decided(VISIT, first, {"name": "x"}, {}) == (first, {})
