"""The control of a question that takes a long text: Enter is a new line, Tab leaves, it grows with what is typed."""

from PySide6.QtCore import QEvent, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.form.controls.control import Control
from ctip_desktop.desktop.form.controls.lines import FramedLines
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.forms.entering.sections import Item


class LongText(Control, FramedLines):
    """A text of several lines.

    Signals:
        filled_up(): never, as a text has no end.
    """

    filled_up = Signal()
    multiline = True

    def __init__(self, entering: Entering, item: Item, path: str, parent: QWidget | None = None) -> None:
        FramedLines.__init__(self, parent=parent)
        self.prepare(entering, item, path)
        self.put(str(self.answer or ""))
        self.lines.setPlaceholderText(self.special)
        self.lines.textChanged.connect(self._type)
        self.lines.cursorPositionChanged.connect(self._move)
        self.lines.erased.connect(self.clear_special)

    def show_answer(self) -> None:
        """Show the answer, unless it is what stands there."""
        answer = str(self.answer or "")
        if self.lines.toPlainText().strip() != answer.strip():
            self.put(answer)
        self.lines.setPlaceholderText(self.special)

    def show_tone(self, tone: str) -> None:
        """Tint the field."""
        FramedLines.show_tone(self, tone)  # type: ignore[arg-type]

    def show_locked(self, locked: bool) -> None:
        """Let what is written be read and copied only."""
        FramedLines.show_locked(self, locked)

    def height_in(self, width: int) -> int:
        """Return the height of all lines."""
        return FramedLines.height_in(self, width)

    def call(self, label: str) -> None:
        """Take the label as the name that is read aloud."""
        self.setAccessibleName(label)
        self.lines.setAccessibleName(label)

    @property
    def offset(self) -> int:
        """After which sign the caret is."""
        return self.lines.textCursor().position()

    @property
    def typed_at(self) -> QRect:
        """Where the caret is."""
        return self.lines.cursorRect().translated(self.lines.viewport().mapTo(self, QPoint()))

    def left(self) -> None:
        """Undoing within the field ends here."""
        self.lines.document().clearUndoRedoStacks()

    @property
    def can_undo(self) -> bool:
        """Whether something typed since it was entered can be undone within it."""
        return self.lines.document().isUndoAvailable()

    @property
    def can_redo(self) -> bool:
        """Whether something undone within it can be done again."""
        return self.lines.document().isRedoAvailable()

    def undo_typing(self) -> None:
        """Undo within it."""
        self.lines.undo()

    def redo_typing(self) -> None:
        """Do again within it."""
        self.lines.redo()

    def put_caret(self, offset: int) -> None:
        """Put the caret after a sign of the text."""
        cursor = self.lines.textCursor()
        cursor.setPosition(min(offset, len(self.lines.toPlainText())))
        self.lines.setTextCursor(cursor)

    def changeEvent(self, event: QEvent) -> None:
        """Say a special answer in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.lines.setPlaceholderText(self.special)

    def _type(self) -> None:
        if not self.showing:
            self.entering.set(self.path, self.lines.toPlainText() or None)

    def _move(self) -> None:
        if self.lines.hasFocus() and not self.showing:
            self.entering.move_caret(self.path, self.lines.textCursor().position())
