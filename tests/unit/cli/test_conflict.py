"""`conflict`: what two offices changed apart is listed, shown and decided at the terminal; the decision goes back."""

import json
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop import paths
from tests.unit.cli.conftest import Ask, Say

Named = list[object]
CASE = json.loads((paths.resources() / "sample" / "case-1.json").read_text("utf-8")) | {"stage": "court"}


@pytest.fixture
def province(secretariat: Named, tmp_path: Path, ask: Ask) -> Named:
    home: Named = ["--home", tmp_path / "home-01"]
    ask(*home, "setup", "--office", "01", "--user", "Dara")
    for name in ("there", "back"):
        (tmp_path / name).mkdir()
    asked = ask(*home, "device", "enrol", "--to", tmp_path / "there")
    root = Path(str(secretariat[1])).parent / "root"
    ask(*secretariat, "device", "approve", asked["file"], "--fingerprint", asked["fingerprint"], "--root", root)
    ask(*secretariat, "bundle", "export", "--to", tmp_path / "back", "--for", "01")
    ask(*home, "bundle", "import", tmp_path / "back")
    ask(*home, "trust", "pin", ask(*secretariat, "trust", "show")["root"])
    return home


def save(ask: Ask, home: Named, folder: Path, changes: dict[str, Any], entry: str = "") -> str:
    answers = ask(*home, "entry", "show", entry)["answers"] if entry else CASE
    file = folder / "case.json"
    file.write_text(json.dumps(answers | changes), "utf-8")
    return str(ask(*home, "entry", "save", "case", file, *(["--entry", entry] if entry else []))["number"])


def carry(ask: Ask, source: Named, target: Named, stick: Path, *more: object) -> None:
    stick.mkdir()
    ask(*source, "bundle", "export", "--to", stick, *more)
    ask(*target, "bundle", "import", stick)


@pytest.fixture
def number(secretariat: Named, province: Named, ask: Ask, tmp_path: Path) -> str:
    """Return the number of a case whose court and route the two changed apart."""
    number = save(ask, province, tmp_path, {})
    carry(ask, province, secretariat, tmp_path / "1")
    save(ask, province, tmp_path, {"court": "Banteay Meanchey", "route": "5"}, number)
    save(ask, secretariat, tmp_path, {"court": "Siem Reap"}, number)
    carry(ask, province, secretariat, tmp_path / "2")
    return number


def test_a_conflict_is_listed_shown_decided_and_the_decision_goes_back(
    number: str, secretariat: Named, province: Named, ask: Ask, say: Say, tmp_path: Path
) -> None:
    (listed,) = ask(*secretariat, "conflict", "list")
    assert (listed["number"], listed["offices"], listed["questions"]) == (number, ["01", "00"], 1)
    shown = ask(*secretariat, "conflict", "show", number)
    (court,) = shown["disputed"]
    assert (court["place"], [side["value"] for side in court["sides"]]) == ("/court", ["Banteay Meanchey", "Siem Reap"])
    assert shown["taken"] == [{"place": "/route", "from": 1}]
    status, out, _err = say(*secretariat, "conflict", "show", number)
    assert status == 0
    assert "  1: Banteay Meanchey" in out
    versions = [each for side in shown["versions"] for each in ("--shown", side["revision"])]
    decided = ask(*secretariat, "conflict", "decide", number, "--take", "/court=2", "--reason", "By order.", *versions)
    carry(ask, secretariat, province, tmp_path / "3", "--for", "01")
    for home in (secretariat, province):
        history = ask(*home, "entry", "history", number)
        assert decided["revision"] in json.dumps(history)
        assert ask(*home, "conflict", "list") == []
        answers = ask(*home, "entry", "show", number)["answers"]
        assert (answers["court"], answers["route"]) == ("Siem Reap", "5")
    assert say(*secretariat, "conflict", "list")[1] == "All versions agree.\n"


def test_another_answer_is_read_as_the_form_asks_for_it(number: str, secretariat: Named, ask: Ask) -> None:
    ask(*secretariat, "conflict", "decide", number, "--set", "/court=Battambang", "--reason", "x")
    assert ask(*secretariat, "entry", "show", number)["answers"]["court"] == "Battambang"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--reason", "x"], "Court: nothing is chosen yet. Questions left to decide: 1."),
        (["--take", "/court=1"], "the reason of the decision is missing"),
        (["--take", "/court=3", "--reason", "x"], "Court: this cannot be chosen there"),
        (["--take", "/court=1", "--set", "/reported_on=", "--reason", "x"], "Date reported: "),
        (["--take", "/court=1", "--reason", "x", "--shown", "0" * 64], "another version came"),
    ],
)
def test_what_is_no_decision_is_told_in_one_sentence(
    given: list[str], said: str, number: str, secretariat: Named, say: Say
) -> None:
    status, _out, err = say(*secretariat, "conflict", "decide", number, *given)
    assert status == 1
    assert said in err
    assert say(*secretariat, "conflict", "list")[1].count(number) == 1


def test_a_choice_without_an_equals_sign_is_wrong_usage(number: str, secretariat: Named, say: Say) -> None:
    assert say(*secretariat, "conflict", "decide", number, "--take", "/court", "--reason", "x")[0] == 2


def test_a_province_is_told_that_the_secretariat_decides(
    number: str, secretariat: Named, province: Named, ask: Ask, say: Say, tmp_path: Path
) -> None:
    carry(ask, secretariat, province, tmp_path / "3", "--for", "01")
    status, _out, err = say(*province, "conflict", "decide", number, "--take", "/court=1", "--reason", "x")
    assert (status, "the secretariat decides" in err) == (1, True)
