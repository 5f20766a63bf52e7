"""The form as a tree of nodes, each knowing where it stands: what paths in expressions walk on."""

from collections.abc import Iterator

from ctip_desktop.forms.form import Form, Question

ITSELF = "."
"""The key under which a row keeps what concerns the row itself; no question can have this name."""


class Node:
    """A question, group or repeat, or the form itself (`question` is then None).

    `home` is the repeat in whose rows the node has its values, or the form; a repeat is its own home, and its key
    there is `ITSELF`. `depth` counts the repeats around the home, itself included. `calculated` says whether its answer
    follows from others at all times, and so is never given.
    """

    __slots__ = (
        "_scope", "calculated", "children", "depth", "home", "key", "kind", "name", "parent", "path", "question",
    )  # fmt: skip

    def __init__(self, question: Question | None, parent: "Node | None") -> None:
        self.question = question
        self.parent = parent
        self.kind = question.kind if question else "form"
        self.name = question.name if question else ""
        rows = parent is None or self.kind == "repeat"
        self.home: Node = self if rows or parent is None else parent.home
        self.key = ITSELF if rows else self.name
        self.depth: int = 0 if parent is None else parent.depth + rows
        self.path: str = "" if parent is None else f"{parent.home.path}/{self.name}"
        self.children: dict[str, Node] = {}
        self._scope: tuple[Node, ...] | None = None
        self.calculated = question is not None and question.calculation is not None and question.trigger is None

    @property
    def given(self) -> bool:
        """Whether its answer is given by hand: it follows from no others, and is not the name of a fixed row."""
        return not self.calculated and self.home.fixed_by is not self

    @property
    def fixed_by(self) -> "Node | None":
        """The select whose choices are the rows, if this is a repeat that is a matrix."""
        question = fixed_by(self.question) if self.question and is_matrix(self.question) else None
        return next((node for node in self.scope() if node.question is question), None) if question else None

    def inside(self) -> "Iterator[Node]":
        """Yield the node and all below it, in form order."""
        yield self
        for child in self.children.values():
            yield from child.inside()

    def homes(self) -> "tuple[Node, ...]":
        """Return the form and the repeats around the node, outermost first, its home last."""
        found = [self.home]
        while (above := found[-1].parent) is not None:
            found.append(above.home)
        return tuple(reversed(found))

    def scope(self) -> "Iterator[Node]":
        """Yield what has values in this home: its questions and groups, and the repeats that begin here."""
        if self._scope is None:
            # Every record that is opened walks it; by the first time the tree is whole.
            self._scope = tuple(self._within())
        return iter(self._scope)

    def _within(self) -> "Iterator[Node]":
        for child in self.children.values():
            yield child
            if child.kind == "group":
                yield from child.scope()


def is_matrix(question: Question) -> bool:
    """Say whether a question is a repeat whose rows are given by the form."""
    return question.kind == "repeat" and "matrix" in (question.appearance or "").split()


def fixed_by(repeat: Question) -> Question | None:
    """Return the select whose choices are the rows of a matrix: the first in it; None if there is none."""
    for question in repeat.children:
        found = fixed_by(question) if question.kind == "group" else question
        if found is not None and found.kind == "select_one":
            return found
    return None


def tree_of(form: Form) -> Node:
    """Return the form's root node."""
    root = Node(None, None)
    _grow(root, form.questions)
    return root


def _grow(parent: Node, questions: tuple[Question, ...]) -> None:
    for question in questions:
        node = Node(question, parent)
        parent.children[question.name] = node
        _grow(node, question.children)
