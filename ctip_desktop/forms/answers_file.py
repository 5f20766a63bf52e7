"""Reads a file of answers."""

import codecs
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from ctip_desktop.errors.forms import AnswersNotJson, AnswersTooDeep, AnswersTwice

DEEPEST = 32


def read_answers(file: Path) -> dict[str, Any]:
    """Return the one JSON object in a file; raise `AnswersNotJson`, `AnswersTwice`, `AnswersTooDeep` or `OSError`."""
    written = file.read_bytes().removeprefix(codecs.BOM_UTF8)

    def once(pairs: list[tuple[str, object]]) -> None:
        name, times = Counter(name for name, _ in pairs).most_common(1)[0] if pairs else ("", 0)
        if times > 1:
            raise AnswersTwice(str(file), name)

    try:
        answers = orjson.loads(written)
        json.loads(written, object_pairs_hook=once)  # orjson drops all but the last of two answers to one question
    except (orjson.JSONDecodeError, RecursionError) as fault:
        raise AnswersNotJson(str(file)) from fault
    if not isinstance(answers, dict):
        raise AnswersNotJson(str(file))
    if _is_deep(answers, DEEPEST):
        raise AnswersTooDeep(str(file), DEEPEST)
    return answers


def _is_deep(value: object, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    return levels == 0 or any(
        _is_deep(one, levels - 1) for one in (value.values() if isinstance(value, dict) else value)
    )


def has_row_ids(answers: Mapping[str, object]) -> bool:
    """Say whether rows in the answers have ids."""
    rows = [row for given in answers.values() if isinstance(given, list) for row in given if isinstance(row, dict)]
    return any("_id" in row or has_row_ids(row) for row in rows)
