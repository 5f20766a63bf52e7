"""One section of a form on a page that scrolls; a long one is made bit by bit, what is seen first."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ctip_desktop.desktop.form.between import SectionHead
from ctip_desktop.desktop.form.grid_part import GridPart
from ctip_desktop.desktop.form.item_pile import ItemPile
from ctip_desktop.desktop.form.pile import Pile, Stop
from ctip_desktop.desktop.form.question_row import NARROW, QuestionRow
from ctip_desktop.desktop.form.row_blocks import Adder
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.widgets.scrolling import SlimBar
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.forms.entering.sections import REPEAT, Section

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView

_AT_FIRST, _AT_ONCE = 12, 6
_ABOVE, _BELOW, _BESIDE = 12, 16, 4
_LEAST_GRID = 320


class SectionPage(QScrollArea):
    """The questions of a section."""

    def __init__(self, view: "FormView", section: Section) -> None:
        super().__init__()
        self.view = view
        self.section = section
        self.stale: set[str] = set()
        self.last_path = ""
        self.head = SectionHead(section)
        self.pile = ItemPile(view, section.items)
        self._all = Pile(gap=14)
        self._all.put(self.head)
        self._all.put(self.pile)
        self._inner = QWidget()
        self._all.setParent(self._inner)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical))
        self.verticalScrollBar().setSingleStep(look().size("control"))
        self.setWidget(self._inner)
        self.viewport().setAutoFillBackground(False)
        self._inner.setAutoFillBackground(False)
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._build_more)
        self.pile.build(_AT_FIRST)
        if not self.pile.is_built:
            self._rest.start()

    @property
    def is_grid(self) -> bool:
        """Whether it is nothing but a grid."""
        return self._grid is not None

    def stops(self) -> Iterator[Stop]:
        """Yield where the focus stops, in reading order; what was not made yet is made."""
        self.build_all()
        return self.pile.stops()

    def build_to(self, path: str) -> None:
        """Make what was not made yet, as far as what shows a path."""
        while not self.pile.is_built and not self.pile.shows(path):
            self.pile.build(_AT_ONCE)
            self.arrange()

    def build_all(self) -> None:
        """Make what was not made yet."""
        if not self.pile.is_built:
            self._rest.stop()
            self.pile.build()
            self.arrange()

    def arrange(self) -> None:
        """Put everything in its place; what has the focus stays where it is on the screen, and seen as it grows."""
        wide = self.viewport().width() - _BESIDE
        if wide <= 0:
            return
        part = self._present
        before, tall = (part.mapTo(self._inner, QPoint()).y(), part.height()) if part else (0, 0)
        grid = self._grid
        self.head.setVisible(wide >= NARROW and not (grid and grid.is_asked))
        if grid:
            grid.filling = max(self.viewport().height() - _ABOVE - _BELOW, _LEAST_GRID)
        for each in self.pile.parts:
            if isinstance(each, GridPart):
                each.highest = max(self.viewport().height() - _ABOVE - 2 * _BELOW, _LEAST_GRID)
        high = self._all.height_for(wide)
        self._inner.resize(wide, high + _ABOVE + (0 if grid else _BELOW))
        self._all.setGeometry(0, _ABOVE, wide, high)
        self._all.arrange(wide)
        if part:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + part.mapTo(self._inner, QPoint()).y() - before)
            if part.height() != tall:
                self.show_part(part)

    def show_present(self) -> None:
        """Scroll so far that where the person is is seen."""
        if part := self._present:
            self.show_part(part)

    def show_part(self, part: QWidget) -> None:
        """Scroll so far that a part is seen whole, with a little after it; where it is too high, what is typed at."""
        top, high = part.mapTo(self._inner, QPoint()).y(), part.height()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if isinstance(part, QuestionRow) and high + _ABOVE + 2 * _BELOW > room:
            place = part.control.typed_at
            top, high = part.control.widget.mapTo(self._inner, place.topLeft()).y(), place.height()
        bottom = top + high + 2 * _BELOW
        if top - _ABOVE < bar.value():
            bar.setValue(top - _ABOVE if top > 100 else 0)
        elif bottom > bar.value() + room:
            bar.setValue(min(bottom - room, top - _ABOVE))

    def follow(self, changed: frozenset[str]) -> bool:
        """Show what is other than before; say whether more or less is shown than before."""
        return self.pile.follow(changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place for another width."""
        super().resizeEvent(event)
        self.arrange()
        self.show_present()

    def showEvent(self, event: QShowEvent) -> None:
        """Show where the person is: before, nothing could be scrolled."""
        super().showEvent(event)
        self.show_present()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in the language and type now in force, once all parts have them."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.view.arrange_soon()

    @property
    def _present(self) -> QWidget | None:
        """Where the person is: at a question, in a grid, on the button below rows."""
        part = self.view.present or self.view.holder(GridPart) or self.view.holder(Adder)
        return part if part is not None and self._inner.isAncestorOf(part) else None

    @property
    def _grid(self) -> GridPart | None:
        items = self.section.items
        if len(items) == 1 and items[0].kind == REPEAT:
            part = self.pile.part(self.pile.path_of(items[0]))
            return part if isinstance(part, GridPart) and not part.form else None
        return None

    def _build_more(self) -> None:
        self.pile.build(_AT_ONCE)
        self.arrange()
        if self.pile.is_built:
            self._rest.stop()
