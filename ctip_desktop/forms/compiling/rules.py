"""Reads the sheet `rules`: what must hold between the figures of a form, and what is said where it does not."""

from collections.abc import Iterable, Iterator

from ctip_desktop.forms.compiling.columns import LANGUAGES
from ctip_desktop.forms.compiling.formulas import check_formula
from ctip_desktop.forms.compiling.naming import Names, Reader, Wrong
from ctip_desktop.forms.compiling.sheet import Fault, Row, Sheet
from ctip_desktop.forms.figure_rules import figures_form
from ctip_desktop.forms.form import Form, Indicator, Rule, Words
from ctip_desktop.i18n import _


def read_rules(sheet: Sheet, indicators: Iterable[Indicator]) -> tuple[tuple[Rule, ...], list[Fault]]:
    """Return the rules and what is wrong with them; they may name the indicators of their own form only."""
    form = figures_form(one.name for one in indicators)
    rules, faults = [], []
    for row in sheet.rows:
        faults += [sheet.fault(row.number, column, wrong.kind, wrong.text) for column, wrong in _wrong(row, form)]
        faults += sheet.missing_languages(row, "message", required=True)
        rules.append(Rule(row.get("rule") or "", row.words("message") or Words("", "")))
    return tuple(rules), faults


def _wrong(row: Row, form: Form) -> Iterator[tuple[str, Wrong]]:
    names = Names(form)
    rule = row.get("rule")
    if rule is None:
        yield "rule", Wrong("missing_name", _("This cell must be filled in."))
    else:
        for wrong in check_formula(rule, Reader(names, names.at[""], names.at[""])):
            yield "rule", _of_figures(wrong)
    for code in LANGUAGES:
        for wrong in names.wrong_in_text(row.get(f"message::{code}") or ""):
            yield f"message::{code}", _of_figures(wrong)


def _of_figures(wrong: Wrong) -> Wrong:
    if wrong.kind != "unknown_name":
        return wrong
    return Wrong(wrong.kind, _("Only indicators of this form can be named here: {fault}").format(fault=wrong.text))
