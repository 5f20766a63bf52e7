"""Finds the answers of a form that wait for each other in a circle, so that none could ever be settled."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from ctip_desktop.errors import CtipError
from ctip_desktop.forms.compiling.naming import Names
from ctip_desktop.forms.expressions import parse, walk
from ctip_desktop.forms.expressions.closures import Compiler
from ctip_desktop.forms.expressions.paths import way
from ctip_desktop.forms.expressions.tree import Path
from ctip_desktop.forms.form import Form, Placed
from ctip_desktop.forms.nodes import Node

_SETTLING = ("relevant", "calculation", "repeat_count")


def circles(form: Form) -> Iterator[tuple[Placed, ...]]:
    """Yield each circle, its first question in form order first; every question waits for the one after it.

    A question waits for what its `relevant` and `calculation` read (a repeat: its `repeat_count`), and for the groups
    and repeats around it.
    """
    names = Names(form)
    waits = {placed.path: _waits_for(names.at[placed.path], names) for placed in form.placed}
    order = {placed.path: place for place, placed in enumerate(form.placed)}
    while circle := _circle(waits):
        waits[circle[0]].remove(circle[1])
        start = min(range(len(circle) - 1), key=lambda place: order[circle[place]])
        yield tuple(form.find(path) for path in (*circle[start:-1], *circle[:start]))


def _waits_for(node: Node, names: Names) -> list[str]:
    found = {node.parent} if node.parent and node.parent.question else set()
    for column in _SETTLING:
        # What a trigger sets off is made once, and waits for nothing.
        if column != "calculation" or node.calculated:
            found |= _read_by(node, column, names)
    return sorted(each.path for each in found)


def _read_by(node: Node, column: str, names: Names) -> set[Node]:
    text = getattr(node.question, column)
    try:
        tree = parse(text or "''")
    except CtipError:
        return set()
    place = node.parent if column == "repeat_count" and node.parent else node
    compiler = Compiler(place, names.nodes)
    compiler.compile(tree)
    found = {read for read, _ in compiler.reads if read.question}
    # What `once()` reads of itself is what it keeps; only a path to itself is a circle.
    paths = [part for part in walk(tree) if isinstance(part, Path) and part.start != "list"]
    return found if any(way(path, place, place, names.nodes).node is node for path in paths) else found - {node}


def _circle(waits: dict[str, list[str]]) -> list[str] | None:
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found[::-1]
    return None
