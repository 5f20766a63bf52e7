"""Makes an empty spreadsheet of any form that, once filled in, maps itself.

A sheet holds the entries and one more each repeat, whose rows name the row they belong to. Below heads in Khmer and
English stands a row with the paths of the questions; choices are offered from lists.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ctip_desktop.forms import lists as list_files
from ctip_desktop.forms.form import Choice, Form, Question, Words
from ctip_desktop.forms.worded import both
from ctip_desktop.i18n import N_, language
from ctip_desktop.intake.cells import BETWEEN
from ctip_desktop.intake.questions import NO, OF, above, scopes
from ctip_desktop.intake.writing import put, save, tall

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ROWS = 5000
"""So many rows offer choices."""

_HEADS = 3
_MOST_CHOICES = 300
_LISTS = "_lists"
_FORMATS = {"date": "dd/mm/yyyy", "time": "hh:mm", "integer": "0", "decimal": "General"}
_TEXT = "@"
_PROMPT, _TITLE, _NAME = 255, 32, 31
_WIDTHS = {"multiline": 44, "text": 24, "integer": 12, "decimal": 12, "date": 14, "time": 10}

_NO_HEAD = N_("No.")
_OF_HEAD = N_("Belongs to No.")
_SEVERAL = N_("Several may be written, with ; between.")
_PLACE = N_("Write the code of the place, or its name and those around it, with commas between.")


def write_template(form: Form, file: Path) -> None:
    """Write the template of a form; its sheets are named in the language in force."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    offered = _Lists(workbook)
    names: set[str] = set()
    for scope, questions in scopes(form).items():
        if not questions and not any(above(inner) == scope for inner in scopes(form) if inner):
            continue
        sheet = workbook.create_sheet(_sheet_name(_title(form, scope), names))
        columns: list[tuple[str, Question | Words]] = [*_numbers(form, scope), *questions.items()]
        for place, (path, question) in enumerate(columns, 1):
            _head(sheet, place, path, question)
            if isinstance(question, Question):
                _offer(sheet, place, form, question, offered)
        for row in range(1, _HEADS):
            heads = (sheet.cell(row, place) for place in range(1, len(columns) + 1))
            wide = sheet.column_dimensions
            high = max(tall(str(cell.value or ""), int(wide[cell.column_letter].width) - 3) for cell in heads)
            sheet.row_dimensions[row].height = high
        sheet.row_dimensions[_HEADS].height = 11
        sheet.freeze_panes = sheet.cell(_HEADS + 1, 2)
    workbook.move_sheet(offered.sheet, len(workbook.sheetnames))
    offered.sheet.sheet_state = "hidden"
    workbook.active = 0
    save(workbook, file)


class _Lists:
    """The hidden sheet the drop-downs read from, a column for each list."""

    def __init__(self, workbook: "Workbook") -> None:
        self.sheet: Worksheet = workbook.create_sheet(_LISTS)
        self._ranges: dict[str, str] = {}

    def range_of(self, name: str, choices: Sequence[Choice]) -> str:
        """Return where the labels of a list stand, in both languages."""
        if name not in self._ranges:
            place = len(self._ranges) + 1
            for row, choice in enumerate(choices, 1):
                put(self.sheet, row, place, f"{choice.label.km}{BETWEEN}{choice.label.en}")
            letter = self.sheet.cell(1, place).column_letter
            self._ranges[name] = f"{_LISTS}!${letter}$1:${letter}${max(len(choices), 1)}"
        return self._ranges[name]


def _numbers(form: Form, scope: str) -> Iterator[tuple[str, Words]]:
    """Yield the columns that say how the rows of sheets belong together, where there are several."""
    several = any(other and above(other) == scope for other in scopes(form))
    if several:
        yield NO, both(_NO_HEAD)
    if scope:
        outer = _title(form, above(scope))
        head = both(_OF_HEAD)
        yield OF, Words(f"{head.km} ({outer.km})", f"{head.en} ({outer.en})")


def _title(form: Form, scope: str) -> Words:
    if not scope:
        return form.title
    question = form.find(scope).question
    return question.label or Words(question.name, question.name)


def _sheet_name(title: Words, taken: set[str]) -> str:
    wanted = " ".join(re.sub(r"[\[\]:*?/\\']", " ", title.said(language())).split())[:_NAME].rstrip("្ ") or "sheet"
    name, count = wanted, 1
    while name.casefold() in taken:
        count += 1
        name = f"{wanted[: _NAME - 3]} {count}"
    taken.add(name.casefold())
    return name


def _head(sheet: "Worksheet", place: int, path: str, question: Question | Words) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    label = question if isinstance(question, Words) else question.label or Words(question.name, question.name)
    must = isinstance(question, Question) and question.required is not None and question.required == "true()"
    for row, text in enumerate((label.km, label.en), 1):
        put(sheet, row, place, " ".join(text.split()) + (" *" if must else ""))
        cell = sheet.cell(row, place)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.fill = PatternFill("solid", fgColor="E8EEF4")
    put(sheet, _HEADS, place, path)
    sheet.cell(_HEADS, place).font = Font(size=7, color="808080")
    column = sheet.column_dimensions[sheet.cell(1, place).column_letter]
    kind = "integer" if isinstance(question, Words) else question.kind
    column.width = _WIDTHS.get(kind, 26)
    column.number_format = _FORMATS.get(kind, _TEXT)


def _offer(sheet: "Worksheet", place: int, form: Form, question: Question, offered: _Lists) -> None:
    """Let the cells of a column offer the choices of their question, and say its hint."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choices, strict = _choices(form, question)
    prompt = _prompt(question)
    if not choices and not prompt:
        return
    formula = offered.range_of(question.file or question.list or "", choices) if choices else None
    offer = DataValidation(type="list" if formula else None, formula1=formula, allow_blank=True)
    offer.showErrorMessage = strict
    if prompt:
        offer.showInputMessage = True
        offer.promptTitle = " ".join((question.label or Words("", "")).said(language()).split())[:_TITLE]
        offer.prompt = prompt[:_PROMPT]
    letter = sheet.cell(1, place).column_letter
    offer.add(f"{letter}{_HEADS + 1}:{letter}{ROWS}")
    sheet.add_data_validation(offer)


def _choices(form: Form, question: Question) -> tuple[Sequence[Choice], bool]:
    """Return what a drop-down offers, and whether nothing else may be written: a long list is not shown whole."""
    if question.file:
        return _of_file(question.file)
    return form.lists.get(question.list or "", ()), question.kind == "select_one"


@cache
def _of_file(file: str) -> tuple[Sequence[Choice], bool]:
    listed = list_files.load(file)
    if len(listed) <= _MOST_CHOICES:
        return listed.all(), True
    return (listed.where("level", "province") if "level" in listed.columns else ()), False


def _prompt(question: Question) -> str:
    said = [question.hint] if question.hint else []
    if question.kind == "select_multiple":
        said.append(both(_SEVERAL))
    if "place" in (question.appearance or "").split():
        said.append(both(_PLACE))
    return "\n".join(" ".join(words.said(code).split()) for words in said for code in ("km", "en"))
