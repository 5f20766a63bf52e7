"""Writes a paper so that it appears whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from ctip_desktop import clock
from ctip_desktop.errors.documents import PaperNotWritten
from ctip_desktop.i18n.problems.disk import reason


def write_paper(path: Path, data: bytes) -> None:
    """Write `data` under a temporary name, make it last, and rename it; raise `PaperNotWritten`."""
    temporary = path.with_name(f".{clock.new_id()}.part")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as fault:
        with suppress(OSError):
            temporary.unlink()
        raise PaperNotWritten(file=str(path), reason=reason(fault)) from fault
