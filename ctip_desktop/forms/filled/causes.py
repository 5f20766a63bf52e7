"""Finds the answers by which it is decided whether something is relevant."""

from collections.abc import Iterator

from ctip_desktop.forms.filled.plan import CALCULATE, RELEVANT, Plan
from ctip_desktop.forms.filled.row import Row
from ctip_desktop.forms.nodes import Node


def causes(plan: Plan, node: Node, row: Row) -> tuple[str, ...]:
    """Return the paths of what the conditions of a node, and of all it stands in, read, in form order.

    What is only calculated is answered for by what it is calculated from. Of all rows of a repeat, the repeat is named.
    """
    found: set[tuple[Node, int]] = set()
    around: Node | None = node
    while around is not None and around.question is not None:
        found |= set(_read(plan, around, RELEVANT, set()))
        around = around.parent
    ordered = sorted(found, key=lambda each: plan.places[each[0]])
    return tuple(dict.fromkeys(_path(cause, bound, row) for cause, bound in ordered))


def _read(plan: Plan, node: Node, purpose: int, passed: set[Node]) -> Iterator[tuple[Node, int]]:
    passed.add(node)
    for unit in plan.settling:
        if unit.node is node and unit.purpose == purpose:
            for read, bound in unit.compiler.reads:
                if read.kind == "calculate" and read not in passed:
                    yield from ((deeper, min(bound, other)) for deeper, other in _read(plan, read, CALCULATE, passed))
                elif read.kind != "calculate":
                    yield read, bound


def _path(node: Node, bound: int, row: Row) -> str:
    """Return the path of a node from the ancestor of a row at a depth; of its repeat if it has rows below that."""
    while row.node.depth > bound and row.parent is not None:
        row = row.parent
    below = node.homes()[row.node.depth + 1 :]
    return f"{row.path}/{below[0].name if below else node.name}"
