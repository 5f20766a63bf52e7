"""`person`: pairs that are alike are listed without names, decided with a reason, and listed as decided."""

import json
from pathlib import Path
from typing import Any

from ctip_desktop import paths
from tests.unit.cli.conftest import Ask, Say

VICTIM = json.loads((paths.resources() / "sample" / "victim.json").read_text("utf-8"))


def save(ask: Ask, province: list[object], file: Path, **other: Any) -> str:
    file.write_text(json.dumps(VICTIM | other), "utf-8")
    number: str = ask(*province, "entry", "save", "victim", file)["number"]
    return number


def test_a_pair_is_found_decided_and_taken_back(province: list[object], ask: Ask, say: Say, tmp_path: Path) -> None:
    one, other = (save(ask, province, tmp_path / "victim.json") for _ in range(2))
    (found,) = ask(*province, "person", "candidates")
    assert (found["state"], found["one"]["number"], found["other"]["number"]) == ("possible", one, other)
    assert {each["what"] for each in found["says"]} >= {"name", "sex"}
    status, printed, _ = say(*province, "person", "candidates")
    assert status == 0
    assert VICTIM["v_name"] not in printed
    assert printed.splitlines()[0] == "1 possible same person"
    status, _, complained = say(*province, "person", "decide", one, other, "yes")
    assert (status, complained) == (
        1,
        "The decision has no reason; write in a few words by what the persons were told.\n",
    )
    made = ask(*province, "person", "decide", one, other, "yes", "--reason", "same document")
    assert ask(*province, "person", "candidates") == []
    (kept,) = ask(*province, "person", "list")
    assert kept["decisions"][0]["number"] == made["number"]
    assert kept["state"] == "yes"
    ask(*province, "person", "decide", one, other, "open")
    assert len(ask(*province, "person", "candidates")) == 1


def test_who_is_not_there_is_told_in_a_sentence(province: list[object], ask: Ask, say: Say, tmp_path: Path) -> None:
    one = save(ask, province, tmp_path / "victim.json")
    status, _, complained = say(*province, "person", "decide", one, "01-2026-A-0999", "yes", "--reason", "x")
    assert status == 1
    assert complained.startswith("Entry 01-2026-A-0999 names nobody to compare")
    status, _, complained = say(*province, "person", "decide", one, one, "yes", "--reason", "x")
    assert (status, complained) == (1, "Name two different persons, both victims or both suspects.\n")


def test_a_clerk_may_look_and_not_decide(province: list[object], ask: Ask, say: Say, tmp_path: Path) -> None:
    one, other = (save(ask, province, tmp_path / "victim.json") for _ in range(2))
    ask(*province, "user", "add", "Vanna", "--role", "clerk", "--user", "Sok")
    assert len(ask(*province, "person", "candidates", "--user", "Vanna")) == 1
    status, _, complained = say(*province, "person", "decide", one, other, "yes", "--reason", "x", "--user", "Vanna")
    assert status == 1
    assert "officer" in complained
