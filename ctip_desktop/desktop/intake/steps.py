"""What a step of the import is; the page around it shows its words and offers what it can do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop.intake.importing import Importing
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import Action
from ctip_desktop.desktop.widgets.banner import Banner

if TYPE_CHECKING:
    from ctip_desktop.desktop.intake.page import IntakePage


class Step(QWidget):
    """One step: what it shows stands in `column`."""

    def __init__(self, page: "IntakePage") -> None:
        super().__init__()
        self.page = page
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    @property
    def importing(self) -> Importing:
        """The file on its way."""
        return self.page.importing

    @property
    def names(self) -> bool:
        """Whether names are shown."""
        return self.page.frame.names.shown(self.page)

    def show_state(self) -> None:
        """Show how the import stands."""

    def banner(self) -> Banner | None:
        """Return what is to be known first."""
        return None

    def primary(self) -> Action:
        """Return what goes on from here."""
        raise NotImplementedError

    def keys(self) -> Sequence[Binding]:
        """Return what keys do here."""
        return ()

    def enter(self) -> None:
        """Take the focus."""
