"""The rules that the forms declare: each can be broken, none by nothing at all; a statement is told which it breaks."""

import pytest

from ctip_desktop.forms.figure_rules import holds, names_in
from ctip_desktop.forms.form import Rule
from ctip_desktop.i18n import use_language
from ctip_desktop.reports.indicators.rules import broken, broken_in, rules
from ctip_desktop.reports.statements.declared import Declared, Line


def a_statement(kind: str, figures: dict[str, str]) -> Declared:
    return Declared("01", "2026-06", nothing=False, lines=(Line(kind, "figures", 1, figures),))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.holds)
def test_every_rule_holds_of_nothing_and_can_be_broken(rule: Rule) -> None:
    names = names_in(rule)
    assert holds(rule, dict.fromkeys(names, 0))
    assert any(not holds(rule, {one: 7 if one == name else 0 for one in names}) for name in names)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.holds)
def test_what_is_said_of_a_rule_names_only_its_own_figures(rule: Rule) -> None:
    for said in (rule.message.km, rule.message.en):
        assert {part.split("}")[0] for part in said.split("${")[1:]} <= names_in(rule)


def test_a_rule_is_not_asked_where_one_of_its_figures_is_missing() -> None:
    assert list(broken({"trained_women": 5})) == []
    assert [rule.holds for rule in broken({"trained_women": 5, "trained": 4})] == ["${trained_women} <= ${trained}"]


def test_a_statement_is_told_which_parts_do_not_add_up_and_of_which_kind() -> None:
    use_language("en")
    figures = {"victims": "5", "victims_under_15": "1", "victims_15_17": "1", "victims_18_over": "2"}
    assert broken_in(a_statement("victim", {**figures, "victims_age_unknown": "1"})) == []
    (said,) = broken_in(a_statement("victim", {**figures, "victims_age_unknown": "0"}))
    assert said.kind == "victim"
    assert said.text == "Victims (5) are not the sum of their parts: 1 + 1 + 2 + 0."


def test_the_same_rule_in_several_forms_is_asked_once() -> None:
    asked = [rule.holds for rule in rules()]
    assert len(asked) == len(set(asked)) > 30
