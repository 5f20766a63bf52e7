"""A repeat whose rows are blocks of questions, one below the other; a closed block shows its first words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ctip_desktop.desktop.form.item_pile import ItemPile
from ctip_desktop.desktop.form.pile import Pile, Stop
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW, Words
from ctip_desktop.forms.entering.answer_words import words_of
from ctip_desktop.forms.entering.sections import QUESTION, Item
from ctip_desktop.i18n import _, figure, language

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView

_HEAD, _SIDE, _FOOT = 40, 14, 14
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


class RowBlock(QWidget):
    """One row: a head with its number, and its questions while it is open."""

    def __init__(self, blocks: RowBlocks, row: str, *, is_open: bool) -> None:
        super().__init__()
        self.blocks = blocks
        self.row = row
        self.number = 0
        self.pile: ItemPile | None = None
        self._tools = [
            Tool("chevron-up", lambda: _("Move the row up"), lambda: blocks.move_block(self, -1), self),
            Tool("chevron-down", lambda: _("Move the row down"), lambda: blocks.move_block(self, 1), self),
            Tool("trash-2", lambda: _("Take the row away"), lambda: blocks.remove(self), self),
        ]
        for tool in self._tools:
            tool.setVisible(blocks.may_change)
        if is_open:
            self.open()

    @property
    def is_open(self) -> bool:
        """Whether its questions are shown."""
        return self.pile is not None and not self.pile.isHidden()

    @property
    def has_focus(self) -> bool:
        """Whether the focus is in it."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def open(self) -> None:
        """Show its questions, made now if they were not yet."""
        if self.pile is None:
            self.pile = ItemPile(self.blocks.view, self.blocks.item.items, self.row, self)
            self.pile.build()
        self.pile.show()
        self.blocks.view.arrange_soon()

    def close_up(self) -> None:
        """Show only its first words."""
        if self.pile and not self.has_focus:
            self.pile.hide()
            self.blocks.view.arrange_soon()

    def stops(self) -> Iterator[Stop]:
        """Yield its questions, or itself while it is closed."""
        if self.pile and self.is_open:
            yield from self.pile.stops()
        else:
            yield self

    def enter(self, *, backwards: bool = False) -> None:
        """Open, and take the focus on the first question, or the last."""
        self.open()
        assert self.pile is not None  # noqa: S101 - it is open
        stops = list(self.pile.stops())
        if stops:
            self.blocks.view.arrange()
            stops[-1 if backwards else 0].enter(backwards=backwards)

    def show_number(self, number: int) -> None:
        """Show which row it is."""
        if number != self.number:
            self.number = number
            self.setAccessibleName(self.title)
            self.update()

    @property
    def title(self) -> str:
        """Which row it is, in words."""
        label = " ".join(self.blocks.item.label.said(language()).split())
        return _("{repeat} · {row}").format(repeat=label, row=figure(self.number))

    @property
    def first_words(self) -> str:
        """The first answer in it that is text, else the first of any kind."""
        entering = self.blocks.view.entering
        found = ""
        for item in self.blocks.item.items:
            path = f"{self.row}/{item.question.name}"
            answer = entering.filled.value(path) if item.kind == QUESTION else None
            if answer is not None:
                said = words_of(entering.form, item.question, answer).said(language())
                if item.question.kind in ("text", "multiline"):
                    return " ".join(said.split())
                found = found or said
        return found

    def follow(self, changed: frozenset[str]) -> bool:
        """Show what is other than before; say whether more or less is shown than before."""
        if not self.is_open and any(path.startswith(self.row) for path in changed):
            self.update()
        return self.pile.follow(changed) if self.pile else False

    def height_for(self, width: int) -> int:
        """Return the height of the head, and of all questions while it is open."""
        if not self.pile or not self.is_open:
            return _HEAD
        return _HEAD + self.pile.height_for(width - 2 * _SIDE) + _FOOT

    def arrange(self, width: int) -> None:
        """Put everything in its place."""
        if self.pile and self.is_open:
            inner = width - 2 * _SIDE
            self.pile.setGeometry(_SIDE, _HEAD, inner, self.pile.height_for(inner))
            self.pile.arrange(inner)
        for place, tool in enumerate(reversed(self._tools)):
            tool.move(width - 8 - (place + 1) * 30, (_HEAD - 28) // 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close it by its head."""
        if event.position().y() < _HEAD:
            self.close_up() if self.is_open else self.open()

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.setAccessibleName(self.title)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame and head."""
        del event
        now, painter = look(), QPainter(self)
        fill(painter, QRectF(self.rect()), None, now.colour("line"), RADIUS["panel"])
        glyph = "chevron-down" if self.is_open else "chevron-right"
        draw_glyph(painter, glyph, _SIDE, _HEAD / 2, 16, now.colour("text_2"))
        x = _SIDE + 24.0
        room = self.width() - x - 108
        x += draw(painter, QRectF(x, 0, room, _HEAD), self.title, "strong", now.colour("text")) + 12
        if not self.is_open:
            rest = QRectF(x, 0, self.width() - x - 108, _HEAD)
            draw(painter, rest, self.first_words, "body", now.colour("text_2"))


class Tool(QAbstractButton):
    """A small glyph to click, for what a key does too; it never takes the focus."""

    def __init__(self, icon: str, words: Words, run: object, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._words = icon, words
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(28, 28)
        self.setAccessibleName(words())
        self.setToolTip(words())
        self.clicked.connect(run)

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.setAccessibleName(self._words())
            self.setToolTip(self._words())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glyph."""
        del event
        painter = QPainter(self)
        if self.underMouse():
            fill(painter, QRectF(self.rect()), look().colour("hover"), None)
        draw_glyph(painter, self._icon, 6, 14, 16, look().colour("text_2"))


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
        """Be only as wide as its words."""
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
        draw(painter, place, figure(self._item.number), "small", now.colour("text_3"))
        words = " ".join(self._item.label.said(language()).split())
        draw(painter, place.adjusted(38, 0, 0, 0), words, "label", now.colour("text"))
