import pytest

from ctip_desktop.errors.forms import ExpressionWithoutSql
from ctip_desktop.forms.answer_kinds import answer_kinds
from ctip_desktop.forms.expressions import parse
from ctip_desktop.forms.expressions.sql import Column, to_sql, value_sql
from ctip_desktop.forms.installed import installed
from tests.support.workbooks import form

TRIAL = form("""
    survey
    | type | name | label::Khmer (km) | label::English (en) | calculation |
    | integer | n | ក | N | |
    | date | on | ក | On | |
    | calculate | twice | | | ${n} * 2 |
    | calculate | many | | | ${twice} > 5 |
    | calculate | band | | | if(${many}, 'big', 'small') |
    | calculate | mixed | | | if(${many}, 'big', 1) |""")


def test_what_a_calculation_gives_is_read_off_its_expression() -> None:
    assert answer_kinds(TRIAL) == {
        "/n": "number",
        "/on": "date",
        "/twice": "number",
        "/many": "boolean",
        "/band": "text",
        "/mixed": None,
    }


def test_every_indicator_of_the_installed_forms_can_be_counted() -> None:
    for installed_form in installed():
        kinds = {path.rpartition("/")[2]: kind for path, kind in answer_kinds(installed_form).items()}
        for indicator in installed_form.indicators:
            assert to_sql(
                parse(indicator.filter or "true()"), lambda name, kinds=kinds: Column(name, kinds[name]), "2026-03-01"
            ).text  # fmt: skip


def test_a_value_is_asked_as_well_as_a_condition() -> None:
    asked = value_sql(parse("${n} * 2"), lambda name: Column(f'"{name}"', "number"), "2026-03-01", prefix="a")
    assert (asked.text, asked.parameters) == ('("n" * :a1)', {"a1": 2.0})


def test_a_column_that_may_hold_anything_is_not_asked() -> None:
    with pytest.raises(ExpressionWithoutSql) as refused:
        to_sql(parse("${mixed} = 'big'"), lambda name: Column(name, None), "2026-03-01")
    assert refused.value.what == "${mixed}"


@pytest.mark.parametrize(
    "text",
    [
        "${on} > 5",
        "${on} = 5",
        "${n} = ${band}",
        "if(${n} > 1, 'a', 1) = 'a'",
        "coalesce(${n}, 'a') = 1",
        "if(${n} > 1, ${n}, 2) = 1",
        "number(${on}) > 1",
        "concat(${n}, 'a') = 'a'",
        "${n} mod 2 = 1",
    ],
)
def test_what_sqlite_and_postgresql_would_read_differently_is_refused(text: str) -> None:
    kinds = {"n": "number", "on": "date", "band": "text"}
    with pytest.raises(ExpressionWithoutSql):
        to_sql(parse(text), lambda name: Column(name, kinds[name]), "2026-03-01")
