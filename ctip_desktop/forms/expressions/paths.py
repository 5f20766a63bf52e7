"""Finds, once and for all, what a path means where it stands: which row it begins from and over which rows it spreads.

JavaRosa binds a path to the rows it shares with the place it is read from: `${x}` inside its own repeat is this
row's x, from outside it is all rows. Going up by `..` leaves rows behind, so `../../r` is all rows again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from ctip_desktop.forms.expressions.tree import Path, Step, Tree
from ctip_desktop.forms.nodes import Node


@dataclass(frozen=True)
class Spread:
    """From a row over all rows of a repeat in it, or (`repeat` is None) a condition on the nodes reached so far."""

    node: Node
    down: bool
    predicates: tuple[Tree, ...]


@dataclass(frozen=True)
class Way:
    """How to get to the nodes of a path.

    Attributes:
        current: from the row whose expression this is, though a predicate stands in another.
        ups: so many rows up.
        bound: depth of the home then reached.
        spreads: then over these rows, in turn.
        node: what is found there; None if nothing ever is.
    """

    current: bool
    ups: int
    bound: int
    spreads: tuple[Spread, ...]
    node: Node | None

    @property
    def single(self) -> bool:
        """Whether it leads to one node at most, without conditions."""
        return not self.spreads


def way(path: Path, here: Node | None, current: Node, names: Mapping[str, Node]) -> Way:
    """Return the way of a path read at `here` (None: an item of a list) in an expression of `current`."""
    if path.start == "$":
        return _to_name(path, here, current, names)
    if path.start == "/":
        return _absolute(path, here or current, here is None)
    start = current if path.start == "current" or here is None else here
    return _walked(_Walk(start, start is not here), path.steps)


class _Walk:
    """A way under construction: steps are taken one by one."""

    def __init__(self, start: Node, current: bool) -> None:
        self.node: Node | None = start
        self.current = current
        self.ups = 0
        self.bound = start.depth
        self.spreads: list[Spread] = []

    def take(self, step: Step) -> None:
        if self.node is None:
            return
        if step.name == "..":
            self.up()
        elif step.name != ".":
            self.down(step)
            return
        if step.predicates and self.node is not None:
            self.spreads.append(Spread(self.node, down=False, predicates=step.predicates))

    def up(self) -> None:
        node = self.node
        if node is None or node.parent is None or (self.spreads and node.kind == "repeat"):
            self.node = None
            return
        if node.kind == "repeat":
            self.ups += 1
            self.bound -= 1
        self.node = node.parent

    def down(self, step: Step) -> None:
        child = self.node.children.get(step.name) if self.node else None
        self.node = child
        if child is not None and (child.kind == "repeat" or step.predicates):
            self.spreads.append(Spread(child, down=child.kind == "repeat", predicates=step.predicates))

    def done(self) -> Way:
        return Way(self.current, self.ups, self.bound, tuple(self.spreads), self.node)


def _walked(walk: _Walk, steps: tuple[Step, ...]) -> Way:
    for step in steps:
        walk.take(step)
    return walk.done()


def _to_name(path: Path, here: Node | None, current: Node, names: Mapping[str, Node]) -> Way:
    first, *rest = path.steps
    target = names.get(first.name)
    if target is None:
        return Way(False, 0, 0, (), None)
    start, other = _nearest(here, current, target)
    shared = _shared(start, target, conditions=bool(first.predicates))
    walk = _Walk(start, current=other)
    _climb(walk, start, shared)
    for home in target.homes()[shared + 1 :]:
        predicates = first.predicates if home is target else ()
        walk.spreads.append(Spread(home, down=True, predicates=predicates))
    walk.node = target
    if first.predicates and target.kind != "repeat":
        walk.spreads.append(Spread(target, down=False, predicates=first.predicates))
    return _walked(walk, tuple(rest))


def _nearest(here: Node | None, current: Node, target: Node) -> tuple[Node, bool]:
    """Choose from where a name is read inside a predicate: from the row that shares more rows with it."""
    if here is None:
        return current, True
    return (current, True) if _shared(current, target) > _shared(here, target) else (here, False)


def _absolute(path: Path, start: Node, current: bool) -> Way:
    """Stay in the rows of `start` for as long as the path does."""
    trail = start.homes()
    node, taken = trail[0], 1  # the first step is the form itself, whatever it is called
    for step in path.steps[1:]:
        below = node.children.get(step.name)
        if below is None or step.predicates or below.home not in trail:
            break
        node, taken = below, taken + 1
    walk = _Walk(start, current)
    _climb(walk, start, node.depth)
    walk.node = node
    return _walked(walk, path.steps[taken:])


def _climb(walk: _Walk, start: Node, shared: int) -> None:
    walk.ups = start.depth - shared
    walk.bound = shared


def _shared(start: Node, target: Node, conditions: bool = False) -> int:
    """Return the depth of the innermost rows that both stand in.

    A repeat named from inside itself is its own row if it is outermost and has no condition on it, else all the rows
    around: so pyxform writes it (`/data/r`, but `../../r` if `r` stands in another repeat), and JavaRosa reads it.
    """
    together = takewhile(lambda pair: pair[0] is pair[1], zip(start.homes(), target.homes(), strict=False))
    depth = sum(1 for _ in together) - 1
    inside_itself = target.kind == "repeat" and depth == target.depth
    return depth - 1 if inside_itself and (conditions or depth > 1) else depth
