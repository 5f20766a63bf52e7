"""What a select offers in a row: its list, and those of it that pass its choice filter."""

from collections.abc import Mapping, Sequence

from ctip_desktop.forms.expressions.closures import Compiler
from ctip_desktop.forms.expressions.finding import Closure, passing
from ctip_desktop.forms.expressions.parsing import parse
from ctip_desktop.forms.expressions.tree import Binary, Path, Text, Tree
from ctip_desktop.forms.filled.row import Row
from ctip_desktop.forms.filled.world import ListedItem
from ctip_desktop.forms.nodes import Node


class Offer:
    """The choices of one select.

    Attributes:
        reads: the nodes the filter reads.
    """

    def __init__(self, node: Node, names: Mapping[str, Node]) -> None:
        question = node.question
        assert question is not None  # noqa: S101 - the form itself offers nothing
        self.list_name = question.list or (question.file or "").removesuffix(".csv")
        compiler = Compiler(node, names)
        tree = parse(question.choice_filter) if question.choice_filter else None
        self._filter = [compiler.filter(tree)] if tree else []
        self._column, self._wanted = _equality(tree, compiler)
        self.reads = compiler.reads

    def items(self, row: Row) -> Sequence[ListedItem]:
        """Return what is offered in a row of the question, in the list's order."""
        listed = self._candidates(row)
        return passing(listed, self._filter, row) if self._filter else listed

    def offers(self, name: str, row: Row) -> bool:
        """Say whether a choice is offered."""
        if not self._filter:
            return row.world.has(self.list_name, name)
        return any(item["name"] == name for item in self.items(row))

    def _candidates(self, row: Row) -> Sequence[ListedItem]:
        """Return the items to be looked at: a filter that asks for one text in a column need not see the others."""
        if self._wanted is not None and isinstance(wanted := self._wanted(row, None), str):
            return row.world.matching(self.list_name, self._column, wanted)
        return row.world.items(self.list_name)


def _equality(tree: Tree | None, compiler: Compiler) -> tuple[str, Closure | None]:
    """Find a `column = ${question}` or `column = 'text'` that every choice must satisfy."""
    match tree:
        case Binary("and", left, right):
            column, wanted = _equality(left, compiler)
            return (column, wanted) if wanted else _equality(right, compiler)
        case Binary("=", Path("", (column,)), Path("$") as wanted) if column.name not in (".", ".."):
            return column.name, compiler.compile(wanted)
        case Binary("=", Path("", (column,)), Text() as wanted) if column.name not in (".", ".."):
            return column.name, compiler.compile(wanted)
    return "", None
