"""Reads an answer as it is stored into the value expressions see, by the kind of its question, and writes it back."""

import re
from datetime import datetime
from typing import NamedTuple

from ctip_desktop.forms.expressions.moments import iso_date, midnight, read_date, read_time
from ctip_desktop.forms.expressions.values import Value, trimmed, written

Stored = str | int
"""An answer as JSON has it: integers are numbers, all else is text."""

_INTEGER = re.compile(r"[+-]?[0-9]+").fullmatch
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?").fullmatch
_FULL_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}").fullmatch
_MOST = 2**31


class Answer(NamedTuple):
    """An answer: as it is stored (None if empty), its value, and whether it is of its question's kind."""

    stored: object
    value: Value = ""
    fits: bool = True


EMPTY = Answer(None)


def read_answer(given: object, kind: str, day: datetime) -> Answer:
    """Read what was given as the answer to a question of this kind; what does not fit is kept and reads as empty.

    Spaces around it are left out; a number in quotes is a number. `day` is the day times of the day fall on.
    """
    if given is None:
        return EMPTY
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        return Answer(given, fits=False)
    text = trimmed(str(given))
    if not text:
        return EMPTY
    answer = _read(text, kind, day)
    return Answer(given, fits=False) if answer is None else answer


def typed_answer(given: object, kind: str, day: datetime) -> Answer:
    """Read an answer as it is being typed: spaces at the ends of a text count until it is stored."""
    if kind in ("text", "multiline") and isinstance(given, str) and given:
        return Answer(given, given)
    return read_answer(given, kind, day)


def _read(text: str, kind: str, day: datetime) -> Answer | None:
    match kind:
        case "text" | "select_one":
            pass
        case "integer":
            number = int(text) if _INTEGER(text) and len(text) < 16 else _MOST
            return Answer(number, float(number)) if -_MOST <= number < _MOST else None
        case "decimal":
            return Answer(text, float(text)) if _DECIMAL(text) else None
        case "date":
            date = read_date(text) if _FULL_DATE(text) else None
            return Answer(f"{date:%Y-%m-%d}", date) if date else None
        case "time":
            time = read_time(text, midnight(day))
            return Answer(text, time) if time else None
        case "select_multiple":
            text = " ".join(text.split())
    return Answer(text, text)


def as_stored(value: Value, kind: str) -> Stored:
    """Return how a calculated value is stored in a question of this kind."""
    if isinstance(value, datetime):
        if kind == "date":
            return iso_date(value)
        if kind == "time":
            return f"{value:%H:%M:%S}".removesuffix(":00") if value.second == 0 else f"{value:%H:%M:%S}"
    if kind == "integer" and not isinstance(value, str | datetime):
        return int(value)
    return written(value)
