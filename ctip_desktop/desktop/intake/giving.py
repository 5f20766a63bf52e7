"""Asks for an answer that stands in all rows, as it is typed in the form."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ctip_desktop import clock
from ctip_desktop.desktop.intake.asking import called, question_at
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.dialog import Dialog
from ctip_desktop.desktop.widgets.field import Field
from ctip_desktop.forms.form import Form
from ctip_desktop.i18n import _, language
from ctip_desktop.intake.cells import CellReader


class GiveDialog(Dialog):
    """Asks for one answer; an empty field takes it away."""

    def __init__(self, form: Form, path: str, given: str, take: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(lambda: called(form, path), lambda: _("Give to all rows"), parent)
        self._form, self._path, self._take = form, path, take
        self.field = Field(lambda: _("One answer for all rows"))
        self.field.setAccessibleName(called(form, path))
        self.field.setText(given)
        self.column.addWidget(self.field)
        self.say(
            lambda: _("It stands where a cell of the file does not say otherwise. Leave it empty to take it away.")
        )

    def ask(self) -> None:
        """Show it."""
        super().ask()
        focus(self.field)

    def go_on(self) -> None:
        """Take the answer, if it is one."""
        text = self.field.text().strip()
        read = CellReader(self._form, clock.today()).read(self._path, question_at(self._form, self._path), text)
        if fault := read.fault:
            self.field.show_tone("error")
            self.refuse(lambda: fault.said(language()))
            return
        self._take(text)
        self.accept()
