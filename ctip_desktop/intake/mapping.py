"""Which column of a spreadsheet answers which question: suggested, mended by a person, kept for the next file."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from typing import Any

import orjson

from ctip_desktop.errors.intake import HeadUnknown, QuestionUnknown
from ctip_desktop.forms.form import Form
from ctip_desktop.intake.questions import NO, OF, chain, scope_of, scopes
from ctip_desktop.khmer.search import search_key


@dataclass(frozen=True)
class Column:
    """A column: its place from 0, its head, and the path of the question it answers (`_no`, `_of`; empty if none).

    `likeness` is 1 where the head is the question's own; `several` if it might be one of several questions.
    """

    place: int
    head: str
    path: str = ""
    likeness: float = 0.0
    several: bool = False


@dataclass(frozen=True)
class SheetMap:
    """How a sheet is read.

    Attributes:
        sheet: its name.
        heads: so many rows come before the first row of answers.
        scope: the innermost scope its rows stand in: `""` or the path of a repeat.
        columns: all of its columns that have a head.
    """

    sheet: str
    heads: int
    scope: str
    columns: tuple[Column, ...]

    @property
    def answered(self) -> tuple[Column, ...]:
        """The columns that answer questions."""
        return tuple(column for column in self.columns if column.path and column.path not in (NO, OF))

    def place(self, path: str) -> int | None:
        """Return the place of the column for a path, None if there is none."""
        return next((column.place for column in self.columns if column.path == path), None)


@dataclass(frozen=True)
class Meaning:
    """Which choice a text means in a column of the question at `path`; an empty one: that there is no answer."""

    path: str
    text: str
    choice: str


@dataclass(frozen=True)
class FileMap:
    """How a file is read for a form.

    Attributes:
        form: what its rows become.
        sheets: how each of its sheets is read.
        meanings: what texts mean that are no choices by themselves.
        given: answers as typed, by the path of their question, that stand in every row whose cell is empty.
    """

    form: str
    sheets: tuple[SheetMap, ...]
    meanings: tuple[Meaning, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def paths(self) -> frozenset[str]:
        """The questions that columns answer."""
        return frozenset(column.path for sheet in self.sheets for column in sheet.answered)

    def to_json(self) -> str:
        """Return it as text to be kept."""
        return orjson.dumps(asdict(self)).decode()

    @classmethod
    def from_json(cls, text: str) -> "FileMap":
        """Read what `to_json` gave."""
        given: dict[str, Any] = orjson.loads(text)
        sheets = (
            SheetMap(one["sheet"], one["heads"], one["scope"], tuple(Column(**column) for column in one["columns"]))
            for one in given["sheets"]
        )
        meanings = tuple(Meaning(**one) for one in given.get("meanings", ()))
        return cls(given["form"], tuple(sheets), meanings, given.get("given", {}))

    def known_as(self) -> str:
        """Return the name under which it is kept: files with the same heads have the same."""
        heads = [[(column.place, search_key(column.head)) for column in sheet.columns] for sheet in self.sheets]
        return sha256(orjson.dumps([self.form, heads])).hexdigest()

    def like(self, kept: "FileMap") -> "FileMap":
        """Return it with what was settled for another file with the same heads."""
        sheets = (
            replace(mine, scope=theirs.scope, columns=theirs.columns)
            for mine, theirs in zip(self.sheets, kept.sheets, strict=True)
        )
        return replace(self, sheets=tuple(sheets), meanings=kept.meanings, given=kept.given)

    def meaning(self, path: str, text: str, choice: str | None) -> "FileMap":
        """Return it with what a text in the columns of a question means; None if that is to be said again."""
        key = search_key(text)
        others = tuple(one for one in self.meanings if (one.path, search_key(one.text)) != (path, key))
        return replace(self, meanings=others if choice is None else (*others, Meaning(path, text, choice)))

    def giving(self, path: str, text: str) -> "FileMap":
        """Return it with an answer, as typed, that stands in every row; an empty one is none."""
        others = {name: said for name, said in self.given.items() if name != path}
        return replace(self, given=others | {path: text} if text else others)

    def answering(self, sheet: str, place: int, path: str) -> "FileMap":
        """Return it with the question that the column at a place of a sheet answers; an empty path is none."""
        sheets = (_answering(one, place, path) if one.sheet == sheet else one for one in self.sheets)
        return replace(self, sheets=tuple(sheets))


def mended(found: FileMap, form: Form, wanted: Mapping[str, str]) -> FileMap:
    """Return a mapping in which columns, by head, answer the questions that a person named; an empty name is none.

    Raise HeadUnknown or QuestionUnknown.
    """
    for head, name in wanted.items():
        path = question_path(form, name) if name else ""
        key, met, sheets = search_key(head), False, []
        for sheet in found.sheets:
            hit = {column.place for column in sheet.columns if search_key(column.head) == key}
            met = met or bool(hit)
            sheets.append(_with(sheet, hit, path) if hit else sheet)
        if not met:
            raise HeadUnknown(head)
        found = replace(found, sheets=tuple(sheets))
    return found


def question_path(form: Form, name: str) -> str:
    """Return the path of the question a person named, by its path or its name if that is unique."""
    every = [path for questions in scopes(form).values() for path in questions]
    found = [path for path in every if path in (name, f"/{name}")] or [
        path for path in every if path.rpartition("/")[2] == name
    ]
    if len(found) != 1:
        raise QuestionUnknown(name, form.name)
    return found[0]


def innermost(paths: Iterable[str]) -> str:
    """Return the innermost scope of some questions."""
    return max((scope_of(path) for path in paths), key=lambda scope: len(chain(scope)), default="")


def _answering(sheet: SheetMap, place: int, path: str) -> SheetMap:
    changed = _with(sheet, {place}, path)
    if changed.place(OF) is not None:
        return changed
    return replace(changed, scope=innermost(column.path for column in changed.answered))


def _with(sheet: SheetMap, places: set[int], path: str) -> SheetMap:
    columns = tuple(
        replace(column, path=path, likeness=1.0, several=False)
        if column.place in places
        else replace(column, path="")
        if path and column.path == path
        else column
        for column in sheet.columns
    )
    changed = replace(sheet, columns=columns)
    return replace(changed, scope=innermost((sheet.scope + "/", *(column.path for column in changed.answered))))
