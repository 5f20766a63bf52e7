"""Commands run in this process, with cheap passphrases, as if typed at a terminal that asks for nothing."""

import json
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop.cli.main import run
from ctip_desktop.store import vault
from ctip_desktop.store.passphrases import Cost
from ctip_desktop.trust import roots

WORDS = "correct horse battery"
CHEAP = Cost(1, 1, 64)

Say = Callable[..., tuple[int, str, str]]
Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def _cheaply(monkeypatch: pytest.MonkeyPatch) -> None:
    for deriving in (vault.create, vault.add_user, vault.change_passphrase):
        monkeypatch.setattr(deriving, "__defaults__", (CHEAP,))
    monkeypatch.setattr(roots, "COST", CHEAP)


@pytest.fixture(autouse=True)
def _english_and_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTIP_LANG", "en")
    for name in ("CTIP_PASSPHRASE", "CTIP_NEW_PASSPHRASE", "CTIP_ROOT_PASSPHRASE"):
        monkeypatch.setenv(name, WORDS)
    for name in ("CTIP_USER", "CTIP_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Run a command; return its status, what it printed and what it complained."""

    def said(*arguments: object, given: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(given)))
        status = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return said


@pytest.fixture
def ask(say: Say) -> Ask:
    """Run a command that succeeds; return its one JSON value."""

    def asked(*arguments: object) -> Any:
        status, out, err = say(*arguments, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)

    return asked


@pytest.fixture
def province(tmp_path: Path, ask: Ask) -> list[object]:
    """Set up device A of office 01; return how a command line names it."""
    named = ["--home", tmp_path / "province"]
    ask(*named, "setup", "--office", "01", "--user", "Sok")
    return named


@pytest.fixture
def secretariat(tmp_path: Path, ask: Ask) -> list[object]:
    """Set up the secretariat, its root key in `root`; return how a command line names it."""
    (tmp_path / "root").mkdir()
    named = ["--home", tmp_path / "secretariat"]
    ask(*named, "setup", "--office", "00", "--user", "Lida", "--root", tmp_path / "root")
    return named
