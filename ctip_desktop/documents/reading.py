"""Reads the files that are printed: text, and the answers of an entry."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from ctip_desktop.errors.documents import FileNotReadable, FileNotThere, NotAnswers, NotUtf8


def read_text(path: Path) -> str:
    """Return a file's text; raise `FileNotThere`, `FileNotReadable` or `NotUtf8`."""
    if not path.is_file():
        raise FileNotThere(file=str(path))
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise FileNotReadable(file=str(path), reason=fault.strerror or str(fault)) from fault
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise NotUtf8(file=str(path), byte=fault.start + 1) from fault


def read_answers(path: Path) -> Mapping[str, Any]:
    """Return the answers in a JSON file; raise as `read_text` does, or `NotAnswers`."""
    text = read_text(path)
    try:
        answers = orjson.loads(text)
    except orjson.JSONDecodeError as fault:
        raise NotAnswers(file=str(path), line=fault.lineno) from fault
    if not isinstance(answers, dict):
        raise NotAnswers(file=str(path), line=1)
    return answers
