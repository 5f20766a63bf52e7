"""The entries behind a figure as a list: read a page at a time when they come to be seen; names are covered."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import width
from ctip_desktop.desktop.report.behind import Line, read_lines
from ctip_desktop.desktop.widgets.row_models import ManyRowsModel
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, figure, language, ngettext

PAGE = 60
_UNREAD = Cell("·" * 5, covered=True)
_LEFT = Qt.AlignmentFlag.AlignLeft


class BehindModel(ManyRowsModel):
    """Entries by their ids; `shown` says whether names are.

    Signals:
        page_wanted(int): a page (from 0) that is not here has come to be seen.
    """

    page_wanted = Signal(int)

    def __init__(self, shown: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._lines: dict[int, Line] = {}
        self._asked: set[int] = set()
        self.entries: Sequence[str] = ()
        self._places: dict[str, int] = {}

    def show(self, entries: Sequence[str]) -> None:
        """Show these entries."""
        self.entries = entries
        self._places = {entry: place for place, entry in enumerate(entries)}
        self._lines.clear()
        self._asked.clear()
        self.set_count(len(entries))

    def put(self, page: int, lines: Sequence[Line]) -> None:
        """Put a page where it was wanted."""
        first = page * PAGE
        self._lines |= {first + place: line for place, line in enumerate(lines)}
        if lines:
            self.dataChanged.emit(self.index(first), self.index(first + len(lines) - 1))

    def line_at(self, place: int) -> Line | None:
        """Return the line at a place, or None while it is not here."""
        page = place // PAGE
        if place not in self._lines and page not in self._asked:
            self._asked.add(page)
            self.page_wanted.emit(page)
        return self._lines.get(place)

    def row_at(self, place: int) -> Row:
        """Return the row at a place; grey bars stand in it while it is not here."""
        line = self.line_at(place)
        if line is None:
            return Row(self.entries[place], (_UNREAD,) * 5)
        names = Cell("–", role="small", colour="text_3")
        if line.names:
            names = Cell(line.names[0], role="small", covered=not self._shown())
        return Row(
            line.id,
            (
                Cell(line.kind, line.number, role="strong"),
                Cell(line.office, role="small"),
                Cell(line.summary or "–", role="small"),
                names,
                Cell(line.day or "–", role="small", colour="text_2"),
            ),
        )

    def place_of(self, key: str) -> int:
        """Return where the row of an entry is; -1 if it is not among these."""
        return self._places.get(key, -1)


class EntriesBehind(QWidget):
    """The list.

    Signals:
        opened(Line): an entry is to be opened.
    """

    opened = Signal(object)

    def __init__(self, desk: Desk, shown: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._times = 0
        self.model = BehindModel(shown)
        self.rows = Rows(_columns(), self.model, name=lambda: _("Entries behind the figure"))
        self.model.setParent(self.rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows)
        self.model.page_wanted.connect(self._read)
        self.rows.row_opened.connect(self._open)

    def show_entries(self, entries: Sequence[str], present: str = "") -> None:
        """Show these entries, one of them as the present one."""
        self._times += 1
        self.model.show(entries)
        self.rows.choose(present)

    def cover(self) -> None:
        """Show names, or cover them, as is said now."""
        self.rows.view.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything anew in the language now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW and hasattr(self, "rows"):
            self.rows.show_columns(_columns())
            if event.type() == QEvent.Type.LanguageChange:
                self.show_entries(self.model.entries, self.rows.present)

    def _read(self, page: int) -> None:
        times, wanted = self._times, self.model.entries[page * PAGE : (page + 1) * PAGE]

        def put(lines: tuple[Line, ...]) -> None:
            if times == self._times:
                self.model.put(page, lines)

        self._desk.read(lambda reader: read_lines(reader, wanted), put, owner=self)

    def _open(self, entry: str) -> None:
        line = self.model.line_at(self.model.place_of(entry))
        if line:
            self.opened.emit(line)


def entry_count_words(count: int) -> str:
    """Return how many entries there are."""
    return ngettext("{count} entry", "{count} entries", count).format(count=figure(count))


def _columns() -> list[Column]:
    number = round(width(figure("00-0000-A-00000"), "small")) + 30
    day = round(width("៣០ វិច្ឆិកា ២០០០", "small")) + 24
    office = max(width(name.said(language()), "small") for name in offices().values())
    return [
        Column(lambda: _("Kind and number"), number, 0),
        Column(lambda: _("Office"), round(office) + 24, 0),
        Column(lambda: _("Summary"), 110, 1),
        Column(lambda: _("Name"), round(6 * look().em("small")), 0),
        Column(lambda: _("Date"), day, 0, _LEFT),
    ]
