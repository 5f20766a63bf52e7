"""Figures are held to rules in the form expression language; what does not hold is said with the figures in it."""

import pytest

from ctip_desktop.forms.figure_rules import holds, message, names_in
from ctip_desktop.forms.form import Rule, Words
from ctip_desktop.i18n import use_language

AMONG = Rule("${women} <= ${people}", Words("ស្រី ${women} ច្រើនជាង ${people}", "${women} women among ${ people }"))
PARTS = Rule("${people} = ${women} + ${men}", Words("", ""))


@pytest.mark.parametrize(
    ("rule", "figures", "expected"),
    [
        (AMONG, {"women": 2, "people": 2}, True),
        (AMONG, {"women": 3, "people": 2}, False),
        (AMONG, {"women": 2.5, "people": 2.25}, False),
        (PARTS, {"people": 5, "women": 2, "men": 3}, True),
        (PARTS, {"people": 5, "women": 2, "men": 2}, False),
        (Rule("${people} = 0 or ${women} div ${people} < 0.5", Words("", "")), {"people": 0, "women": 9}, True),
    ],
)
def test_a_rule_holds_or_does_not(rule: Rule, figures: dict[str, float], expected: bool) -> None:
    assert names_in(rule) == figures.keys()
    assert holds(rule, figures) is expected


def test_what_is_said_has_the_figures_in_the_digits_of_the_language() -> None:
    figures = {"women": 12.0, "people": 2.5}
    use_language("en")
    assert message(AMONG, figures, "en") == "12 women among 2.5"
    use_language("km")
    assert message(AMONG, figures, "km") == "ស្រី ១២ ច្រើនជាង ២.៥"
