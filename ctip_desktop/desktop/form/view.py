"""The form itself: one section at a time, a row a question, drawn lazily; the focus goes where the person goes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.preferences import Preferences


class FormView(QWidget):
    """The sections of a form, one of which is shown. A page around it offers `keys()` among its own.

    Signals:
        question_entered(str): the focus is at this question, by row ids.
        section_shown(int): this section is shown, counted from 1.
    """

    question_entered = Signal(str)
    section_shown = Signal(int)

    def __init__(self, entering: Entering, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entering = entering
        self.preferences = preferences
        self.section = 1

    @property
    def present_path(self) -> str:
        """The path of the question the person is at; empty before the first."""
        return self.entering.caret

    def show_section(self, number: int) -> None:
        """Show a section; the focus stays where it is."""
        self.section = number
        self.section_shown.emit(number)

    def focus_path(self, path: str) -> bool:
        """Show a question and give it the focus as a key would; say whether it is asked."""
        raise NotImplementedError

    def keys(self) -> list[Binding]:
        """Return what keys do at the present question."""
        raise NotImplementedError

    def hand_in(self) -> None:
        """Give what is half typed."""
        raise NotImplementedError
