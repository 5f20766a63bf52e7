"""What two devices did to the same entry is merged where it can be, and asked about where it cannot."""

from typing import Any

from ctip_desktop.entries.merging import merge
from ctip_desktop.entries.revisions import nearest_common_ancestors
from ctip_desktop.entries.versions import Disputed, Said, State

A, B, C, D = ("a" * 32, "b" * 32, "c" * 32, "d" * 32)


def row(name: str, **answers: Any) -> dict[str, Any]:
    return {"_id": name, **answers}


def test_different_questions_do_not_disagree() -> None:
    base = State({"case_no": "1", "place": "01"})
    merged = merge(base, [State({"case_no": "2", "place": "01"}), State({"case_no": "1", "place": "02"})])
    assert merged.state.answers == {"case_no": "2", "place": "02"}
    assert merged.disputed == ()


def test_what_both_changed_alike_is_taken_and_otherwise_a_person_is_asked() -> None:
    base = State({"case_no": "1", "place": "01"})
    merged = merge(base, [State({"case_no": "2", "place": "02"}), State({"case_no": "2", "place": "03"})])
    assert merged.state.answers == {"case_no": "2", "place": "01"}
    assert merged.open == (Disputed("/place", "answer", Said("01"), (Said("02"), Said("03"))),)


def test_an_answer_erased_by_one_and_changed_by_the_other_is_asked_about() -> None:
    merged = merge(State({"place": "01"}), [State({}), State({"place": "02"})])
    assert merged.open == (Disputed("/place", "answer", Said("01"), (Said(None), Said("02"))),)
    assert merge(State({"place": "01"}), [State({}), State({"place": "02"})], {"/place": 0}).state.answers == {}


def test_a_special_answer_and_an_answer_are_two_answers() -> None:
    """Taken apart they would give an answer that is not known."""
    base, special = State({}), {"/age": {"special": "not_known"}}
    merged = merge(base, [State({"age": 17}), State({}, special)])
    assert [one.place for one in merged.open] == ["/age"]
    decided = merge(base, [State({"age": 17}), State({}, special)], {"/age": 1}).state
    assert (decided.answers, decided.about) == ({}, special)


def test_who_confirms_what_another_changes_disagrees() -> None:
    base = State({"age": 16})
    changed, confirmed = State({"age": 17}), State({"age": 16}, {"/age": {"verified": True, "source": "birth letter"}})
    merged = merge(base, [changed, confirmed])
    assert merged.open[0].sides == (Said(17), Said(16, {"source": "birth letter", "verified": True}))
    decided = merge(base, [changed, confirmed], {"/age": 1}).state
    assert decided == confirmed


def test_remarks_about_the_same_answer_join() -> None:
    base = State({"age": 16})
    one, other = State({"age": 16}, {"/age": {"source": "court"}}), State({"age": 16}, {"/age": {"verified": True}})
    assert merge(base, [one, other]).state.about == {"/age": {"source": "court", "verified": True}}


def test_notes_that_were_added_to_are_joined_whatever_the_answer() -> None:
    base = State({"age": 16}, {"/age": {"note": "w"}})
    one = State({"age": 17}, {"/age": {"note": "w\ny"}})
    other = State({"age": 18}, {"/age": {"note": "w\nx"}})
    merged = merge(base, [one, other], {"/age": 1}).state
    assert (merged.answers, merged.about) == ({"age": 18}, {"/age": {"note": "w\nx\ny"}})


def test_a_note_two_versions_wrote_anew_is_asked_about() -> None:
    base = State({"age": 16}, {"/age": {"note": "w"}})
    one, other = State({"age": 16}, {"/age": {"note": "x"}}), State({"age": 16}, {"/age": {"note": "y"}})
    assert [(one.place, one.kind) for one in merge(base, [one, other]).open] == [("/age#note", "remark")]


def test_rows_of_both_are_kept_and_answers_go_by_the_id_of_the_row() -> None:
    base = State({"victim": [row(A, age=15), row(B, age=30)]})
    one = State({"victim": [row(A, age=15), row(B, age=31), row(C, age=2)]})
    other = State({"victim": [row(D, age=9), row(A, age=16), row(B, age=30)]})
    merged = merge(base, [one, other])
    assert merged.disputed == ()
    assert merged.state.answers["victim"] == [row(D, age=9), row(A, age=16), row(B, age=31), row(C, age=2)]


def test_a_row_taken_out_goes_with_what_was_known_in_it() -> None:
    base = State({"victim": [row(A, age=15)]}, {f"/victim[{A}]/age": {"note": "x"}})
    assert merge(base, [State({}), base]).state == State({})


def test_a_row_taken_out_by_one_and_changed_by_the_other_is_asked_about() -> None:
    known = {f"/victim[{A}]/age": {"source": "court"}}
    base = State({"victim": [row(A, age=15), row(B)]})
    sides = [State({"victim": [row(B)]}), State({"victim": [row(A, age=15), row(B)]}, known)]
    merged = merge(base, sides)
    place = f"/victim[{A}]"
    assert merged.open == (Disputed(place, "row", Said(row(A, age=15)), (Said(None), Said(row(A, age=15), known))),)
    assert merge(base, sides, {place: 0}).state == State({"victim": [row(B)]})
    assert merge(base, sides, {place: 1}).state == State({"victim": [row(A, age=15), row(B)]}, known)


def test_two_new_orders_of_the_same_rows_are_asked_about() -> None:
    base = State({"victim": [row(A), row(B), row(C)]})
    sides = [State({"victim": [row(C), row(A), row(B)]}), State({"victim": [row(B), row(A), row(C), row(D)]})]
    merged = merge(base, sides)
    assert merged.open == (Disputed("/victim", "order", Said((A, B, C)), (Said((C, A, B)), Said((B, A, C)))),)
    assert merge(base, sides, {"/victim": 0}).state.answers["victim"] == [row(C), row(D), row(A), row(B)]


def test_what_follows_from_other_answers_is_never_asked_about() -> None:
    sides = [State({"total": 3}), State({"total": 4})]
    assert merge(State({"total": 2}), sides, follows=lambda path: path == "/total").disputed == ()


def test_a_choice_where_nothing_can_be_chosen_is_told() -> None:
    base, sides = State({"place": "01"}), [State({"place": "02"}), State({"place": "03"})]
    choices = {"/place": 2, f"/victim[{A}]": 0, "/place#note": 5}
    assert merge(base, sides, choices).stray == ("/place", "/place#note", f"/victim[{A}]")


def test_three_versions_part_from_what_all_build_on() -> None:
    graph: dict[str, list[str]] = {"0": [], "1": ["0"], "2": ["1"], "3": ["1"], "4": ["0"]}
    assert nearest_common_ancestors(graph, "2", "3") == ["1"]
    assert nearest_common_ancestors(graph, "2", "3", "4") == ["0"]


def test_what_was_decided_twice_and_differently_is_asked_about_again() -> None:
    """Against either of the versions that were decided between, only one decision would have changed anything."""
    first, second = State({"age": 16, "victim": [row(A)]}), State({"age": 17})
    contested = frozenset({"/age", f"/victim[{A}]"})
    assert merge(first, [first, second], contested=contested).open == (
        Disputed("/age", "answer", Said(16), (Said(16), Said(17))),
        Disputed(f"/victim[{A}]", "row", Said(row(A)), (Said(row(A)), Said(None))),
    )
    assert merge(first, [second, second], contested=contested).state == second
