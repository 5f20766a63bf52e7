import pytest

from ctip_desktop.errors.forms import ExpressionArguments, ExpressionNotTaken, ExpressionSyntax
from ctip_desktop.forms.expressions import FUNCTIONS, REFUSED, parse, reads, walk
from ctip_desktop.forms.expressions.closures import LIBRARY, SPECIAL
from ctip_desktop.forms.expressions.tree import Binary, Call, Negative, Number, Path, Step, Text
from ctip_desktop.i18n import use_language
from ctip_desktop.i18n.problems import say

A = Path("$", (Step("a"),))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1 + 2 * 3", Binary("+", Number(1), Binary("*", Number(2), Number(3)))),
        ("1 - 2 - 3", Binary("-", Binary("-", Number(1), Number(2)), Number(3))),
        ("${a} = 'x' or not(1) and 2",
         Binary("or", Binary("=", A, Text("x")), Binary("and", Call("not", (Number(1),)), Number(2)))),
        ("-${a} * 2", Binary("*", Negative(A), Number(2))),
        ("${a}-1", Binary("-", A, Number(1))),
        ("a-1", Path("", (Step("a-1"),))),
        ("7 DIV 2 Mod 3", Binary("mod", Binary("div", Number(7), Number(2)), Number(3))),
        ("div div div", Binary("div", Path("", (Step("div"),)), Path("", (Step("div"),)))),
        (". < .5", Binary("<", Path("", (Step("."),)), Number(0.5))),
        ("${r}[x = 1]/y", Path("$", (Step("r", (Binary("=", Path("", (Step("x"),)), Number(1)),)), Step("y")))),
        ("current()/../a", Path("current", (Step(".."), Step("a")))),
        ("instance('l')/root/item[a]/b", Path("list", (Step("l", (Path("", (Step("a"),)),)), Step("b")))),
        ("/data/r/x", Path("/", (Step("data"), Step("r"), Step("x")))),
        ('"it\'s"', Text("it's")),
    ],
)  # fmt: skip
def test_an_expression_becomes_its_tree(text: str, tree: object) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 1),
        ("1 +", 4),
        ("selected(${b}, 'x') and (", 26),
        ("1e3", 2),
        ("'open", 1),
        ("${a} ${b}", 6),
        ("${a} = ‘x’", 8),
    ],
)
def test_what_is_no_expression_is_refused_with_its_place(text: str, position: int) -> None:
    with pytest.raises(ExpressionSyntax) as refused:
        parse(text)
    assert refused.value.position == position


@pytest.mark.parametrize(
    ("text", "what"),
    [("1 + random()", "random()"), ("//x", "//"), ("x/@y", "@"), ("${last-saved#a}", "last-saved#"), ("('a')[1]", ")["),
     ("instance('l')/x", "instance('l')"), ("${a} | ${b}", "|"), ("unheard(1)", "unheard()")],
)  # fmt: skip
def test_what_is_not_taken_is_refused_by_name(text: str, what: str) -> None:
    with pytest.raises(ExpressionNotTaken) as refused:
        parse(text)
    assert refused.value.what == what


@pytest.mark.parametrize(
    "text", ["if(1, 2)", "coalesce(1, 2, 3)", "today(1)", "indexed-repeat(${a}, ${r})", "instance()"]
)
def test_too_many_or_too_few_arguments_are_refused(text: str) -> None:
    with pytest.raises(ExpressionArguments):
        parse(text)


@pytest.mark.parametrize("text", ["(" * 500, "1" + " + 1" * 5000, "-" * 500 + "1", "not(" * 200 + "1" + ")" * 200])
def test_absurd_expressions_are_refused_before_they_exhaust_us(text: str) -> None:
    with pytest.raises(ExpressionSyntax):
        parse(text)


def test_what_an_expression_reads_is_known() -> None:
    read = reads(parse("count(${r}[x = ${a}]) + instance('l')/root/item[code = current()/../b]/size + string-length()"))
    assert read.names == {"r", "a"}
    assert read.steps == {"x", "b", "code", "size"}
    assert read.lists == {"l"}
    assert read.itself


@pytest.mark.parametrize(
    ("text", "itself"),
    [(". > 1", True), ("${r}[. > 1]", False), ("once(1)", True), ("../x", False), ("current()/.", True)],
)
def test_reading_itself_is_told_from_reading_others(text: str, itself: bool) -> None:
    assert reads(parse(text)).itself is itself


def test_walking_meets_every_part() -> None:
    assert [type(part).__name__ for part in walk(parse("-(1 + ${r}[not(2)])"))] == [
        "Negative", "Binary", "Number", "Path", "Call", "Number",
    ]  # fmt: skip


def test_every_function_that_may_be_called_can_be_worked_out_and_none_is_refused_too() -> None:
    assert set(FUNCTIONS) == LIBRARY.keys() | SPECIAL.keys()
    assert not FUNCTIONS.keys() & REFUSED.keys()


def test_failures_say_where_and_what() -> None:
    use_language("en")
    with pytest.raises(ExpressionSyntax) as refused:
        parse("1 +")
    assert say(refused.value) == "“1 +” stops making sense at character 4; check brackets, quotes and names."
