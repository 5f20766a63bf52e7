"""Reads a whole file for a form: which column is what, every row through the checks, what may be taken in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ctip_desktop import clock
from ctip_desktop.errors.intake import AnswerUnreadable
from ctip_desktop.forms.form import Form, Words
from ctip_desktop.forms.worded import both
from ctip_desktop.i18n import N_
from ctip_desktop.intake.cells import CellReader
from ctip_desktop.intake.checking import Checked, Checker, Reason
from ctip_desktop.intake.gathering import Gatherer, RowAt
from ctip_desktop.intake.mapping import FileMap, question_path
from ctip_desktop.intake.questions import scope_of, scopes
from ctip_desktop.intake.sameness import Key, key_of
from ctip_desktop.intake.sheets import Book
from ctip_desktop.khmer.numerals import to_khmer

Told = Callable[[int, int], None]

_SAID_TWICE = N_("Row {number} of the sheet says the same. If both are of the same event, delete one of the two.")
_TOLD_EVERY = 100


@dataclass(frozen=True)
class FileRead:
    """A file after the checks.

    Attributes:
        checked: its entries, in the order of their rows.
        proposed: the form's own defaults that stand in for questions it does not answer, by path.
    """

    checked: tuple[Checked, ...]
    proposed: Mapping[str, object]

    @cached_property
    def good(self) -> tuple[Checked, ...]:
        """The entries that may be taken in."""
        return tuple(one for one in self.checked if one.good and not one.same)

    @cached_property
    def same(self) -> tuple[Checked, ...]:
        """The entries that say what one that is here says already; they are taken in if a person wants them again."""
        return tuple(one for one in self.checked if one.good and one.same)

    @cached_property
    def bad(self) -> tuple[Checked, ...]:
        """The entries that go back with their reasons."""
        return tuple(one for one in self.checked if not one.good)


def read_file(
    form: Form,
    book: Book,
    mapping: FileMap,
    given: Mapping[str, str] | None = None,
    *,
    here: Mapping[Key, str] | None = None,
    told: Told = lambda _done, _of: None,
) -> FileRead:
    """Put every row of a file through the form.

    Args:
        form: what its rows become.
        book: the file.
        mapping: which column answers which question.
        given: further answers as typed, by the name or path of their question, that stand where a cell is empty.
        here: what is here already, see `already_here`.
        told: hears after every few rows how many of how many are checked; what it raises ends the checks.

    Raises:
        QuestionUnknown: `given` names no question.
        AnswerUnreadable: what it gives is no answer to it.
    """
    reader = CellReader(form, clock.today(), mapping.meanings)
    fixed = _fixed(form, reader, {**mapping.given, **(given or {})})
    answered = mapping.paths | fixed.keys()
    checker = Checker(form, book, answered)
    of = sum(max(len(book.sheet(sheet.sheet).rows) - sheet.heads, 0) for sheet in mapping.sheets)
    checked: list[Checked] = []
    met: dict[Key, RowAt] = {}
    done = 0
    for gathered in Gatherer(form, reader, fixed).gather(book, mapping):
        one = checker.check(gathered)
        checked.append(_compared(one, answered, here or {}, met))
        done += len(one.rows)
        if len(checked) % _TOLD_EVERY == 0:
            told(done, of)
    told(of, of)
    return FileRead(tuple(checked), checker.proposed)


def answered_paths(form: Form, mapping: FileMap, given: Mapping[str, str] | None = None) -> frozenset[str]:
    """Return the questions a file answers, by columns or with one answer in all rows."""
    return mapping.paths | {question_path(form, name) for name in {**mapping.given, **(given or {})}}


def _compared(one: Checked, paths: frozenset[str], here: Mapping[Key, str], met: dict[Key, RowAt]) -> Checked:
    """Return an entry with what is to be said of it where another row, or an entry that is here, says the same."""
    key = key_of(one.answers, paths) if one.good else None
    if key is None:
        return one
    if key in here:
        return replace(one, same=here[key])
    before = met.setdefault(key, one.rows[0])
    if before == one.rows[0]:
        return one
    said = both(_SAID_TWICE, number=str(before.number))
    words = Words(to_khmer(said.km), said.en)
    return replace(one, reasons=(*one.reasons, Reason(one.rows[0], Words("", ""), words, hard=False)))


def _fixed(form: Form, reader: CellReader, given: Mapping[str, str]) -> dict[str, str | int]:
    fixed: dict[str, str | int] = {}
    for name, text in given.items():
        path = question_path(form, name)
        read = reader.read(path, scopes(form)[scope_of(path)][path], text)
        if read.answer is None or read.fault is not None:
            raise AnswerUnreadable(name, text)
        fixed[path] = read.answer
    return fixed
