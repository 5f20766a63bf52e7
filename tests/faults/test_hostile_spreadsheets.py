"""Spreadsheets made to harm: they are read or refused in words, and never end the program."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ctip_desktop.errors.intake import SheetTooLarge, SpreadsheetUnreadable
from ctip_desktop.forms.installed import load
from ctip_desktop.intake import sheets
from ctip_desktop.intake.cells import CellReader
from ctip_desktop.intake.heads import suggest
from ctip_desktop.intake.reading import read_file
from ctip_desktop.intake.returning import write_rest
from ctip_desktop.intake.sheets import read_book

TODAY = date(2026, 6, 30)

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FAR = (
    f'<worksheet xmlns="{SPACE}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)


def a_workbook(file: Path, sheet: str, name: str = "S", part: str = "worksheets/sheet1.xml", shared: str = "") -> Path:
    """Write the parts of a workbook as nobody's program would."""
    far = f'Type="{OFFICE}/{{}}" Target="{{}}"'
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
        parts.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
            f" {far.format('officeDocument', 'xl/workbook.xml')}/></Relationships>",
        )
        parts.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{SPACE}" xmlns:r="{OFFICE}">'
            f'<sheets><sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        parts.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" {far.format("worksheet", part)}/>'
            f'<Relationship Id="r2" {far.format("sharedStrings", "sharedStrings.xml")}/></Relationships>',
        )
        parts.writestr(f"xl/{part}", sheet)
        if shared:
            parts.writestr("xl/sharedStrings.xml", shared)
    return file


@pytest.mark.parametrize(
    "sheet",
    [
        FAR,
        FAR.replace('"', "'"),
        FAR.replace(" r=", "\n r = "),
        FAR.replace("<c", "<x:c").replace("<row", "<x:row").replace("xmlns=", "xmlns:x="),
        FAR.replace('<row r="1048576">', "<row>"),
        FAR.replace('r="1048576"', 'r="4294967295"').replace("XFD1048576", "A4294967295"),
    ],
)
@pytest.mark.parametrize("part", ["worksheets/sheet1.xml", "Worksheets/Sheet1.XML", "other/sheet.bin"])
def test_cells_that_reach_far_are_refused_however_they_are_spelt(tmp_path: Path, sheet: str, part: str) -> None:
    with pytest.raises(SheetTooLarge):
        read_book(a_workbook(tmp_path / "far.xlsx", sheet, part=part))


@pytest.mark.parametrize("lies", [False, True])
def test_a_file_that_unpacks_into_more_than_memory_is_refused_whatever_length_it_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lies: bool
) -> None:
    monkeypatch.setattr(sheets, "_MOST_BYTES", 1 << 20)
    file = a_workbook(tmp_path / "bomb.xlsx", f'<worksheet xmlns="{SPACE}"/>', shared="a" * (4 << 20))
    if lies:
        data = bytearray(file.read_bytes())
        told = data.rindex(b"xl/sharedStrings.xml") - 22
        data[told : told + 4] = (10).to_bytes(4, "little")
        file.write_bytes(data)
    with pytest.raises(SheetTooLarge):
        read_book(file)


def test_numbers_that_are_none_are_no_answers(tmp_path: Path) -> None:
    told = zip("ABC", ("1e999", "NaN", "-inf"), strict=True)
    cells = "".join(f'<c r="{place}1"><v>{said}</v></c>' for place, said in told)
    sheet = f'<worksheet xmlns="{SPACE}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    book = read_book(a_workbook(tmp_path / "none.xlsx", sheet))
    (row,) = book.sheets[0].rows
    for form in map(load, ("case", "prevention", "meeting")):
        reader = CellReader(form, TODAY)
        for placed in form.placed:
            if placed.question.kind in ("integer", "decimal", "date", "time"):
                assert all(reader.read(placed.path, placed.question, cell).fault for cell in row), placed.path


def test_rows_go_back_from_sheets_that_cannot_be_called_so(tmp_path: Path) -> None:
    label = load("case").find("/reported_on").question.label
    assert label
    head = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{label.en}</t></is></c></row>'
    rows = f'{head}<row r="2"><c r="A2"><v>1e999</v></c></row>'
    sheet = f'<worksheet xmlns="{SPACE}"><sheetData>{rows}</sheetData></worksheet>'
    book = read_book(a_workbook(tmp_path / "named.xlsx", sheet, name="a/b:*?[x]&#9;" + "k" * 60))
    mapping = suggest(load("case"), book)
    found = read_file(load("case"), book, mapping)
    assert write_rest(book, mapping, found.checked, tmp_path / "rest.xlsx") == 1
    (again,) = load_workbook(tmp_path / "rest.xlsx").worksheets
    assert again["A2"].value == "inf"


def test_a_binary_workbook_is_refused_as_it_cannot_be_looked_at_before(tmp_path: Path) -> None:
    file = tmp_path / "figures.xlsx"
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("xl/Workbook.bin", b"\0" * 64)
    with pytest.raises(SpreadsheetUnreadable):
        read_book(file)
