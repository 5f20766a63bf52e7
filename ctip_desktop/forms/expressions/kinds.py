"""Tells what kind of value an expression gives, where that can be told without answers."""

from collections.abc import Callable

from ctip_desktop.forms.expressions.tree import Binary, Call, Negative, Number, Path, Step, Text, Tree

BOOLEAN, NUMBER, TEXT, DATE = "boolean", "number", "text", "date"

_FUNCTIONS = {
    BOOLEAN: "not true false boolean boolean-from-string selected regex contains starts-with ends-with",
    NUMBER: "count count-non-empty sum min max position string-length count-selected number int round abs pow sqrt exp "
    "exp10 log log10 pi",
    TEXT: "string concat join substr substring-before substring-after translate normalize-space selected-at "
    "jr:choice-name format-date format-date-time",
    DATE: "today date",
}
_GIVES = {name: kind for kind, names in _FUNCTIONS.items() for name in names.split()}
_OF_QUESTIONS = {"integer": NUMBER, "decimal": NUMBER, "date": DATE, "calculate": None}


def kind_of(tree: Tree, answers: Callable[[str], str | None]) -> str | None:
    """Return `boolean`, `number`, `text`, `date` or None if it may be any of them.

    Args:
        tree: the expression.
        answers: gives the kind of a name's answers, as `kind_of_question` has it.
    """
    match tree:
        case Number() | Negative():
            return NUMBER
        case Text():
            return TEXT
        case Binary(sign, _, _):
            return NUMBER if sign in ("+", "-", "*", "div", "mod") else BOOLEAN
        case Call("if", (_, one, other)) | Call("coalesce", (one, other)):
            kind = kind_of(one, answers)
            return kind if kind == kind_of(other, answers) else None
        case Call("once", (argument,)):
            return kind_of(argument, answers)
        case Call(name, _):
            return _GIVES.get(name)
        case Path("$", (Step(name, ()),)):
            return answers(name)
    return None


def kind_of_question(kind: str) -> str | None:
    """Return the kind of a question's answers; None for a calculation, whose expression has to be asked."""
    return _OF_QUESTIONS.get(kind, TEXT)
