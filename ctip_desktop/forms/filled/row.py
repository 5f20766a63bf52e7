"""One row of answers: a row of a repeat, or the form's own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ctip_desktop.forms.expressions.values import Value
from ctip_desktop.forms.nodes import Node

if TYPE_CHECKING:
    from ctip_desktop.forms.filled.checks import Found
    from ctip_desktop.forms.filled.world import FormWorld


class Row:
    """Answers by question name, and the rows of the repeats that begin here.

    Attributes:
        stored: answers as JSON has them; unknown keys too, which are kept as they came.
        own: their values; `seen`: the same as expressions see them, empty while not relevant or a special answer.
        wants: what its own condition says, where there is one; `shown`: that and all above it.
        unfit: questions whose answer is not of their kind; `special`: those with a special answer.
        faults: problems already looked for.
    """

    __slots__ = (
        "faults", "gone", "id", "node", "own", "parent", "position", "rows", "seen", "shown", "special", "stored",
        "unfit", "wants", "world",
    )  # fmt: skip

    def __init__(self, node: Node, blank: "Blank", parent: "Row | None", row_id: str, world: "FormWorld") -> None:
        self.node = node
        self.parent = parent
        self.id = row_id
        self.world = world
        self.position = 1
        self.gone = False
        self.stored: dict[str, object] = {}
        self.own: dict[str, Value] = {}
        self.seen = blank.seen.copy()
        self.shown = blank.shown.copy()
        self.wants: dict[str, bool] = {}
        self.rows: dict[str, list[Row]] = {name: [] for name in blank.repeats}
        self.unfit: set[str] = set()
        self.special: set[str] = set()
        self.faults: dict[str, tuple[Found, ...]] = {}

    @property
    def path(self) -> str:
        """The path to the row by row ids, without a last slash: `/victim[<id>]`, empty for the form."""
        return "" if self.parent is None else f"{self.parent.path}/{self.node.name}[{self.id}]"

    @property
    def numbered(self) -> str:
        """The path to the row as people write it: `/victim[2]`."""
        return "" if self.parent is None else f"{self.parent.numbered}/{self.node.name}[{self.position}]"

    def inside(self) -> "Iterator[Row]":
        """Yield the row and all rows in it."""
        yield self
        for rows in self.rows.values():
            for row in rows:
                yield from row.inside()


class Blank:
    """What every row of a home begins as."""

    def __init__(self, home: Node) -> None:
        keys = [home.key, *(node.key for node in home.scope() if node.kind != "repeat")]
        self.seen: dict[str, Value] = dict.fromkeys(keys, "")
        self.shown = dict.fromkeys(keys, True)
        self.repeats = [node.name for node in home.scope() if node.kind == "repeat"]
