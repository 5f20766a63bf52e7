"""A province and the secretariat on one machine, through the commands as separate processes, from set-up to receipt."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop.paths import resources

pytestmark = [pytest.mark.end_to_end, pytest.mark.slow]

SAMPLE = resources() / "sample"

KILLED_AT_COMMIT = """
import os, sys
from sqlalchemy import Engine, event

left = int(sys.argv[1])

@event.listens_for(Engine, "commit")
def die(connection):
    global left
    left -= 1
    if left < 0:
        os._exit(9)

from ctip_desktop.cli.main import run
sys.exit(run(sys.argv[2:]))
"""


@dataclass(frozen=True)
class Home:
    """One device, worked by commands."""

    folder: Path

    def run(self, *arguments: str | Path, status: int = 0) -> subprocess.CompletedProcess[str]:
        typed = [sys.executable, "-m", "ctip_desktop", *self._typed(arguments)]
        done = subprocess.run(typed, capture_output=True, text=True, env=self._environment(), check=False)
        assert done.returncode == status, done.stderr
        assert "Traceback" not in done.stderr
        if status:
            assert len(done.stderr.strip().splitlines()) == 1
            assert done.stdout == ""
        return done

    def json(self, *arguments: str | Path) -> Any:
        return json.loads(self.run(*arguments, "--json").stdout)

    def killed(self, at: int, *arguments: str | Path) -> bool:
        """Run a command that dies at its commit number `at`, from 0; return whether it did."""
        typed = [sys.executable, "-c", KILLED_AT_COMMIT, str(at), *self._typed(arguments)]
        return subprocess.run(typed, capture_output=True, env=self._environment(), check=False).returncode == 9

    def states(self) -> dict[str, str]:
        return {one["number"]: one["state"] for one in self.json("entry", "list")}

    def _typed(self, arguments: tuple[str | Path, ...]) -> list[str]:
        return ["--home", str(self.folder), "--lang", "en", *map(str, arguments)]

    def _environment(self) -> dict[str, str]:
        mine = {"CTIP_PASSPHRASE": "ផ្ទះថ្ម មាត់ទន្លេ ៣៤", "CTIP_ROOT_PASSPHRASE": "ដំរីស ក្នុងព្រៃ ១២"}
        return {**os.environ, **mine}


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Home, Home]:
    secretariat, province = Home(tmp_path / "secretariat"), Home(tmp_path / "province")
    for name in ("root", "stick", "back"):
        (tmp_path / name).mkdir()
    secretariat.run("setup", "--office", "00", "--user", "Sok", "--root", tmp_path / "root")
    province.run("setup", "--office", "01", "--user", "Dara")
    return secretariat, province


def enrol(secretariat: Home, province: Home, folder: Path) -> None:
    asked = province.json("device", "enrol", "--to", folder / "stick")
    province.run("bundle", "export", "--to", folder / "stick", status=1)
    secretariat.run("device", "approve", asked["file"], "--fingerprint", "1" * 40, "--root", folder / "root", status=1)
    right = ("--fingerprint", asked["fingerprint"], "--root", folder / "root")
    assert secretariat.json("device", "approve", asked["file"], *right)["trust_list"] == 2
    secretariat.run("bundle", "export", "--to", folder / "back", "--for", "01")
    (came,) = province.json("bundle", "import", folder / "back")
    assert (came["state"], came["reason"]) == ("set_aside", "root_not_pinned")
    province.run("trust", "pin", "2" * 40, status=1)
    province.run("trust", "pin", secretariat.json("trust", "show")["root"])
    assert province.json("trust", "show")["enrolled"] is True
    assert province.json("trust", "show")["recovery"] is True


def test_a_province_sends_and_the_secretariat_acknowledges(homes: tuple[Home, Home], tmp_path: Path) -> None:
    secretariat, province = homes
    stick, back = tmp_path / "stick", tmp_path / "back"
    meeting = province.json("entry", "save", "meeting", SAMPLE / "meeting.json")["number"]
    assert province.states() == {meeting: "final"}
    enrol(secretariat, province, tmp_path)

    commits = 0
    while province.killed(commits, "entry", "save", "case", SAMPLE / "case-1.json"):
        assert province.json("store", "check")["faults"] == []
        commits += 1
    assert commits > 0
    assert list(province.states().values()).count("final") >= 2

    first = province.json("bundle", "export", "--to", stick)
    assert set(province.states().values()) <= {"sent", "draft"}
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

    assert secretariat.json("bundle", "inspect", first_file)["state"] == "new"
    (taken,) = secretariat.json("bundle", "import", away)
    assert (taken["state"], taken["office"]) == ("taken_in", "01")
    (again,) = secretariat.json("bundle", "import", away)
    assert again["state"] == "already_have"
    assert secretariat.json("bundle", "inspect", first_file)["state"] == "already_have"
    assert province.json("bundle", "inspect", first_file)["state"] == "sent"

    secretariat.run("bundle", "export", "--to", back, "--for", "all")
    assert set(province.states().values()) <= {"sent", "draft"}
    province.run("bundle", "import", back)
    assert set(province.states().values()) <= {"received", "draft"}
    for case in ("case-2.json", "case-3.json"):
        province.run("entry", "save", "case", SAMPLE / case)
    second = province.json("bundle", "export", "--to", stick)
    assert second[0]["first"] == first[0]["last"] + 1

    held = {one["entry"] for one in province.json("entry", "list") if one["number"]}
    secretariat.run("bundle", "import", stick)
    assert {one["entry"] for one in secretariat.json("entry", "list")} == held
    for home in homes:
        assert home.json("store", "check")["faults"] == []
        assert home.json("store", "rebuild") is not None
        assert home.json("store", "check")["faults"] == []
    assert secretariat.json("entry", "show", meeting)["answers"] == province.json("entry", "show", meeting)["answers"]


def test_a_second_bundle_before_the_first_waits_and_is_named(homes: tuple[Home, Home], tmp_path: Path) -> None:
    secretariat, province = homes
    enrol(secretariat, province, tmp_path)
    early, late, fresh = tmp_path / "early", tmp_path / "late", Home(tmp_path / "copy")
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
