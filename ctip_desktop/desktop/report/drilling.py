"""Leads from a figure, or a line that was said, to the entries behind it, and opens them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.opening import open_entry
from ctip_desktop.desktop.report.behind import Line, Told, read_behind, read_entries, read_lines
from ctip_desktop.desktop.report.listed import entry_count_words
from ctip_desktop.desktop.report.pane import FigurePane
from ctip_desktop.desktop.report.units import counted_in_entries
from ctip_desktop.desktop.report.view import ReportView
from ctip_desktop.reports.book.gathering import Book
from ctip_desktop.reports.book.parts import Source
from ctip_desktop.reports.indicators.counting import Behind

_PAUSE = 70
"""Milliseconds after which a figure is looked at: whoever holds an arrow down passes by."""


class Drilling(QObject):
    """What is behind the figure or line chosen on the sheet.

    Signals:
        listed(): the entries behind it stand in place of the report.
    """

    listed = Signal()

    def __init__(self, desk: Desk, frame: Frame, view: ReportView, pane: FigurePane) -> None:
        super().__init__(view)
        self._desk, self._frame, self._view, self._pane = desk, frame, view, pane
        self._source: Source | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look_behind)

    def choose(self, book: Book | None) -> None:
        """Have the pane speak of what is now chosen; what is behind a figure is read once nobody moves on."""
        line = self._view.sheet.present_line
        if line and book:
            self._timer.stop()
            self._pane.show_line(line, book)
        else:
            self._pane.show_present(self._view.sheet.present, book)
            self._timer.start()

    def second_line(self, book: Book) -> str:
        """Return what the entries listed are of, and how many there are for how many of what is counted."""
        count = len(self._view.listed.model.entries)
        if self._pane.line:
            return " · ".join((self._pane.line.section, entry_count_words(count)))
        if self._source is None or self._pane.present is None:
            return ""
        office = self._source.office or book.office
        parts = [self._pane.present.group, self._source.period.label(), office_name(office) if office else ""]
        parts.append(counted_in_entries(self._source.name, self._pane.value_of(self._source), count))
        return " · ".join(part for part in parts if part)

    def show_entries(self, source: Source) -> None:
        """Show the entries behind a figure."""
        today = clock.today()

        def show(found: list[Behind]) -> None:
            self._source = source
            self._list([one.entry for one in found])

        self._desk.read(lambda reader: read_entries(reader, source, today), show, owner=self)

    def open_line(self) -> None:
        """Open the entry that says the present line; where several do, list them."""
        line = self._view.sheet.present_line
        if line is None:
            return
        if len(line.entries) > 1:
            self._list(line.entries)
            return

        def show(found: tuple[Line, ...]) -> None:
            self.open(found[0])

        self._desk.read(lambda reader: read_lines(reader, line.entries), show, owner=self)

    def open(self, line: Line) -> None:
        """Open an entry."""
        open_entry(self._desk, self._frame, line.form, line.id)

    def open_chosen(self) -> None:
        """Open the entry chosen in the list."""
        rows, model = self._view.listed.rows, self._view.listed.model
        line = model.line_at(model.place_of(rows.present)) if rows.present else None
        if line:
            self.open(line)

    def _list(self, entries: Sequence[str]) -> None:
        self._view.listed.show_entries(entries)
        self._view.list_entries(True)
        self._pane.step_back(True)
        self.listed.emit()

    def _look_behind(self) -> None:
        sheet, today = self._view.sheet, clock.today()
        source = getattr(sheet.present.cell, "source", None) if sheet.present else None
        if source is None:
            return
        at = sheet.place

        def show(told: Told) -> None:
            if at == sheet.place and told.source == self._pane.source():
                self._pane.show_told(told)

        self._desk.read(lambda reader: read_behind(reader, source, today), show, owner=self)
