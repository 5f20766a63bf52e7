"""Step 2: which column answers which question, and what stands in all rows where no column says it."""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from ctip_desktop.desktop.intake.asking import (
    NONE,
    answer_called,
    answers,
    called,
    is_always_required,
    is_personal,
    place_of,
    question_at,
    questions,
)
from ctip_desktop.desktop.intake.giving import GiveDialog
from ctip_desktop.desktop.intake.kept import WORDS
from ctip_desktop.desktop.intake.steps import Step
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import Action, focus
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.dropdown import Choice, ChoiceList
from ctip_desktop.desktop.widgets.panel import column, row
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.forms.form import Form
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.intake.mapping import Column as FileColumn
from ctip_desktop.intake.mapping import FileMap, SheetMap
from ctip_desktop.intake.questions import NO, OF, chain, scope_of, scopes
from ctip_desktop.intake.sheets import text_of

if TYPE_CHECKING:
    from ctip_desktop.desktop.intake.page import IntakePage

_SAMPLES, _SEARCHED, _PANE = 2, 200, 316
_CERTAIN = 0.95


class ColumnsStep(Step):
    """Two lists: the columns of the file with their questions, and the questions that no column answers."""

    def __init__(self, page: "IntakePage") -> None:
        super().__init__(page)
        self.columns = Rows(_columns(), name=lambda: _("Columns of the file"))
        self.unanswered = Rows((Column(lambda: "", 200, 1),), name=lambda: _("Questions that no column answers"))
        self.list: ChoiceList | None = None
        self.dialog: GiveDialog | None = None
        self._missing = Text("", "small", "error", wrap=True)
        right = column(
            Text(lambda: _("In no column"), "heading"),
            Text(lambda: _("Enter gives one answer to all rows."), "small", "text_2", wrap=True),
            self.unanswered,
            self._missing,
        )
        right.setStretch(2, 1)
        left = column(Text(lambda: _("Which column answers which question"), "heading"), self.columns)
        left.setStretch(1, 1)
        sides = row(left, right, spacing=16)
        sides.setStretch(0, 1)
        self.unanswered.setFixedWidth(_PANE)
        self._missing.setFixedWidth(_PANE)
        self.column.addLayout(sides, 1)
        self.columns.row_opened.connect(self.choose_question)
        self.unanswered.row_opened.connect(self.give)

    def show_state(self) -> None:
        """Show how the columns are read, and what none of them answers."""
        form, mapping = self.importing.form, self.importing.mapping
        if form is None or mapping is None:
            return
        self.columns.show_rows([self._row(form, sheet, one) for sheet in mapping.sheets for one in sheet.columns])
        missing = self._missing_paths(form, mapping)
        asked = sorted(_unanswered(form, mapping), key=lambda path: path not in missing)
        self.unanswered.show_rows([self._unanswered_row(form, mapping, path, path in missing) for path in asked])
        self._missing.say(lambda: self._missing_words(len(missing)))
        self._missing.setVisible(bool(missing))

    def banner(self) -> Banner | None:
        """Return that the columns are read as they were before."""
        if not self.importing.settled:
            return None
        anew = Button(lambda: _("Suggest anew"), "quiet", in_row=True)
        anew.clicked.connect(self.importing.suggest_anew)
        return Banner(
            "accent",
            lambda: _("A file with these heads was read before; this one is read in the same way."),
            action=anew,
            icon="history",
        )

    def primary(self) -> Action:
        """Return going on to the words."""
        mapping = self.importing.mapping
        hindered = _("The file is being read.") if self.importing.doing else ""
        if mapping and not mapping.paths:
            hindered = _("Say of one column at least which question it answers.")
        return Action(lambda: _("Continue"), lambda: self.importing.go_to(WORDS), "", "Ctrl+Enter", hindered)

    def keys(self) -> Sequence[Binding]:
        """Return what keys do in the lists."""
        return (
            Binding("↑↓", lambda: _("choose a row"), None, in_strip=True),
            Binding("Enter", lambda: _("choose the question, or the answer"), None, in_strip=True),
        )

    def enter(self) -> None:
        """Take the focus."""
        focus(self.columns)

    def choose_question(self, key: str) -> None:
        """Ask which question a column answers."""
        form, mapping = self.importing.form, self.importing.mapping
        if form is None or mapping is None:
            return
        sheet, place = key.rpartition("!")[::2]
        found = next(one for one in mapping.sheets if one.sheet == sheet)
        at = next(one for one in found.columns if one.place == int(place))
        used = frozenset(scope_of(one.path) for one in found.answered if one is not at)
        choices = [Choice("", _("Leave this column out"), "minus"), *questions(form, used)]
        self._ask(choices, at.path, at.head, self.columns, lambda path: self.importing.answer(sheet, int(place), path))

    def give(self, path: str) -> None:
        """Ask which answer stands in all rows."""
        form, mapping = self.importing.form, self.importing.mapping
        if form is None or mapping is None:
            return
        question, given = question_at(form, path), mapping.given.get(path, "")
        if question.kind != "select_one":
            self.dialog = GiveDialog(form, path, given, lambda text: self.importing.give(path, text), self)
            self.dialog.ask()
            return
        choices = [Choice(NONE, _("No answer"), "minus"), *answers(form, question)]
        take = lambda name: self.importing.give(path, "" if name == NONE else name)  # noqa: E731
        self._ask(choices, given or NONE, called(form, path), self.unanswered, take)

    def _ask(self, choices: list[Choice], value: str, name: str, rows: Rows, take: "object") -> None:
        self.list = ChoiceList(choices, value, name, self)
        self.list.chosen.connect(take)
        place = rows.present_place()
        self.list.open_below(QRect(place.topLeft(), place.size()))

    def _row(self, form: Form, sheet: SheetMap, at: FileColumn) -> Row:
        head = " ".join(at.head.split())
        samples = self._samples(sheet, at)
        where = _("Column {letter}").format(letter=_letter(at.place))
        cells = (
            Cell(head, where if len(self._sheets()) < 2 else f"{sheet.sheet} · {where}", role="strong"),
            Cell(*samples, role="small", covered=not self.names and is_personal(form, at.path) and bool(samples[0])),
            _question_cell(form, at),
            _certainty(at),
        )
        return Row(f"{sheet.sheet}!{at.place}", cells)

    def _sheets(self) -> tuple[SheetMap, ...]:
        return self.importing.mapping.sheets if self.importing.mapping else ()

    def _samples(self, sheet: SheetMap, at: FileColumn) -> tuple[str, str]:
        """Return the first two texts of a column that differ."""
        book = self.importing.book
        rows = book.sheet(sheet.sheet).rows[sheet.heads : sheet.heads + _SEARCHED] if book else ()
        texts = dict.fromkeys(" ".join(text_of(cells[at.place]).split()) for cells in rows)
        first, second = [*islice(filter(None, texts), _SAMPLES), "", ""][:_SAMPLES]
        return first, second

    def _unanswered_row(self, form: Form, mapping: FileMap, path: str, missing: bool) -> Row:
        given = mapping.given.get(path, "")
        question = question_at(form, path)
        if given:
            said = answer_called(form, question, given) if question.kind == "select_one" else given
            cell = Cell(called(form, path), _("In all rows: {answer}").format(answer=said), icon="check", role="strong")
        elif missing:
            cell = Cell(called(form, path), _("Must be answered"), icon="circle-alert", role="strong", colour="error")
        else:
            cell = Cell(called(form, path), self._left_words(form, path), role="small")
        return Row(path, (cell,))

    def _left_words(self, form: Form, path: str) -> str:
        return _("As the form proposes it") if path in self.importing.looked.proposed else place_of(form, path)

    def _missing_paths(self, form: Form, mapping: FileMap) -> frozenset[str]:
        proposed = self.importing.looked.proposed
        return frozenset(
            path
            for path in _unanswered(form, mapping)
            if is_always_required(form, path) and path not in proposed and path not in mapping.given
        )

    def _missing_words(self, count: int) -> str:
        said = ngettext(
            "{count} question must be answered, and nothing answers it: all rows would go back.",
            "{count} questions must be answered, and nothing answers them: all rows would go back.",
            count,
        )
        return said.format(count=figure(count))


def _columns() -> tuple[Column, ...]:
    return (
        Column(lambda: _("Column"), 150, 3),
        Column(lambda: _("Among its cells"), 110, 2),
        Column(lambda: _("Question"), 170, 4),
        Column(lambda: _("How sure"), 130),
    )


def _question_cell(form: Form, at: FileColumn) -> Cell:
    if not at.path:
        return Cell(_("Left out"), role="body", colour="text_3")
    if at.path not in form and at.path not in (NO, OF):
        return Cell(_("Left out"), role="body", colour="text_3")
    return Cell(called(form, at.path), "" if at.path in (NO, OF) else place_of(form, at.path), role="strong")


def _certainty(at: FileColumn) -> Cell:
    if at.several:
        return Cell(_("one of several"), icon="triangle-alert", role="small", colour="warn")
    if not at.path:
        return Cell("–", role="small", colour="text_3")
    if at.likeness >= _CERTAIN:
        return Cell(_("sure"), icon="check", role="small", colour="ok")
    return Cell(_("probably"), icon="info", role="small", colour="text_2")


def _unanswered(form: Form, mapping: FileMap) -> list[str]:
    """Return the questions of the scopes that are read which no column answers, in form order."""
    read = {one for sheet in mapping.sheets for one in chain(sheet.scope)}
    return [
        path for scope in scopes(form) if scope in read for path in scopes(form)[scope] if path not in mapping.paths
    ]


def _letter(place: int) -> str:
    """Return what a spreadsheet calls the column at a place from 0: A, B, … AA."""
    letters, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
