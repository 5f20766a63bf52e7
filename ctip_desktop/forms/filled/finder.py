"""Finds the node and the row a path leads to."""

import re

from ctip_desktop.forms.filled.row import Row
from ctip_desktop.forms.nodes import Node

_STEP = re.compile(r"/([^/\[\]]+)(?:\[([^/\[\]]+)\])?")


class Finder:
    """Reads paths of one record; rows once found by id are found again at once."""

    def __init__(self, root: Row) -> None:
        self._root = root
        self._by_id: dict[str, Row] = {}
        self._nodes: dict[tuple[Node, str], Node] = {}

    def find(self, path: str) -> tuple[Node, Row]:
        """Return a node and the row that holds it; a row's own path gives its repeat and the row; else `KeyError`."""
        steps = _STEP.findall(path)
        if not steps or "".join(f"/{name}[{at}]" if at else f"/{name}" for name, at in steps) != path:
            raise KeyError(path)
        row = self._root
        for name, at in steps[:-1]:
            row = self._row(row, name, at, path)
        name, at = steps[-1]
        if at:
            row = self._row(row, name, at, path)
            return row.node, row
        return self._node(row.node, name, path), row

    def repeat(self, path: str) -> tuple[Node, Row]:
        """Return a repeat and the row it begins in; else `KeyError`."""
        home, above = self.find(path)
        if home.kind != "repeat" or above.node is home:
            raise KeyError(path)
        return home, above

    def _node(self, home: Node, name: str, path: str) -> Node:
        if (home, name) not in self._nodes:
            node = next((node for node in home.scope() if node.name == name), None)
            if node is None:
                raise KeyError(path)
            self._nodes[home, name] = node
        return self._nodes[home, name]

    def _row(self, row: Row, name: str, at: str, path: str) -> Row:
        rows = row.rows.get(name, [])
        number = int(at) if at.isdecimal() and len(at) < 9 else 0
        if 0 < number <= len(rows):
            return rows[number - 1]
        found = self._by_id.get(at)
        if found is None or found.gone or found.parent is not row or found.node.name != name:
            found = next((each for each in rows if each.id == at), None)
            if found is None:
                raise KeyError(path)
            self._by_id[at] = found
        return found
