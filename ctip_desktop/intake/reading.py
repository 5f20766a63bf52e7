"""Reads a whole file for a form: which column is what, every row through the checks, what may be taken in."""

from collections.abc import Mapping
from dataclasses import dataclass

from ctip_desktop import clock
from ctip_desktop.errors.intake import AnswerUnreadable
from ctip_desktop.forms.form import Form
from ctip_desktop.intake.cells import CellReader
from ctip_desktop.intake.checking import Checked, Checker
from ctip_desktop.intake.gathering import Gatherer
from ctip_desktop.intake.mapping import FileMap, question_path
from ctip_desktop.intake.questions import scope_of, scopes
from ctip_desktop.intake.sheets import Book


@dataclass(frozen=True)
class FileRead:
    """A file after the checks.

    Attributes:
        checked: its entries, in the order of their rows.
        proposed: the form's own defaults that stand in for questions it does not answer, by path.
    """

    checked: tuple[Checked, ...]
    proposed: Mapping[str, object]

    @property
    def good(self) -> tuple[Checked, ...]:
        """The entries that may be taken in."""
        return tuple(one for one in self.checked if one.good)

    @property
    def bad(self) -> tuple[Checked, ...]:
        """The entries that go back with their reasons."""
        return tuple(one for one in self.checked if not one.good)


def read_file(form: Form, book: Book, mapping: FileMap, given: Mapping[str, str] | None = None) -> FileRead:
    """Put every row of a file through the form.

    Args:
        form: what its rows become.
        book: the file.
        mapping: which column answers which question.
        given: answers as typed, by the name or path of their question, that stand in every row whose cell is empty.

    Raises:
        QuestionUnknown: `given` names no question.
        AnswerUnreadable: what it gives is no answer to it.
    """
    reader = CellReader(form, clock.today())
    fixed = _fixed(form, reader, given or {})
    checker = Checker(form, book, mapping.paths | fixed.keys())
    checked = tuple(checker.check(one) for one in Gatherer(form, reader, fixed).gather(book, mapping))
    return FileRead(checked, checker.proposed)


def _fixed(form: Form, reader: CellReader, given: Mapping[str, str]) -> dict[str, str | int]:
    fixed: dict[str, str | int] = {}
    for name, text in given.items():
        path = question_path(form, name)
        read = reader.read(path, scopes(form)[scope_of(path)][path], text)
        if read.answer is None or read.fault is not None:
            raise AnswerUnreadable(name, text)
        fixed[path] = read.answer
    return fixed
