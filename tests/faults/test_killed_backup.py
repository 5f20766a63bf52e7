"""A backup that is killed at any write leaves a whole file or none, and is noted only once it is proved."""

import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from ctip_desktop.store import vault
from ctip_desktop.store.backing_up import backup, last_backup, restore
from ctip_desktop.store.backup_file import SUFFIX
from ctip_desktop.store.checking import check
from ctip_desktop.store.passphrases import Cost
from ctip_desktop.store.store import Store
from tests.support.stores import a_store, save

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

CALLS = ("fsync", "replace", "mkdir", "rename", "unlink", "rmdir", "chmod")


def killed(work: Path, key: bytes, nth: int) -> bool:
    """Back up in a child that is killed at its nth write to the disk; say whether it got that far."""
    child = os.fork()
    if child == 0:
        count = 0

        def die(*_: object) -> None:
            nonlocal count
            count += 1
            if count == nth:
                os._exit(7)

        def dying(call: str) -> None:
            real = getattr(os, call)

            def doing(*given: object, **named: object) -> object:
                die()
                return real(*given, **named)

            setattr(os, call, doing)

        with Store.open(work / "home", key) as store:
            for call in CALLS:
                dying(call)
            event.listen(Engine, "commit", die)
            backup(store, key, work / "stick")
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_a_killed_backup_is_whole_or_not_there(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    key = vault.create(fresh / "home", "Sok", "correct horse battery", Cost(1, 1, 64))
    with a_store(fresh / "home", key) as store:
        save(store, {"case_no": "1"})
    (fresh / "stick").mkdir()
    reached, nth, whole = True, 0, 0
    while reached:
        nth += 1
        work = tmp_path / str(nth)
        shutil.copytree(fresh, work)
        reached = killed(work, key, nth)
        with Store.open(work / "home", key) as store:
            assert not store.set_back
            assert check(store).faults == ()
            with store.reading() as reader:
                noted = last_backup(reader)
            made = list((work / "stick").glob(f"*{SUFFIX}"))
            assert [noted.file for noted in (noted,) if noted] in ([], [str(file) for file in made])
            for file in made:
                whole += 1
                assert restore(file, work / "again").entries == 1
            done = backup(store, key, work / "stick")
        assert not list((work / "stick").glob(".*"))
        assert not (work / "home" / ".backup").exists()
        assert Path(done.file).exists()
        shutil.rmtree(work)
    assert nth > 15
    assert 0 < whole < nth
