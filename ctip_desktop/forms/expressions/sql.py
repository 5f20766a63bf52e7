"""Turns a tree into SQL that says of a stored row what the closure says of the record it came from.

An empty answer is NULL in a table and the empty text in an expression, so `${x} = ''` becomes `x IS NULL`, and what
may be NULL is made yes or no wherever `not()` could see it. Only SQL that SQLite and PostgreSQL read alike is written;
what has none is refused by name.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from ctip_desktop.errors.forms import ExpressionWithoutSql
from ctip_desktop.forms.expressions.kinds import BOOLEAN, DATE, NUMBER, TEXT
from ctip_desktop.forms.expressions.moments import read_date
from ctip_desktop.forms.expressions.tree import Binary, Call, Negative, Number, Path, Step, Text, Tree
from ctip_desktop.forms.expressions.values import to_number


class Column(NamedTuple):
    """A column, as SQL names it, and the kind of its values: `boolean` (0 or 1), `number`, `text` or `date` (ISO).

    A column that may hold any of them (kind None) cannot be asked.
    """

    sql: str
    kind: str | None


@dataclass(frozen=True)
class Sql:
    """A piece of SQL and its parameters, named `:p1` and so on."""

    text: str
    parameters: dict[str, str | float]


class Term(NamedTuple):
    """A value in SQL. `empty` says that NULL stands for the empty text, not for a number there is none of."""

    sql: str
    kind: str
    empty: bool = False
    literal: str | float | None = None


def to_sql(tree: Tree, column_of: Callable[[str], Column], today: str, prefix: str = "p") -> Sql:
    """Return the condition an expression is, true or not (NULL counts as not), to stand after WHERE.

    Args:
        tree: the expression; names in it are `${name}` only.
        column_of: gives the column of a name; may raise.
        today: the day, ISO.
        prefix: begins the names of parameters.

    Raises:
        ExpressionWithoutSql: there is no SQL for it.
    """
    writer = _Writer(column_of, today, prefix)
    return Sql(writer.condition(tree, exact=False), writer.parameters)


def value_sql(tree: Tree, column_of: Callable[[str], Column], today: str, prefix: str = "p") -> Sql:
    """Return the value an expression gives (`of` in a sum); NULL for none; raises what `to_sql` raises."""
    writer = _Writer(column_of, today, prefix)
    return Sql(writer.term(tree).sql, writer.parameters)


@dataclass
class _Writer:
    column_of: Callable[[str], Column]
    today: str
    prefix: str
    parameters: dict[str, str | float] = field(default_factory=dict)

    def condition(self, tree: Tree, exact: bool) -> str:
        """Write a condition; `exact` if NULL will not do for no."""
        match tree:
            case Binary("and" | "or" as word, left, right):
                return f"({self.condition(left, exact)} {word.upper()} {self.condition(right, exact)})"
            case Call("not", (inner,)):
                return f"(NOT {self.condition(inner, exact=True)})"
            case Call("true" | "false" as name, ()):
                return name.upper()
            case Call("boolean", (inner,)):
                return self.condition(inner, exact)
            case Binary("=", left, right):
                return self._equal(self.term(left), self.term(right), exact)
            case Binary("!=", left, right):
                return f"(NOT {self._equal(self.term(left), self.term(right), exact=True)})"
            case Binary("<" | "<=" | ">" | ">=" as sign, left, right):
                return self._sure(self._ordered(sign, self.term(left), self.term(right)), exact)
            case Call("selected" | "contains" | "starts-with" as name, (whole, part)):
                return self._within(name, self.text(whole), self.text(part))
        return self._truth(self.term(tree), exact)

    def term(self, tree: Tree) -> Term:
        """Write a value."""
        match tree:
            case Number(value):
                return self._literal(value, NUMBER)
            case Text(value):
                return self._literal(value, TEXT)
            case Path("$", (Step(name, ()),)):
                column = self.column_of(name)
                if column.kind is None:
                    raise ExpressionWithoutSql(f"${{{name}}}")
                return Term(column.sql, column.kind, empty=True)
            case Negative(operand):
                return Term(f"(-{self.number(operand)})", NUMBER)
            case Binary("+" | "-" | "*" as sign, left, right):
                return Term(f"({self.number(left)} {sign} {self.number(right)})", NUMBER)
            case Binary("div", left, Number(divisor)) if divisor:
                return Term(f"({self.number(left)} * 1.0 / {self._parameter(divisor)})", NUMBER)
            case Call("today", ()):
                return self._literal(self.today, DATE)
            case Call("date", (Text(text),)) if read_date(text):
                return self._literal(f"{read_date(text):%Y-%m-%d}", DATE)
            case Call("date", (Path() as path,)) if (day := self.term(path)).kind == DATE:
                return day
            case Call("number", (inner,)):
                return Term(self.number(inner), NUMBER)
            case Call("abs", (inner,)):
                return Term(f"abs({self.number(inner)})", NUMBER)
            case Call("count-selected", (inner,)):
                answer = self.text(inner)
                return Term(f"CASE WHEN {answer} = '' THEN 0 ELSE {_words(answer)} END", NUMBER)
            case Call("concat", arguments):
                return Term(f"nullif({' || '.join(map(self.text, arguments))}, '')", TEXT, empty=True)
            case Call("if", (test, then, otherwise)):
                return self._choice(self.condition(test, exact=False), self.term(then), self.term(otherwise))
            case Call("coalesce", (first, second)):
                return self._coalesced(self.term(first), self.term(second))
            case Binary(sign, _, _) if sign not in ("div", "mod"):
                return Term(self.condition(tree, exact=True), BOOLEAN)
            case Call("not" | "true" | "false" | "boolean" | "selected" | "contains" | "starts-with", _):
                return Term(self.condition(tree, exact=True), BOOLEAN)
        raise ExpressionWithoutSql(_named(tree))

    def number(self, tree: Tree) -> str:
        """Write a number; NULL for none."""
        term = self.term(tree)
        if term.kind == BOOLEAN:
            return f"(CASE WHEN {term.sql} THEN 1 ELSE 0 END)" if not term.empty else term.sql
        if isinstance(term.literal, str) and term.kind == TEXT:
            number = to_number(term.literal)
            return "NULL" if number != number else self._parameter(number)
        if term.kind != NUMBER:
            raise ExpressionWithoutSql(f"number({_named(tree)})")
        return term.sql

    def text(self, tree: Tree) -> str:
        """Write a text; never NULL."""
        term = self.term(tree)
        if term.kind != TEXT:
            raise ExpressionWithoutSql(f"string({_named(tree)})")
        return term.sql if isinstance(term.literal, str) else f"coalesce({term.sql}, '')"

    def _equal(self, one: Term, other: Term, exact: bool) -> str:
        if BOOLEAN in (one.kind, other.kind):
            return f"({self._truth(one, True)} = {self._truth(other, True)})"
        if "" in (one.literal, other.literal):
            rest = other if one.literal == "" else one
            if rest.literal is not None:
                return "TRUE" if rest.literal == "" else "FALSE"
            return f"({rest.sql} IS NULL)" if rest.empty else "FALSE"
        if NUMBER in (one.kind, other.kind):
            return self._equal_numbers(one, other, exact)
        return self._maybe_both_empty(f"{one.sql} = {other.sql}", one, other, exact)

    def _equal_numbers(self, one: Term, other: Term, exact: bool) -> str:
        left, right = self._as_number(one), self._as_number(other)
        if DATE in (one.kind, other.kind):
            raise ExpressionWithoutSql("number(date)")
        return self._maybe_both_empty(f"abs({left} - {right}) < 1e-12", one, other, exact)

    def _maybe_both_empty(self, sql: str, one: Term, other: Term, exact: bool) -> str:
        if one.empty and other.empty:
            return f"coalesce({sql}, {one.sql} IS NULL AND {other.sql} IS NULL)"
        return self._sure(sql, exact)

    def _as_number(self, term: Term) -> str:
        if isinstance(term.literal, str) and term.kind == TEXT:
            number = to_number(term.literal)
            return "NULL" if number != number else self._parameter(number)
        if term.kind == TEXT:
            raise ExpressionWithoutSql("number(text)")
        return term.sql

    def _ordered(self, sign: str, one: Term, other: Term) -> str:
        if one.kind == DATE and other.kind == DATE:
            return f"({one.sql} {sign} {other.sql})"
        if DATE in (one.kind, other.kind):
            literal = one.literal if other.kind == DATE else other.literal
            if isinstance(literal, str) and to_number(literal) != to_number(literal):
                return "FALSE"  # a text between quotes is no date: date('…') is
            raise ExpressionWithoutSql("number(date)")
        return f"({self._counted(one)} {sign} {self._counted(other)})"

    def _counted(self, term: Term) -> str:
        if term.kind == BOOLEAN:
            return f"(CASE WHEN {term.sql} THEN 1 ELSE 0 END)" if not term.empty else term.sql
        return self._as_number(term)

    def _within(self, name: str, whole: str, part: str) -> str:
        """Search by taking out what is searched for: LIKE would not tell capitals from small letters."""
        if name == "selected":
            whole, part = f"' ' || {whole} || ' '", f"' ' || trim({part}) || ' '"
        if name == "starts-with":
            return f"(substr({whole}, 1, length({part})) = {part})"
        found = f"replace({whole}, {part}, '') <> {whole}"
        return f"({found})" if name == "selected" else f"({part} = '' OR {found})"

    def _truth(self, term: Term, exact: bool) -> str:
        if term.kind == BOOLEAN:
            return self._sure(f"({term.sql} <> 0)", exact) if term.empty else term.sql
        if isinstance(term.literal, str):
            return "TRUE" if term.literal else "FALSE"
        if term.kind == NUMBER:
            return self._sure(f"(abs({term.sql}) > 1e-12)", exact)
        return f"({term.sql} IS NOT NULL)"

    def _choice(self, test: str, then: Term, otherwise: Term) -> Term:
        if then.kind != otherwise.kind or then.kind == BOOLEAN:
            raise ExpressionWithoutSql(f"if(…, {then.kind}, {otherwise.kind})")
        sql = f"(CASE WHEN {test} THEN {_nullable(then)} ELSE {_nullable(otherwise)} END)"
        if then.kind == NUMBER and (then.empty or otherwise.empty):
            raise ExpressionWithoutSql("if(…, number, '')")
        return Term(sql, then.kind, empty=then.kind != NUMBER)

    def _coalesced(self, first: Term, second: Term) -> Term:
        if first.kind != second.kind or first.kind == BOOLEAN:
            raise ExpressionWithoutSql(f"coalesce({first.kind}, {second.kind})")
        return Term(f"coalesce({_nullable(first)}, {_nullable(second)})", first.kind, empty=second.empty)

    @staticmethod
    def _sure(sql: str, exact: bool) -> str:
        return f"coalesce({sql}, FALSE)" if exact else sql

    def _literal(self, value: str | float, kind: str) -> Term:
        return Term(self._parameter(value), kind, literal=value)

    def _parameter(self, value: str | float) -> str:
        name = f"{self.prefix}{len(self.parameters) + 1}"
        self.parameters[name] = value
        return f":{name}"


def _nullable(term: Term) -> str:
    return "NULL" if term.literal == "" else term.sql


def _words(answer: str) -> str:
    return f"length({answer}) - length(replace({answer}, ' ', '')) + 1"


def _named(tree: Tree) -> str:
    match tree:
        case Call(name, _):
            return f"{name}()"
        case Binary(sign, _, _):
            return sign
        case Path(_, steps):
            return "/".join(step.name for step in steps)
    return type(tree).__name__
