"""Reads a text file that is to be printed."""

from pathlib import Path

from ctip_desktop.errors.documents import FileNotThere, NotUtf8


def read_text(path: Path) -> str:
    """Return a file's text; raise `FileNotThere`, `NotUtf8`, or `OSError` if it may not be read."""
    if not path.is_file():
        raise FileNotThere(file=str(path))
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise NotUtf8(file=str(path), byte=fault.start + 1) from fault
