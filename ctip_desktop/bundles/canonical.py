"""Canonical JSON: the one way an object is written on its line, and the one reader that accepts nothing else."""

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NoReturn

import orjson

from ctip_desktop.errors.bundles import JsonBroken, JsonKeyTwice, JsonNotCanonical, JsonNumberRefused, JsonTooDeep

DEEPEST = 32
LARGEST = 2**53 - 1


def write_object(value: Mapping[str, Any]) -> bytes:
    """Return the object on one line, line feed included."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)


def read_object(line: bytes, part: str) -> dict[str, Any]:
    """Read one object from its line (line feed included), believing nothing; `part` is named in a failure.

    Raise JsonBroken, JsonTooDeep, JsonNumberRefused, JsonKeyTwice or JsonNotCanonical.
    """
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        _name_the_defect(line, part, str(error))
    if type(value) is not dict:
        raise JsonBroken(part)
    _check(value, 1, part)
    if write_object(value) != line:
        _name_the_key_given_twice(line, part)
        raise JsonNotCanonical(part)
    return value


def _check(value: object, depth: int, part: str) -> None:
    if type(value) is float or (type(value) is int and abs(value) > LARGEST):
        raise JsonNumberRefused(part)
    if isinstance(value, dict | list):
        if depth > DEEPEST:
            raise JsonTooDeep(part, DEEPEST)
        for inner in value.values() if isinstance(value, dict) else value:
            _check(inner, depth + 1, part)


def _name_the_defect(line: bytes, part: str, reason: str) -> NoReturn:
    if "depth limit" in reason:
        raise JsonTooDeep(part, DEEPEST) from None

    def refuse(constant: str) -> NoReturn:
        del constant
        raise JsonNumberRefused(part)

    with suppress(ValueError, RecursionError):
        json.loads(line, parse_constant=refuse)
    raise JsonBroken(part) from None


def _name_the_key_given_twice(line: bytes, part: str) -> None:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        for name in names:
            if names.count(name) > 1:
                raise JsonKeyTwice(part, name)
        return dict(pairs)

    json.loads(line, object_pairs_hook=once)
