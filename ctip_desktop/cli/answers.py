"""Reads a file of answers given on the command line."""

from pathlib import Path
from typing import Any

import orjson

from ctip_desktop.errors.store import AnswersUnreadable


def read_answers(file: Path) -> dict[str, Any]:
    """Return the one JSON object in the file; raise AnswersUnreadable, or OSError if there is no such file."""
    try:
        answers = orjson.loads(file.read_bytes())
    except orjson.JSONDecodeError:
        raise AnswersUnreadable(str(file)) from None
    if not isinstance(answers, dict):
        raise AnswersUnreadable(str(file))
    return answers
