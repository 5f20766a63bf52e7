"""The lines of the list as rows: pages that were read are kept, the others are asked for when they come to be seen."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, Signal

from ctip_desktop.desktop.entries.lines import PAGE, Line
from ctip_desktop.desktop.widgets.row_models import Cell, ManyRowsModel, Row
from ctip_desktop.i18n import _, figure, ngettext

KEPT = 40
"""Pages that are kept at most."""
AHEAD = 30
"""Lines before the end of a page at which the next is read."""

_UNREAD = Cell("·" * 5, covered=True)


class EntriesModel(ManyRowsModel):
    """The list of entries, however long.

    Args:
        marked: the entries a person marked.
        shown: says whether names are shown.

    Signals:
        page_wanted(int): a page (from 0) that is not here has come to be seen.
    """

    page_wanted = Signal(int)

    def __init__(self, marked: Collection[str], shown: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marked = marked
        self._shown = shown
        self._pages: OrderedDict[int, Sequence[Line]] = OrderedDict()
        self.wide = False

    def show(self, count: int, first: int, lines: Sequence[Line]) -> None:
        """Show another list of so many lines, of which those from number `first` on are here."""
        self._pages.clear()
        self._pages[first // PAGE] = lines
        self.set_count(count)

    def put(self, page: int, lines: Sequence[Line]) -> None:
        """Put a page where it was wanted."""
        self._pages[page] = lines
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        last = min((page + 1) * PAGE, self.rowCount()) - 1
        self.dataChanged.emit(self.index(page * PAGE), self.index(last))

    def line_at(self, place: int) -> Line | None:
        """Return the line at a place, or None while it is not here."""
        number, offset = divmod(place, PAGE)
        lines = self._pages.get(number)
        if lines is None:
            self.page_wanted.emit(number)
            return None
        self._pages.move_to_end(number)
        self._read_ahead(number, offset)
        return lines[offset] if offset < len(lines) else None

    def row_at(self, place: int) -> Row:
        """Return the row at a place; grey bars stand in it while it is not here."""
        line = self.line_at(place)
        if line is None:
            return Row("", (_UNREAD,) * (7 if self.wide else 5))
        return Row(line.id, self._cells(line), line.id in self._marked)

    def place_of(self, key: str) -> int:
        """Return where the row of an entry is; -1 if it is not on a page that is here."""
        for number, lines in self._pages.items():
            for offset, line in enumerate(lines):
                if line.id == key:
                    return number * PAGE + offset
        return -1

    def is_here(self, place: int) -> bool:
        """Say whether the line at a place was read."""
        return place // PAGE in self._pages

    def _read_ahead(self, number: int, offset: int) -> None:
        if offset >= PAGE - AHEAD and number + 1 not in self._pages and (number + 1) * PAGE < self.rowCount():
            self.page_wanted.emit(number + 1)
        elif offset < AHEAD and number and number - 1 not in self._pages:
            self.page_wanted.emit(number - 1)

    def _cells(self, line: Line) -> tuple[Cell, ...]:
        number = line.number or _("not numbered yet")
        if line.has_draft and line.state != "draft":
            number = _("{number} · draft").format(number=number)
        if line.answered:
            number = _("{number} · answered").format(number=number)
        kind = Cell(line.kind, number, role="strong")
        state, name = Cell(state=line.state), self._name(line.names)
        day = Cell(line.day or "–", role="small", colour="text_2")
        if not self.wide:
            return state, kind, Cell(line.summary or "–", line.place, role="small"), name, day
        place, by = (Cell(text or "–", role="small", colour="text_2") for text in (line.place, line.by))
        return state, kind, Cell(line.summary or "–", role="small"), place, name, by, day

    def _name(self, names: Sequence[str]) -> Cell:
        if not names:
            return Cell("–", role="small", colour="text_3")
        if not self._shown():
            return Cell(names[0], covered=True)
        others = len(names) - 1
        more = ngettext("and {count} more", "and {count} more", others).format(count=figure(others)) if others else ""
        return Cell(names[0], more, role="small")
