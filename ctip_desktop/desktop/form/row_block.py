"""One row of a repeat as a block: a head with its number, and its questions while it is open."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ctip_desktop.desktop.form.item_pile import ItemPile
from ctip_desktop.desktop.form.pile import Stop
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW, Words
from ctip_desktop.forms.entering.answer_words import words_of
from ctip_desktop.forms.entering.sections import QUESTION
from ctip_desktop.i18n import _, figure, language

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.row_blocks import RowBlocks

_HEAD, _SIDE, _FOOT = 40, 14, 14


class RowBlock(QWidget):
    """One row: a head with its number, and its questions while it is open."""

    def __init__(self, blocks: "RowBlocks", row: str, *, is_open: bool) -> None:
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
        """Draw frame and head; nothing if only its questions are to be drawn."""
        if self.pile and self.is_open and self.pile.geometry().contains(event.rect()):
            return
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
