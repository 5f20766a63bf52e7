"""Puts a block copied from a spreadsheet into the rows of a repeat, cell by cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from ctip_desktop import clock
from ctip_desktop.forms.entering.answer_words import answer_words
from ctip_desktop.forms.entering.choosing import read_choice, read_choices
from ctip_desktop.forms.entering.typed import read_typed
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form, Question, Words
from ctip_desktop.forms.nodes import fixed_by
from ctip_desktop.forms.worded import both
from ctip_desktop.i18n import N_
from ctip_desktop.khmer.search import search_key

MOST_ROWS = 1000
"""So many rows a repeat is let grow to by pasting."""

_CELL = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r?\n|\r|\Z)|([^\t\r\n]*)')
_END = re.compile(r"\t|\r?\n|\r|\Z")


@dataclass(frozen=True)
class Misfit:
    """A cell that did not fit.

    Attributes:
        row: number of the row it was for, from 1, counted on from the first row of the block.
        column: place of the column it was for, from 0.
        text: what it says.
        why: why it does not fit.
        path: of the question that keeps the text all the same, as a problem to be mended; empty if none does.
    """

    row: int
    column: int
    text: str
    why: Words
    path: str = ""


@dataclass(frozen=True)
class Pasted:
    """What became of a block: rows added, cells set, cells that did not fit; and the paths of all that changed."""

    rows_added: int
    cells_set: int
    misfits: tuple[Misfit, ...]
    changed: frozenset[str]


def cells(text: str) -> list[list[str]]:
    """Return the rows of cells a spreadsheet puts on the clipboard; quoted cells may hold tabs and line ends."""
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        match = _CELL.match(text, at)
        assert match is not None  # noqa: S101 - a cell may be empty
        rows[-1].append(match[2] if match[1] is None else match[1].replace('""', '"'))
        end = _END.match(text, match.end())
        if end is None or not end[0]:
            break
        at = end.end()
        if end[0] != "\t":
            rows.append([])
    return rows if rows[-1] != [""] else rows[:-1]


def paste(filled: Filled, repeat: str, first_row: int, first_column: int, columns: Sequence[str], text: str) -> Pasted:
    """Put a block into the rows of a repeat, adding rows as needed.

    Empty cells leave what is there, rows of empty cells are passed over, and so is a first row that repeats the labels
    of the columns. An answer takes the place of a special one. What cannot be read is kept in its cell and told; what
    has no cell is told. In a matrix, a row of cells that names its row goes there.

    Args:
        filled: what is being filled in.
        repeat: path of the repeat, `/victim`.
        first_row: number of the row the block begins in, from 1; one more than there are for a new row.
        first_column: place of the column it begins in, from 0.
        columns: names of the questions of the columns, as the person sees them.
        text: the block, cells with tabs and rows with line ends between.
    """
    questions = [filled.form.find(f"{repeat}/{name}").question for name in columns]
    block = [row for row in cells(text) if any(cell.strip() for cell in row)]
    if block and _is_header(block[0], questions[first_column:]):
        block = block[1:]
    before = len(filled.rows(repeat))
    room = before if filled.fixed(repeat) else MOST_ROWS
    wanted = min(first_row - 1 + len(block), room)
    _, changed = filled.add_rows(repeat, max(0, wanted - before))
    rows = _rows(filled, repeat, first_row, block, questions[first_column:])
    misfits: list[Misfit] = []
    answers: dict[str, str | int] = {}
    for number, (row, line) in enumerate(zip(rows, block, strict=True), first_row):
        for column, cell in enumerate(line, first_column):
            fitted = _fit(filled, row, questions[column] if column < len(questions) else None, cell)
            if fitted.answer is not None:
                answers[fitted.path] = fitted.answer
            if fitted.why is not None:
                misfits.append(Misfit(number, column, cell, fitted.why, fitted.path))
    changed |= filled.set_all(answers)
    for path in answers:
        if "special" in (known := filled.known(path)):
            changed |= filled.know(path, {name: remark for name, remark in known.items() if name != "special"})
    return Pasted(max(0, wanted - before), len(answers), tuple(misfits), changed)


_NO_COLUMN = N_("There is no column for this. Paste fewer columns, or begin further left.")
_NO_ROW = N_("There is no row for this. Paste fewer rows, or begin further up.")
_NOT_BY_HAND = N_("This column is filled in by the program.")


def _rows(
    filled: Filled, repeat: str, first_row: int, block: Sequence[Sequence[str]], questions: Sequence[Question]
) -> list[str]:
    """Return the path of the row each row of cells is for, empty if there is none; a fixed row goes by its name."""
    rows = filled.rows(repeat)
    found = [rows[number] if number < len(rows) else "" for number in range(first_row - 1, first_row - 1 + len(block))]
    named = fixed_by(filled.form.find(repeat).question) if filled.fixed(repeat) else None
    if named not in questions or named is None:
        return found
    by_name = {filled.value(f"{row}/{named.name}"): row for row in rows}
    names = [line[at].strip() if (at := questions.index(named)) < len(line) else "" for line in block]
    return [
        by_name.get(read_choice(filled.form, named, name)[0], "") if name else row
        for name, row in zip(names, found, strict=True)
    ]


class _Fitted(NamedTuple):
    """What becomes of a cell: an answer at a path, or why not; both, if a text is kept that cannot be read."""

    path: str = ""
    answer: str | int | None = None
    why: Words | None = None


def _fit(filled: Filled, row: str, question: Question | None, cell: str) -> _Fitted:
    if not cell.strip():
        return _Fitted()
    if question is None:
        return _Fitted(why=both(_NO_COLUMN))
    if not row:
        return _Fitted(why=both(_NO_ROW))
    path = f"{row}/{question.name}"
    if question.kind in ("group", "repeat", "note"):
        return _Fitted(why=both(_NOT_BY_HAND))
    if filled.read_only(path):
        words = answer_words(filled, path) or Words("", "")
        same = search_key(cell) in (search_key(words.km), search_key(words.en))
        return _Fitted(why=None if same else both(_NOT_BY_HAND))
    return _Fitted(path, *_read(filled.form, question, cell, clock.today()))


def _is_header(line: Sequence[str], questions: Sequence[Question]) -> bool:
    """Say whether a row of cells repeats the labels, or the names, of the columns it is for."""
    said = False
    for cell, question in zip_longest(line, questions):
        if cell is None or not cell.strip():
            continue
        if question is None or search_key(cell.strip().rstrip("*")) not in _names(question):
            return False
        said = True
    return said


def _names(question: Question) -> set[str]:
    label = question.label or Words("", "")
    return {search_key(label.km), search_key(label.en), search_key(question.name)}


def _read(form: Form, question: Question, cell: str, today: date) -> tuple[str | int, Words | None]:
    """Return what a cell says as an answer; or the text to be kept, and what is wrong with it."""
    text = cell.strip()
    if question.kind == "select_one":
        name, fault = read_choice(form, question, text)
        return name or text, fault
    if question.kind == "select_multiple":
        return read_choices(form, question, text)
    if question.kind == "text":
        text = " ".join(text.split("\n"))
    typed = read_typed(question.kind, text, today)
    return (text, None) if typed.given is None else (typed.given, typed.fault.words if typed.fault else None)
