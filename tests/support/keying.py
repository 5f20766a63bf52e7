"""A clerk who keys answers into a form by key events alone, from question to question, down the paper."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QApplication

from ctip_desktop.desktop.form.controls.list_field import ListField
from ctip_desktop.desktop.form.controls.making import is_place, is_short
from ctip_desktop.desktop.form.grid.view import GridPanel
from ctip_desktop.desktop.form.grid_part import GridPart
from ctip_desktop.desktop.form.question_row import QuestionRow
from ctip_desktop.desktop.form.row_blocks import Adder
from ctip_desktop.desktop.form.view import FormView
from ctip_desktop.forms import lists
from ctip_desktop.forms.entering.sections import QUESTION, REPEAT, Item, sections, shape
from ctip_desktop.forms.form import Choice, Question
from ctip_desktop.forms.places import place_finder
from ctip_desktop.khmer.numerals import to_khmer
from tests.support.gui import press, type_text

MOST_KEYS = 200


class Clerk:
    """Keys with both hands; only looks at the form to know where the focus is.

    Args:
        khmer_digits: whether numbers and dates are typed in Khmer digits.
    """

    def __init__(self, view: FormView, *, khmer_digits: bool = True) -> None:
        self.view = view
        self.entering = view.entering
        self.form = view.entering.form
        self.khmer_digits = khmer_digits

    def key_in(self, answers: Mapping[str, Any]) -> None:
        """Key all answers of an entry from its first question on."""
        press("Ctrl+Home")
        for section in sections(self.form):
            self._key_items(section.items, answers, "")

    def _key_items(self, items: Sequence[Item], answers: Mapping[str, Any], row: str) -> None:
        for item in items:
            answer = answers.get(item.question.name)
            if answer is None:
                continue
            path = f"{row}/{item.question.name}"
            if item.kind == REPEAT:
                if shape(item) == "grid":
                    self._key_grid(path, answer)
                else:
                    self._key_rows(item, path, answer)
            elif item.kind == QUESTION and not item.question.calculation:
                self.go_to(path)
                self._answer(item.question, answer)

    def go_to(self, path: str) -> None:
        """Press Enter, and Tab in long texts and past the button that adds a row, until the focus is at a question."""
        for _ in range(MOST_KEYS):
            present = self.view.present
            if present and self.entering.caret == path:
                return
            on_button = isinstance(self.view.window().focusWidget(), Adder)
            press("Tab" if on_button or (present and present.control.multiline) else "Enter")
        raise AssertionError(f"{path} was not reached; the focus is at {self.entering.caret}")

    def _answer(self, question: Question, answer: Any) -> None:
        """Type an answer where the focus is; a full field, or one answer chosen by digit, goes on by itself."""
        if question.kind.startswith("select_"):
            self._choose(question, str(answer).split())
        elif question.kind == "date":
            year, month, day = str(answer).split("-")
            type_text(self._digits(f"{day}{month}{year}"))
        elif question.kind == "time":
            type_text(self._digits(str(answer).replace(":", "")))
        elif question.kind in ("integer", "decimal"):
            type_text(self._digits(str(answer)))
        else:
            type_text(str(answer))

    def _choose(self, question: Question, names: Sequence[str]) -> None:
        present = self.view.present
        assert isinstance(present, QuestionRow)
        if is_place(question):
            assert isinstance(present.control, ListField)
            self._choose_place(present.control, question, names[0])
            return
        offered = self._offered(question)
        for name in names:
            if is_short(self.form, question):
                type_text(self._digits(str([choice.name for choice in offered].index(name) + 1)))
            else:
                type_text(next(choice.label.km for choice in offered if choice.name == name))
                press("Enter")

    def _choose_place(self, control: ListField, question: Question, code: str) -> None:
        place = place_finder(question.file or "").place(code)
        assert place is not None
        type_text(" ".join((place.name.km, *(each.km for each in place.around))))
        while not control.is_open:
            QApplication.processEvents()
        for _ in range(MOST_KEYS):
            marked = control.suggestions.present
            if marked and marked.value == code:
                break
            press("↓")
        press("Enter")

    def _offered(self, question: Question) -> Sequence[Choice]:
        return lists.load(question.file).all() if question.file else self.form.lists[question.list or ""]

    def _key_rows(self, item: Item, path: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add a row by Enter on the button below the rows, and key it."""
        for row in rows:
            self._go_to_button(path)
            press("Enter")
            self._key_items(item.items, row, self.entering.filled.rows(path)[-1])

    def _go_to_button(self, path: str) -> None:
        for _ in range(MOST_KEYS):
            focused = self.view.window().focusWidget()
            blocks = getattr(focused, "blocks", None)
            if blocks is not None and blocks.path == path:
                return
            present = self.view.present
            press("Tab" if present is None or present.control.multiline else "Enter")
        raise AssertionError(f"the button of {path} was not reached")

    def _key_grid(self, path: str, rows: Sequence[Mapping[str, Any]]) -> None:
        panel = self._panel(path)
        for place, row in enumerate(rows):
            for column, shown in enumerate(panel.grid.columns):
                answer = row.get(shown.name)
                if answer is None or not shown.by_hand:
                    continue
                self._go_to_cell(panel, place, column, panel.grid.columns[0].name in row)
                self._answer_cell(shown.question, answer)

    def _panel(self, path: str) -> GridPanel:
        for _ in range(MOST_KEYS):
            part = self.view.holder(GridPart)
            if part is not None and part.path == path:
                return part.panel
            present = self.view.present
            press("Ctrl+PgDn" if part else "Tab" if present is None or present.control.multiline else "Enter")
        raise AssertionError(f"the grid of {path} was not reached")

    def _go_to_cell(self, panel: GridPanel, row: int, column: int, is_begun: bool) -> None:
        for _ in range(MOST_KEYS):
            present = panel.table.present
            if (present.row(), present.column()) == (row, column):
                return
            # Enter on the first cell of an empty row means that there are no more rows.
            press("→" if not is_begun and (present.row(), present.column()) == (row, 0) else "Enter")
        at = f"row {panel.table.present.row() + 1}, column {panel.table.present.column() + 1}"
        raise AssertionError(f"row {row + 1}, column {column + 1} was not reached; the focus is at {at}")

    def _answer_cell(self, question: Question, answer: Any) -> None:
        if not question.kind.startswith("select_"):
            self._answer(question, answer)
            return
        names = str(answer).split()
        if is_place(question):
            place = place_finder(question.file or "").place(names[0])
            assert place is not None
            type_text(" ".join((place.name.km, *(each.km for each in place.around))))
            press("Enter")
            return
        offered = self._offered(question)
        for name in names:
            if is_short(self.form, question):
                type_text(self._digits(str([choice.name for choice in offered].index(name) + 1)))
            else:
                type_text(next(choice.label.km for choice in offered if choice.name == name))
                press("Enter")

    def _digits(self, text: str) -> str:
        return to_khmer(text) if self.khmer_digits else text
