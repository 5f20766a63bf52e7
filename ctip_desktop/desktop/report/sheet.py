"""The whole report on one sheet: sections under one another, arrows that lead from figure to figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ctip_desktop.desktop.keys import CTRL, Chord, Key
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.report.blocks import Said
from ctip_desktop.desktop.report.figures import Figures, written
from ctip_desktop.desktop.report.layout import Layout, Place, TableSet
from ctip_desktop.desktop.widgets.scrolling import SlimBar
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.i18n import _, figure
from ctip_desktop.reports.book.parts import Figure, Section
from ctip_desktop.reports.periods import Period

_STEP = 40


@dataclass(frozen=True)
class Present:
    """A figure with the words around it: its line's name, the heads of its column, the figures of its line.

    `is_part` says that the line is a part of the one above it, which its name does not say again.
    """

    place: Place
    cell: Figure
    label: str
    group: str
    column: str
    cells: tuple[Figure, ...]
    is_part: bool


@dataclass(frozen=True)
class PresentLine:
    """A line that was said, with the words around it: by whom, under which head; and the ids of its entries."""

    text: str
    group: str
    section: str
    entries: tuple[str, ...]


class Sheet(QAbstractScrollArea):
    """The report.

    Signals:
        chosen(): another figure, or line that was said, is the present one.
        opened(): the entries behind it, or behind the line, are to be shown.
        turned(): another section is in view.
    """

    chosen = Signal()
    opened = Signal()
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections: Sequence[Section] = ()
        self.section = 0
        self._layout = Layout((), None)
        self._place: Place | None = None
        self._wide = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(1, 1, 1, 3)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._say()

    @property
    def place(self) -> Place | None:
        """Where the present figure stands; None where there are no figures."""
        return self._place

    @property
    def present(self) -> Present | None:
        """The present figure; None where a line is."""
        place = self._place
        table = self._layout.table_of(place).block if place else None
        if place is None or not isinstance(table, Figures):
            return None
        row = table.rows[place.row]
        group, column = table.column_words(place.column)
        return Present(place, row.cells[place.column], row.label, group, column, row.cells, bool(row.level))

    @property
    def present_line(self) -> PresentLine | None:
        """The present line of those that were said; None where a figure is."""
        place = self._place
        said = self._layout.table_of(place).block if place else None
        if place is None or not isinstance(said, Said):
            return None
        part, title = said.part, self.sections[place.section].title
        return PresentLine(" ".join(part.lines[place.row][0].split()), part.title, title, part.entries[place.row])

    def show_sections(self, sections: Sequence[Section], earlier: Period) -> None:
        """Show a report; the figure at the present place stays the present one, if there still is one."""
        place, scrolled = self._place, self.verticalScrollBar().value()
        self.sections = sections
        self._layout = Layout(sections, earlier)
        self._measure()
        self._place = self._layout.nearest_to(place)
        self.verticalScrollBar().setValue(scrolled)
        self._scrolled()
        self._tell()

    def choose(self, place: Place | None) -> None:
        """Make the figure at a place the present one, and show it."""
        if place != self._place:
            self._place = place
            self._tell()
        self._reveal()

    def show_section(self, section: int) -> None:
        """Scroll to a section; its first figure is the present one, if it has any."""
        first = next((one for one in self._layout.blocks if one.section == section), None)
        if first is None:
            return
        table = next((one for one in self._layout.tables if one.section == section), None)
        if table:
            self.choose(Place(*table.key, 0, 0))
        self.verticalScrollBar().setValue(round(first.top))
        self._turn(section)

    def turn(self, by: int) -> None:
        """Go on by so many sections, or back."""
        self.show_section(min(max(self.section + by, 0), len(self.sections) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from figure to figure, scroll, or open the present one."""
        chord = Chord.pressed(event)
        ways = {Key.Key_Left: (0, -1), Key.Key_Right: (0, 1), Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0)}
        bar = self.verticalScrollBar()
        if chord.key == Key.Key_Return and not chord.modifiers:
            self.opened.emit()
        elif chord.key in ways and not chord.modifiers:
            self._go(*ways[chord.key])
        elif chord.key in (Key.Key_PageDown, Key.Key_PageUp) and not chord.modifiers:
            bar.setValue(bar.value() + (1 if chord.key == Key.Key_PageDown else -1) * (bar.pageStep() - 80))
            self._choose_in_view()
        elif chord.key in (Key.Key_Home, Key.Key_End):
            self._go_to_end(chord.key == Key.Key_End, whole=chord.modifiers == CTRL)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the figure that is clicked."""
        if place := self._at(event.position()):
            self.choose(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the figure that is clicked twice."""
        if place := self._at(event.position()):
            self.choose(place)
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame of the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take it away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew at another width."""
        super().resizeEvent(event)
        if self._wide != self.viewport().width():
            self._measure()
        self._set_range()

    def changeEvent(self, event: QEvent) -> None:
        """Measure and draw anew in the language, type and colours now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self._say()
            self._measure()

    def minimumSizeHint(self) -> QSize:
        """Return the least in which something can be read."""
        return QSize(320, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view, the head of the table at the top over its lines."""
        del event
        now, painter = look(), QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), now.colour("surface"))
        scrolled, high, wide = self.verticalScrollBar().value(), self.viewport().height(), self.viewport().width()
        for one in self._layout.blocks:
            if one.bottom < scrolled or one.top > scrolled + high:
                continue
            place = QRectF(0, one.top - scrolled, wide, one.block.height)
            one.block.paint(painter, place)
            if isinstance(one, TableSet):
                self._paint_present(painter, one, place)
                head = min(max(place.y(), 0), place.bottom() - one.block.head)
                one.block.paint_head(painter, QRectF(0, head, wide, one.block.head))

    def _paint_present(self, painter: QPainter, one: TableSet, place: QRectF) -> None:
        at = self._place
        if at is None or at[:2] != one.key:
            return
        now = look()
        box = one.block.cell_place(at.row, at.column).translated(place.x(), place.y()).adjusted(1, -1, 1, 0)
        frame = now.colour("accent" if self.hasFocus() else "line_strong")
        fill(painter, box, now.colour("accent_soft"), frame, RADIUS["chip"], 2)
        one.block.paint_cell(painter, place, at.row, at.column)

    def _go(self, down: int, across: int) -> None:
        place = self._place
        if self._scroll_only(down) or place is None:
            return
        block = self._layout.table_of(place).block
        row, column = place.row + down, place.column + across
        if 0 <= row < block.count:
            self.choose(place._replace(row=row, column=min(max(column, 0), block.last_column(row))))
        elif beyond := self._layout.beyond(place, down):
            self.choose(beyond)
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum() if down > 0 else 0)

    def _scroll_only(self, down: int) -> bool:
        """Scroll, where what is in view has no figures to move among; say whether that was done."""
        bar, place = self.verticalScrollBar(), self._place
        if not down or (place and self._in_view(place)):
            return False
        if any(one.section == self.section for one in self._layout.tables):
            return False
        before = bar.value()
        bar.setValue(before + down * _STEP)
        self._choose_in_view()
        return bar.value() != before

    def _choose_in_view(self) -> None:
        """Make a figure or line in view the present one, if there is any and the present one is not."""
        top, place = self.verticalScrollBar().value(), self._place
        if place and self._in_view(place):
            return
        found = self._layout.within(top, top + self.viewport().height(), place.column if place else 0)
        if found:
            self._place = found
            self._tell()

    def _go_to_end(self, end: bool, *, whole: bool) -> None:
        place, tables = self._place, self._layout.tables
        if place is None:
            return
        if not whole:
            last = self._layout.table_of(place).block.last_column(place.row)
            self.choose(place._replace(column=last if end else 0))
            return
        one = tables[-1 if end else 0]
        self.choose(Place(*one.key, one.block.count - 1 if end else 0, 0))
        if not end:
            self.verticalScrollBar().setValue(0)

    def _in_view(self, place: Place) -> bool:
        begins, ends = self._layout.span(place)
        top = self.verticalScrollBar().value()
        return begins >= top and ends <= top + self.viewport().height()

    def _reveal(self) -> None:
        """Scroll until the present figure is in view, below the head that stays there."""
        place, bar = self._place, self.verticalScrollBar()
        if place is None:
            return
        begins, ends = self._layout.span(place)
        head = self._layout.table_of(place).block.head
        if begins - head < bar.value():
            bar.setValue(round(begins - head))
        elif ends + 2 > bar.value() + self.viewport().height():
            bar.setValue(round(ends + 2 - self.viewport().height()))
        self.viewport().update()

    def _at(self, point: QPointF) -> Place | None:
        scrolled = self.verticalScrollBar().value()
        return self._layout.at(point.x(), point.y() + scrolled, scrolled)

    def _scrolled(self) -> None:
        top = self.verticalScrollBar().value()
        self._turn(self._layout.section_at(top + self.viewport().height() / 3))
        self.viewport().update()

    def _turn(self, section: int) -> None:
        if section != self.section:
            self.section = section
            self.turned.emit()

    def _tell(self) -> None:
        present, line = self.present, self.present_line
        if line:
            self.setAccessibleDescription(" · ".join(part for part in (line.section, line.group, line.text) if part))
        if present:
            told = (present.group, present.column, present.label, figure(written(present.cell)))
            self.setAccessibleDescription(" · ".join(part for part in told if part))
        self.viewport().update()
        self.chosen.emit()

    def _say(self) -> None:
        self.setAccessibleName(_("Figures of the report"))

    def _measure(self) -> None:
        self._wide = self.viewport().width()
        self._layout.measure(self._wide)
        self._set_range()

    def _set_range(self) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(high)
        bar.setSingleStep(_STEP)
        bar.setRange(0, max(round(self._layout.height) - high, 0))
        self.viewport().update()
