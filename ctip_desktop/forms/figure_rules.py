"""Holds figures to the rules of their forms: conditions in the form expression language on the names of indicators."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import SimpleNamespace

from ctip_desktop.forms.expressions import parse, reads
from ctip_desktop.forms.expressions.closures import Compiler
from ctip_desktop.forms.expressions.values import Failing, Value, to_boolean
from ctip_desktop.forms.form import Form, Question, Rule, Words
from ctip_desktop.forms.nodes import tree_of
from ctip_desktop.i18n import figure

_NAME = re.compile(r"\$\{\s*([\w.-]+)\s*\}")


def figures_form(names: Iterable[str]) -> Form:
    """Return a form that asks for nothing but these figures, for an expression to stand in."""
    asked = tuple(Question("decimal", name, 0) for name in dict.fromkeys(names) if name)
    return Form("figures", "", Words("", ""), asked, {})


@cache
def names_in(rule: Rule) -> frozenset[str]:
    """Return the figures a rule speaks of."""
    return reads(parse(rule.holds)).names


def holds(rule: Rule, figures: Mapping[str, float]) -> bool:
    """Say whether figures, all that the rule speaks of, are as it says."""
    row = SimpleNamespace(seen=figures, shown=dict.fromkeys(figures, True), parent=None)
    try:
        return to_boolean(_closure(rule)(row, None))
    except Failing:
        return False


def message(rule: Rule, figures: Mapping[str, float], language: str) -> str:
    """Return what is said where a rule does not hold, with the figures in it."""
    said = rule.message.said(language)
    return _NAME.sub(lambda found: figure(_plain(figures[found[1]])) if found[1] in figures else found[0], said)


@cache
def _closure(rule: Rule) -> Callable[..., Value]:
    root = tree_of(figures_form(names_in(rule)))
    return Compiler(root, dict(root.children)).compile(parse(rule.holds))


def _plain(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value}"
