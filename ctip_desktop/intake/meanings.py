"""Finds the texts in a file that are no choices of their questions, each once: a person says what they mean."""

from collections import Counter
from dataclasses import dataclass

from ctip_desktop import clock
from ctip_desktop.forms.form import Form
from ctip_desktop.intake.cells import CellReader
from ctip_desktop.intake.mapping import FileMap
from ctip_desktop.intake.questions import scope_of, scopes
from ctip_desktop.intake.sheets import Book, Cell, text_of

MOST = 200
"""So many are told; where there are more, a column was probably taken for the wrong question."""


@dataclass(frozen=True)
class Unmatched:
    """A text that is no choice.

    Attributes:
        path: the question whose column it stands in.
        text: as a person sees it.
        count: in how many rows.
        sheet, row: the first of them.
    """

    path: str
    text: str
    count: int
    sheet: str
    row: int


def unmatched(form: Form, book: Book, mapping: FileMap) -> tuple[Unmatched, ...]:
    """Return the texts that name none of the choices of their question, or may name several; see MOST.

    What a person said of their meanings does not count: those are among them.
    """
    reader = CellReader(form, clock.today())
    found: list[Unmatched] = []
    for sheet in mapping.sheets:
        rows = book.sheet(sheet.sheet).rows
        for column in sheet.answered:
            question = scopes(form)[scope_of(column.path)][column.path]
            if not question.kind.startswith("select_"):
                continue
            first: dict[str, int] = {}
            counts: Counter[str] = Counter()
            cells: dict[tuple[type, Cell], str] = {}
            for number, row in enumerate(rows[sheet.heads :], sheet.heads + 1):
                cell = row[column.place]
                key = type(cell), cell
                if key not in cells:
                    cells[key] = text_of(cell) if reader.read(column.path, question, cell).fault else ""
                if text := cells[key]:
                    counts[text] += 1
                    first.setdefault(text, number)
            found += [
                Unmatched(column.path, text, count, sheet.sheet, first[text])
                for text, count in counts.most_common(MOST)
            ]
    return tuple(found[:MOST])
