"""A repeat whose rows are blocks of questions, one below the other; a closed block shows its first words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.form.pile import Pile, Stop
from ctip_desktop.desktop.form.question_row import NUMBER
from ctip_desktop.desktop.form.row_block import RowBlock
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.i18n import _, figure, language

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView

_OPEN_UP_TO = 3
"""With more rows than this, they are closed until they are gone to."""


class RowBlocks(Pile):
    """The rows of a repeat, and the button that adds one."""

    def __init__(self, view: "FormView", item: Item, path: str, parent: QWidget | None = None) -> None:
        super().__init__(gap=8, parent=parent)
        self.view = view
        self.item = item
        self.path = path
        self.blocks: dict[str, RowBlock] = {}
        self.adder = Adder(self)
        self.put(_Title(item))
        self.put(self.adder)
        self.adder.setVisible(self.may_change)
        self.adder.clicked.connect(lambda: self.add())
        rows = view.entering.filled.rows(path)
        self._sync(open_them=len(rows) <= _OPEN_UP_TO)

    @property
    def is_asked(self) -> bool:
        """Whether the repeat is relevant now."""
        return self.view.entering.filled.relevant(self.path)

    @property
    def may_change(self) -> bool:
        """Whether rows may be added and removed."""
        return not self.view.entering.locked and not self.view.entering.filled.fixed(self.path)

    def stops(self) -> Iterator[Stop]:
        """Yield where the focus stops: the questions of open rows, closed rows, the button."""
        if not self.is_asked:
            return
        for row in self.view.entering.filled.rows(self.path):
            if block := self.blocks.get(row):
                yield from block.stops()
        if not self.adder.isHidden():
            yield self.adder

    def follow(self, changed: frozenset[str]) -> bool:
        """Show what is other than before; say whether more or less is shown than before."""
        moved = self._sync(open_them=True) if self.path in changed else False
        for block in self.blocks.values():
            moved |= block.follow(changed)
        return moved

    def add(self, after: "RowBlock | None" = None) -> None:
        """Add a row, at the end or after another, and go into it."""
        if not self.may_change:
            return
        at = self._rows().index(after.row) + 2 if after else None
        row = self.view.entering.add_row(self.path, at)
        self.view.focus_path(row)

    def remove(self, block: "RowBlock") -> None:
        """Take a row away and go to the one in its place; undone like anything else."""
        if not self.may_change:
            return
        number = self._rows().index(block.row) + 1
        next_to = self.view.entering.remove_row(block.row)
        if next_to == self.path:
            rows = self._rows()
            if rows:
                self.view.focus_path(rows[-1])
            else:
                self.adder.enter()
        else:
            self.view.focus_path(next_to)
        self.view.done.emit(_("Row {row} is taken away.").format(row=figure(number)))

    def move_block(self, block: "RowBlock", by: int) -> None:
        """Take a row up or down among its like; the focus goes with it."""
        place = self._rows().index(block.row) + by
        if self.may_change and 0 <= place < len(self._rows()):
            self.view.entering.move_row(block.row, place + 1)

    def go_beside(self, block: "RowBlock", by: int) -> None:
        """Go to the first question of the row before or after."""
        place = self._rows().index(block.row) + by
        if 0 <= place < len(self._rows()):
            self.view.focus_path(self._rows()[place])

    def _rows(self) -> tuple[str, ...]:
        return self.view.entering.filled.rows(self.path)

    def _sync(self, *, open_them: bool) -> bool:
        """Have a block for every row, in their order; say whether that was not so."""
        rows = self._rows()
        for row in [row for row in self.blocks if row not in rows]:
            self.view.forget(self.blocks[row])
            self.take(self.blocks.pop(row))
        for row in rows:
            if row not in self.blocks:
                self.blocks[row] = RowBlock(self, row, is_open=open_them)
                self.put(self.blocks[row])
                self.blocks[row].show()
        order = [self.parts[0], *(self.blocks[row] for row in rows), self.adder]
        for number, row in enumerate(rows, 1):
            self.blocks[row].show_number(number)
        if order == self.parts:
            return False
        self.parts = order
        return True


class Adder(Button):
    """The button below the rows; Enter on it adds a row."""

    def __init__(self, blocks: RowBlocks) -> None:
        self.blocks = blocks
        super().__init__(self._said, "plain", icon="plus", key="Ctrl+Enter", in_row=True, parent=blocks)

    @property
    def has_focus(self) -> bool:
        """Whether the focus is on it."""
        return self.hasFocus()

    def enter(self, *, backwards: bool = False) -> None:
        """Take the focus."""
        del backwards
        focus(self)

    def height_for(self, width: int) -> int:
        """Return its height."""
        del width
        return self.sizeHint().height()

    def arrange(self, width: int) -> None:
        """Be only as wide as its words, without the key's cap where room is short."""
        self.show_key(True)
        self.show_key(self.sizeHint().width() <= width)
        self.resize(min(self.sizeHint().width(), width), self.sizeHint().height())

    def _said(self) -> str:
        label = " ".join(self.blocks.item.label.said(language()).split())
        return _("New row: {repeat}").format(repeat=label)


class _Title(QWidget):
    """The number and label of the repeat above its rows."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._item = item
        self.setAccessibleName(item.label.said(language()))

    def height_for(self, width: int) -> int:
        del width
        return look().pitch("label")

    def arrange(self, width: int) -> None:
        del width

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.setAccessibleName(self._item.label.said(language()))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        now, painter, place = look(), QPainter(self), QRectF(self.rect())
        wide = draw(painter, place, figure(self._item.number), "small", now.colour("text_3"))
        words = " ".join(self._item.label.said(language()).split())
        draw(painter, place.adjusted(max(NUMBER, wide + 8), 0, 0, 0), words, "label", now.colour("text"))
