"""The syntax tree of an expression: seven kinds of node, immutable."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: `18`, `.5`."""

    value: float


@dataclass(frozen=True, slots=True)
class Text:
    """A text between quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Negative:
    """`-x`."""

    operand: "Tree"


@dataclass(frozen=True, slots=True)
class Binary:
    """`left operator right`; operators are `or and = != < <= > >= + - * div mod`."""

    operator: str
    left: "Tree"
    right: "Tree"


@dataclass(frozen=True, slots=True)
class Call:
    """A function by name; `at` is where it stands in the text."""

    name: str
    arguments: tuple["Tree", ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: a name, `.` or `..`, with its conditions in brackets."""

    name: str
    predicates: tuple["Tree", ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A way to nodes.

    `start` says from where: `""` the node itself (`../x`), `"/"` the root (`/data/x`), `"current"` the node whose
    expression this is (`current()/../x`), `"$"` a name in the form (the first step is that name, `${x}`),
    `"list"` the items of a list (the first step is the list's name; `root` and `item` are left out).
    """

    start: str
    steps: tuple[Step, ...]
    at: int = field(default=0, compare=False)


Tree = Number | Text | Negative | Binary | Call | Path


def walk(tree: Tree) -> Iterator[Tree]:
    """Yield the tree and all that is in it, from the outside in."""
    yield tree
    for part in parts(tree):
        yield from walk(part)


def parts(tree: Tree) -> Iterator[Tree]:
    """Yield what stands directly in the tree."""
    match tree:
        case Negative(operand):
            yield operand
        case Binary(_, left, right):
            yield left
            yield right
        case Call(_, arguments):
            yield from arguments
        case Path(_, steps):
            for step in steps:
                yield from step.predicates
