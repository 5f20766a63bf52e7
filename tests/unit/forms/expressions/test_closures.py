"""Corners of expressions that no form of the conformance tests comes to."""

import pytest

from ctip_desktop.forms.expressions import parse
from ctip_desktop.forms.expressions.closures import Compiler
from ctip_desktop.forms.expressions.kinds import kind_of
from ctip_desktop.forms.expressions.values import Failing, Value
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Choice, Form, Question, Words


def question(kind: str, name: str, *children: Question, of: str | None = None) -> Question:
    return Question(kind, name, 1, label=Words(name, name), children=children, list=of)


def choice(name: str, **columns: str) -> Choice:
    return Choice(name, Words(f"ក{name}", name.upper()), columns)


FORM = Form(
    "trial",
    "",
    Words("ក", "Trial"),
    (
        question("integer", "n"),
        question("text", "t"),
        question("date", "on"),
        question("select_one", "s", of="l"),
        question("group", "g", question("text", "inside")),
        question(
            "repeat",
            "r",
            question("integer", "x"),
            question("select_one", "rs", of="l"),
            question("repeat", "q", question("integer", "y")),
        ),
    ),
    {"l": (choice("a", size="1"), choice("b", size="2"), choice("c"))},
    settings={"default_language": "English (en)"},
).stamped()
ANSWERS = {
    "n": 2,
    "t": "b",
    "on": "2026-03-01",
    "inside": "in",
    "r": [{"_id": "r1", "x": 1, "rs": "a", "q": [{"y": 10}, {"y": 11}]}, {"_id": "r2", "x": 2, "q": [{"y": 20}]}],
}


def value(text: str, at: str = "/t") -> Value:
    """Work an expression out at a node of the record."""
    filled = Filled(FORM, ANSWERS)
    node, row = filled._finder.find(at)
    return Compiler(node, filled._plan.names).compile(parse(text))(row, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("string-length()", 1.0),
        ("normalize-space()", "b"),
        ("concat(., ../n)", "b2"),
        ("../g/inside", "in"),
        ("../g/../t", "b"),
        ("/trial/g/inside", "in"),
        ("/trial/r/x", None),
        ("/trial/r[x = 2]/x", 2.0),
        ("/trial/nothing", ""),
        ("../nothing/more", ""),
        ("../../..", ""),
        ("count(../nothing)", 0.0),
        ("count(5)", None),
        ("count-non-empty('a')", None),
        ("count-non-empty(${r})", 2.0),
        ("count(${x}[. > 1])", 1.0),
        ("${x}[. = 2]", 2.0),
        ("count(${q})", 3.0),
        ("sum(${y})", 41.0),
        ("sum(${r}[q/y = 20]/x)", None),
        ("count(${r}[count(q[y > current()/../n + 8]) = 2])", 0.0),
        ("count(${r}[count(q[y > ../x + 8]) = 2])", 1.0),
        ("${g}[1 = 1]/inside", "in"),
        (".[. = 'b']", "b"),
        (".[. = 'x']", ""),
        ("position(../nothing)", 0.0),
        ("position(5)", 0.0),
        ("position(${r}[x = 2])", 2.0),
        ("instance('l')/root/item[name = ${t}]/label", "B"),
        ("instance('l')/root/item[size = ${n}]/name", "b"),
        ("instance('l')/root/item[size = '']/name", "c"),
        ("count(instance('l')/root/item[sum(size) > 0])", 2.0),
        ("count(instance('l')/root/item)", 3.0),
        ("instance('l')/root/item[today() = today() and now() >= today()]/name", None),
        ("jr:choice-name('b', '${s}')", "B"),
        ("jr:choice-name('b', ' /trial/s ')", "B"),
        ("jr:choice-name('b', '${n}')", ""),
        ("jr:choice-name('b', ${s})", ""),
        ("jr:choice-name('x', '${s}')", ""),
        ("jr:choice-name('a', '${rs}')", "A"),
        ("indexed-repeat(${nothing}, ${r}, 1)", ""),
        ("indexed-repeat(${y}, ${r}, 1)", None),
        ("indexed-repeat(${y}, ${r}, 2)", 20.0),
        ("indexed-repeat(${y}, ${q}, 1)", None),
        ("indexed-repeat(${x}, ${nothing}, 1)", None),
        ("indexed-repeat('x', ${r}, 1)", ""),
        ("date(true())", None),
        ("date(now()) = today()", True),
        ("selected(5, 'a')", None),
        ("selected('a', 5)", None),
        ("selected-at(5, 0)", None),
        ("date-time(${on})", "2026-03-01"),
        ("decimal-date-time('')", ""),
        ("pow(10, 400)", float("inf")),
        ("regex('ab', '[[a]b]')", None),
        ("regex('a\\\\', '.\\\\\\\\')", True),
        (r"regex('ក្', '\p{IsKhmer}+')", True),
        (r"regex('aB1', '\p{Ll}\P{Ll}\p{N}')", True),
        (r"regex('é', '[\p{L}]')", True),
        (r"regex('a', '[\P{L}]')", None),
        (r"regex('a', '\p{Unheard}')", None),
        (r"regex('!', '\p{Punct}')", True),
    ],
)
def test_an_expression_gives(text: str, expected: Value | None) -> None:
    """None stands for where JavaRosa would stop."""
    if expected is None:
        with pytest.raises(Failing):
            value(text)
    elif text.startswith("date-time"):
        assert str(value(text)) == "2026-03-01 00:00:00"
    else:
        assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("${n} + ${x} + ${y}", "/r[2]/q[1]/y", 24.0),
        ("../../x", "/r[2]/q[1]/y", 2.0),
        ("../../../n", "/r[2]/q[1]/y", 2.0),
        ("count(../../q)", "/r[1]/q[2]/y", 2.0),
        ("count(${q})", "/r[1]/q[2]/y", 2.0),
        ("count(${r})", "/r[1]/x", 1.0),
        ("count(../../r[x >= current()/../../q/y - 9])", "/r[1]/x", 0.0),
        ("count(../../r[x >= current()/../q/y - 9])", "/r[1]/x", None),
        ("count(../../../r[x = current()/../../x])", "/r[2]/q[1]/y", 1.0),
        ("sum(/trial/r/q/y)", "/r[1]/x", 21.0),
        ("indexed-repeat(${y}, ${q}, 2)", "/r[1]/x", 11.0),
        ("indexed-repeat(${x}, ${r}, 2)", "/r[1]/q[2]/y", 2.0),
        ("indexed-repeat(${y}, ${r}, 2, ${q}, 1)", "/r[1]/q[2]/y", 20.0),
        ("indexed-repeat(${y}, ${r}, 1)", "/r[1]/q[2]/y", 11.0),
        ("position(../..)", "/r[2]/q[1]/y", 2.0),
        ("position()", "/r[2]", 2.0),
        ("jr:choice-name('a', '${s}')", "/r[2]/x", "A"),
        ("jr:choice-name('a', '${rs}')", "/r[2]/q[1]/y", "A"),
    ],
)
def test_names_and_paths_mean_the_rows_one_stands_in(text: str, at: str, expected: Value | None) -> None:
    if expected is None:
        with pytest.raises(Failing):
            value(text, at)
    else:
        assert value(text, at) == expected


def test_the_label_of_a_choice_in_no_row_is_empty() -> None:
    filled = Filled(FORM, {})
    assert Compiler(filled._plan.root, filled._plan.names).compile(parse("jr:choice-name('a', '${rs}')"))(
        filled._state.root, None
    ) == ""  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1", "number"), ("-${t}", "number"), ("'a'", "text"), ("${n} > 1", "boolean"), ("${n} div 2", "number"),
        ("if(${n}, 'a', '')", "text"), ("if(${n}, 'a', 1)", None), ("coalesce(${n}, 1)", "number"),
        ("once(today())", "date"),        ("concat(1, 2)", "text"), ("../x", None), ("${t}", "text"), ("now()", None),
        ("count(${r})", "number"), ("not(1)", "boolean"),
    ],
)  # fmt: skip
def test_the_kind_of_a_value_is_told_without_answers(text: str, kind: str | None) -> None:
    assert kind_of(parse(text), {"n": "number", "t": "text"}.get) == kind
