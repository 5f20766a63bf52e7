"""Repeats with fixed rows: one for every choice of the select that names them."""

from hashlib import sha256
from typing import TYPE_CHECKING

from ctip_desktop.forms.filled.answer import Answer
from ctip_desktop.forms.filled.row import Row
from ctip_desktop.forms.nodes import Node

if TYPE_CHECKING:
    from ctip_desktop.forms.filled.state import State


def complete(state: "State", row: Row) -> None:
    """Give every matrix in a row, and in the rows within it, a row for each choice that has none."""
    if not state.plan.matrices:
        return
    for home, first in state.plan.matrices.items():
        if home.parent is not None and home.parent.home is row.node:
            present = {each.stored.get(first.key) for each in row.rows[home.name]}
            for place, item in enumerate(row.world.items(state.plan.offers[first].list_name)):
                if item["name"] not in present:
                    _begin(state, home, first, row, place, item["name"])
    for rows in row.rows.values():
        for each in rows:
            complete(state, each)


def _begin(state: "State", home: Node, first: Node, above: Row, place: int, name: str) -> None:
    """Begin the row of a choice; its id is the same on every device, so that two of them fill in one row."""
    row_id = sha256(f"{above.id}/{home.name}/{name}".encode()).hexdigest()[:32]
    row = state.begin_row(home, above, min(place, len(above.rows[home.name])), row_id)
    state.put(row, first.key, Answer(name, name))
