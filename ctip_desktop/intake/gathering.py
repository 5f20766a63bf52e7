"""Makes the answers of entries out of the rows of sheets: an entry's own cells, and the rows of its repeats."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from ctip_desktop import clock
from ctip_desktop.forms.form import Form, Question, Words
from ctip_desktop.forms.nodes import fixed_by, is_matrix
from ctip_desktop.forms.worded import both
from ctip_desktop.i18n import N_
from ctip_desktop.intake.cells import CellReader
from ctip_desktop.intake.mapping import FileMap, SheetMap
from ctip_desktop.intake.questions import NO, OF, above, chain, scope_of, scopes
from ctip_desktop.intake.sheets import Book, Cell, text_of

_NOWHERE = N_("No row of the sheet above has the number “{number}”. Write there the number of the row it belongs to.")
_TWICE = N_("The number “{number}” stands in two rows. Give each row a number of its own.")
_NO_START = N_("This row goes on with an entry, but none stands above it. Fill in what the entry asks.")


@dataclass(frozen=True)
class RowAt:
    """A row of the file: the name of its sheet, and its number there as a spreadsheet shows it."""

    sheet: str
    number: int


@dataclass
class Gathered:
    """An entry as the file gives it.

    Attributes:
        rows: the rows it is made of, in their order.
        answers: what their cells say; a text that cannot be read is kept.
        specials: special answers, by path with row ids.
        faults: why a text cannot be read, by path with row ids.
        origins: the row each row of answers came from, by its path (`""`, `/victim[<id>]`).
        stray: what is wrong with rows that are no answers at all.
    """

    rows: list[RowAt] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    specials: dict[str, str] = field(default_factory=dict)
    faults: dict[str, Words] = field(default_factory=dict)
    origins: dict[str, RowAt] = field(default_factory=dict)
    stray: list[tuple[RowAt, Words]] = field(default_factory=list)


@dataclass
class _Line:
    """A row of a sheet that says something."""

    at: RowAt
    number: str
    cells: tuple[Cell, ...]


class Gatherer:
    """Gathers entries of one form; `fixed` holds answers, by path, that all rows of a scope are given."""

    def __init__(self, form: Form, reader: CellReader, fixed: Mapping[str, str | int] | None = None) -> None:
        self._form = form
        self._reader = reader
        self._asked = scopes(form)
        self._named = {
            path: (path.rpartition("/")[2], question) for own in self._asked.values() for path, question in own.items()
        }
        self._fixed: dict[str, dict[str, str | int]] = defaultdict(dict)
        for path, answer in (fixed or {}).items():
            self._fixed[scope_of(path)][path.rpartition("/")[2]] = answer

    def gather(self, book: Book, found: FileMap) -> Iterator[Gathered]:
        """Yield the entries in the order of their first rows, then one for the rows that belong to none."""
        if len(found.sheets) == 1 and found.sheets[0].place(OF) is None:
            yield from self._mixed(book, found.sheets[0])
            return
        yield from self._linked(book, found)

    def _mixed(self, book: Book, sheet: SheetMap) -> Iterator[Gathered]:
        """Read a sheet whose rows hold an entry's own cells and a row of a repeat beside them.

        Where a scope's cells are empty, or repeat those above with a number that is unique to it, the row goes on
        with the row above.
        """
        way = chain(sheet.scope)
        columns = {scope: [one for one in sheet.answered if scope_of(one.path) == scope] for scope in way}
        unique = {scope: [one.place for one in columns[scope] if self._is_unique(one.path)] for scope in way}
        now: Gathered | None = None
        open_rows: list[tuple[str, dict[str, Any]]] = []
        before: dict[str, list[Cell]] = {}
        for line in self._lines(book, sheet):
            said = {scope: [line.cells[one.place] for one in columns[scope]] for scope in way}
            first = len(way)
            for depth, scope in enumerate(way):
                names = [line.cells[place] for place in unique[scope]]
                same = scope != way[-1] and any(cell != "" for cell in names) and said[scope] == before.get(scope)
                if any(cell != "" for cell in said[scope]) and not same:
                    first = depth
                    break
            if first and now is None:
                now = Gathered(stray=[(line.at, both(_NO_START))])
                yield from self._given_out(now)
                now = None
                continue
            if first == 0:
                yield from self._given_out(now)
                now, open_rows, before = Gathered(), [], {}
            assert now is not None  # noqa: S101 - begun above
            now.rows.append(line.at)
            del open_rows[first:]
            for depth, scope in enumerate(way[first:], first):
                if scope == "" or any(cell != "" for inner in way[depth:] for cell in said[inner]):
                    cells = {one.path: line.cells[one.place] for one in columns[scope]}
                    open_rows.append(self._begin(now, scope, open_rows[-1] if open_rows else ("", {}), line, cells))
                    before[scope] = said[scope]
        yield from self._given_out(now)

    def _linked(self, book: Book, found: FileMap) -> Iterator[Gathered]:
        """Read sheets whose rows name the row of the sheet above that they belong to."""
        lines = {sheet.scope: list(self._lines(book, sheet)) for sheet in found.sheets}
        maps = {sheet.scope: sheet for sheet in found.sheets}
        under: dict[str, dict[str, list[_Line]]] = {}
        for scope, sheet in maps.items():
            if scope:
                under[scope] = defaultdict(list)
                place = sheet.place(OF)
                for line in lines[scope]:
                    under[scope][_number(line.cells[place]) if place is not None else ""].append(line)
        stray = Gathered()
        met: set[str] = set()
        for line in lines.get("", ()):
            entry = Gathered()
            if line.number and line.number in met:
                entry.stray.append((line.at, both(_TWICE, number=line.number)))
            met.add(line.number)
            self._take(entry, "", ("", {}), line, maps, under)
            yield entry
        for scope in under:
            for number, left in under[scope].items():
                stray.stray += [(line.at, both(_NOWHERE, number=number)) for line in left]
                stray.rows += [line.at for line in left]
        if stray.rows:
            yield stray

    def _take(
        self,
        entry: Gathered,
        scope: str,
        outer: tuple[str, dict[str, Any]],
        line: _Line,
        maps: Mapping[str, SheetMap],
        under: dict[str, dict[str, list[_Line]]],
    ) -> None:
        entry.rows.append(line.at)
        cells = {one.path: line.cells[one.place] for one in maps[scope].answered if scope_of(one.path) == scope}
        row = self._begin(entry, scope, outer, line, cells)
        for inner in maps:
            if inner and above(inner) == scope and line.number:
                for each in under[inner].pop(line.number, ()):
                    self._take(entry, inner, row, each, maps, under)

    def _begin(
        self,
        entry: Gathered,
        scope: str,
        outer: tuple[str, dict[str, Any]],
        line: _Line,
        cells: Mapping[str, Cell],
    ) -> tuple[str, dict[str, Any]]:
        """Make a row of a scope out of its cells; return its path and its answers."""
        answers: dict[str, Any] = dict(self._fixed.get(scope, {}))
        special: list[tuple[str, str]] = []
        faulty: list[tuple[str, Words]] = []
        for path, cell in cells.items():
            if cell == "":
                continue
            name, question = self._named[path]
            read = self._reader.read(path, question, cell)
            if read.answer is not None:
                answers[name] = read.answer
            if read.special:
                special.append((name, read.special))
            if read.fault is not None:
                faulty.append((name, read.fault))
        at = ""
        if scope:
            name = scope.rpartition("/")[2]
            row_id = self._row_id(scope, outer[0], answers)
            at = f"{outer[0]}/{name}[{row_id}]"
            answers["_id"] = row_id
            outer[1].setdefault(name, []).append(answers)
        else:
            entry.answers = answers
        entry.origins[at] = line.at
        entry.specials |= {f"{at}/{name}": said for name, said in special}
        entry.faults |= {f"{at}/{name}": words for name, words in faulty}
        return at, answers

    def _row_id(self, scope: str, outer: str, answers: Mapping[str, Any]) -> str:
        """Return the id of a row: a row of a matrix has the one it has on every device."""
        repeat = self._form.find(scope).question
        named = fixed_by(repeat) if is_matrix(repeat) else None
        if named is None:
            return clock.new_id()
        holder = outer.rpartition("[")[2].rstrip("]")
        return sha256(f"{holder}/{repeat.name}/{answers.get(named.name, '')}".encode()).hexdigest()[:32]

    def _lines(self, book: Book, sheet: SheetMap) -> Iterator[_Line]:
        places = [one.place for one in sheet.answered]
        number = sheet.place(NO)
        for at, cells in enumerate(book.sheet(sheet.sheet).rows[sheet.heads :], sheet.heads + 1):
            if any(not isinstance(cells[place], str) or cells[place].strip() for place in places):  # type: ignore[union-attr]
                yield _Line(RowAt(sheet.sheet, at), "" if number is None else _number(cells[number]), cells)

    def _is_unique(self, path: str) -> bool:
        question: Question = self._asked[scope_of(path)][path]
        return question.columns.get("unique") == "yes"

    @staticmethod
    def _given_out(entry: Gathered | None) -> Iterator[Gathered]:
        if entry is not None:
            entry.rows = entry.rows or [at for at, _ in entry.stray]
            yield entry


def _number(cell: Cell) -> str:
    return text_of(cell)
