"""Reads a file of answers."""

from collections.abc import Mapping
from pathlib import Path

import orjson

from ctip_desktop.errors.forms import AnswersNotJson


def read_answers(file: Path) -> dict[str, object]:
    """Return the answers in a JSON file; raise `AnswersNotJson` if it is not one object of JSON."""
    try:
        answers = orjson.loads(file.read_bytes())
    except orjson.JSONDecodeError as fault:
        raise AnswersNotJson(file.name) from fault
    if not isinstance(answers, dict):
        raise AnswersNotJson(file.name)
    return answers


def has_row_ids(answers: Mapping[str, object]) -> bool:
    """Say whether rows in the answers have ids."""
    rows = [row for given in answers.values() if isinstance(given, list) for row in given if isinstance(row, dict)]
    return any("_id" in row or has_row_ids(row) for row in rows)
