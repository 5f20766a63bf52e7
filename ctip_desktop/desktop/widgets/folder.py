"""A folder to write to: typed, chosen, or a stick that is in, one press away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctip_desktop.desktop.media import Stick
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.sticks import Sticks, ask_folder
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Field, Message
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _

_MOST_STICKS = 3


class FolderField(QWidget):
    """A field for a folder, with the sticks that are in below it.

    Signals:
        changed(str): another folder is named.
    """

    changed = Signal(str)

    def __init__(
        self,
        name: Words,
        sticks: Sticks,
        ask: Callable[[QWidget], Path | None] = ask_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._ask = ask
        self._sticks = sticks
        self.field = Field(lambda: _("Folder or stick"), latin=True)
        self.field.setAccessibleName(name())
        self.browse = Button(lambda: _("Choose a folder…"), "plain", icon="folder-open")
        self.message = Message()
        self.offers: list[Button] = []
        self._offered = QHBoxLayout()
        self._offered.setSpacing(8)
        self._offered.addStretch(1)
        self.field.textEdited.connect(self._edited)
        self.browse.clicked.connect(self._choose)
        sticks.changed.connect(self._offer)
        self.setFocusProxy(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row(self.field, self.browse))
        layout.addLayout(self._offered)
        layout.addWidget(self.message)
        self._offer()

    @property
    def folder(self) -> Path | None:
        """The folder that is named; None while none is."""
        typed = self.field.text().strip()
        return Path(typed).expanduser() if typed else None

    def show_folder(self, folder: str) -> None:
        """Name a folder."""
        self.field.setText(folder)
        self.message.hide()
        self.field.show_tone("")

    def accept(self) -> Path | None:
        """Return the folder that is named and is there, else the only stick; if neither, lead to the field."""
        if self.folder is None and len(self._sticks_in()) == 1:
            self._name_folder(str(self._sticks_in()[0].folder))
        folder = self.folder
        if folder is None:
            self.refuse(lambda: _("Choose a folder, or put a stick in."))
        elif not folder.is_dir():
            self.refuse(lambda: _("This folder is not there: put the stick in, or choose another."))
        else:
            return folder
        return None

    def refuse(self, why: Words) -> None:
        """Say what is wrong with the folder."""
        self.field.show_tone("error")
        self.message.say(why, "error")
        focus(self.field)

    def _edited(self) -> None:
        self.field.show_tone("")
        self.message.hide()
        self.changed.emit(self.field.text())

    def _choose(self) -> None:
        if chosen := self._ask(self):
            self._take(str(chosen))

    def _take(self, folder: str) -> None:
        self._name_folder(folder)
        focus(self.field)

    def _name_folder(self, folder: str) -> None:
        self.show_folder(folder)
        self.changed.emit(folder)

    def _sticks_in(self) -> list[Stick]:
        return [one for one in self._sticks.present if one.removable]

    def _offer(self) -> None:
        """Offer the sticks that are in now."""
        for button in self.offers:
            self._offered.removeWidget(button)
            button.deleteLater()
        self.offers = []
        for place, stick in enumerate(self._sticks_in()[:_MOST_STICKS]):
            button = Button(stick.called, "quiet", icon="usb", in_row=True)
            button.clicked.connect(lambda *_, folder=str(stick.folder): self._take(folder))
            self._offered.insertWidget(place, button)
            self.offers.append(button)
