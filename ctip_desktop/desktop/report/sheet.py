"""The whole report on one sheet: sections under one another, arrows that lead from figure to figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ctip_desktop.desktop.keys import CTRL, Chord, Key
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.report.blocks import Block, Figures, Said, Words, written
from ctip_desktop.desktop.report.charts import Drawing
from ctip_desktop.desktop.widgets.scrolling import SlimBar
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.i18n import _, figure
from ctip_desktop.reports.book.parts import Chart, Figure, Section, Table
from ctip_desktop.reports.periods import Period

_STEP = 40


class Place(NamedTuple):
    """Where a figure stands: section, part of it, line, column, each from 0; the total is the last line."""

    section: int
    part: int
    row: int
    column: int


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


@dataclass
class _Set:
    """A block with its place on the sheet; `table` says which table it is."""

    block: Block
    section: int
    part: int = -1
    top: float = 0

    @property
    def bottom(self) -> float:
        return self.top + self.block.height


class Sheet(QAbstractScrollArea):
    """The report.

    Signals:
        chosen(): another figure is the present one.
        opened(): the entries behind it are to be shown.
        turned(): another section is in view.
    """

    chosen = Signal()
    opened = Signal()
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections: Sequence[Section] = ()
        self.section = 0
        self._blocks: list[_Set] = []
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
        """The present figure."""
        place = self._place
        if place is None:
            return None
        table = self._figures(place)
        row = table.rows[place.row]
        group, column = table.column_words(place.column)
        return Present(place, row.cells[place.column], row.label, group, column, row.cells, bool(row.level))

    def show_sections(self, sections: Sequence[Section], earlier: Period) -> None:
        """Show a report; the figure at the present place stays the present one, if there still is one."""
        place, scrolled = self._place, self.verticalScrollBar().value()
        self.sections = sections
        self._blocks = list(_blocks(sections, earlier))
        self._measure()
        self._place = self._nearest_to(place)
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
        first = next((one for one in self._blocks if one.section == section), None)
        if first is None:
            return
        table = next((one for one in self._tables() if one.section == section), None)
        if table:
            self.choose(Place(section, table.part, 0, 0))
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
        for one in self._blocks:
            if one.bottom < scrolled or one.top > scrolled + high:
                continue
            place = QRectF(0, one.top - scrolled, wide, one.block.height)
            one.block.paint(painter, place)
            if isinstance(one.block, Figures):
                self._paint_present(painter, one, place)
                head = min(max(place.y(), 0), place.bottom() - one.block.head)
                one.block.paint_head(painter, QRectF(0, head, wide, one.block.head))

    def _paint_present(self, painter: QPainter, one: _Set, place: QRectF) -> None:
        at = self._place
        if at is None or (at.section, at.part) != (one.section, one.part) or not isinstance(one.block, Figures):
            return
        now = look()
        box = one.block.cell_place(at.row, at.column).translated(place.x(), place.y()).adjusted(1, -1, 1, 0)
        ground = now.colour("accent_soft")
        frame = now.colour("accent" if self.hasFocus() else "line_strong")
        fill(painter, box, ground, frame, RADIUS["chip"], 2)
        one.block.paint_cell(painter, place, at.row, at.column)

    def _go(self, down: int, across: int) -> None:
        if self._scroll_only(down):
            return
        place = self._place
        if place is None:
            return
        table = self._figures(place)
        row, column = place.row + down, place.column + across
        if 0 <= row < len(table.rows):
            last = len(table.rows[row].cells) - 1
            self.choose(place._replace(row=row, column=min(max(column, 0), last)))
        elif down:
            self._leave_table(place, down)

    def _leave_table(self, place: Place, down: int) -> None:
        """Go to the next table with figures, or the one before, staying below the same column as near as can be."""
        tables = self._tables()
        here = next(at for at, one in enumerate(tables) if (one.section, one.part) == place[:2])
        beyond = here + down
        if not 0 <= beyond < len(tables):
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum() if down > 0 else 0)
            return
        one, middle = tables[beyond], self._figures(place).middle(place.column)
        assert isinstance(one.block, Figures)  # noqa: S101 - only tables are asked for
        row = 0 if down > 0 else len(one.block.rows) - 1
        self.choose(Place(one.section, one.part, row, one.block.nearest(middle)))

    def _scroll_only(self, down: int) -> bool:
        """Scroll, where what is in view has no figures to move among; say whether that was done."""
        bar, place = self.verticalScrollBar(), self._place
        if not down or (place and self._in_view(place)):
            return False
        if any(one.section == self.section for one in self._tables()):
            return False
        before = bar.value()
        bar.setValue(before + down * _STEP)
        self._choose_in_view()
        return bar.value() != before

    def _choose_in_view(self) -> None:
        """Make a figure in view the present one, if there is any and the present one is not."""
        top, high = self.verticalScrollBar().value(), self.viewport().height()
        if self._place and self._in_view(self._place):
            return
        column = self._place.column if self._place else 0
        for one in self._tables():
            assert isinstance(one.block, Figures)  # noqa: S101 - only tables are asked for
            for row in range(len(one.block.rows)):
                begins, ends = one.block.row_place(row)
                if one.top + begins >= top + one.block.head and one.top + ends <= top + high:
                    last = len(one.block.rows[row].cells) - 1
                    self._place = Place(one.section, one.part, row, min(column, last))
                    self._tell()
                    return

    def _go_to_end(self, end: bool, *, whole: bool) -> None:
        place, tables = self._place, self._tables()
        if place is None or not tables:
            return
        if not whole:
            last = len(self._figures(place).rows[place.row].cells) - 1
            self.choose(place._replace(column=last if end else 0))
            return
        one = tables[-1 if end else 0]
        assert isinstance(one.block, Figures)  # noqa: S101 - only tables are asked for
        self.choose(Place(one.section, one.part, len(one.block.rows) - 1 if end else 0, 0))
        if not end:
            self.verticalScrollBar().setValue(0)

    def _in_view(self, place: Place) -> bool:
        one = self._set_of(place)
        assert isinstance(one.block, Figures)  # noqa: S101 - a figure stands in a table
        begins, ends = one.block.row_place(place.row)
        top = self.verticalScrollBar().value()
        return one.top + begins >= top and one.top + ends <= top + self.viewport().height()

    def _reveal(self) -> None:
        """Scroll until the present figure is in view, below the head that stays there."""
        place, bar = self._place, self.verticalScrollBar()
        if place is None:
            return
        one = self._set_of(place)
        assert isinstance(one.block, Figures)  # noqa: S101 - a figure stands in a table
        begins, ends = (one.top + edge for edge in one.block.row_place(place.row))
        if place.row == 0:
            begins = one.top + one.block.head
        if begins - one.block.head < bar.value():
            bar.setValue(round(begins - one.block.head))
        elif ends + 2 > bar.value() + self.viewport().height():
            bar.setValue(round(ends + 2 - self.viewport().height()))
        self.viewport().update()

    def _at(self, point: QPointF) -> Place | None:
        y = point.y() + self.verticalScrollBar().value()
        for one in self._tables():
            assert isinstance(one.block, Figures)  # noqa: S101 - only tables are asked for
            head = max(one.top, self.verticalScrollBar().value()) + one.block.head
            if head <= y < one.bottom and (found := one.block.at(point.x(), y - one.top)):
                return Place(one.section, one.part, *found)
        return None

    def _scrolled(self) -> None:
        top = self.verticalScrollBar().value()
        reached = [one.section for one in self._blocks if one.top <= top + self.viewport().height() / 3]
        self._turn(max(reached, default=0))
        self.viewport().update()

    def _turn(self, section: int) -> None:
        if section != self.section:
            self.section = section
            self.turned.emit()

    def _tell(self) -> None:
        present = self.present
        if present:
            told = (present.group, present.column, present.label, figure(written(present.cell)))
            self.setAccessibleDescription(" · ".join(part for part in told if part))
        self.viewport().update()
        self.chosen.emit()

    def _say(self) -> None:
        self.setAccessibleName(_("Figures of the report"))

    def _measure(self) -> None:
        self._wide = self.viewport().width()
        top = 0.0
        for one in self._blocks:
            one.block.measure(self._wide)
            one.top = top
            top = one.bottom
        self._set_range()

    def _set_range(self) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(high)
        bar.setSingleStep(_STEP)
        bar.setRange(0, max(round(self._blocks[-1].bottom) - high, 0) if self._blocks else 0)
        self.viewport().update()

    def _tables(self) -> list[_Set]:
        return [one for one in self._blocks if isinstance(one.block, Figures) and one.block.rows]

    def _set_of(self, place: Place) -> _Set:
        return next(one for one in self._blocks if (one.section, one.part) == place[:2])

    def _figures(self, place: Place) -> Figures:
        block = self._set_of(place).block
        assert isinstance(block, Figures)  # noqa: S101 - a figure stands in a table
        return block

    def _nearest_to(self, place: Place | None) -> Place | None:
        """Return a place if there is a figure, else the first figure there is."""
        for one in self._tables():
            if place and isinstance(one.block, Figures) and (one.section, one.part) == place[:2]:
                row = min(place.row, len(one.block.rows) - 1)
                return place._replace(row=row, column=min(place.column, len(one.block.rows[row].cells) - 1))
        first = next(iter(self._tables()), None)
        return Place(first.section, first.part, 0, 0) if first else None


def _blocks(sections: Sequence[Section], earlier: Period) -> Iterator[_Set]:
    """Yield what the sheet is made of; the first section needs no head, for it is what the page is about."""
    for number, section in enumerate(sections):
        if number:
            title = section.title if section.is_annex else f"{figure(number + 1)}. {section.title}"
            yield _Set(Words(title, "heading", "text", 26, 6), number)
        for place, part in enumerate(section.parts):
            if isinstance(part, Table):
                if part.title:
                    yield _Set(Words(part.title, "strong", "text", 18, 0), number)
                yield _Set(Figures(part, earlier), number, place)
            elif isinstance(part, Chart):
                yield _Set(Drawing(part), number)
            else:
                yield _Set(Said(part), number)
        for remark in section.remarks:
            yield _Set(Words(remark), number)
