"""Which questions of a form a spreadsheet may answer, by the scope whose rows they stand in."""

from collections.abc import Iterator
from functools import lru_cache

from ctip_desktop.forms.form import Form, Question, Words
from ctip_desktop.forms.nodes import Node, tree_of

NO = "_no"
"""Head of the column with the number of a row in its sheet, by which rows of other sheets say where they belong."""

OF = "_of"
"""Head of the column with the number of the row, in the sheet of the scope above, that a row belongs to."""

REASONS = Words("មូលហេតុ", "Reasons")
ROW = Words("ជួរដើម", "Row before")
OURS = frozenset({REASONS.km, REASONS.en, f"{ROW.km} / {ROW.en}"})
"""Heads of the columns that are added to rows given back: what is below them was written by this program."""

_SILENT = ("group", "repeat", "note", "calculate")


@lru_cache(maxsize=32)
def scopes(form: Form) -> dict[str, dict[str, Question]]:
    """Return the questions answered by hand, by the path of their scope (`""`, `/victim`, `/section/point`) and path.

    The select that names the rows of a matrix is among them: in a sheet it says which row is meant.
    """
    return {home.path if home.parent else "": dict(_asked(home)) for home in _homes(tree_of(form))}


def above(scope: str) -> str:
    """Return the scope around a scope."""
    return scope.rpartition("/")[0]


def chain(scope: str) -> tuple[str, ...]:
    """Return a scope and those around it, the form's own first."""
    found = [scope]
    while found[-1]:
        found.append(above(found[-1]))
    return tuple(reversed(found))


def scope_of(path: str) -> str:
    """Return the scope a question stands in."""
    return path.rpartition("/")[0]


def _homes(root: Node) -> Iterator[Node]:
    return (node for node in root.inside() if node.home is node)


def _asked(home: Node) -> Iterator[tuple[str, Question]]:
    for node in home.scope():
        question = node.question
        if question is None or node.kind in _SILENT or node.calculated or question.read_only == "true()":
            continue
        yield node.path, question
