"""A spreadsheet as a province has it: a title over merged cells, Khmer heads and digits, dates of all kinds, faults."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

TITLE = "បញ្ជីជនរងគ្រោះ ខែមិថុនា ឆ្នាំ២០២៦"
HEADS = ("ល.រ", "ឈ្មោះ", "ភេទ", "អាយុ", "ថ្ងៃទទួលរបាយការណ៍", "ប្រភេទបទល្មើស", "កន្លែងកើតហេតុ", "បានសង្គ្រោះឬទេ",
         "ថ្ងៃសង្គ្រោះ", "ឋានៈ", "ផ្សេងៗ")  # fmt: skip
ROWS: tuple[tuple[Any, ...], ...] = (
    (
        1,
        "សុខ ស្រីពៅ",
        "ស្រី",
        "១៦",
        "០៥/០៦/២០២៦",
        "អំពើជួញដូរមនុស្ស",
        "ខេត្តបន្ទាយមានជ័យ",
        "បាទ/ចាស",
        date(2026, 6, 6),
        "ជនរងគ្រោះ",
        "ផ្ទាល់មាត់",
    ),
    (2, "ចាន់ ដារា", "ប្រុស", 24, date(2026, 6, 9), "អំពើជួញដូរមនុស្ស", "ខេត្តបន្ទាយមានជ័យ", "ទេ", None, "ជនរងគ្រោះ", None),
    (3, "ម៉ៅ សុភា", "ក្មេងស្រី", "១១", "12/06/2026", "ជួញដូរ", "បន្ទាយមានជ័យ", "បាទ/ចាស", "១៣-០៦-២០២៦", "ជនរងគ្រោះ", None),
    (4, "នួន រតនា", "ស្រី", "ម្ភៃ", "ខែមិថុនា", "អំពើជួញដូរមនុស្ស", "ខេត្តបន្ទាយមានជ័យ", "ទេ", None, "ជនរងគ្រោះ", None),
    (5, "ពេជ្រ ចាន់ថា", "ស្រី", 214, "១៥/០៦/២០២៦", "អំពើជួញដូរមនុស្ស", "ខេត្តបន្ទាយមានជ័យ", "ទេ", None, "ជនរងគ្រោះ", None),
    (6, "ហេង វុទ្ធី", None, 19, "១៦/០៦/២០២៦", "អំពើជួញដូរមនុស្ស", "ខេត្តបន្ទាយមានជ័យ", "ទេ", None, "ជនរងគ្រោះ", None),
    (7, "ចាន់ ដារា", "ប្រុស", "២៤", "09.06.2026", "អំពើជួញដូរមនុស្ស", "ខេត្តបន្ទាយមានជ័យ", "ទេ", None, "ជនរងគ្រោះ", None),
    (8, "លី ម៉ារីណា", "ក្មេងស្រី", 15, "២០/០៦/២០២៦", "ជួញដូរ", "ខេត្តបន្ទាយមានជ័យ", "ទេ", None, "មិនដឹង", None),
)


def a_messy_spreadsheet(file: Path) -> Path:
    """Write it; its heads stand in row 4, below two merged rows and an empty one."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "មិថុនា"
    sheet["A1"], sheet["A2"] = "រដ្ឋបាលខេត្ត", TITLE
    for row in (1, 2):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(HEADS))
    for number, cells in enumerate((HEADS, *ROWS), 4):
        for place, value in enumerate(cells, 1):
            sheet.cell(number, place, value)
    workbook.save(file)
    return file
