"""Says what an expression reads: the lint checks that it exists, the engine what must follow when it changes."""

from dataclasses import dataclass

from ctip_desktop.forms.expressions.tree import Call, Path, Tree, parts, walk


@dataclass(frozen=True)
class Reads:
    """What an expression reads."""

    names: frozenset[str]
    """Questions, groups and repeats by `${name}`."""
    steps: frozenset[str]
    """Names on paths: `x` of `../x` and of `${r}[x = 1]`, and columns of lists."""
    lists: frozenset[str]
    """Lists by `instance('name')`."""
    itself: bool
    """Whether it reads its own answer: `.`, `once()`, or a function that then takes the answer itself."""


_OF_ITSELF = {"string-length", "normalize-space"}


def reads(tree: Tree) -> Reads:
    """Return what the tree reads, predicates included."""
    names: set[str] = set()
    steps: set[str] = set()
    lists: set[str] = set()
    for part in walk(tree):
        match part:
            case Path("$", (first, *rest)):
                names.add(first.name)
                steps.update(step.name for step in rest)
            case Path("list", (first, *rest)):
                lists.add(first.name)
                steps.update(step.name for step in rest)
            case Path(_, path):
                steps.update(step.name for step in path)
    return Reads(frozenset(names), frozenset(steps - {".", ".."}), frozenset(lists), _reads_itself(tree))


def _reads_itself(tree: Tree) -> bool:
    """Look outside predicates only: inside one, `.` is the node it is put to."""
    match tree:
        case Path(start, steps):
            return start in ("", "current") and all(step.name == "." for step in steps)
        case Call("once", _):
            return True
        case Call(name, ()):
            return name in _OF_ITSELF
    return any(map(_reads_itself, parts(tree)))
