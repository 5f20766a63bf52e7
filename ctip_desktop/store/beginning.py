"""Makes the home of a device whole or not at all, even if the program is killed: apart, and moved when all is there."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ctip_desktop.errors.store import AlreadySetUp
from ctip_desktop.store.files import DATABASE, SIDECAR, VAULT, flush_folder, make_folder

APART = ".setup"


def is_set_up(home: Path) -> bool:
    """Say whether there is a device in a home, whole or not; what a set-up that was killed has left is none."""
    return (home / DATABASE).exists() or ((home / VAULT).exists() and not (home / APART / DATABASE).exists())


@contextmanager
def begun(home: Path) -> Iterator[Path]:
    """Give a folder to set a device up in; its files are moved into `home` if the block ends well.

    What a set-up that was killed has left is thrown away: the database is moved last, so nothing was entered yet.
    Raise AlreadySetUp.
    """
    apart, stood = home / APART, home.is_dir()
    if is_set_up(home):
        raise AlreadySetUp(str(home))
    shutil.rmtree(apart, ignore_errors=True)
    make_folder(home)
    try:
        make_folder(apart)
        yield apart
        for name in (VAULT, SIDECAR, DATABASE):
            (apart / name).replace(home / name)
        flush_folder(home)
    except BaseException:
        shutil.rmtree(apart, ignore_errors=True)
        if not stood:
            with suppress(OSError):
                home.rmdir()
        raise
    apart.rmdir()
