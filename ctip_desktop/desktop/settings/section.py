"""A section of the settings: what stands at the right when it is chosen at the left."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.page import Action
from ctip_desktop.desktop.widgets.panel import Panel
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App

LABEL_WIDE = 232
_WIDEST = 4096
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Section(QWidget):
    """One section; subclasses fill `column` and read anew in `refresh` when a part they show was changed.

    Signals:
        actions_changed(): the page's actions are other than before.
    """

    actions_changed = Signal()

    name = ""
    icon = ""
    shows: frozenset[Part] = frozenset()

    def __init__(self, app: "App", desk: Desk) -> None:
        super().__init__()
        self.app = app
        self.desk = desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(12)

    def title(self) -> str:
        """Return what the section is called."""
        raise NotImplementedError

    def header_actions(self) -> Sequence[Action]:
        """Return the page's actions while it is shown."""
        return ()

    def refresh(self) -> None:
        """Look again at what it shows."""

    def first(self) -> QWidget | None:
        """Return what takes the focus when the section is entered by a key."""
        return None

    @property
    def may_settle(self) -> bool:
        """Whether who is at the desk may settle what holds for everybody."""
        return self.desk.who.may("administrator")

    def changeEvent(self, event: QEvent) -> None:
        """Look again in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()


class Lines(Panel):
    """A panel of lines: words at the left, a control or what holds at the right, help below it."""

    def __init__(self, title: Words | None = None, parent: QWidget | None = None) -> None:
        super().__init__(16, parent)
        if title:
            self.column.addWidget(Text(title, "heading"))
        self._labels: dict[QWidget, Text] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDE)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)

    def add(self, words: Words, control: QWidget, help_words: Words | None = None) -> None:
        """Add a line with a control."""
        row = self._grid.rowCount()
        label = Text(words, "label", wrap=True)
        label.setFixedWidth(LABEL_WIDE)
        self._grid.addWidget(label, row, 0, _LEFT)
        narrow = control.maximumWidth() < _WIDEST
        if narrow or control.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed:
            self._grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(control, row, 1)
        self._labels[control] = label
        if help_words:
            self._grid.addWidget(Text(help_words, "small", "text_2", wrap=True), row + 1, 1)
        self._grid.setRowMinimumHeight(row + 2, 6)

    def show_line(self, control: QWidget, shown: bool) -> None:
        """Show a line that was added, or leave it out."""
        self._labels[control].setVisible(shown)
        control.setVisible(shown)

    def tell(self, words: Words, what: Words | str = "", role: str = "body") -> Text:
        """Add a line that says what holds; return the text at its right."""
        said = Text(what, role, wrap=True)
        self.add(words, said)
        return said
