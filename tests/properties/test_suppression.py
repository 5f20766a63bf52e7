"""What is covered in a public table cannot be found by anybody who subtracts: told to attackers who see what all see.

The attackers know how tables are covered. One solves all equations; another keeps narrowing what each covered cell may
be; a third subtracts within single rows and columns.
"""

from fractions import Fraction
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from ctip_desktop.reports.exporting.suppressing import ALL, LEAST, OTHERS, Cell, covered, margin_of

COUNTS = st.one_of(st.just(0), st.integers(1, 12), st.integers(0, 60))
Equation = tuple[dict[Cell, int], int]


@st.composite
def tables(draw: st.DrawFn) -> dict[Cell, int]:
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    return {(f"{row:02}", f"c{column}"): draw(COUNTS) for row in range(rows) for column in range(columns)}


def equations(cells: dict[Cell, int], hidden: frozenset[Cell], rows: dict[str, int]) -> list[Equation]:
    """Return what all that is shown says of what is covered: a sum for each row and column."""
    columns = sorted({column for _, column in cells})
    count = cells | {(ALL, column): sum(cells[row, column] for row in rows) for column in columns}
    found: list[Equation] = []

    def add(terms: dict[Cell, int], total: int) -> None:
        unknown = {cell: sign for cell, sign in terms.items() if cell in hidden}
        found.append((unknown, total - sum(count[cell] * sign for cell, sign in terms.items() if cell not in hidden)))

    for row, total in rows.items():
        add({(row, column): 1 for column in columns}, total)
    add({(ALL, column): 1 for column in columns}, sum(rows.values()))
    for column in columns:
        add({(row, column): 1 for row in rows} | {(ALL, column): -1}, 0)
    return found


def solved(known: list[Equation]) -> set[Cell]:
    """Return the cells whose number follows from the equations, by elimination over the rationals."""
    unknown = sorted({cell for terms, _ in known for cell in terms})
    lines = [[Fraction(terms.get(cell, 0)) for cell in unknown] + [Fraction(total)] for terms, total in known]
    at = 0
    pivots = []
    for column in range(len(unknown)):
        pivot = next((line for line in range(at, len(lines)) if lines[line][column]), None)
        if pivot is None:
            continue
        lines[at], lines[pivot] = lines[pivot], lines[at]
        lines[at] = [value / lines[at][column] for value in lines[at]]
        for other in range(len(lines)):
            if other != at and lines[other][column]:
                factor = lines[other][column]
                lines[other] = [one - factor * two for one, two in zip(lines[other], lines[at], strict=True)]
        pivots.append(column)
        at += 1
    return {
        unknown[column] for line, column in zip(lines, pivots, strict=False) if sum(bool(one) for one in line[:-1]) == 1
    }


def narrowed(known: list[Equation]) -> dict[Cell, tuple[float, float]]:
    """Return between what each cell must be, knowing that every covered one is at least 1."""
    bounds: dict[Cell, tuple[float, float]] = {cell: (1, inf) for terms, _ in known for cell in terms}
    changed = True
    while changed:
        changed = False
        for terms, total in known:
            for cell, sign in terms.items():
                rest = [(bounds[one], mark) for one, mark in terms.items() if one != cell]
                low = sum(one[0] * mark if mark > 0 else one[1] * mark for one, mark in rest)
                high = sum(one[1] * mark if mark > 0 else one[0] * mark for one, mark in rest)
                least, most = (total - high, total - low) if sign > 0 else (low - total, high - total)
                new = max(bounds[cell][0], least), min(bounds[cell][1], most)
                if new != bounds[cell]:
                    bounds[cell], changed = new, True
    return bounds


def shown_to_the_public(cells: dict[Cell, int]) -> tuple[dict[Cell, int], dict[str, int], frozenset[Cell]] | None:
    """Return the table as it is told: its cells, the totals of its rows, what is covered; None if it is withheld."""
    totals: dict[str, int] = {}
    for (row, _), count in cells.items():
        totals[row] = totals.get(row, 0) + count
    margin = margin_of(totals)
    if margin is None:
        return None
    columns = sorted({column for _, column in cells})
    merged = {(row, column): 0 for row in margin.rows for column in columns}
    for (row, column), count in cells.items():
        merged[margin.row_of(row), column] += count
    hidden = covered(merged, margin.rows, columns)
    return None if hidden is None else (merged, margin.rows, hidden)


@settings(max_examples=400, deadline=None)
@given(tables())
def test_nothing_that_is_covered_can_be_found_by_subtraction(cells: dict[Cell, int]) -> None:
    told = shown_to_the_public(cells)
    if told is None:
        return
    merged, rows, hidden = told
    known = equations(merged, hidden, rows)
    assert solved(known) == set()
    for cell, (least, most) in narrowed(known).items():
        assert least < most, cell
    for terms, rest in known:
        if terms and all(sign > 0 for sign in terms.values()):
            assert len(terms) > 1
            assert rest >= LEAST


@settings(max_examples=400, deadline=None)
@given(tables())
def test_no_small_cell_is_shown_and_every_other_shown_one_is_true(cells: dict[Cell, int]) -> None:
    told = shown_to_the_public(cells)
    if told is None:
        return
    merged, rows, hidden = told
    columns = {column for _, column in merged}
    sums = {(ALL, column): sum(merged[row, column] for row in rows) for column in columns}
    for cell, count in (merged | sums).items():
        assert cell in hidden or count == 0 or count >= LEAST
        assert count or cell not in hidden
    assert all(count == 0 or count >= LEAST for count in rows.values())


@settings(max_examples=400, deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=25))
def test_small_offices_stand_together_so_that_none_can_be_told_from_their_sum(counts: list[int]) -> None:
    margin = margin_of({f"{place:02}": count for place, count in enumerate(counts)})
    if margin is None:
        return
    assert sum(margin.rows.values()) == sum(counts) == margin.total
    assert not any(0 < count < LEAST for count in margin.rows.values())
    if margin.together:
        assert len(margin.together) > 1
        assert margin.rows[OTHERS] > len(margin.together)


def test_a_table_is_told_where_it_can_be() -> None:
    cells = {("01", "f"): 40, ("01", "m"): 30, ("02", "f"): 5, ("02", "m"): 33, ("03", "f"): 20, ("03", "m"): 12}
    hidden = covered(cells, {"01": 70, "02": 38, "03": 32}, ["f", "m"])
    assert hidden is not None
    assert ("02", "f") in hidden
    assert len(hidden) == 4
    assert covered({("01", "f"): 12, ("01", "m"): 30}, {"01": 42}, ["f", "m"]) == frozenset()


def test_the_attackers_find_what_is_badly_covered() -> None:
    cells = {("01", "f"): 40, ("01", "m"): 30, ("02", "f"): 5, ("02", "m"): 33}
    rows = {"01": 70, "02": 38}
    alone = frozenset({("02", "f")})
    assert solved(equations(cells, alone, rows)) == set(alone)
    least, most = narrowed(equations(cells, alone, rows))["02", "f"]
    assert least == most == 5
