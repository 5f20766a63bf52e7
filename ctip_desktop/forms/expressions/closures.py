"""Turns a tree into a closure that gives its value in a row, and notes which nodes it reads.

A closure is called with the row it stands in and, inside a predicate, with the row outside and the position. It
returns a value or raises `Failing`, and nothing else.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ctip_desktop.forms.expressions.finding import Closure, Find, Outside, finder, items_finder, only, start_of
from ctip_desktop.forms.expressions.library import LIBRARY
from ctip_desktop.forms.expressions.operators import OPERATORS, equals_text
from ctip_desktop.forms.expressions.paths import Way, way
from ctip_desktop.forms.expressions.special import ITS_ANSWER, SPECIAL
from ctip_desktop.forms.expressions.tree import Binary, Call, Negative, Number, Path, Text, Tree, walk
from ctip_desktop.forms.expressions.values import Failing, Value, to_boolean, to_number
from ctip_desktop.forms.nodes import Node


class Compiler:
    """Compiles the expressions of one node.

    Attributes:
        place: the node whose expressions these are.
        reads: what they read, each node with the depth of the rows it is bound to: when it changes in a row, the
            readers under that row's ancestor at this depth must follow.
        positions: the repeats whose numbering they read, in the same manner.
    """

    def __init__(self, place: Node, names: Mapping[str, Node]) -> None:
        self.place = place
        self.names = names
        self.reads: set[tuple[Node, int]] = set()
        self.positions: set[tuple[Node, int]] = set()

    def compile(self, tree: Tree) -> Closure:
        """Return the closure of an expression of the place."""
        return Scope(self, self.place, ceiling=self.place.depth, inside=False).value(tree)

    def filter(self, tree: Tree) -> Closure:
        """Return the closure of a choice filter, to be called with an item and the row of the place outside."""
        return Scope(self, None, ceiling=self.place.depth, inside=True).value(tree)


class Scope:
    """Where in an expression one is: at the place itself, or inside a predicate on `here` (None: on a list's items)."""

    def __init__(self, compiler: Compiler, here: Node | None, ceiling: int, inside: bool) -> None:
        self.compiler = compiler
        self.here = here
        self.ceiling = ceiling
        self.inside = inside

    def value(self, tree: Tree) -> Closure:
        """Return the closure of one value."""
        match tree:
            case Number(value) | Text(value):
                return lambda _row, _outside: value
            case Negative(operand):
                inner = self.value(operand)
                return lambda row, outside: -to_number(inner(row, outside))
            case Binary("and" | "or" as word, left, right):
                return self._either(word == "or", self.value(left), self.value(right))
            case Binary("=" | "!=" as sign, left, Text(text)):
                return equals_text(self.value(left), text, sign == "=")
            case Binary(sign, left, right):
                return _applied(OPERATORS[sign], (self.value(left), self.value(right)))
            case Call(name, arguments) if name in SPECIAL:
                return SPECIAL[name](self, arguments)
            case Call(name, ()) if name in ("string-length", "normalize-space"):
                return _applied(LIBRARY[name], (self.value(ITS_ANSWER),))
            case Call(name, arguments):
                return _applied(LIBRARY[name], tuple(map(self.value, arguments)))
            case Path():
                return self._path(tree)

    def many(self, tree: Tree) -> Callable[[Any, Outside], Sequence[Value]]:
        """Return a closure of all values a path leads to; raise `Failing` when called, if the tree is no path."""
        if not isinstance(tree, Path):
            return _fail
        if tree.start == "list":
            return self._columns(tree)
        if self.here is None and _is_column(tree):
            column = self._column(tree)
            return lambda row, outside: [column(row, outside)]
        found = self.way(tree)
        find, key = self.find(found), found.node.key if found.node else ""
        return lambda row, outside: [each.seen[key] for each in find(row, outside)]

    def way(self, path: Path) -> Way:
        """Return the way of a path from here, noting what it reads."""
        found = way(path, self.here, self.compiler.place, self.compiler.names)
        if found.node is not None:
            self.compiler.reads.add((found.node, self.bound(found)))
        return found

    def bound(self, found: Way) -> int:
        """Return the depth of the rows that the place shares with what is found."""
        return found.bound if found.current else min(found.bound, self.ceiling)

    def find(self, found: Way) -> Find:
        """Return a closure that finds the rows at the end of a way."""
        tests = [
            [
                Scope(self.compiler, spread.node, self.bound(found), inside=True).value(test)
                for test in spread.predicates
            ]
            for spread in found.spreads
        ]
        return finder(found, tests, self.inside)

    def _path(self, path: Path) -> Closure:
        if path.start == "list":
            columns = self._columns(path)
            return lambda row, outside: only(columns(row, outside))
        if self.here is None and _is_column(path):
            return self._column(path)
        found = self.way(path)
        if found.node is None:
            return lambda _row, _outside: ""
        key = found.node.key
        if found.spreads:
            find = self.find(found)
            return lambda row, outside: only([each.seen[key] for each in find(row, outside)])
        if not (found.current and self.inside):
            if found.ups == 0:
                return lambda row, _outside: row.seen[key]
            if found.ups == 1:
                return lambda row, _outside: row.parent.seen[key]
        start = start_of(found, self.inside)
        return lambda row, outside: start(row, outside).seen[key]

    def _column(self, path: Path) -> Closure:
        name = path.steps[-1].name
        return lambda item, _outside: item.get(name, "")

    def _columns(self, path: Path) -> Callable[[Any, Outside], Sequence[Value]]:
        """Return a closure of a column of a list's items; comparing one column with a text needs no search."""
        first, *rest = path.steps
        tests = [Scope(self.compiler, None, self.ceiling, inside=True).value(test) for test in first.predicates]
        find = items_finder(first.name, tests)
        match first.predicates:
            case (Binary("=", Path("", (column,)), wanted),) if not _reads_item(wanted):
                find = self._indexed(first.name, column.name, self.value(wanted), find)
        name = rest[0].name if len(rest) == 1 else ""
        return lambda row, outside: [item.get(name, "") for item in find(row, outside)]

    def _indexed(self, list_name: str, column: str, wanted: Closure, search: Any) -> Any:
        def find(row: Any, outside: Outside) -> Any:
            value = wanted(row, outside)
            if isinstance(value, str):
                return (outside[0] if outside else row).world.matching(list_name, column, value)
            return search(row, outside)

        return find

    def _either(self, settles: bool, left: Closure, right: Closure) -> Closure:
        """Return `or` (settled by yes) or `and` (settled by no)."""

        def either(row: Any, outside: Outside) -> Value:
            if to_boolean(left(row, outside)) is settles:
                return settles
            return to_boolean(right(row, outside))

        return either


def _is_column(path: Path) -> bool:
    return path.start == "" and len(path.steps) == 1 and path.steps[0].name not in (".", "..")


def _reads_item(tree: Tree) -> bool:
    return any(
        (isinstance(part, Path) and part.start == "") or (isinstance(part, Call) and not part.arguments)
        for part in walk(tree)
    )


def _applied(function: Callable[..., Value], arguments: tuple[Closure, ...]) -> Closure:
    match arguments:
        case ():
            return lambda _row, _outside: function()
        case (one,):
            return lambda row, outside: function(one(row, outside))
        case (one, two):
            return lambda row, outside: function(one(row, outside), two(row, outside))
    return lambda row, outside: function(*[argument(row, outside) for argument in arguments])


def _fail(_row: Any, _outside: Outside) -> Sequence[Value]:
    raise Failing
