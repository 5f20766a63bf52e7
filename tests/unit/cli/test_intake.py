"""`intake` and `form template`: a spreadsheet is checked, its good rows taken in, the others given back."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ctip_desktop import paths
from tests.support.spreadsheets import a_spreadsheet, fill_in
from tests.unit.cli.conftest import Ask, Say


@pytest.fixture
def filled(tmp_path: Path, ask: Ask) -> Path:
    file = tmp_path / "victim.xlsx"
    assert ask("form", "template", "victim", "-o", file) == {"file": str(file), "form": "victim"}
    answers = json.loads((paths.resources() / "sample" / "victim.json").read_text("utf-8"))
    return fill_in(file, [answers, answers | {"v_age": 200}])


def test_rows_are_checked_and_taken_in_only_when_asked(province: list[object], filled: Path, ask: Ask) -> None:
    looked = ask(*province, "intake", filled, "--form", "victim")
    assert (looked["entries"], looked["good"], looked["drafts"]) == (2, 1, [])
    assert ask(*province, "entry", "list") == []
    taken = ask(*province, "intake", filled, "--form", "victim", "--save")
    assert (len(taken["drafts"]), taken["finals"], taken["rest_rows"]) == (1, [], 1)
    (entry,) = ask(*province, "entry", "list")
    assert (entry["entry"], entry["state"]) == (taken["drafts"][0], "draft")
    shown = ask(*province, "entry", "show", entry["entry"])
    assert any(taken["sha256"] in known.get("source", "") for known in shown["about"].values())


def test_finals_are_asked_for(province: list[object], filled: Path, ask: Ask) -> None:
    taken = ask(*province, "intake", filled, "--form", "victim", "--save", "--final")
    assert (taken["drafts"], len(taken["finals"])) == ([], 1)


def test_the_rest_is_mended_and_taken_in(province: list[object], filled: Path, ask: Ask, say: Say) -> None:
    rest = Path(ask(*province, "intake", filled, "--form", "victim", "--save")["rest"])
    assert rest == filled.with_name("victim-rest.xlsx")
    workbook = load_workbook(rest)
    sheet = workbook.worksheets[0]
    column = next(cell.column for cell in sheet[3] if cell.value == "/v_age")
    sheet.cell(4, column).value = 20
    workbook.save(rest)
    assert len(ask(*province, "intake", rest, "--form", "victim", "--save")["drafts"]) == 1
    status, out, err = say(*province, "intake", rest, "--form", "victim", "--save")
    assert (status, out) == (1, "")
    assert "was already taken in" in err


def test_people_read_which_column_is_what_and_what_is_wrong(
    province: list[object], filled: Path, say: Say, ask: Ask
) -> None:
    out = say(*province, "intake", filled, "--form", "victim")[1]
    assert "(/v_age)" in out
    assert "row 5: Age at the time (years): An age is from 0 to 120 years." in out
    assert "1 entry is good." in out
    assert "Nothing was taken in" in out
    assert "អាយុចាប់ពី ០ ដល់ ១២០ ឆ្នាំ" in say(*province, "--lang", "km", "intake", filled, "--form", "victim")[1]


def test_a_sheet_of_the_offices_own_is_read_with_a_persons_help(
    province: list[object], tmp_path: Path, ask: Ask, say: Say
) -> None:
    rows = [["Came up", "What it says", "Weather"], ["15/06/2026", "ខ្វះថវិកា", "fine"]]
    file = a_spreadsheet(tmp_path / "own.xlsx", rows)
    status, _, err = say(*province, "intake", file, "--form", "request")
    assert (status, "No row of own.xlsx names questions" in err) == (1, True)
    given = ["--map", "Came up=raised_on", "--map", "What it says=text", "--set", "data_source=own"]
    found = ask(*province, "intake", file, "--form", "request", *given)
    assert [one["question"] for one in found["columns"]][:2] == ["/raised_on", "/text"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--map", "Weather=v_age"], "No column has the head “Weather”"),
        (["--map", "text"], "not of the form NAME=VALUE"),
        (["--set", "weather=fine"], "has no question weather"),
        (["--sheet", "No such"], "has no sheet “No such”"),
        (["--rows", "weather"], "has no question weather"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    province: list[object], filled: Path, say: Say, options: list[str], said: str
) -> None:
    status, out, err = say(*province, "intake", filled, "--form", "victim", *options)
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert said in err
