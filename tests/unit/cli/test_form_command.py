import json
from pathlib import Path

import pytest

from ctip_desktop.cli.main import run
from ctip_desktop.forms.form import Form
from tests.support.workbooks import markdown

GOOD = "survey\n| type | name | label::Khmer (km) | label::English (en) |\n| text | a | ក | A |"
BAD = f"{GOOD}\n| text | b | ក | |\n| text | c | | C |"


def spoken(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = run(["--lang", "en", "form", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def written(folder: Path, tables: str) -> Path:
    file = folder / "trial.md"
    file.write_text(markdown(tables), "utf-8")
    return file


def test_a_form_is_compiled_beside_its_source_or_where_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, elsewhere = written(tmp_path, GOOD), tmp_path / "out.json"
    assert spoken(capsys, "compile", source)[0] == 0
    assert spoken(capsys, "compile", source, "-o", elsewhere)[0] == 0
    assert (tmp_path / "trial.form.json").read_bytes() == elsewhere.read_bytes()
    assert Form.from_json(elsewhere.read_bytes()).name == "trial"


def test_a_faulty_form_is_not_written_and_its_faults_are_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = spoken(capsys, "compile", written(tmp_path, BAD))
    assert status == 1
    assert out.splitlines() == [
        "Sheet survey, row 3, column label::English (en): The English text is missing.",
        "Sheet survey, row 4, column label::Khmer (km): The Khmer text is missing.",
    ]
    assert err == "Faults in trial.md: 2; correct them in the workbook and check it again.\n"
    assert not (tmp_path / "trial.form.json").exists()


def test_check_prints_every_fault_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = spoken(capsys, "check", written(tmp_path, BAD), "--json")
    assert status == 1
    assert json.loads(out)[0] == {
        "sheet": "survey",
        "row": 3,
        "column": "label::English (en)",
        "kind": "missing_language",
        "text": "The English text is missing.",
    }
    assert len(err.splitlines()) == 1


def test_a_fault_of_a_whole_sheet_names_no_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = spoken(capsys, "check", written(tmp_path, "choices\n| list_name |\n| a |"))[1]
    assert "Sheet survey, row 1: There is no sheet “survey”.\n" in out


def test_check_of_a_clean_form_is_an_empty_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = written(tmp_path, GOOD)
    assert spoken(capsys, "check", source, "--json") == (0, "[]\n", "")
    assert spoken(capsys, "check", source) == (0, "trial.md has no faults.\n", "")


@pytest.mark.parametrize("verb", ["check", "compile"])
def test_a_file_that_is_none_or_no_workbook_is_told_in_one_sentence(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "note.txt").write_text("nothing", "utf-8")
    for file in ("nowhere.md", "note.txt", "."):
        status, out, err = spoken(capsys, verb, tmp_path / file)
        assert (status, out, len(err.splitlines())) == (1, "", 1)


def test_the_installed_forms_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    listed = json.loads(spoken(capsys, "list", "--json")[1])
    assert {"case", "meeting"} <= {form["name"] for form in listed}
    assert all(set(form) == {"name", "version", "title"} for form in listed)
    assert "Minutes of a meeting" in spoken(capsys, "list")[1]


def test_a_form_is_held_to_the_one_before_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoken(capsys, "compile", written(tmp_path, GOOD))
    source = written(tmp_path, GOOD.replace("| a |", "| b |"))
    status, out, _ = spoken(capsys, "check", source, "--from", tmp_path / "trial.form.json", "--json")
    assert (status, [fault["kind"] for fault in json.loads(out)]) == (1, ["removed_question"])


def test_a_form_is_filled_in_and_all_that_follows_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = f"{GOOD}\n| integer | n | ក | N |\n| note | o | ក | O |"
    answers = tmp_path / "answers.json"
    answers.write_text('{"n": "x", "old": 1}', "utf-8")
    status, out, _ = spoken(capsys, "fill", written(tmp_path, rows), answers, "--json")
    assert status == 0
    assert json.loads(out) == {
        "answers": {"a": "", "n": "x", "o": "", "old": 1},
        "not_relevant": [],
        "problems": [{"at": "/n", "kind": "type", "hard": True, "text": "“x” is not a whole number."}],
    }
    assert spoken(capsys, "fill", tmp_path / "trial.md", answers)[1] == "/n: “x” is not a whole number.\n"
    answers.write_text("{}", "utf-8")
    assert spoken(capsys, "fill", tmp_path / "trial.md", answers)[1] == "There is nothing wrong with these answers.\n"


def test_an_installed_form_and_a_compiled_one_are_filled_in_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text('{"victim": [{"_id": "r1", "v_age": "17"}]}', "utf-8")
    status, out, _ = spoken(capsys, "fill", "case", answers, "--json")
    assert status == 0
    assert json.loads(out)["answers"]["victim"][0]["_id"] == "r1"
    source = written(tmp_path, GOOD)
    assert spoken(capsys, "compile", source)[0] == 0
    assert json.loads(spoken(capsys, "fill", tmp_path / "trial.form.json", answers, "--json")[1])["answers"]["a"] == ""


def test_a_foreign_form_in_one_language_is_filled_in_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = written(tmp_path, "survey\n| type | name | label |\n| text | a | A |")
    answers = tmp_path / "answers.json"
    answers.write_text('{"a": "x"}', "utf-8")
    assert json.loads(spoken(capsys, "fill", foreign, answers, "--json")[1])["answers"] == {"a": "x"}


@pytest.mark.parametrize(
    ("form", "answers", "said"),
    [
        ("nowhere", "{}", "nowhere"),
        ("case", "[]", "answers.json is not one JSON object; correct the file."),
        ("case", "{", "answers.json is not one JSON object; correct the file."),
        ("case", '{"victim": 1}', "The answers at /victim must be a list of rows, each an object; correct the file."),
    ],
)
def test_what_cannot_be_filled_in_is_refused_in_one_sentence(
    form: str, answers: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "answers.json").write_text(answers, "utf-8")
    status, out, err = spoken(capsys, "fill", form, tmp_path / "answers.json", "--json")
    assert (status, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) == 1
