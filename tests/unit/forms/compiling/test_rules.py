"""The sheet of rules: what may stand in it, and that it travels with the form."""

import pytest

from ctip_desktop.forms.form import Form, Rule, Words
from tests.support.workbooks import faults, form

TABLES = """
survey
| type | name | label::Khmer (km) | label::English (en) |
| date | reported | ក | A |
indicators
| name | source | measure | date | label::Khmer (km) | label::English (en) |
| people | trial | count | reported | ក | A |
| women | trial | count | reported | ក | A |
rules
| rule | message::Khmer (km) | message::English (en) |
| ${women} <= ${people} | ស្រី ${women} | Women (${women}) |
"""


def test_a_rule_is_kept_with_its_message_and_travels_with_the_form() -> None:
    made = form(TABLES)
    assert made.rules == (Rule("${women} <= ${people}", Words("ស្រី ${women}", "Women (${women})")),)
    assert Form.from_json(made.to_json()) == made


def test_a_form_without_rules_is_what_it_was_before_there_were_any() -> None:
    assert b"rules" not in form(TABLES.split("rules")[0]).to_json()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| ${men} <= ${people} | ក | A |", [("rule", "unknown_name")]),
        ("| ${reported} <= ${people} | ក | A |", [("rule", "unknown_name")]),
        ("| ${women} <= | ក | A |", [("rule", "syntax")]),
        ("| most(${women}) | ក | A |", [("rule", "unknown_function")]),
        ("| | ក | A |", [("rule", "missing_name")]),
        ("| ${women} <= ${people} | ក | |", [("message::English (en)", "missing_language")]),
        ("| ${women} <= ${people} | ក ${men} | A |", [("message::Khmer (km)", "unknown_name")]),
        ("| ${women} + 1 <= ${people} * 2 or ${people} = 0 | ក | A |", []),
    ],
)
def test_a_rule_that_speaks_of_what_is_no_figure_of_the_form_is_a_fault_with_its_row(
    row: str, expected: list[tuple[str, str]]
) -> None:
    assert faults(TABLES + row) == [("rules", 3, *each) for each in expected]
