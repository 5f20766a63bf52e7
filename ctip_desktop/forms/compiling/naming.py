"""What the expressions of a form may name, and what they name that is not there."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from re import findall

from ctip_desktop.forms import lists
from ctip_desktop.forms.expressions import Tree
from ctip_desktop.forms.expressions.paths import Way, way
from ctip_desktop.forms.expressions.tree import Binary, Call, Negative, Path, Step
from ctip_desktop.forms.form import Choice, Form, Question
from ctip_desktop.forms.nodes import Node
from ctip_desktop.i18n import _

# Functions that are given many nodes; elsewhere one value is meant.
_OF_MANY = frozenset({"concat", "count", "count-non-empty", "indexed-repeat", "join", "max", "min", "position", "sum"})
# Functions that make no sense of one node.
_OF_MANY_ONLY = frozenset({"count", "sum"})


@dataclass(frozen=True)
class Wrong:
    """What is wrong with an expression or a text: a kind of fault and its sentence."""

    kind: str
    text: str


class Names:
    """The questions of a form and the columns of its lists, by name."""

    def __init__(self, form: Form) -> None:
        root = Node(None, None)
        _grow(root, form.questions)
        nodes = [node for node in root.inside() if node is not root]
        self.nodes = {node.name: node for node in reversed(nodes)}
        self.at = {node.path: node for node in (root, *nodes)}
        self.count = Counter(node.name for node in nodes)
        self.columns = {name: _list_columns(choices) for name, choices in form.lists.items()}
        for node in nodes:
            if node.question and (file := node.question.file) and lists.is_installed(file):
                self.columns[file.removesuffix(".csv")] = frozenset({*lists.load(file).columns, "label"})

    def columns_of(self, question: Question) -> Collection[str]:
        """Return the columns that the choice filter of a select may name."""
        return self.columns.get(question.list or (question.file or "").removesuffix(".csv"), ())

    def wrong_in_text(self, text: str) -> Iterator[Wrong]:
        """Find the `${names}` of a label, or of an expression that cannot be read, that name no one question."""
        for name in findall(r"\$\{([^}]*)\}", text):
            yield from self.reference(name.strip())

    def reference(self, name: str) -> Iterator[Wrong]:
        """Find what is wrong with `${name}`."""
        if name not in self.count:
            yield Wrong("unknown_name", _("There is no question “{name}”.").format(name=name))
        elif self.count[name] > 1:
            text = _("${{{name}}} stands at several places of the form; an expression needs a name that stands at one.")
            yield Wrong("ambiguous_name", text.format(name=name))


@dataclass(frozen=True)
class Reader:
    """Reads the names of one expression, as the place it stands in has them.

    Attributes:
        names: all there are.
        place: the node whose expression it is.
        here: where paths begin: the place, or inside a condition what it is on; `None` for a choice of a list.
        columns: what a name without `${}` may be where `here` is `None`.
    """

    names: Names
    place: Node
    here: Node | None
    columns: Collection[str] = ()

    def wrong(self, tree: Tree, *, many: bool = False) -> Iterator[Wrong]:
        """Find what is named that is not there, or that has many values where one is meant."""
        match tree:
            case Negative(operand):
                yield from self.wrong(operand)
            case Binary(_, left, right):
                yield from self.wrong(left)
                yield from self.wrong(right)
            case Call(name, arguments):
                for argument in arguments:
                    yield from self.wrong(argument, many=name in _OF_MANY)
                    if name in _OF_MANY_ONLY:
                        yield from self._of_one(name, argument)
            case Path("list", (first, *rest)):
                yield from self._in_list(first, rest)
            case Path("", (column,)) if self.here is None and column.name not in {".", ".."}:
                yield from _column(column.name, self.columns)
            case Path():
                yield from self._in_path(tree, many)

    def _in_path(self, path: Path, many: bool) -> Iterator[Wrong]:
        if path.start == "$":
            unknown = list(self.names.reference(path.steps[0].name))
            yield from unknown
            if unknown:
                return
        found = self._way(path)
        if found.node is None:
            yield _nowhere(path)
        elif not many and any(spread.down and not spread.predicates for spread in found.spreads):
            text = _("{path} has a value in every row: use sum, count, join or indexed-repeat.")
            yield Wrong("many_values", text.format(path=_written(path)))
        for spread in found.spreads:
            for condition in spread.predicates:
                yield from Reader(self.names, self.place, spread.node).wrong(condition)

    def _in_list(self, first: Step, rest: list[Step]) -> Iterator[Wrong]:
        columns = self.names.columns.get(first.name)
        if columns is None:
            yield Wrong("unknown_list", _("There is no list “{list}”.").format(list=first.name))
            return
        for condition in first.predicates:
            yield from Reader(self.names, self.place, None, columns).wrong(condition)
        for step in rest:
            yield from _column(step.name, columns)

    def _of_one(self, function: str, argument: Tree) -> Iterator[Wrong]:
        if isinstance(argument, Path) and argument.start == "$" and self.names.count[argument.steps[0].name] == 1:
            found = self._way(argument)
            if found.node and found.node.depth and found.single:
                text = _("{function}() is given one node only: in its own rows, {path} is the row's own.")
                yield Wrong("one_value", text.format(function=function, path=_written(argument)))

    def _way(self, path: Path) -> Way:
        return way(path, self.here, self.place, self.names.nodes)


def _grow(parent: Node, questions: tuple[Question, ...]) -> None:
    """Build the tree of a form that may still hold a name twice: neither node may hide the other's children."""
    for question in questions:
        node = Node(question, parent)
        parent.children[question.name if question.name not in parent.children else f"row {question.row}"] = node
        _grow(node, question.children)


def _list_columns(choices: tuple[Choice, ...]) -> frozenset[str]:
    return frozenset({"name", "label"}.union(*(choice.columns for choice in choices)))


def _column(name: str, columns: Collection[str]) -> Iterator[Wrong]:
    if name not in columns:
        text = _("“{name}” is no column here; a question is written ${{{name}}}.")
        yield Wrong("unknown_name", text.format(name=name))


def _nowhere(path: Path) -> Wrong:
    text = _("{path} leads nowhere; a question of the form is written ${{name}}.")
    return Wrong("unknown_name", text.format(path=_written(path)))


def _written(path: Path) -> str:
    first, *rest = (step.name for step in path.steps)
    start = {"$": f"${{{first}}}", "/": f"/{first}", "current": f"current()/{first}"}.get(path.start, first)
    return "/".join((start, *rest))
