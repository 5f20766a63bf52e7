"""A template of any form, once filled in, maps itself; its drop-downs and hints are texts and never formulas."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from ctip_desktop import paths
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.installed import load, names
from ctip_desktop.i18n import use_language
from ctip_desktop.intake.heads import suggest
from ctip_desktop.intake.reading import read_file
from ctip_desktop.intake.sheets import read_book
from ctip_desktop.intake.template import write_template
from tests.support.spreadsheets import fill_in


def sample(kind: str) -> dict[str, Any]:
    file = paths.resources() / "sample" / f"{kind}.json"
    found = file if file.exists() else file.with_name(f"{kind}-1.json")
    answers: dict[str, Any] = json.loads(found.read_text("utf-8"))
    return answers


def by_hand(form: Form, answers: dict[str, Any]) -> dict[str, Any]:
    return without_ids(Filled(form, answers, by_hand=True).answers())


def without_ids(answers: dict[str, Any]) -> dict[str, Any]:
    return {
        name: [without_ids(row) for row in value] if isinstance(value, list) else value
        for name, value in answers.items()
        if name != "_id"
    }


@pytest.mark.parametrize("kind", names())
def test_a_filled_template_is_read_as_if_typed(kind: str, tmp_path: Path) -> None:
    form, answers = load(kind), sample(kind)
    write_template(form, tmp_path / "t.xlsx")
    book = read_book(fill_in(tmp_path / "t.xlsx", [answers, answers]))
    read = read_file(form, book, suggest(form, book))
    assert [one.good for one in read.checked] == [True, True]
    # An empty cell says that there is no answer; a form that is typed in begins with its defaults.
    begun = Filled(form).answers().keys() - answers.keys()
    wanted = {name: value for name, value in by_hand(form, answers).items() if name not in begun}
    for one in read.checked:
        given = without_ids(dict(one.answers))
        assert {name: value for name, value in given.items() if name not in begun} == wanted


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_template_without_its_row_of_paths_is_read_by_its_heads(tmp_path: Path, language: str) -> None:
    use_language(language)
    form, answers = load("request"), sample("request")
    file = tmp_path / "t.xlsx"
    write_template(form, file)
    workbook = load_workbook(fill_in(file, [answers]))
    workbook.worksheets[0].delete_rows(3)
    workbook.save(file)
    book = read_book(file)
    mapping = suggest(form, book)
    assert mapping.sheets[0].heads == 2
    (read,) = read_file(form, book, mapping).checked
    assert answers.items() <= read.answers.items()


def test_what_a_drop_down_offers_is_read_as_its_choice(tmp_path: Path) -> None:
    form, file = load("victim"), tmp_path / "t.xlsx"
    write_template(form, file)
    workbook = load_workbook(file)
    sheet, offered = workbook.worksheets[0], workbook["_lists"]
    columns = {cell.value: cell.column for cell in sheet[3]}
    said = [cell.value for column in offered.iter_cols() for cell in column if cell.value]
    feminine = next(text for text in said if text.endswith("· Female"))
    sheet.cell(4, columns["/v_sex"]).value = feminine
    sheet.cell(4, columns["/v_control"]).value = "; ".join(text for text in said if "Debt" in text or "False" in text)
    workbook.save(file)
    book = read_book(file)
    (read,) = read_file(form, book, suggest(form, book)).checked
    assert (read.answers["v_sex"], read.answers["v_control"]) == ("Feminine", "DebtBondage FalsePromises")


@pytest.mark.parametrize("kind", names())
def test_heads_are_in_both_languages_and_no_cell_is_a_formula(kind: str, tmp_path: Path) -> None:
    form = load(kind)
    write_template(form, tmp_path / "t.xlsx")
    workbook = load_workbook(tmp_path / "t.xlsx")
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    first = workbook.worksheets[0]
    for column in first.iter_cols(max_row=3):
        khmer, english, path = (cell.value for cell in column)
        if path in form:
            label = form.find(path).question.label
            assert label is not None
            assert khmer.removesuffix(" *") == " ".join(label.km.split())
            assert english.removesuffix(" *") == " ".join(label.en.split())


def test_a_template_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_template(load("case"), tmp_path / name)
    with ZipFile(tmp_path / "a.xlsx") as parts:
        assert b">2000-01-01T00:00:00Z</dcterms:modified>" in parts.read("docProps/core.xml")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
