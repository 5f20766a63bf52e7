"""Restores a backup where a store is that does not open: what was there is set aside, never erased."""

from pathlib import Path

from ctip_desktop import clock
from ctip_desktop.store.backing_up import Backup, restore
from ctip_desktop.store.files import DATABASE, SIDECAR, VAULT, make_folder

_OURS = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", VAULT, SIDECAR)


def restore_in_place(file: Path, home: Path) -> Backup:
    """Restore a backup into a home; files of a store that are there move into a folder beside them first.

    Raise what `restore` raises; then all is as it was.
    """
    there = [home / name for name in _OURS if (home / name).exists()]
    if not there:
        return restore(file, home)
    aside = home / f"set-aside-{clock.now():%Y-%m-%d-%H%M%S}"
    make_folder(aside)
    try:
        for one in there:
            one.replace(aside / one.name)
        return restore(file, home)
    except BaseException:
        for one in there:
            if (aside / one.name).exists():
                (aside / one.name).replace(one)
        aside.rmdir()
        raise
