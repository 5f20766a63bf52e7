"""Checks every expression of a form: that it can be read, and that what it names is there."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ctip_desktop.errors.forms import ExpressionArguments, ExpressionNotTaken, ExpressionSyntax
from ctip_desktop.forms.compiling.columns import LANGUAGES
from ctip_desktop.forms.compiling.naming import Names, Reader, Wrong
from ctip_desktop.forms.compiling.sheet import Fault, Sheet
from ctip_desktop.forms.expressions import FUNCTIONS, REFUSED, parse, walk
from ctip_desktop.forms.expressions.patterns import pattern
from ctip_desktop.forms.expressions.tokens import tokens
from ctip_desktop.forms.expressions.tree import Call, Text, Tree
from ctip_desktop.forms.form import Form, Placed, Question
from ctip_desktop.i18n import _
from ctip_desktop.i18n.problems import say

_EXPRESSIONS = (
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
_TEXTS = ("label", "hint", "required_message", "constraint_message", "warning_message")
# Taken by the parser itself, as beginnings of paths.
_PATHS = frozenset({"current", "instance"})


def check_formulas(form: Form, survey: Sheet) -> Iterator[Fault]:
    """Find what is wrong with the expressions of a form and with the names in its texts."""
    names = Names(form)
    for placed in form.placed:
        question = placed.question
        for column in _EXPRESSIONS:
            if text := _expression(question, column):
                for wrong in check_formula(text, _reader(names, placed, column)):
                    yield survey.fault(question.row, column, wrong.kind, wrong.text)
        for column in _TEXTS:
            for code in LANGUAGES:
                for wrong in names.wrong_in_text(_text(question, column, code)):
                    yield survey.fault(question.row, f"{column}::{code}", wrong.kind, wrong.text)


def check_formula(text: str, reader: Reader) -> Iterator[Wrong]:
    """Find all that is wrong with one expression."""
    try:
        tree = parse(text)
    except ExpressionSyntax as fault:
        yield Wrong("syntax", say(fault))
    except ExpressionArguments as fault:
        yield Wrong("wrong_arguments", say(fault))
    except ExpressionNotTaken as fault:
        yield from _unknown_functions(text) or [Wrong("not_taken", say(fault))]
    else:
        yield from reader.wrong(tree)
        yield from _patterns(tree)
        return
    yield from reader.names.wrong_in_text(text)


def _reader(names: Names, placed: Placed, column: str) -> Reader:
    place = names.at[placed.path]
    if column == "choice_filter":
        return Reader(names, place, None, names.columns_of(placed.question))
    if column == "repeat_count" and place.parent:
        place = place.parent
    return Reader(names, place, place)


def _expression(question: Question, column: str) -> str | None:
    if column == "warning":
        return question.warning.when if question.warning else None
    text: str | None = getattr(question, column)
    return text


def _text(question: Question, column: str, code: str) -> str:
    if column == "warning_message":
        words = question.warning.message if question.warning else None
    else:
        words = getattr(question, column)
    return words.said(code) if words else ""


def _unknown_functions(text: str) -> list[Wrong]:
    try:
        found = tokens(text)
    except ExpressionNotTaken:
        return []
    called = [name.text for name, bracket in pairwise(found) if (name.kind, bracket.kind) == ("name", "(")]
    unknown = dict.fromkeys(name for name in called if name not in FUNCTIONS and name not in _PATHS)
    return [Wrong("unknown_function", _no_function(name)) for name in unknown]


def _no_function(name: str) -> str:
    if name in REFUSED:
        return _("{function}() is not taken: {reason}.").format(function=name, reason=_(REFUSED[name]))
    return _("There is no function {function}().").format(function=name)


def _patterns(tree: Tree) -> Iterator[Wrong]:
    for part in walk(tree):
        match part:
            case Call("regex", (_subject, Text(written))):
                try:
                    pattern(written)
                except re.error:
                    yield Wrong("bad_pattern", _("“{pattern}” is no pattern.").format(pattern=written))
