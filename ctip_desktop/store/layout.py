"""The tables a form asks for: one for its answers and one for each of its repeats, a typed column per question.

`p_case`, `p_case_victim`, `p_case_victim_item`: a table's name is the form's and its repeats' names; a column's name is
the question's, or begins with an underscore and says what the row belongs to (`_entry` is the entry's `no`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ctip_desktop.errors.store import FormClash
from ctip_desktop.forms.form import Form, Question

ENTRY = "_entry"
OFFICE = "_office"
SPECIALS = "_specials"
ROW = "_row"
POSITION = "_position"
PARENT = "_parent"

UNTYPED = "BLOB"
"""SQLite's type without affinity: a value stays the whole number, decimal or text it is."""

_TYPES = {"integer": "INTEGER", "decimal": "REAL", "calculate": UNTYPED}
_SILENT = ("note", "group", "repeat")
_ROOT = {ENTRY: "INTEGER PRIMARY KEY", OFFICE: "TEXT", SPECIALS: "TEXT"}
_REPEAT = {
    ENTRY: "INTEGER NOT NULL",
    OFFICE: "TEXT",
    SPECIALS: "TEXT",
    ROW: "TEXT",
    POSITION: "INTEGER",
    PARENT: "TEXT",
}

Tables = Mapping[str, Mapping[str, str]]
"""The SQL type of each column, by table and column."""


@dataclass(frozen=True)
class Scope:
    """The questions that share one table: a form's own, or those of one repeat."""

    table: str
    questions: tuple[Question, ...]
    repeats: Mapping[str, "Scope"]


def table_name(form: str, *repeats: str) -> str:
    """Return the name of the table of a form, or of the repeat reached through the repeats named."""
    return "_".join(("p", form, *repeats))


def scope_of(form: Form) -> Scope:
    """Return the form's questions as the tree of tables they fill."""
    return _scope(table_name(form.name), form.questions)


def tables_of(form: Form) -> Tables:
    """Return the tables of one form version; raise FormClash where two would be one."""
    tables: dict[str, dict[str, str]] = {}

    def visit(scope: Scope, dimensions: Mapping[str, str]) -> None:
        if scope.table in tables:
            raise FormClash(form.name, scope.table)
        columns = dict(dimensions)
        taken = {name.casefold() for name in columns}
        for question in scope.questions:
            if question.name.casefold() in taken:
                raise FormClash(form.name, question.name)
            taken.add(question.name.casefold())
            columns[question.name] = _TYPES.get(question.kind, "TEXT")
        tables[scope.table] = columns
        for repeat in scope.repeats.values():
            visit(repeat, _REPEAT)

    visit(scope_of(form), _ROOT)
    return tables


def united(versions: Iterable[Tables]) -> Tables:
    """Return the tables that hold all versions of a form, whatever order they came in.

    A column that versions type differently has no type: each row keeps the value its own version gave it.
    """
    tables: dict[str, dict[str, str]] = {}
    for version in versions:
        for table, columns in version.items():
            here = tables.setdefault(table, {})
            for column, kind in columns.items():
                here[column] = kind if here.get(column, kind) == kind else UNTYPED
    return tables


def _scope(table: str, nodes: Iterable[Question]) -> Scope:
    questions: list[Question] = []
    repeats: dict[str, Scope] = {}

    def visit(nodes: Iterable[Question]) -> None:
        for node in nodes:
            if node.kind == "group":
                visit(node.children)
            elif node.kind == "repeat":
                repeats[node.name] = _scope(f"{table}_{node.name}", node.children)
            elif node.kind not in _SILENT:
                questions.append(node)

    visit(nodes)
    return Scope(table, tuple(questions), repeats)
