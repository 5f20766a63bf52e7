"""`report` and `print report`: figures by office for a period."""

from pathlib import Path

import pytest

from ctip_desktop import paths
from tests.unit.cli.conftest import Ask, Say

SAMPLE = paths.resources() / "sample"


@pytest.fixture
def counted(province: list[object], ask: Ask) -> list[object]:
    for number in (1, 2):
        ask(*province, "entry", "save", "case", SAMPLE / f"case-{number}.json")
    return province


def test_every_figure_leads_back_to_its_entries(counted: list[object], ask: Ask) -> None:
    table = ask(*counted, "report", "table", "2025-S1")
    assert table["period"] == "2025-S1"
    assert table["total"]["cases"] == len(table["entries"]["cases"]) == 2
    assert {one["number"] for one in table["entries"]["cases"]} == {
        one["number"] for one in ask(*counted, "entry", "list")
    }


def test_people_read_words_and_figures_in_their_language(counted: list[object], say: Say) -> None:
    period, heads, office, _ = say(*counted, "report", "table", "2025-S1")[1].splitlines()
    assert period == "Semester 1 of 2025"
    assert heads.split("\t")[:3] == ["Office", "Cases", "Suspects"]
    assert office.split("\t")[:2] == ["Banteay Meanchey", "2"]
    _, heads, office, total = say(*counted, "--lang", "km", "report", "table", "២០២៥-s1")[1].splitlines()
    assert heads.split("\t")[:3] == ["ការិយាល័យ", "ករណី", "ជនសង្ស័យ"]
    assert (office.split("\t")[1], total.split("\t")[0]) == ("២", "សរុប")


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


def test_everything_is_given_out_or_what_anybody_may_see(counted: list[object], tmp_path: Path, ask: Ask) -> None:
    everything = ask(*counted, "report", "export", "--to", tmp_path / "all")
    assert everything["files"]["entries/case.jsonl"] == 2
    assert all((tmp_path / "all" / name).is_file() for name in everything["files"])
    public = ask(*counted, "report", "export", "--to", tmp_path / "public", "--public")
    assert public["files"].keys() >= {"figures.csv", "codebook.csv", "codebook.html"}
    assert public["files"]["figures.csv"] == 0


def test_only_an_officer_gives_entries_out(counted: list[object], tmp_path: Path, say: Say, ask: Ask) -> None:
    ask(*counted, "user", "add", "Dara", "--role", "clerk")
    status, out, err = say(*counted, "report", "export", "--to", tmp_path / "all", "--user", "Dara")
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert not (tmp_path / "all").exists()


def test_an_export_says_that_it_is_open_and_never_overwrites(counted: list[object], tmp_path: Path, say: Say) -> None:
    assert "These files are not encrypted" in say(*counted, "report", "export", "--to", tmp_path / "all")[1]
    status, _, err = say(*counted, "report", "export", "--to", tmp_path / "all")
    assert (status, "is not empty" in err) == (1, True)
