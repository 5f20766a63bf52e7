"""Expressions never raise what has no name, and say the same in SQL as in closures."""

import sqlite3
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctip_desktop.errors import CtipError
from ctip_desktop.errors.forms import ExpressionWithoutSql
from ctip_desktop.forms.expressions import parse, reads
from ctip_desktop.forms.expressions.closures import Compiler
from ctip_desktop.forms.expressions.kinds import kind_of, kind_of_question
from ctip_desktop.forms.expressions.sql import Column, to_sql
from ctip_desktop.forms.expressions.values import Failing, to_boolean
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.filled.giving_out import stored_answer
from ctip_desktop.forms.form import Form, Question, Words

TODAY = date(2026, 3, 1)
KINDS = {
    "i": "integer", "j": "integer", "d": "decimal", "t": "text", "u": "text", "s": "select_one", "m": "select_multiple",
    "on": "date", "off": "date", "flag": "calculate", "band": "calculate",
}  # fmt: skip
CALCULATIONS = {"flag": "${i} > 1", "band": "if(${j} < 2, 'a', if(${t} = 'a', 'b', ''))"}


def a_form() -> Form:
    questions = (
        Question(kind, name, 1, label=Words(name, name), calculation=CALCULATIONS.get(name))
        for name, kind in KINDS.items()
    )
    return Form("trial", "", Words("ក", "Trial"), tuple(questions), {}).stamped()


FORM = a_form()


def column_of(name: str) -> Column:
    kind = kind_of_answer(name)
    assert kind is not None
    return Column(f'"{name}"', kind)


def kind_of_answer(name: str) -> str | None:
    if name in CALCULATIONS:
        return kind_of(parse(CALCULATIONS[name]), kind_of_answer)
    return kind_of_question(KINDS[name])


# fmt: off
numbers = st.sampled_from([
    "${i}", "${j}", "${d}", "0", "1", "2.5", "-1", "(${i} + 1)", "(${i} * ${d})", "(${i} div 2)",
    "count-selected(${m})", "abs(${j})", "coalesce(${i}, 0)", "number('2')", "number('x')", "if(${i} > 1, 1, 2)",
])
texts = st.sampled_from([
    "${t}", "${u}", "${s}", "${m}", "${band}", "'a'", "'b'", "''", "'A'", "'a%'", "concat(${t}, ${u})",
    "coalesce(${t}, 'b')", "if(${i} = 1, ${t}, '')",
])
# fmt: on
dates = st.sampled_from(["${on}", "${off}", "today()", "date('2026-02-28')", "date(${on})"])
signs = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
equals = st.sampled_from(["=", "!="])
leaves = st.one_of(
    st.tuples(numbers, signs, numbers).map(" ".join),
    st.tuples(texts, equals, texts).map(" ".join),
    st.tuples(dates, signs, dates).map(" ".join),
    st.tuples(numbers, equals, st.sampled_from(["''", "'1'", "'x'", "true()", "${flag}"])).map(" ".join),
    st.tuples(dates, signs, st.sampled_from(["''", "'2026-02-28'"])).map(" ".join),
    st.tuples(st.sampled_from(["selected", "contains", "starts-with"]), texts, texts).map(
        lambda each: f"{each[0]}({each[1]}, {each[2]})"
    ),
    st.one_of(numbers, texts, dates).map(lambda each: f"boolean({each})"),
    st.sampled_from(
        ["${flag}", "true()", "false()", "${flag} = ''", "${flag} = true()", "${flag} != ${i}", "${flag} = ${t}"]
    ),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(lambda each: f"not({each})"),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda each: f"({' '.join(each)})"),
        st.tuples(inner, equals, inner).map(lambda each: f"(({each[0]}) {each[1]} ({each[2]}))"),
    ),
    max_leaves=5,
)
documents = st.fixed_dictionaries(
    {},
    optional={
        "i": st.integers(-2, 3),
        "j": st.integers(-2, 3),
        "d": st.sampled_from(["0", "0.5", "2.5", "-1", "1"]),
        "t": st.sampled_from(["a", "b", "A", "a b", "ab", "a%", "1"]),
        "u": st.sampled_from(["a", "b", "x"]),
        "s": st.sampled_from(["a", "b"]),
        "m": st.sampled_from(["a", "a b", "b a", "ab"]),
        "on": st.sampled_from(["2026-02-28", "2026-03-01", "2030-01-01"]),
        "off": st.sampled_from(["2026-02-28", "2020-01-01"]),
    },
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(conditions, st.lists(documents, min_size=1, max_size=6))
def test_sql_finds_the_records_for_which_the_closure_says_yes(text: str, given_answers: list[dict[str, Any]]) -> None:
    tree = parse(text)
    try:
        sql = to_sql(tree, column_of, TODAY.isoformat())
    except ExpressionWithoutSql:
        return
    records = [Filled(FORM, answers, today=TODAY) for answers in given_answers]
    expected = [number for number, record in enumerate(records) if holds(record, text)]
    assert found(sql.text, sql.parameters, records) == expected, sql.text


@pytest.mark.parametrize(
    "text", ["regex(${t}, 'a')", "${t} < 5", "${off} - ${on}", "../t", "${i} div ${j}", "sum(${i})"]
)
def test_what_has_no_sql_is_refused_by_name(text: str) -> None:
    with pytest.raises(ExpressionWithoutSql):
        to_sql(parse(text), column_of, TODAY.isoformat())


@given(st.text(alphabet="${}ab'\"()[]/.,+-*=<>! 01\\|@:#ក" + "\n", max_size=40))
def test_any_text_is_an_expression_or_a_named_failure(text: str) -> None:
    try:
        reads(parse(text))
    except CtipError:
        return


def holds(record: Filled, text: str) -> bool:
    closure = Compiler(record._plan.root, record._plan.names).compile(parse(text))
    try:
        return to_boolean(closure(record._state.root, None))
    except Failing:
        return False


def found(condition: str, parameters: dict[str, Any], records: list[Filled]) -> list[int]:
    types = {"integer": "INTEGER", "decimal": "REAL", "calculate": "BLOB"}
    with sqlite3.connect(":memory:") as database:
        database.execute(
            "CREATE TABLE p (no, "
            + ", ".join(f'"{name}" {types.get(kind, "TEXT")}' for name, kind in KINDS.items())
            + ")"
        )
        for number, record in enumerate(records):
            row = [cell(record, name, kind) for name, kind in KINDS.items()]
            database.execute(f"INSERT INTO p VALUES ({', '.join('?' * (len(row) + 1))})", (number, *row))
        rows = database.execute(f"SELECT no FROM p WHERE {condition} ORDER BY no", parameters).fetchall()
    database.close()
    return [number for (number,) in rows]


def cell(record: Filled, name: str, kind: str) -> object:
    node = record._plan.root.children[name]
    stored = stored_answer(node, record._state.root)
    if stored is None:
        return None
    return float(str(stored)) if kind == "decimal" else int(str(stored)) if name == "flag" else stored
