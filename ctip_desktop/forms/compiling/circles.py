"""Finds the answers of a form that wait for each other in a circle, so that none could ever be settled."""

from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from ctip_desktop.errors import CtipError
from ctip_desktop.forms.expressions import parse, reads, walk
from ctip_desktop.forms.expressions.tree import Call
from ctip_desktop.forms.form import Form, Placed

_SETTLING = ("relevant", "calculation", "repeat_count")


def circles(form: Form) -> Iterator[tuple[Placed, ...]]:
    """Yield each circle, its first question in form order first; every question waits for the one after it.

    A question waits for what its `relevant` and `calculation` read (a repeat: its `repeat_count`), and for the groups
    and repeats around it.
    """
    by_name = Counter(placed.question.name for placed in form.placed)
    paths = {placed.question.name: placed.path for placed in form.placed if by_name[placed.question.name] == 1}
    waits = {placed.path: _waits_for(placed, paths) for placed in form.placed}
    order = {placed.path: place for place, placed in enumerate(form.placed)}
    while circle := _circle(waits):
        waits[circle[0]].remove(circle[1])
        start = min(range(len(circle) - 1), key=lambda place: order[circle[place]])
        yield tuple(form.find(path) for path in (*circle[start:-1], *circle[:start]))


def _waits_for(placed: Placed, paths: dict[str, str]) -> list[str]:
    found = ["/" + "/".join((*placed.scope, group)) for group in placed.groups[-1:]]
    if not found and placed.scope:
        found.append("/" + "/".join(placed.scope))
    for column in _SETTLING:
        names, itself = _read(getattr(placed.question, column))
        found += [paths[name] for name in sorted(names) if name in paths]
        found += [placed.path] if itself else []
    return list(dict.fromkeys(found))


def _read(text: str | None) -> tuple[frozenset[str], bool]:
    if not text:
        return frozenset(), False
    try:
        tree = parse(text)
    except CtipError:
        return frozenset(), False
    read = reads(tree)
    kept = any(isinstance(part, Call) and part.name == "once" for part in walk(tree))
    # Columns of lists are steps too, and may be called what a question is called.
    return read.names if read.lists else read.names | read.steps, read.itself and not kept


def _circle(waits: dict[str, list[str]]) -> list[str] | None:
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found[::-1]
    return None
