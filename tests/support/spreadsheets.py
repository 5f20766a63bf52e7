"""Made-up spreadsheets, as offices keep them and as templates are filled in."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from ctip_desktop.forms.installed import load
from ctip_desktop.intake.questions import NO, OF

TRAINING = (
    "topic", "title", "began_on", "ended_on", "days", "place", "organiser", "trainers", "partners", "certificates",
    "certificates_women", "result", "data_source", "reporting_institution", "data_source_note", "verified",
)  # fmt: skip
_TRAINEE = ("institution_kind", "rank_level", "people", "women")
_LATEST = 400


def a_spreadsheet(file: Path, rows: Sequence[Sequence[object]], sheet: str = "Sheet1") -> Path:
    """Write rows into a sheet; texts stay texts."""
    workbook = Workbook(write_only=True)
    written = workbook.create_sheet(sheet)
    for row in rows:
        written.append([_text(written, value) if isinstance(value, str) else value for value in row])
    workbook.save(file)
    return file


def _text(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def training_rows(count: int, chance: Random, today: date) -> tuple[list[str], list[list[Any]]]:
    """Return twenty heads in Khmer, and so many trainings as an office writes them, a row of trainees beside each."""
    form = load("training")
    paths = [*(f"/{name}" for name in TRAINING), *(f"/trainee/{name}" for name in _TRAINEE)]
    heads = [question.label.km for path in paths if (question := form.find(path).question).label]
    topics = [choice.label for choice in form.lists["training_topic"]]
    kinds = [choice.label for choice in form.lists["institution_kind"]]
    levels = [choice.label for choice in form.lists["rank_level"]]
    provinces = ("បន្ទាយមានជ័យ", "Battambang", "កំពង់ចាម", "ភ្នំពេញ", "Siemreap", "020101")
    rows = []
    for number in range(count):
        began = today - timedelta(days=chance.randrange(5, _LATEST))
        people = chance.randrange(5, 60)
        women = chance.randrange(people + 1)
        certificates = chance.randrange(1, people + 1)
        rows.append(
            [
                chance.choice(topics).km,
                f"វគ្គទី {number}",
                began if number % 2 else f"{began:%d/%m/%Y}",
                began + timedelta(days=2),
                chance.randrange(1, 4),
                chance.choice(provinces),
                "សាលាខេត្ត",
                "លោក សុខ",
                "UNICEF",
                certificates,
                min(certificates, women),
                "បានយល់ដឹង",
                "Department or ministry",
                "មន្ទីរសង្គមកិច្ច",
                f"លេខ {number}/២៦",
                chance.choice(("Claimed", "បានបញ្ជាក់")),
                chance.choice(kinds).km,
                chance.choice(levels).en,
                people,
                women,
            ]
        )
    return heads, rows


def fill_in(template: Path, entries: Sequence[Mapping[str, Any]]) -> Path:
    """Fill a template in with answers as they are stored."""
    workbook = load_workbook(template)
    places: dict[str, tuple[Any, dict[str, int]]] = {}
    for sheet in workbook.worksheets[:-1]:
        columns = {cell.value: cell.column for cell in sheet[3] if cell.value}
        scope = next((head.rpartition("/")[0] for head in columns if head.startswith("/")), "")
        places[scope] = sheet, columns
    lines = dict.fromkeys(places, 3)

    def put(scope: str, answers: Mapping[str, Any], outer: int) -> None:
        sheet, columns = places[scope]
        lines[scope] += 1
        line = lines[scope]
        for head, value in ((NO, line), (OF, outer)):
            if head in columns:
                sheet.cell(line, columns[head]).value = value
        for name, value in answers.items():
            path = f"{scope}/{name}"
            if isinstance(value, list) and path in places:
                for row in value:
                    put(path, row, line)
            elif path in columns:
                sheet.cell(line, columns[path]).value = value

    for answers in entries:
        put("", answers, 0)
    workbook.save(template)
    return template
