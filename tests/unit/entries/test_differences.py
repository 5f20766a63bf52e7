"""What differs between two revisions is told by place, whatever came, went or moved."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ctip_desktop.entries.differences import Difference, differences, rows_matched

A, B, C, D = ("a" * 32, "b" * 32, "c" * 32, "d" * 32)


def row(name: str, **answers: Any) -> dict[str, Any]:
    return {"_id": name, **answers}


def test_a_changed_a_new_and_a_removed_answer_are_told() -> None:
    before, after = {"case_no": "1", "place": "01", "n": 3}, {"case_no": "2", "place": "01", "summary": "x"}
    assert differences(before, after) == [
        Difference("/case_no", "1", "2"),
        Difference("/n", 3, None),
        Difference("/summary", None, "x"),
    ]


def test_rows_are_matched_by_id_and_not_by_place() -> None:
    before = {"victim": [row(A, v_age=15), row(B, v_age=30)]}
    after = {"victim": [row(B, v_age=31)]}
    assert differences(before, after) == [
        Difference(f"/victim[{A}]", row(A, v_age=15), None),
        Difference(f"/victim[{B}]/v_age", 30, 31),
    ]


def test_a_row_within_a_row_is_found() -> None:
    before = {"victim": [row(A, item=[row(B, what="ring")])]}
    after = {"victim": [row(A, item=[row(B, what="phone"), row(C, what="bag")])]}
    assert differences(before, after) == [
        Difference(f"/victim[{A}]/item[{B}]/what", "ring", "phone"),
        Difference(f"/victim[{A}]/item[{C}]", None, row(C, what="bag")),
    ]


def test_rows_that_changed_places_are_told_once() -> None:
    before, after = {"victim": [row(A), row(B), row(C)]}, {"victim": [row(C), row(A), row(B)]}
    assert differences(before, after) == [Difference("/victim", (A, B, C), (C, A, B))]


def test_a_row_put_between_others_is_a_new_row_and_a_new_order() -> None:
    before, after = {"victim": [row(A), row(B)]}, {"victim": [row(A), row(C), row(B)]}
    assert differences(before, after) == [
        Difference("/victim", (A, B), (A, C, B)),
        Difference(f"/victim[{C}]", None, row(C)),
    ]


def test_no_rows_are_as_no_repeat() -> None:
    assert differences({"victim": []}, {}) == differences({}, {"victim": []}) == []


def test_an_answer_that_became_a_repeat_is_one_difference() -> None:
    assert differences({"victim": "2"}, {"victim": [row(A)]}) == [Difference("/victim", "2", [row(A)])]


def test_a_paper_keyed_twice_is_compared_row_by_row() -> None:
    first = {"victim": [row(A, v_age=15, item=[row(B, what="ring")]), row(C, v_age=20)]}
    second = {"victim": [row(D, v_age=51, item=[row("e" * 32, what="ring")])]}
    assert differences(first, rows_matched(second, first)) == [
        Difference(f"/victim[{A}]/v_age", 15, 51),
        Difference(f"/victim[{C}]", row(C, v_age=20), None),
    ]


def test_a_row_too_many_the_second_time_stays_a_row_of_its_own() -> None:
    first, second = {"victim": [row(A)]}, {"victim": [row(B), row(C, v_age=3)]}
    assert differences(first, rows_matched(second, first)) == [Difference(f"/victim[{C}]", None, row(C, v_age=3))]


def changed(answers: dict[str, Any], by: list[Difference], place: str = "") -> dict[str, Any]:
    """Return the answers as these differences say they became."""
    at = {one.path: one for one in by}
    repeats = {one.path[len(place) + 1 :].partition("[")[0] for one in by if one.path.startswith(f"{place}/")}
    after = {}
    for name in answers.keys() | repeats:
        path, value = f"{place}/{name}", answers.get(name)
        said = at.get(path)
        if said and not isinstance(said.after, tuple):
            value = said.after
        elif isinstance(value, list) or any(one.path.startswith(f"{path}[") for one in by):
            came = [
                one.after
                for one in by
                if one.path.startswith(f"{path}[") and one.before is None and one.path[-1] == "]"
            ]
            came = [one for one in came if at.get(f"{path}[{one['_id']}]")]
            stay = [one for one in value or [] if f"{path}[{one['_id']}]" not in at]
            rows = [changed(one, by, f"{path}[{one['_id']}]") for one in stay] + came
            if said:
                rows.sort(key=lambda one: said.after.index(one["_id"]))
            value = rows or None
        if value is not None:
            after[name] = value
    return after


def rows_of(inner: st.SearchStrategy[dict[str, Any]], ids: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    several = st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=4)
    return several.flatmap(
        lambda names: st.tuples(*[inner.map(lambda one, n=name: {"_id": n * 32, **one}) for name in names]).map(list)
    )


scalars = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.integers(0, 2) | st.sampled_from(["x", "y"]))
inner_rows = st.builds(
    lambda own, rows: own | ({"item": rows} if rows else {}), scalars, st.none() | rows_of(scalars, "1234")
)
answers = st.builds(
    lambda own, rows: own | ({"victim": rows} if rows else {}), scalars, st.none() | rows_of(inner_rows, "abcd")
)


@given(answers, answers)
def test_the_differences_lead_from_one_to_the_other(before: dict[str, Any], after: dict[str, Any]) -> None:
    found = differences(before, after)
    assert changed(before, found) == after
    assert len({one.path for one in found}) == len(found)
    assert (found == []) == (before == after)
