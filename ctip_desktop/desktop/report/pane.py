"""The pane of the report: the present figure, its unit, its parts by office, how a difference is made; or a line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.report.bars import Bar, Bars
from ctip_desktop.desktop.report.behind import Told
from ctip_desktop.desktop.report.explaining import Compared, compared, explained, name_of, of_what, why_none
from ctip_desktop.desktop.report.figures import on_screen
from ctip_desktop.desktop.report.sheet import Present, PresentLine
from ctip_desktop.desktop.report.units import unit
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Glyph
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.side_by_side import Pane
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.i18n.figures import grouped, per_cent, signed
from ctip_desktop.reports.book.gathering import Book
from ctip_desktop.reports.book.parts import Cell, Change, Share, Source

NOW, BEFORE = "now", "before"


class FigurePane(Pane):
    """Speaks of the present figure; `told` is what is behind it, once it was read.

    Signals:
        opened(Source): the entries behind a figure are to be shown.
        line_opened(): the entries that say the line are to be opened.
    """

    opened = Signal(object)
    line_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.present: Present | None = None
        self.line: PresentLine | None = None
        self.told: Told | None = None
        self._book: Book | None = None
        self._compared: Compared | None = None
        self._is_left = False
        self.title = Text("", "heading", wrap=True)
        self.second = Text("", "small", "text_2", wrap=True)
        self.figure = Text("", "figure")
        self.figure.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.count = Text("", "small", "text_2")
        self.why = Text("", "body", "text_2", wrap=True)
        self.bars = Bars()
        self.glyph = Glyph("", size=18)
        self.check = Text("", "small_strong", "ok", wrap=True)
        self.open = Button(self._open_words, key="Enter")
        big = row(self.figure, self.count, None, spacing=10)
        big.setAlignment(self.count, Qt.AlignmentFlag.AlignVCenter)
        for part in (self.title, self.second):
            self.column.addWidget(part)
        self.column.addLayout(big)
        self.column.addWidget(self.why)
        self.column.addWidget(self.bars)
        self._checked = row(self.glyph, self.check)
        self._checked.setStretch(1, 1)
        self.column.addLayout(self._checked)
        self.column.addStretch(1)
        self.foot.addLayout(row(self.open, None))
        self.bars.moved.connect(self._say_open)
        self.bars.opened.connect(self._open_bar)
        self.open.clicked.connect(self.open_present)
        self.show_present(None, None)

    def show_present(self, present: Present | None, book: Book | None) -> None:
        """Show a figure before what is behind it was read, or that there is none."""
        self.present, self.line, self._book, self.told = present, None, book, None
        self._compared = compared(present) if present else None
        for part in (self.why, self.check, self.glyph):
            part.hide()
        self.bars.show_bars(())
        if present is None or book is None:
            self.title.say(lambda: _("There are no figures."))
            for text in (self.second, self.figure, self.count):
                text.say("")
            self._say_open()
            return
        self.title.say(name_of(present, self._compared))
        self.second.say(of_what(present, book))
        self.figure.say(on_screen(_big(present)))
        self.figure.show()
        self.count.say(self._unit())
        self._explain(present, book)
        self._say_open()

    def show_line(self, line: PresentLine, book: Book) -> None:
        """Show what was said, by whom, and from how many entries it is."""
        self.show_present(None, book)
        self.line = line
        self.figure.hide()
        self.title.say(line.group or line.section)
        self.second.say(" · ".join(part for part in (line.section if line.group else "", book.period.label()) if part))
        self.count.say(_from_entries(len(line.entries)))
        self._say_why(line.text)
        self._say_open()

    def show_told(self, told: Told) -> None:
        """Show what is behind the present figure."""
        self.told = told
        self.count.say(" · ".join(part for part in (self._unit(), _from_entries(told.entries)) if part))
        if told.source.office is None:
            self.bars.show_bars([Bar(share.office, office_name(share.office), share.value) for share in told.shares])
            self._check_sum(told)
        self._say_open()

    def step_back(self, is_left: bool) -> None:
        """Offer nothing while the entries are listed beside it."""
        self._is_left = is_left
        self._say_open()

    def source(self) -> Source | None:
        """Return what the present figure counts; that of the period for a difference."""
        if self.present is None:
            return None
        if isinstance(self.present.cell, Cell):
            return self.present.cell.source
        return self._compared.now.source if self._compared else None

    def value_of(self, source: Source) -> int | None:
        """Return the figure that counts what `source` says, of those the pane speaks of."""
        cells = [self._compared.now, self._compared.before] if self._compared else []
        cells += [self.present.cell] if self.present and isinstance(self.present.cell, Cell) else []
        found = [cell.value for cell in cells if cell.source == source]
        found += [share.value for share in (self.told.shares if self.told else ()) if share.office == source.office]
        return found[0] if found else None

    def open_present(self) -> None:
        """Ask for the entries behind the present figure, or the bar that has the focus."""
        if self.line:
            self.line_opened.emit()
        elif bar := self.bars.present:
            self._open_bar(bar.key)
        elif source := self.source():
            self.opened.emit(source)

    def _unit(self) -> str:
        """Return of what the present figure is a number; of per cent, nothing."""
        source, cell = self.source(), self.present.cell if self.present else None
        if source is None or cell is None or cell.value is None or isinstance(cell, Share):
            return ""
        return unit(source.name, abs(cell.value))

    def _open_bar(self, key: str) -> None:
        source = self.source()
        if key in (NOW, BEFORE) and self._compared:
            source = (self._compared.now if key == NOW else self._compared.before).source
        elif source:
            source = Source(source.name, source.period, key, source.chosen)
        if source:
            self.opened.emit(source)

    def _explain(self, present: Present, book: Book) -> None:
        if isinstance(present.cell, Cell):
            if present.cell.value is None:
                self._say_why(why_none(present, book))
            return
        self._say_why(on_screen(explained(present, self._compared)))
        if self._compared:
            self.bars.show_bars(_two(self._compared))

    def _check_sum(self, told: Told) -> None:
        value = self.present.cell.value if self.present else None
        parts = sum(share.value for share in told.shares)
        if parts == value:
            self._say_check(_("Sum of the offices = {sum}"), parts, "circle-check", "ok")
        elif self._book and any(one.source == told.source for one in self._book.moved):
            self._say_check(_("As published; by the entries of today it is {sum}"), parts, "info", "warn")
        else:
            self._say_check(_("The offices add up to {sum}"), parts, "circle-x", "error")

    def _say_check(self, words: str, parts: int, icon: str, tone: str) -> None:
        self.check.say(words.format(sum=grouped(parts)))
        self.check.tint(tone)
        self.glyph.show_icon(icon, tone)
        self.check.show()
        self.glyph.show()

    def _say_why(self, words: str) -> None:
        self.why.say(words)
        self.why.setVisible(bool(words))

    def _say_open(self) -> None:
        has_entries = bool(self.line) or (self.source() is not None and not (self.told and not self.told.entries))
        self.open.setVisible(has_entries and not self._is_left)
        self.open.words = self._open_words
        self.open.setText(self._open_words())
        self.open.setAccessibleName(self._open_words())
        self.open.updateGeometry()
        self.open.update()

    def _open_words(self) -> str:
        bar = self.bars.present
        if bar and bar.key in (NOW, BEFORE):
            return _("Open the entries of this figure")
        if self.line:
            return _open_count(len(self.line.entries))
        if self.told is None:
            return _("Open the entries")
        of_office = (share.entries for share in self.told.shares if bar and share.office == bar.key)
        return _open_count(next(of_office, self.told.entries))


def _open_count(count: int) -> str:
    return ngettext("Open the {count} entry", "Open the {count} entries", count).format(count=figure(count))


def _from_entries(count: int) -> str:
    return ngettext("from {count} entry", "from {count} entries", count).format(count=figure(count))


def _two(both: Compared) -> Sequence[Bar]:
    found = [Bar(NOW, both.now.source.period.label(), both.now.value or 0)] if both.now.source else []
    if both.before.source:
        found.append(Bar(BEFORE, both.before.source.period.label(), both.before.value or 0))
    return found


def _big(present: Present) -> str:
    cell = present.cell
    if cell.value is None:
        return "–"
    if isinstance(cell, Cell):
        return grouped(cell.value)
    return signed(cell.value) if isinstance(cell, Change) else f"{per_cent(cell.value)} %"
