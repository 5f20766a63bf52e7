"""Turns a way into a closure that finds the rows at its end."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from ctip_desktop.forms.expressions.paths import Way
from ctip_desktop.forms.expressions.values import Failing, Value

Row: TypeAlias = Any
"""A row of answers: `seen` and `shown` by key, `position` (from 1), `parent`, `rows` by repeat, and the `world`, which
knows `today`, `now`, `items(list)`, `matching(list, column, text)` and `choice_label(question, row, name)`."""
Item: TypeAlias = Mapping[str, str]
"""A choice as paths see it: `name`, `label` and its columns."""
Outside: TypeAlias = tuple[Row, int] | None
"""Inside a predicate: the row whose expression it is, and the position; None elsewhere."""
Closure: TypeAlias = Callable[[Row, Outside], Value]
Find: TypeAlias = Callable[[Row, Outside], Sequence[Row]]
Test: TypeAlias = Callable[[Any, Outside], Value]
"""Called with a row or an item."""

T = TypeVar("T")


def start_of(way: Way, inside: bool) -> Callable[[Row, Outside], Row]:
    """Return a closure that gives the row a way's spreads begin from."""
    ups = way.ups
    if way.current and inside:

        def from_outside(row: Row, outside: Outside) -> Row:
            row = outside[0] if outside else row
            for _ in range(ups):
                row = row.parent
            return row

        return from_outside

    def from_here(row: Row, _outside: Outside) -> Row:
        for _ in range(ups):
            row = row.parent
        return row

    return from_here


def finder(way: Way, tests: Sequence[Sequence[Test]], inside: bool) -> Find:
    """Return a closure that gives the rows holding the relevant nodes at the end of a way.

    Args:
        way: where to.
        tests: the predicates of each spread, as closures.
        inside: whether the way is read inside a predicate.
    """
    if way.node is None:
        return lambda _row, _outside: ()
    start, key = start_of(way, inside), way.node.key
    steps = [(spread.node.name if spread.down else None, test) for spread, test in zip(way.spreads, tests, strict=True)]

    def find(row: Row, outside: Outside) -> Sequence[Row]:
        reached: Sequence[Row] = [start(row, outside)]
        for repeat, conditions in steps:
            groups = [[each] for each in reached] if repeat is None else [each.rows[repeat] for each in reached]
            if conditions:
                reader = outside[0] if outside else row
                groups = [passing(group, conditions, reader) for group in groups]
            reached = groups[0] if len(groups) == 1 else [each for group in groups for each in group]
        return [each for each in reached if each.shown[key]]

    return find


def passing(group: Sequence[T], conditions: Sequence[Test], reader: Row) -> Sequence[T]:
    """Return those of a group that pass every condition in turn; only a plain yes passes, a number never does."""
    for condition in conditions:
        group = [each for place, each in enumerate(group, 1) if condition(each, (reader, place)) is True]
    return group


def items_finder(list_name: str, conditions: Sequence[Test]) -> Callable[[Row, Outside], Sequence[Item]]:
    """Return a closure that gives the items of a list that pass."""

    def find(row: Row, outside: Outside) -> Sequence[Item]:
        reader = outside[0] if outside else row
        return passing(reader.world.items(list_name), conditions, reader)

    return find


def only(values: Sequence[Value]) -> Value:
    """Return the one value where one is meant: empty if there is none; raise `Failing` if there are several."""
    if not values:
        return ""
    if len(values) > 1:
        raise Failing
    return values[0]
