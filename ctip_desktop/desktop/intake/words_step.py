"""Step 3: what words of the file mean that are no choices; each is asked once, and remembered for the next file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from ctip_desktop.desktop.intake.asking import NONE, OPEN, answer_called, answers, called, many, question_at
from ctip_desktop.desktop.intake.kept import CHECK
from ctip_desktop.desktop.intake.steps import Step
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import Action, focus
from ctip_desktop.desktop.widgets.dropdown import Choice, ChoiceList
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.forms.form import Form
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.intake.meanings import Unmatched
from ctip_desktop.khmer.search import search_key

if TYPE_CHECKING:
    from ctip_desktop.desktop.intake.page import IntakePage


class WordsStep(Step):
    """The words, and what each was said to mean."""

    def __init__(self, page: "IntakePage") -> None:
        super().__init__(page)
        self.words = Rows(_columns(), name=lambda: _("Words that are no choices"))
        self.list: ChoiceList | None = None
        self.told = Text(self._told, "small", "text_2", wrap=True)
        self.column.addWidget(Text(_why, "body", "text_2", wrap=True))
        self.column.addWidget(self.words, 1)
        self.column.addWidget(self.told)
        self.words.row_opened.connect(self.choose)

    def show_state(self) -> None:
        """Show the words."""
        form = self.importing.form
        if form is not None:
            self.words.show_rows([self._row(form, at, one) for at, one in enumerate(self.importing.looked.words)])
            self.told.say(self._told)

    def primary(self) -> Action:
        """Return going on to the checks."""
        hindered = _("The file is being read.") if self.importing.doing else ""
        return Action(lambda: _("Check the rows"), lambda: self.importing.go_to(CHECK), "", "Ctrl+Enter", hindered)

    def keys(self) -> Sequence[Binding]:
        """Return what keys do in the list."""
        return (
            Binding("↑↓", lambda: _("choose a row"), None, in_strip=True),
            Binding("Enter", lambda: _("say what it means"), None, in_strip=True),
        )

    def enter(self) -> None:
        """Take the focus."""
        focus(self.words)

    def choose(self, key: str) -> None:
        """Ask what a word means."""
        form = self.importing.form
        if form is None:
            return
        one = self.importing.looked.words[int(key)]
        said = self._meaning(one)
        value = OPEN if said is None else said or NONE
        choices = [
            Choice(OPEN, _("Not said: its rows go back"), "corner-up-left"),
            Choice(NONE, _("No answer: the cell is left empty"), "minus"),
            *answers(form, question_at(form, one.path)),
        ]

        def take(name: str) -> None:
            self.importing.mean(one.path, one.text, {OPEN: None, NONE: ""}.get(name, name))
            if int(key) + 1 < len(self.importing.looked.words):
                self.words.choose(str(int(key) + 1))

        self.list = ChoiceList(choices, value, one.text, self)
        self.list.chosen.connect(take)
        place = self.words.present_place()
        self.list.open_below(QRect(place.topLeft(), place.size()))

    def _row(self, form: Form, at: int, one: Unmatched) -> Row:
        rows = ngettext("{count} row", "{count} rows", one.count).format(count=many(one.count))
        first = _("first in row {row}").format(row=figure(one.row))
        said = self._meaning(one)
        if said is None:
            means = Cell(_("Not said: its rows go back"), icon="corner-up-left", colour="warn")
        elif not said:
            means = Cell(_("No answer"), icon="minus")
        else:
            means = Cell(answer_called(form, question_at(form, one.path), said), icon="check", role="strong")
        return Row(str(at), (Cell(one.text, f"{rows} · {first}", role="strong"), Cell(called(form, one.path)), means))

    def _meaning(self, one: Unmatched) -> str | None:
        key, mapping = search_key(one.text), self.importing.mapping
        meanings = mapping.meanings if mapping else ()
        return next((each.choice for each in meanings if each.path == one.path and search_key(each.text) == key), None)

    def _told(self) -> str:
        left = sum(self._meaning(one) is None for one in self.importing.looked.words)
        said = ngettext("{count} word is not said.", "{count} words are not said.", left)
        return said.format(count=figure(left)) if left else _("All words are said.")


def _why() -> str:
    return _("These words stand in the file, but are no choices of their questions. What they mean is remembered.")


def _columns() -> tuple[Column, ...]:
    return (
        Column(lambda: _("Word in the file"), 180, 2),
        Column(lambda: _("Question"), 160, 2),
        Column(lambda: _("What it means"), 220, 3),
    )
