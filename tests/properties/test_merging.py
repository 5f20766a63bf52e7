"""Whatever two or three people did to the same entry apart: merging loses nothing, and asks only what it must."""

from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ctip_desktop.entries.merging import Merged, merge
from ctip_desktop.entries.record import Attachment
from ctip_desktop.entries.versions import Said, State, leaves

NAMES = ("case_no", "place", "n")
ROWS = tuple(f"{number:032x}" for number in range(1, 6))
INNER = tuple(f"{number:016x}" + "0" * 16 for number in range(1, 4))
VALUES = st.one_of(st.sampled_from(("1", "2", "3")), st.integers(1, 3))
REMARKS = st.fixed_dictionaries(
    {},
    optional={
        "note": st.sampled_from(("x", "y")),
        "source": st.sampled_from(("court", "police")),
        "verified": st.just(True),
        "special": st.sampled_from(("not_known", "refused")),
    },
)
FILES = tuple(Attachment(1, f"{letter}.pdf", letter * 64) for letter in "abc")


@st.composite
def states(draw: st.DrawFn) -> State:
    """Return a state of an entry with rows, rows in rows, and what is known beside answers; a special is no answer."""
    about: dict[str, Mapping[str, Any]] = {}

    def scope(place: str, names: Sequence[str]) -> dict[str, Any]:
        found = {}
        for name in names:
            if draw(st.booleans()):
                found[name] = draw(VALUES)
            if draw(st.integers(0, 3)) == 0 and (known := draw(REMARKS)):
                about[f"{place}/{name}"] = known
                if "special" in known:
                    found.pop(name, None)
        return found

    answers = scope("", NAMES)
    rows = []
    for row in draw(st.lists(st.sampled_from(ROWS), unique=True, max_size=4)):
        place = f"/victim[{row}]"
        chosen = draw(st.lists(st.sampled_from(INNER), unique=True, max_size=2))
        ids = [each[:16] + row[16:] for each in chosen]  # an id is met once in an entry
        inner = [{"_id": each, **scope(f"{place}/item[{each}]", ("what",))} for each in ids]
        rows.append({"_id": row, **scope(place, ("v_age", "v_sex")), **({"item": inner} if inner else {})})
    if rows:
        answers["victim"] = rows
    files = draw(st.lists(st.sampled_from(FILES), unique=True, max_size=3))
    return State(answers, about, tuple(files))


def said(state: State, path: str) -> tuple[Any, Any]:
    """Return the answer at a path, be it a special one."""
    scope: Any = state.answers
    *rows, name = path[1:].split("/")
    for step in rows:
        repeat, _, row = step[:-1].partition("[")
        scope = next((each for each in scope.get(repeat, []) if each["_id"] == row), {})
    return scope.get(name), state.about.get(path, {}).get("special")


def in_question(merged: Merged, path: str) -> bool:
    asked = [one.place for one in merged.disputed if one.kind in ("answer", "row")]
    return any(path == place or path.startswith(f"{place}/") for place in asked)


@given(states(), states())
def test_merging_with_itself_changes_nothing(base: State, one: State) -> None:
    assert merge(base, [one, one]) == Merged(one, (), (), ())


@given(states(), states())
def test_who_changed_nothing_asks_nothing(base: State, one: State) -> None:
    for sides in ([base, one], [one, base], [base, one, base]):
        assert merge(base, sides) == Merged(one, (), (), ())


@settings(max_examples=4 * settings.default.max_examples)
@given(states(), st.lists(states(), min_size=2, max_size=3))
def test_the_order_of_the_versions_does_not_matter(base: State, sides: list[State]) -> None:
    merged = merge(base, sides)
    for order in permutations(range(len(sides))):
        other = merge(base, [sides[place] for place in order])
        assert other.state == merged.state
        assert [(one.place, one.kind, one.base) for one in other.disputed] == [
            (one.place, one.kind, one.base) for one in merged.disputed
        ]
        for mine, theirs in zip(merged.disputed, other.disputed, strict=True):
            assert theirs.sides == tuple(mine.sides[place] for place in order)


@settings(max_examples=4 * settings.default.max_examples)
@given(states(), states(), states())
def test_no_answer_vanishes_undecided(base: State, one: State, other: State) -> None:
    """It is in the result, or asked about, or it stood there before and the other version changed it."""
    merged = merge(base, [one, other])
    for side in (one, other):
        for path in leaves(side):
            answer = said(side, path)
            assert said(merged.state, path) == answer or in_question(merged, path) or said(base, path) == answer


@settings(max_examples=4 * settings.default.max_examples)
@given(states(), states(), states())
def test_what_one_alone_changed_is_in_the_result(base: State, one: State, other: State) -> None:
    merged = merge(base, [one, other])
    for path in {*leaves(base), *leaves(one), *leaves(other)}:
        before, mine, theirs = said(base, path), said(one, path), said(other, path)
        if (mine == before) != (theirs == before) and not in_question(merged, path):
            assert said(merged.state, path) == (theirs if mine == before else mine)
    for path in {*one.about, *other.about, *base.about}:
        before, mine, theirs = (each.about.get(path, {}).get("note") for each in (base, one, other))
        taken_out = any(one.kind == "row" and path.startswith(f"{one.place}/") for one in merged.disputed)
        if mine == before and theirs != before and not taken_out:
            assert merged.state.about.get(path, {}).get("note") == theirs
    for file in FILES:
        before, mine, theirs = (file in each.att for each in (base, one, other))
        assert (file in merged.state.att) == (mine and theirs if before else mine or theirs)


@settings(max_examples=4 * settings.default.max_examples)
@given(states(), st.lists(states(), min_size=2, max_size=3), st.data())
def test_what_is_decided_is_decided(base: State, sides: list[State], data: st.DataObject) -> None:
    asked = merge(base, sides)
    choices = {one.place: data.draw(st.integers(0, len(sides) - 1)) for one in asked.disputed}
    decided = merge(base, sides, choices)
    assert decided.open == decided.stray == ()
    assert decided.disputed == asked.disputed
    for one in asked.disputed:
        chosen = one.sides[choices[one.place]]
        if one.kind == "answer":
            assert said(decided.state, one.place) == chosen.core
        elif one.kind == "row":
            repeat, _, row = one.place[:-1].rpartition("[")
            found = [each for each in rows_at(decided.state, repeat) if each["_id"] == row]
            assert found == ([chosen.value] if chosen.value else [])


@given(states(), states(), states())
def test_every_row_keeps_its_id_and_is_there_once(base: State, one: State, other: State) -> None:
    rows = [row["_id"] for row in merge(base, [one, other]).state.answers.get("victim", [])]
    assert len(rows) == len(set(rows))


@given(states(), states(), states())
def test_an_answer_nobody_gave_can_be_chosen(base: State, one: State, other: State) -> None:
    merged = merge(base, [one, other], {"/place": Said("another")})
    assert merged.state.answers["place"] == "another"
    assert merged.stray == ()


def rows_at(state: State, path: str) -> list[Mapping[str, Any]]:
    scope: Any = state.answers
    for step in path[1:].split("/"):
        repeat, _, row = step.rstrip("]").partition("[")
        found = scope.get(repeat, [])
        if not row:
            return list(found)
        scope = next((each for each in found if each["_id"] == row), {})
    return []


@given(states(), states(), states())
def test_where_nothing_before_can_be_believed_every_answer_that_differs_is_asked_about(
    base: State, one: State, other: State
) -> None:
    paths = {*leaves(base), *leaves(one), *leaves(other)}
    rows = {path.rpartition("/")[0] for path in paths}
    merged = merge(base, [one, other], contested=paths | rows | {row.rpartition("/")[0] for row in rows})
    for path in paths:
        if said(one, path) != said(other, path) and said(base, path) != (None, None):
            assert in_question(merged, path)
