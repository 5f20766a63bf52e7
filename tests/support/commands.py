"""Devices worked by commands, as processes of their own or in this one, from set-up to enrolment."""

import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop.cli.main import run
from ctip_desktop.paths import resources
from ctip_desktop.store import vault
from ctip_desktop.trust import roots
from tests.support.homes import CHEAP

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
        done = self._done(self._typed(arguments))
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

    def _done(self, typed: list[str]) -> subprocess.CompletedProcess[str]:
        typed = [sys.executable, "-m", "ctip_desktop", *typed]
        return subprocess.run(typed, capture_output=True, text=True, env=self._environment(), check=False)

    def _typed(self, arguments: tuple[str | Path, ...]) -> list[str]:
        return ["--home", str(self.folder), "--lang", "en", *map(str, arguments)]

    def _environment(self) -> dict[str, str]:
        mine = {"CTIP_PASSPHRASE": "ផ្ទះថ្ម មាត់ទន្លេ ៣៤", "CTIP_ROOT_PASSPHRASE": "ដំរីស ក្នុងព្រៃ ១២"}
        return {**os.environ, **mine}


class NearHome(Home):
    """One device, worked by commands in this process, at a tenth of the time."""

    def _done(self, typed: list[str]) -> subprocess.CompletedProcess[str]:
        with (
            pytest.MonkeyPatch.context() as patch,
            redirect_stdout(StringIO()) as out,
            redirect_stderr(StringIO()) as err,
        ):
            for name, value in self._environment().items():
                patch.setenv(name, value)
            return subprocess.CompletedProcess(typed, run(typed), out.getvalue(), err.getvalue())


def two_homes(folder: Path) -> tuple[Home, Home]:
    """Set up the secretariat and a province, each command a process of its own."""
    return _set_up(folder, Home)


def two_near_homes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Home, Home]:
    """Set up the secretariat and a province in this process, with passphrases that are cheap to derive."""
    monkeypatch.setattr(vault.create, "__defaults__", (CHEAP,))
    monkeypatch.setattr(roots, "COST", CHEAP)
    return _set_up(folder, NearHome)


def enrol(secretariat: Home, province: Home, folder: Path) -> None:
    """Enrol a province with all that may go wrong on the way."""
    asked = province.json("device", "enrol", "--to", folder / "stick")
    province.run("bundle", "export", "--to", folder / "stick", status=1)
    secretariat.run("device", "approve", asked["file"], "--fingerprint", "1" * 40, "--root", folder / "root", status=1)
    right = ("--fingerprint", asked["fingerprint"], "--root", folder / "root")
    assert secretariat.json("device", "approve", asked["file"], *right)["trust_list"] == 2
    secretariat.run("bundle", "export", "--to", folder / "back", "--for", "01")
    (came,) = province.json("bundle", "import", folder / "back")
    assert (came["state"], came["reason"]) == ("set_aside", "root_not_pinned")
    province.run("trust", "pin", "2" * 40, status=1)
    province.run("trust", "pin", NearHome(secretariat.folder).json("trust", "show")["root"])
    shown = NearHome(province.folder).json("trust", "show")
    assert (shown["enrolled"], shown["recovery"]) == (True, True)


def _set_up(folder: Path, kind: type[Home]) -> tuple[Home, Home]:
    secretariat, province = kind(folder / "secretariat"), kind(folder / "province")
    for name in ("root", "stick", "back"):
        (folder / name).mkdir()
    secretariat.run("setup", "--office", "00", "--user", "Sok", "--root", folder / "root")
    province.run("setup", "--office", "01", "--user", "Dara")
    return secretariat, province
