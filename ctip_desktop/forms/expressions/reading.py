"""Says what an expression reads: the lint checks that it exists, the engine what must follow when it changes."""

from dataclasses import dataclass

from ctip_desktop.forms.expressions.tree import Call, Path, Tree, walk


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
    itself = False
    for part in walk(tree):
        match part:
            case Path("$", (first, *rest)):
                names.add(first.name)
                steps.update(step.name for step in rest)
            case Path("list", (first, *rest)):
                lists.add(first.name)
                steps.update(step.name for step in rest)
            case Path(start, path):
                steps.update(step.name for step in path)
                itself |= start != "/" and all(step.name == "." for step in path)
            case Call("once", _):
                itself = True
            case Call(name, ()) if name in _OF_ITSELF:
                itself = True
    return Reads(frozenset(names), frozenset(steps - {".", ".."}), frozenset(lists), itself)
