"""Whether the program was closed or fell: a mark in the home while it is at work, taken away when it ends.

The mark bears a word of its own of each run, so that a run knows its own mark from one that was left behind.
"""

from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ctip_desktop import clock
from ctip_desktop.store.files import write_whole

FILE = "at-work"
_RUN = "ctip_run"


def begin(home: Path) -> bool:
    """Mark a home as at work until the program ends; say whether the mark of another run was left there."""
    application = QCoreApplication.instance()
    if application is None:
        return False
    run = application.property(_RUN)
    if run is None:
        run = clock.new_id()
        application.setProperty(_RUN, run)
    left = _mark(home)
    if left == run:
        return False
    with suppress(OSError):
        write_whole(home / FILE, run.encode("ascii"))
    application.aboutToQuit.connect(partial(end, home))
    return bool(left)


def end(home: Path) -> None:
    """Take the mark away."""
    with suppress(OSError):
        (home / FILE).unlink(missing_ok=True)


def _mark(home: Path) -> str:
    try:
        return (home / FILE).read_text("ascii")
    except (OSError, ValueError):
        return ""
