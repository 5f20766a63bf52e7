"""A file to read or to write: its path typed, or chosen in the system's dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Field, Message
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.words import Words

Ask = Callable[[QWidget, str], Path | None]
"""Lets a person choose a file, the one named being offered."""


def excel() -> str:
    """Return the kind of the spreadsheets that are written, as Qt's dialog writes it."""
    return "Excel (*.xlsx)"


def ask_to_open(kinds: Words) -> Ask:
    """Return what asks for a file that is there; `kinds` are those it may be of, as Qt writes them."""

    def ask(parent: QWidget, offered: str) -> Path | None:
        chosen, _kind = QFileDialog.getOpenFileName(parent, "", offered, kinds())
        return Path(chosen) if chosen else None

    return ask


def ask_to_save(kinds: Words) -> Ask:
    """Return what asks where a file is to be written."""

    def ask(parent: QWidget, offered: str) -> Path | None:
        chosen, _kind = QFileDialog.getSaveFileName(parent, "", offered, kinds())
        return Path(chosen) if chosen else None

    return ask


class FileField(QWidget):
    """A field for the path of a file, with a button beside it.

    Signals:
        edited(): something else is typed.
        chosen(): a file was chosen, or Enter pressed in the field.
    """

    edited = Signal()
    chosen = Signal()

    def __init__(self, name: Words, verb: Words, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask = ask
        self.field = Field(name, latin=True)
        self.field.setAccessibleName(name())
        self.browse = Button(verb, "plain", icon="folder-open")
        self.message = Message()
        self.field.textEdited.connect(self._edit)
        self.field.returnPressed.connect(self.chosen)
        self.browse.clicked.connect(self._choose)
        self.setFocusProxy(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row(self.field, self.browse))
        layout.addWidget(self.message)

    @property
    def file(self) -> Path | None:
        """The file that is named; None while none is."""
        typed = self.field.text().strip()
        return Path(typed).expanduser() if typed else None

    def show_file(self, file: str) -> None:
        """Name a file."""
        self.field.setText(file)
        self._clear()

    def refuse(self, why: Words) -> None:
        """Say what is wrong with the file."""
        self.field.show_tone("error")
        self.message.say(why, "error")
        focus(self.field)

    def _edit(self) -> None:
        self._clear()
        self.edited.emit()

    def _clear(self) -> None:
        self.field.show_tone("")
        self.message.hide()

    def _choose(self) -> None:
        if chosen := self.ask(self, self.field.text()):
            self.show_file(str(chosen))
            self.chosen.emit()
