"""Step 1: the language, and which office this computer is of."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex

from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.setup.progress import Progress
from ctip_desktop.desktop.setup.steps import Step
from ctip_desktop.desktop.widgets.field import Field, Message
from ctip_desktop.desktop.widgets.options import Check, Options
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import fixed
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.khmer.search import search_key

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App

LETTER = re.compile("[A-Z]{1,3}")
_SHORTEST_LIST = 166


class OfficeStep(Step):
    """Asks for language and office; for the device's letter only where it is not the office's first."""

    def __init__(self, app: "App", progress: Progress) -> None:
        super().__init__(app, progress)
        self.languages = Options(lambda: _("Language"), [("km", fixed("ខ្មែរ")), ("en", fixed("English"))])
        self.languages.show_value(language())
        self.sought = Field(lambda: _("Find: name or number"), icon="search")
        self.sought.setAccessibleName(_("Find the office"))
        columns = (Column(fixed(""), 64), Column(fixed(""), 200, 1), Column(fixed(""), 200, 1))
        self.list = Rows(columns, dense=True, name=lambda: _("Offices"))
        self.list.setMinimumHeight(_SHORTEST_LIST)
        self.further = Check(lambda: _("This is not the first computer of the office"))
        self.letter = Field(latin=True)
        self.letter.setMaxLength(3)
        self.letter.setFixedWidth(96)
        self._letter_name = Text(lambda: _("Letter of this computer"), "label")
        self.message = Message()
        self._set_out()
        self._fill()
        self.further.setChecked(progress.letter != "A")
        self.letter.setText(progress.letter if progress.letter != "A" else "B")
        self._show_letter()
        self.languages.chosen.connect(app.speak)
        self.sought.textEdited.connect(lambda _: self._fill())
        self.list.row_opened.connect(lambda _: self.go_on())
        self.list.typed.connect(self._type)
        self.further.toggled.connect(lambda _: self._show_letter())

    def title(self) -> str:
        """Return what is asked."""
        return _("Which language, and which office?")

    def explanation(self) -> str:
        """Return why."""
        return _("The office is fixed once this is over: its number stands in the number of every entry.")

    def enter(self) -> None:
        """Take the focus."""
        focus(self.sought)

    def keys(self) -> Sequence[Binding]:
        """Return what keys do here."""
        if self.languages.hasFocus():
            return []
        move = [("↑", -1), ("↓", 1), ("PgUp", -5), ("PgDn", 5)]
        return [Binding(key, lambda: _("the office before, the next"), lambda by=by: self._go(by)) for key, by in move]  # type: ignore[misc]

    def chosen(self) -> Progress:
        """Return what was chosen."""
        letter = self.letter.text().strip().upper() if self.further.isChecked() else "A"
        return replace(self.progress, office=self.list.present, letter=letter)

    def go_on(self) -> None:
        """Take the office and the letter."""
        if not self.list.present:
            self.message.say(self._none_chosen, "error")
            focus(self.sought)
        elif not LETTER.fullmatch(self.chosen().letter):
            self.letter.show_tone("error")
            self.message.say(lambda: _("The letter of this computer: type A to Z, up to three letters."), "error")
            focus(self.letter)
        else:
            self.passed.emit()

    def _none_chosen(self) -> str:
        if self.list.model.rowCount():
            return _("The office: none is chosen. Type a part of its name, or choose it in the list.")
        return _("No office is called so: type another part of its name.")

    def changeEvent(self, event: QEvent) -> None:
        """List the offices in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.languages.show_value(language())
            self._fill()

    def _go(self, by: int) -> None:
        place = self.list.view.currentIndex().row() + by
        self.list.choose("", otherwise=place)

    def _type(self, typed: str) -> None:
        self.sought.setText(self.sought.text() + typed)
        self.sought.setFocus()
        self._fill()

    def _fill(self) -> None:
        """List the offices that are called as was typed, in either language."""
        key = search_key(self.sought.text())
        other = "en" if language() == "km" else "km"
        rows = [
            Row(
                code,
                (
                    Cell(figure(code), colour="text_3"),
                    Cell(name.said(language())),
                    Cell(name.said(other), colour="text_2"),
                ),
            )
            for code, name in offices().items()
            if any(key in search_key(text) for text in (code, name.said("km"), name.said("en")))
        ]
        chosen = self.list.present or self.progress.office
        self.list.show_rows(rows)
        if any(each.key == chosen for each in rows):
            self.list.choose(chosen)
        elif not self.sought.text():
            self.list.view.setCurrentIndex(QModelIndex())
        self.message.hide()

    def _show_letter(self) -> None:
        for each in (self.letter, self._letter_name):
            each.setVisible(self.further.isChecked())
        self.letter.show_tone("")
        self.letter.setAccessibleName(_("Letter of this computer"))

    def _set_out(self) -> None:
        self.column.addWidget(self.languages)
        self.column.addSpacing(8)
        self.column.addWidget(self.sought)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(row(self.further, None, self._letter_name, self.letter))
        self.column.addWidget(self.message)
