"""A province and the secretariat on one machine, through the commands as separate processes, from set-up to receipt."""

import shutil
from pathlib import Path

import pytest

from tests.support.commands import SAMPLE, Home, NearHome, enrol, two_homes, two_near_homes

pytestmark = [pytest.mark.end_to_end, pytest.mark.slow]


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Home, Home]:
    return two_homes(tmp_path)


def test_a_province_sends_and_the_secretariat_acknowledges(homes: tuple[Home, Home], tmp_path: Path) -> None:
    secretariat, province = homes
    beside, there = NearHome(province.folder), NearHome(secretariat.folder)
    stick, back = tmp_path / "stick", tmp_path / "back"
    meeting = province.json("entry", "save", "meeting", SAMPLE / "meeting.json")["number"]
    assert beside.states() == {meeting: "final"}
    enrol(secretariat, province, tmp_path)

    commits = 0
    while province.killed(commits, "entry", "save", "case", SAMPLE / "case-1.json"):
        assert beside.json("store", "check")["faults"] == []
        commits += 1
    assert commits > 0
    assert list(beside.states().values()).count("final") >= 2

    first = province.json("bundle", "export", "--to", stick)
    assert set(beside.states().values()) <= {"sent", "draft"}
    first_file = stick / f"{first[0]['bundle']}.ctip"
    away = tmp_path / "away"
    away.mkdir()
    first_file = first_file.rename(away / first_file.name)
    secretariat.run("bundle", "import", stick, status=1)

    damaged = tmp_path / "damaged"
    damaged.mkdir()
    (damaged / first_file.name).write_bytes(first_file.read_bytes()[:-100])
    (refused,) = secretariat.json("bundle", "import", damaged)
    assert (refused["state"], refused["reason"]) == ("set_aside", "bundle_damaged")
    assert refused["text"].endswith(".")

    assert there.json("bundle", "inspect", first_file)["state"] == "new"
    (taken,) = secretariat.json("bundle", "import", away)
    assert (taken["state"], taken["office"]) == ("taken_in", "01")
    (again,) = secretariat.json("bundle", "import", away)
    assert again["state"] == "already_have"
    assert there.json("bundle", "inspect", first_file)["state"] == "already_have"
    assert beside.json("bundle", "inspect", first_file)["state"] == "sent"

    secretariat.run("bundle", "export", "--to", back, "--for", "all")
    assert set(beside.states().values()) <= {"sent", "draft"}
    province.run("bundle", "import", back)
    assert set(beside.states().values()) <= {"received", "draft"}
    for case in ("case-2.json", "case-3.json"):
        province.run("entry", "save", "case", SAMPLE / case)
    second = province.json("bundle", "export", "--to", stick)
    assert second[0]["first"] == first[0]["last"] + 1

    held = {one["entry"] for one in beside.json("entry", "list") if one["number"]}
    secretariat.run("bundle", "import", stick)
    assert {one["entry"] for one in there.json("entry", "list")} == held
    for home in (there, beside):
        assert home.json("store", "check")["faults"] == []
        assert home.json("store", "rebuild") is not None
        assert home.json("store", "check")["faults"] == []
    assert there.json("entry", "show", meeting)["answers"] == beside.json("entry", "show", meeting)["answers"]


def test_a_second_bundle_before_the_first_waits_and_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secretariat, province = two_near_homes(tmp_path, monkeypatch)
    enrol(secretariat, province, tmp_path)
    early, late, fresh = tmp_path / "early", tmp_path / "late", NearHome(tmp_path / "copy")
    province.run("entry", "save", "case", SAMPLE / "case-1.json")
    (tmp_path / "early").mkdir()
    (tmp_path / "late").mkdir()
    province.run("bundle", "export", "--to", early)
    copy_home(secretariat, fresh)
    secretariat.run("bundle", "import", early)
    secretariat.run("bundle", "export", "--to", tmp_path / "back", "--for", "01")
    province.run("bundle", "import", tmp_path / "back")
    province.run("entry", "save", "case", SAMPLE / "case-2.json")
    province.run("bundle", "export", "--to", late)

    (waits,) = fresh.json("bundle", "import", late)
    assert (waits["state"], waits["first"]) == ("waits", 2)
    assert "1" in waits["text"]
    fresh.run("bundle", "import", early)
    assert {one["state"] for one in fresh.json("bundle", "list")["came"]} == {"taken_in"}
    assert len(fresh.json("entry", "list")) == 2


def copy_home(one: Home, other: Home) -> None:
    shutil.copytree(one.folder, other.folder)
