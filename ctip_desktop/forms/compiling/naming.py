"""What the expressions of a form may name, and what they name that is not there."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from re import findall

from ctip_desktop.forms import lists
from ctip_desktop.forms.expressions import Tree
from ctip_desktop.forms.expressions.tree import Binary, Call, Negative, Path, Step
from ctip_desktop.forms.form import Choice, Form, Placed, Question
from ctip_desktop.i18n import _

# Functions that are given many nodes; elsewhere one value is meant.
_OF_MANY = frozenset({"concat", "count", "count-non-empty", "indexed-repeat", "join", "max", "min", "sum"})
_HERE = frozenset({".", ".."})


@dataclass(frozen=True)
class Wrong:
    """What is wrong with an expression or a text: a kind of fault and its sentence."""

    kind: str
    text: str


class Names:
    """The questions of a form and the columns of its lists, by name."""

    def __init__(self, form: Form) -> None:
        places = {placed.path: placed for placed in form.placed}
        self._count = Counter(placed.question.name for placed in places.values())
        self._rows = {placed.question.name: _rows(placed) for placed in places.values()}
        self._inside = {placed.question.name: _inside(placed.question) for placed in places.values()}
        self._columns = {name: _list_columns(choices) for name, choices in form.lists.items()}
        for placed in places.values():
            if (file := placed.question.file) and lists.is_installed(file):
                self._columns[file.removesuffix(".csv")] = frozenset({*lists.load(file).columns, "label"})

    def columns_of(self, question: Question) -> Collection[str]:
        """Return the columns that the choice filter of a select may name."""
        return self._columns.get(question.list or (question.file or "").removesuffix(".csv"), ())

    def wrong_in_text(self, text: str) -> Iterator[Wrong]:
        """Find the `${names}` of a label, or of an expression that cannot be read, that name no one question."""
        for name in findall(r"\$\{([^}]*)\}", text):
            yield from self._reference(name.strip())

    def wrong(self, tree: Tree, scope: tuple[str, ...] | None, bare: Collection[str] = ()) -> Iterator[Wrong]:
        """Find what an expression names that is not there, or not one.

        Args:
            tree: the expression.
            scope: the repeats it stands in; `None` inside a condition, where rows are not followed.
            bare: what a name without `${}` may be.
        """
        match tree:
            case Negative(operand):
                yield from self.wrong(operand, scope, bare)
            case Binary(_, left, right):
                yield from self.wrong(left, scope, bare)
                yield from self.wrong(right, scope, bare)
            case Call(name, arguments):
                for argument in arguments:
                    many = name in _OF_MANY and isinstance(argument, Path)
                    yield from self.wrong(argument, None if many else scope, bare)
            case Path():
                yield from self._in_path(tree, scope, bare)

    def _in_path(self, path: Path, scope: tuple[str, ...] | None, bare: Collection[str]) -> Iterator[Wrong]:
        match path:
            case Path("$", (first, *rest)):
                yield from self._reference(first.name)
                yield from self._one_value(first, scope)
                yield from self._in_conditions(first, self._inside.get(first.name, frozenset()))
                yield from self._in_steps(rest)
            case Path("list", (first, *rest)):
                yield from self._in_list(first, rest)
            case Path("", (first, *rest)) if first.name not in _HERE:
                yield from _column(first.name, bare)
                yield from self._in_conditions(first, ())
                yield from self._in_steps(rest)
            case Path(_, steps):
                yield from self._in_steps(steps)

    def _in_list(self, first: Step, rest: list[Step]) -> Iterator[Wrong]:
        columns = self._columns.get(first.name)
        if columns is None:
            yield Wrong("unknown_list", _("There is no list “{list}”.").format(list=first.name))
            return
        yield from self._in_conditions(first, columns)
        for step in rest:
            yield from _column(step.name, columns)

    def _in_steps(self, steps: Collection[Step]) -> Iterator[Wrong]:
        for step in steps:
            if step.name not in _HERE and step.name not in self._count:
                yield _unknown(step.name)
            yield from self._in_conditions(step, self._inside.get(step.name, frozenset()))

    def _in_conditions(self, step: Step, bare: Collection[str]) -> Iterator[Wrong]:
        for condition in step.predicates:
            yield from self.wrong(condition, None, bare)

    def _reference(self, name: str) -> Iterator[Wrong]:
        if name not in self._count:
            yield _unknown(name)
        elif self._count[name] > 1:
            text = _("${{{name}}} stands at several places of the form; an expression needs a name that stands at one.")
            yield Wrong("ambiguous_name", text.format(name=name))

    def _one_value(self, step: Step, scope: tuple[str, ...] | None) -> Iterator[Wrong]:
        if scope is None or step.predicates or self._count[step.name] != 1:
            return
        rows = self._rows[step.name]
        if rows != scope[: len(rows)]:
            text = _("${{{name}}} is in a repeat and has a value in every row: use sum, count, join or indexed-repeat.")
            yield Wrong("many_values", text.format(name=step.name))


def _rows(placed: Placed) -> tuple[str, ...]:
    """Return the repeats whose rows each have the node once."""
    return (*placed.scope, placed.question.name) if placed.question.kind == "repeat" else placed.scope


def _inside(question: Question) -> frozenset[str]:
    """Return the names a condition on this group or repeat may use: those of its own scope."""
    names: set[str] = set()
    for child in question.children:
        names.add(child.name)
        if child.kind == "group":
            names |= _inside(child)
    return frozenset(names)


def _list_columns(choices: tuple[Choice, ...]) -> frozenset[str]:
    return frozenset({"name", "label"}.union(*(choice.columns for choice in choices)))


def _column(name: str, columns: Collection[str]) -> Iterator[Wrong]:
    if name not in columns:
        text = _("“{name}” is no column here; a question is written ${{{name}}}.")
        yield Wrong("unknown_name", text.format(name=name))


def _unknown(name: str) -> Wrong:
    return Wrong("unknown_name", _("There is no question “{name}”.").format(name=name))
