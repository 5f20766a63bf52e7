"""Checks every expression of a form: that it can be read, and that what it names is there."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ctip_desktop.errors.forms import ExpressionArguments, ExpressionNotTaken, ExpressionSyntax
from ctip_desktop.forms import lists
from ctip_desktop.forms.expressions import FUNCTIONS, REFUSED, Tree, parse, reads
from ctip_desktop.forms.expressions.tokens import tokens
from ctip_desktop.forms.expressions.tree import Binary, Call, Negative, Path, Step
from ctip_desktop.forms.form import Choice, Form, Question
from ctip_desktop.i18n import _
from ctip_desktop.i18n.problems import say

COLUMNS = (
    "relevant",
    "required",
    "constraint",
    "calculation",
    "default",
    "read_only",
    "choice_filter",
    "repeat_count",
    "warning",
)
# Taken by the parser itself, as beginnings of paths.
_PATHS = frozenset({"current", "instance"})


@dataclass(frozen=True)
class Wrong:
    """What is wrong with an expression: a kind of fault and its sentence."""

    kind: str
    text: str


def formulas(question: Question) -> Iterator[tuple[str, str]]:
    """Yield the expressions of a question, each with the column it stands in."""
    for column in COLUMNS:
        text = question.warning and question.warning.when if column == "warning" else getattr(question, column)
        if text:
            yield column, text


class Names:
    """What the expressions of a form may name."""

    def __init__(self, form: Form) -> None:
        self._count = Counter(path.rpartition("/")[2] for path in {placed.path for placed in form.placed})
        self._inside = {placed.question.name: _inside(placed.question) for placed in form.placed}
        self._columns = {name: _list_columns(choices) for name, choices in form.lists.items()}
        for placed in form.placed:
            if (file := placed.question.file) and lists.is_installed(file):
                self._columns[file.removesuffix(".csv")] = frozenset({*lists.load(file).columns, "label"})

    def wrong(self, text: str, question: Question | None = None, column: str = "") -> Iterator[Wrong]:
        """Find all that is wrong with an expression; a choice filter may name the columns of the question's list."""
        bare: Collection[str] = ()
        if question and column == "choice_filter":
            bare = self._columns.get(question.list or (question.file or "").removesuffix(".csv"), ())
        try:
            tree = parse(text)
        except ExpressionSyntax as fault:
            yield Wrong("syntax", say(fault))
        except ExpressionArguments as fault:
            yield Wrong("wrong_arguments", say(fault))
        except ExpressionNotTaken as fault:
            yield from _unknown_functions(text) or [Wrong("not_taken", say(fault))]
        else:
            yield from self._in_tree(tree, bare)
            return
        yield from self._in_unread(text)

    def named(self, text: str) -> frozenset[str]:
        """Return the questions that a readable expression names."""
        return reads(parse(text)).names

    def _in_tree(self, tree: Tree, bare: Collection[str]) -> Iterator[Wrong]:
        match tree:
            case Negative(operand):
                yield from self._in_tree(operand, bare)
            case Binary(_, left, right):
                yield from self._in_tree(left, bare)
                yield from self._in_tree(right, bare)
            case Call(_, arguments):
                for argument in arguments:
                    yield from self._in_tree(argument, bare)
            case Path():
                yield from self._in_path(tree, bare)

    def _in_path(self, path: Path, bare: Collection[str]) -> Iterator[Wrong]:
        match path:
            case Path("$", (first, *rest)):
                yield from self._reference(first.name)
                yield from self._in_steps(first, rest, self._inside.get(first.name, frozenset()))
            case Path("list", (first, *rest)):
                columns = self._columns.get(first.name)
                if columns is None:
                    yield Wrong("unknown_list", _("There is no list “{list}”.").format(list=first.name))
                yield from self._in_predicates(first, columns or frozenset())
                for step in rest if columns else ():
                    yield from _column(step.name, columns or ())
            case Path("", (first, *rest)) if first.name not in {".", ".."}:
                yield from _column(first.name, bare)
                yield from self._in_steps(first, rest, ())
            case Path(_, steps):
                for step in steps:
                    yield from self._in_steps(step, [step], ())

    def _in_steps(self, first: Step, rest: list[Step], bare: Collection[str]) -> Iterator[Wrong]:
        yield from self._in_predicates(first, bare)
        for step in rest:
            if step.name not in {".", ".."} and step.name not in self._count:
                yield _unknown(step.name)
            if step is not first:
                yield from self._in_predicates(step, ())

    def _in_predicates(self, step: Step, bare: Collection[str]) -> Iterator[Wrong]:
        for predicate in step.predicates:
            yield from self._in_tree(predicate, bare)

    def _reference(self, name: str) -> Iterator[Wrong]:
        if name not in self._count:
            yield _unknown(name)
        elif self._count[name] > 1:
            text = _("${{{name}}} stands at several places of the form; an expression needs a name that stands at one.")
            yield Wrong("ambiguous_name", text.format(name=name))

    def _in_unread(self, text: str) -> Iterator[Wrong]:
        """Check the names of an expression that cannot be read."""
        try:
            for token in tokens(text):
                if token.kind == "$":
                    yield from self._reference(token.text)
        except (ExpressionSyntax, ExpressionNotTaken):
            return


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


def _unknown_functions(text: str) -> list[Wrong]:
    found = tokens(text)
    called = [name.text for name, bracket in pairwise(found) if (name.kind, bracket.kind) == ("name", "(")]
    unknown = dict.fromkeys(name for name in called if name not in FUNCTIONS and name not in _PATHS)
    return [Wrong("unknown_function", _no_function(name)) for name in unknown]


def _no_function(name: str) -> str:
    if name in REFUSED:
        return _("{function}() is not taken: {reason}.").format(function=name, reason=_(REFUSED[name]))
    return _("There is no function {function}().").format(function=name)
