"""Reads a file from a medium nobody vouches for: it may be no file, or one without end."""

import errno
import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG

# Opening a named pipe must not wait for somebody to write to it; a link may lead to files that are not on the medium.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def read_file(file: Path, most: int) -> bytes:
    """Return the file's bytes, or of a longer one `most` and one more, which shows that it is too large.

    Raise OSError, also for what is not a file itself: a link, a pipe, a device.
    """
    handle = os.open(file, _FLAGS)
    try:
        mode = os.fstat(handle).st_mode
        if not S_ISREG(mode):
            code = errno.EISDIR if S_ISDIR(mode) else errno.EINVAL
            raise OSError(code, os.strerror(code), str(file))
        with os.fdopen(handle, "rb", closefd=False) as medium:
            return medium.read(most + 1)
    finally:
        os.close(handle)


def read_anew(file: Path, most: int) -> bytes:
    """Read as `read_file` does, and where the system can, from the medium itself rather than from memory."""
    if hasattr(os, "posix_fadvise"):
        handle = os.open(file, _FLAGS)
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)
    return read_file(file, most)
