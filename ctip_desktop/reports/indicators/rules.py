"""The rules between figures that the forms declare, and which of them some figures break."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ctip_desktop.forms.figure_rules import holds, message, names_in
from ctip_desktop.forms.form import Rule
from ctip_desktop.forms.installed import installed
from ctip_desktop.i18n import language
from ctip_desktop.reports.statements.declared import Declared


@dataclass(frozen=True)
class Broken:
    """A rule that the figures of a kind in a statement break, in words of the language in force."""

    kind: str
    text: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of all forms; what several forms say of figures of the same names is one rule."""
    return tuple({rule.holds: rule for form in reversed(installed()) for rule in form.rules}.values())


def broken(figures: Mapping[str, float]) -> Iterator[Rule]:
    """Yield the rules that these figures break; a rule that speaks of a figure that is not among them is not asked."""
    for rule in rules():
        if names_in(rule) <= figures.keys() and not holds(rule, figures):
            yield rule


def broken_in(declared: Declared) -> list[Broken]:
    """Return the rules that the figures of a statement break, kind by kind; it is told, and forbids nothing."""
    found = []
    for line in declared.lines:
        figures = {name: float(value) for name, value in line.figures.items()}
        found += [Broken(line.kind, message(rule, figures, language())) for rule in broken(figures)]
    return found
