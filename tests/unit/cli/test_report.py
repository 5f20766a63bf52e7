"""`report` and `print report`: figures by office for a period."""

import tarfile
from io import BytesIO
from pathlib import Path

import pyrage
import pytest

from ctip_desktop import paths
from tests.unit.cli.conftest import Ask, Say

SAMPLE = paths.resources() / "sample"


@pytest.fixture
def counted(province: list[object], ask: Ask) -> list[object]:
    for number in (1, 2):
        ask(*province, "entry", "save", "case", SAMPLE / f"case-{number}.json")
    return province


def test_every_figure_leads_back_to_its_entries(counted: list[object], ask: Ask, say: Say) -> None:
    cases, *_ = ask(*counted, "report", "table", "2025-S1")["tables"][0]["rows"]
    numbers = []
    for figure in (one for one in cases["figures"] if one.get("counts", {}).get("period") == "2025-S1"):
        counts = figure["counts"]
        where = [part for one in counts["where"].items() for part in ("--where", "=".join(one))]
        behind = ask(*counted, "report", "entries", counts["indicator"], counts["period"], *where)
        assert len(behind) == figure["value"]
        numbers += [one["number"] for one in behind]
    assert sorted(numbers) == sorted(one["number"] for one in ask(*counted, "entry", "list"))


def test_what_is_no_figure_is_said(counted: list[object], ask: Ask, say: Say) -> None:
    assert ask(*counted, "report", "entries", "cases", "2024", "--office", "01") == []
    status, out, err = say(*counted, "report", "entries", "no_such", "2025")
    assert (status, out) == (2, "")
    assert "“no_such” is no figure" in err
    assert say(*counted, "report", "entries", "cases", "2025", "--where", "offence")[0] == 2


def test_victims_entered_apart_from_a_case_are_in_the_table_too(counted: list[object], ask: Ask) -> None:
    def victims() -> int:
        rows = ask(*counted, "report", "table", "2026-S1")["tables"][0]["rows"]
        return next(row["figures"][0]["value"] or 0 for row in rows if row["label"] == "Victims")

    assert victims() == 0
    ask(*counted, "entry", "save", "victim", SAMPLE / "victim.json")
    assert victims() == 1


def test_people_read_words_and_figures_in_their_language(counted: list[object], say: Say) -> None:
    english = say(*counted, "report", "table", "2025-S1")[1].splitlines()
    assert english[0] == "Semester 1 of 2025"
    assert next(line.split("\t")[:3] for line in english if line.startswith("Cases\t")) == ["Cases", "1", "–"]
    khmer = say(*counted, "--lang", "km", "report", "table", "២០២៥-s1")[1].splitlines()
    assert next(line.split("\t")[:2] for line in khmer if line.startswith("ករណី\t")) == ["ករណី", "១"]


@pytest.mark.parametrize("period", ["", "x", "2026-13", "2026-Q5", "0000", "9999", "20266", "1899"])
def test_nonsense_is_no_period(province: list[object], tmp_path: Path, say: Say, period: str) -> None:
    for command in (("report", "table", period), ("print", "report", period, "-o", tmp_path / "out.pdf")):
        status, out, err = say(*province, *command)
        assert (status, out) == (1, "")
        assert err == f"“{period}” is no period; write 2026-06, 2026-Q2, 2026-S1, 2026-9M or 2026.\n"


def test_a_report_is_printed(counted: list[object], tmp_path: Path, ask: Ask) -> None:
    out = tmp_path / "report.pdf"
    assert ask(*counted, "print", "report", "2025-S1", "-o", out)["file"] == str(out)
    assert out.read_bytes().startswith(b"%PDF")


def test_a_report_is_also_a_spreadsheet_and_values_for_programs(
    counted: list[object], tmp_path: Path, ask: Ask
) -> None:
    out = tmp_path / "report.xlsx"
    assert ask(*counted, "print", "report", "2025-S1", "--office", "01", "-o", out) == {"file": str(out), "checks": []}
    assert out.read_bytes().startswith(b"PK")
    report = ask(*counted, "report", "table", "2025-S1", "--office", "០១")
    assert (report["office"], report["uneven"], report["earlier"]) == ("01", [], "2024-S1")
    (cases, *_) = report["tables"][0]["rows"]
    assert cases["figures"][0]["counts"]["indicator"] == "cases"


def test_the_secretariat_closes_a_period_and_a_province_does_not(
    secretariat: list[object], counted: list[object], ask: Ask, say: Say
) -> None:
    kept = ask(*secretariat, "report", "close", "2025-S1")
    assert (kept["period"], kept["by"], kept["figures"] > 20) == ("2025-S1", "Lida", True)
    said = say(*secretariat, "report", "close", "2025-S1")[1]
    assert said.startswith("Semester 1 of 2025 is closed:")
    assert say(*counted, "report", "close", "2025-S1")[0] == 1
    assert say(*secretariat, "report", "close", "2099")[2].startswith("The period 2099 is not over;")


def test_an_office_that_is_none_is_named(counted: list[object], tmp_path: Path, say: Say) -> None:
    status, _, err = say(*counted, "print", "report", "2025-S1", "--office", "77", "-o", tmp_path / "x.pdf")
    assert (status, err) == (1, "“77” is no office; write the two digits of one, 00 for the secretariat.\n")


def test_everything_is_given_out_or_what_anybody_may_see(counted: list[object], tmp_path: Path, ask: Ask) -> None:
    everything = ask(*counted, "report", "export", "--to", tmp_path / "all", "--clear")
    assert everything["files"]["entries/case.jsonl"] == 2
    assert all((tmp_path / "all" / name).is_file() for name in everything["files"])
    public = ask(*counted, "report", "export", "--to", tmp_path / "public", "--public")
    assert public["files"].keys() >= {"figures.csv", "codebook.csv", "codebook.pdf"}
    assert public["files"]["figures.csv"] == 0


def test_what_is_given_out_is_one_sealed_file_unless_it_is_to_be_clear(
    counted: list[object], tmp_path: Path, ask: Ask, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = ("report", "export", "--to", tmp_path / "all")
    assert say(*counted, *to)[0] == 1
    monkeypatch.setenv("CTIP_EXPORT_PASSPHRASE", "three small boats")
    said = ask(*counted, *to)
    (file,) = (tmp_path / "all").iterdir()
    assert said["sealed"] == str(file)
    assert file.read_bytes().startswith(b"age-encryption.org/v1\n")
    with tarfile.open(fileobj=BytesIO(pyrage.passphrase.decrypt(file.read_bytes(), "three small boats"))) as opened:
        assert "entries/case.jsonl" in opened.getnames()


def test_only_an_officer_gives_entries_out(counted: list[object], tmp_path: Path, say: Say, ask: Ask) -> None:
    ask(*counted, "user", "add", "Dara", "--role", "clerk")
    status, out, err = say(*counted, "report", "export", "--to", tmp_path / "all", "--user", "Dara")
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert not (tmp_path / "all").exists()


def test_an_export_says_that_it_is_open_and_never_overwrites(counted: list[object], tmp_path: Path, say: Say) -> None:
    to = ("report", "export", "--clear", "--to", tmp_path / "all")
    assert "These files are not encrypted" in say(*counted, *to)[1]
    status, _, err = say(*counted, *to)
    assert (status, "is not empty" in err) == (1, True)


def test_a_sheet_is_printed_blank_and_filled(counted: list[object], tmp_path: Path, ask: Ask, say: Say) -> None:
    blank, filled = tmp_path / "blank.pdf", tmp_path / "filled.pdf"
    assert ask(*counted, "print", "form", "case", "-o", blank)["pages"] > 3
    number = ask(*counted, "entry", "list")[0]["number"]
    assert ask(*counted, "print", "form", "case", number, "-o", filled)["pages"] > 1
    status, _, err = say(*counted, "print", "form", "meeting", number, "-o", tmp_path / "x.pdf")
    assert (status, err) == (1, f"{number} is no entry of the form meeting; see its form with “entry show”.\n")


def test_a_letter_reminds_of_what_is_late_and_none_is_written_where_nothing_is(
    counted: list[object], tmp_path: Path, ask: Ask, say: Say
) -> None:
    out = tmp_path / "letter.pdf"
    status, _, err = say(*counted, "print", "reminder", "2099-S1", "--office", "01", "-o", out)
    assert (status, out.exists()) == (1, False)
    assert err == "There is nothing to ask of 01 for 2099-S1; no letter is needed.\n"
    asked = ("print", "confirmation", "2025-S1", "--institution", "Nobody", "-o", out)
    assert (
        say(*counted, *asked, "--by", "2026-07-31")[2]
        == "There is nothing to ask of Nobody for 2025-S1; no letter is needed.\n"
    )
    assert say(*counted, *asked, "--by", "soon")[2] == ("“soon” is no day; write year, month and day: 2026-07-31.\n")
