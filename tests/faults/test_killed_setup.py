"""A set-up that is killed at any write leaves nothing that would keep it from being done again."""

import os
import shutil
from pathlib import Path

import pytest

from ctip_desktop.cli.main import run
from ctip_desktop.store import vault
from ctip_desktop.store.files import DATABASE, VAULT
from ctip_desktop.store.passphrases import Cost
from ctip_desktop.trust import roots

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

CALLS = ("fsync", "replace", "mkdir", "rename", "rmdir")


@pytest.fixture(autouse=True)
def _cheaply(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault.create, "__defaults__", (Cost(1, 1, 64),))
    monkeypatch.setattr(roots, "COST", Cost(1, 1, 64))
    for name in ("CTIP_PASSPHRASE", "CTIP_ROOT_PASSPHRASE"):
        monkeypatch.setenv(name, "correct horse battery")
    monkeypatch.delenv("CTIP_USER", raising=False)


def set_up(home: Path, office: str, root: Path) -> int:
    sticks = ["--root", str(root)] if office == "00" else []
    return run(["--home", str(home), "setup", "--office", office, "--user", "Sok", *sticks, "--json"])


def killed(home: Path, office: str, root: Path, nth: int) -> bool:
    """Set up in a child that is killed at its nth write to the disk; say whether it got that far."""
    child = os.fork()
    if child == 0:
        count = 0

        def dying(call: str) -> None:
            real = getattr(os, call)

            def die(*given: object, **named: object) -> object:
                nonlocal count
                count += 1
                if count == nth:
                    os._exit(7)
                return real(*given, **named)

            setattr(os, call, die)

        for call in CALLS:
            dying(call)
        os._exit(set_up(home, office, root))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


@pytest.mark.parametrize("office", ["01", "00"])
def test_a_killed_set_up_can_be_done_again(tmp_path: Path, office: str, capfd: pytest.CaptureFixture[str]) -> None:
    reached, nth = True, 0
    while reached:
        nth += 1
        home, root, again = (tmp_path / f"{nth}-{name}" for name in ("home", "root", "again"))
        root.mkdir()
        again.mkdir()
        reached = killed(home, office, root, nth)
        if not (home / DATABASE).exists():
            assert set_up(home, office, again) == 0, capfd.readouterr().err
        assert run(["--home", str(home), "trust", "show", "--json"]) == 0
        assert {file.name for file in home.iterdir()} - {".setup"} == {"log.json", DATABASE, VAULT}
        shutil.rmtree(home)
    assert nth > 8


def test_a_vault_that_lost_its_store_is_never_thrown_away(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert set_up(home, "01", tmp_path) == 0
    (home / DATABASE).unlink()
    before = (home / VAULT).read_bytes()
    assert set_up(home, "01", tmp_path) == 1
    assert (home / VAULT).read_bytes() == before
