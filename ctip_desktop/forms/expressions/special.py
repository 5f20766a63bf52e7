"""The functions that need more than their arguments' values: the row, the day, many nodes, or one argument only."""

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ctip_desktop.forms.expressions.finding import Closure, Outside, only
from ctip_desktop.forms.expressions.library import joined, largest, smallest, total
from ctip_desktop.forms.expressions.tree import Path, Step, Text, Tree
from ctip_desktop.forms.expressions.values import Value, to_boolean, to_text, to_whole
from ctip_desktop.forms.nodes import Node

if TYPE_CHECKING:
    from ctip_desktop.forms.expressions.closures import Scope

ITS_ANSWER = Path("", (Step("."),))


def _if(scope: "Scope", arguments: Sequence[Tree]) -> Closure:
    test, then, otherwise = map(scope.value, arguments)
    return lambda row, outside: (then if to_boolean(test(row, outside)) else otherwise)(row, outside)


def _coalesce(scope: "Scope", arguments: Sequence[Tree]) -> Closure:
    first, second = map(scope.value, arguments)

    def coalesce(row: Any, outside: Outside) -> Value:
        value = first(row, outside)
        empty = value == "" or (type(value) is float and math.isnan(value))
        return second(row, outside) if empty else value

    return coalesce


def _once(scope: "Scope", arguments: Sequence[Tree]) -> Closure:
    """Keep the first answer: reading oneself is no circle here, so it is not noted as read."""
    (argument,), key = map(scope.value, arguments), scope.compiler.place.key
    return lambda row, outside: row.seen[key] if to_text(row.seen[key]) else argument(row, outside)


def _today(_scope: "Scope", _arguments: Sequence[Tree]) -> Closure:
    return lambda row, outside: _reader(row, outside).world.today


def _now(_scope: "Scope", _arguments: Sequence[Tree]) -> Closure:
    return lambda row, outside: _reader(row, outside).world.now


def _reader(row: Any, outside: Outside) -> Any:
    return outside[0] if outside else row


def _count(scope: "Scope", arguments: Sequence[Tree]) -> Closure:
    values = scope.many(arguments[0])
    return lambda row, outside: float(len(values(row, outside)))


def _count_non_empty(scope: "Scope", arguments: Sequence[Tree]) -> Closure:
    values = scope.many(arguments[0])
    answers = not isinstance(arguments[0], Path) or _leads_to_answers(scope, arguments[0])
    if not answers:
        return _count(scope, arguments)
    return lambda row, outside: float(sum(value != "" for value in values(row, outside)))


def _leads_to_answers(scope: "Scope", path: Path) -> bool:
    node = None if path.start == "list" else scope.way(path).node
    return node is None or not node.children


def _over(function: Callable[[Sequence[Value]], Value]) -> Callable[["Scope", Sequence[Tree]], Closure]:
    """Return a function of many nodes, or of several arguments."""

    def compiled(scope: "Scope", arguments: Sequence[Tree]) -> Closure:
        values = _values(scope, arguments)
        return lambda row, outside: function(values(row, outside))

    return compiled


def _values(scope: "Scope", arguments: Sequence[Tree]) -> Callable[[Any, Outside], Sequence[Value]]:
    match arguments:
        case (Path() as path,):
            return scope.many(path)
    closures = [scope.value(argument) for argument in arguments]
    return lambda row, outside: [closure(row, outside) for closure in closures]


def _sum(scope: "Scope", arguments: Sequence[Tree]) -> Closure:
    values = scope.many(arguments[0])
    return lambda row, outside: total(values(row, outside))


def _join(scope: "Scope", arguments: Sequence[Tree]) -> Closure:
    separator, values = scope.value(arguments[0]), _values(scope, arguments[1:])
    return lambda row, outside: joined(separator(row, outside), values(row, outside))


def _position(scope: "Scope", arguments: Sequence[Tree]) -> Closure:
    if not arguments:
        if scope.inside:
            return lambda _row, outside: float(outside[1] if outside else 1)
        arguments = (ITS_ANSWER,)
    if not isinstance(arguments[0], Path) or arguments[0].start == "list":
        return lambda _row, _outside: 0.0
    found = scope.way(arguments[0])
    if found.node is None:
        return lambda _row, _outside: 0.0
    find, repeated = scope.find(found), found.node.kind == "repeat"
    if repeated:
        scope.compiler.positions.add((found.node, scope.bound(found)))

    def position(row: Any, outside: Outside) -> Value:
        rows = find(row, outside)
        return float((rows[0].position if repeated else 1) if rows else 0)

    return position


def _indexed_repeat(scope: "Scope", arguments: Sequence[Tree]) -> Closure:
    """Return the answer in the row of that number; with several repeats, a number for each."""
    target = _node_of(scope, arguments[0])
    if target is None:
        return lambda _row, _outside: ""
    numbers: dict[int, Closure] = {}
    for group, number in zip(arguments[1::2], arguments[2::2], strict=True):
        if (node := _node_of(scope, group)) is not None:
            numbers[node.depth] = scope.value(number)
    shared = scope.way(Path("$", (Step(target.name),))).bound
    bound = min([shared, *(depth - 1 for depth in numbers)])
    scope.compiler.reads.add((target, bound))
    homes = target.homes()

    def indexed(row: Any, outside: Outside) -> Value:
        own = _reader(row, outside)
        trail = [own]
        while trail[-1].parent is not None:
            trail.append(trail[-1].parent)
        trail.reverse()
        reached = [trail[bound]]
        for home in homes[bound + 1 :]:
            groups = [each.rows[home.name] for each in reached]
            if (number := numbers.get(home.depth)) is not None:
                place = max(to_whole(number(row, outside)), 1)
            elif home.depth <= shared:
                place = trail[home.depth].position
            else:
                reached = [each for group in groups for each in group]
                continue
            reached = [group[place - 1] for group in groups if place <= len(group)]
        return only([each.seen[target.key] for each in reached if each.shown[target.key]])

    return indexed


def _node_of(scope: "Scope", tree: Tree) -> Node | None:
    return scope.way(tree).node if isinstance(tree, Path) and tree.start != "list" else None


def _choice_name(scope: "Scope", arguments: Sequence[Tree]) -> Closure:
    """Return the label of a choice; the question is named in quotes, as XLSForm has it."""
    value = scope.value(arguments[0])
    match arguments[1]:
        case Text(text):
            name = text.strip().removeprefix("${").removesuffix("}").rpartition("/")[2]
            question = scope.compiler.names.get(name)
        case _:
            question = None
    if question is None:
        return lambda _row, _outside: ""

    def label(row: Any, outside: Outside) -> Value:
        reader = _reader(row, outside)
        return str(reader.world.choice_label(question, reader, to_text(value(row, outside))))

    return label


SPECIAL: dict[str, Callable[["Scope", Sequence[Tree]], Closure]] = {
    "if": _if,
    "coalesce": _coalesce,
    "once": _once,
    "today": _today,
    "now": _now,
    "count": _count,
    "count-non-empty": _count_non_empty,
    "sum": _sum,
    "min": _over(smallest),
    "max": _over(largest),
    "concat": _over(lambda values: joined("", values)),
    "join": _join,
    "position": _position,
    "indexed-repeat": _indexed_repeat,
    "jr:choice-name": _choice_name,
}
