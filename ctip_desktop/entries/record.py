"""The record: one saved state of an entry as one line of canonical JSON, whose SHA-256 is the revision's id."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from operator import itemgetter
from typing import Any, NoReturn

import orjson

from ctip_desktop.errors.entries import BadRecord, LineTooLong, NotCanonical, NumberRefused, TooDeep

LONGEST = 256 * 1024
DEEPEST = 32
LARGEST = 2**53 - 1
NO_RECORD = "0" * 64
SPECIALS = ("not_asked", "not_known", "refused", "not_applicable")

_SHAPES = {
    "prev": "[0-9a-f]{64}",
    "entry": "[0-9a-f]{32}",
    "by": "[0-9a-f]{32}",
    "form": "[A-Za-z_][A-Za-z0-9_.-]{0,63}",
    "fv": "[0-9a-f]{64}",
    "at": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
    "number": "[0-9]{2}-[0-9]{4}-[A-Z]{1,3}-[0-9]{4,9}",
    "op": "put",
}
_PARTS = {*_SHAPES, "seq", "parents", "answers", "about", "hidden", "att"}
_ALL_SHAPES = re.compile("\n".join(_SHAPES.values()))
_shaped_parts = itemgetter(*_SHAPES)
_HASH = re.compile("[0-9a-f]{64}")
_ROW = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True)
class Attachment:
    """A file that belongs to a revision, named by the hash of its bytes; `name` is a label, never a path."""

    len: int
    name: str
    sha256: str


@dataclass(frozen=True)
class Record:
    """One line of a journal, in words; the facts of each field are in the store's `SCHEMA.md`."""

    seq: int
    prev: str
    op: str
    entry: str
    parents: tuple[str, ...]
    form: str
    fv: str
    by: str
    at: str
    number: str
    answers: Mapping[str, Any]
    about: Mapping[str, Mapping[str, Any]]
    hidden: tuple[str, ...] = ()
    att: tuple[Attachment, ...] = ()


def encode(record: Record) -> bytes:
    """Write the record as its one line, without the line feed; raise what `decode` would."""
    try:
        line = orjson.dumps(vars(record), option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:
        raise BadRecord(record.seq, "answers") from None
    decode(line, record.seq)
    return line


def decode(line: bytes, seq: int = 0) -> Record:
    """Read one line as a record, believing nothing.

    `seq` is the place named in a failure: NotCanonical, LineTooLong, TooDeep, NumberRefused or BadRecord.
    """
    if len(line) > LONGEST:
        raise LineTooLong(seq, LONGEST)
    try:
        parts = orjson.loads(line)
        # One comparison finds spaces, unsorted keys, keys given twice and every second spelling of a text or number.
        canonical = orjson.dumps(parts, option=orjson.OPT_SORT_KEYS) == line
    except (orjson.JSONDecodeError, orjson.JSONEncodeError):
        canonical = False
    if not canonical:
        raise NotCanonical(seq)
    if type(parts) is not dict or parts.keys() != _PARTS:
        raise BadRecord(seq, "keys")
    try:
        shaped = _ALL_SHAPES.fullmatch("\n".join(_shaped_parts(parts)))
    except TypeError:
        shaped = None
    if shaped is None:
        _name_misshapen(parts, seq)
    if type(parts["seq"]) is not int or not 0 < parts["seq"] <= LARGEST:
        raise BadRecord(seq, "seq")
    if type(parts["answers"]) is not dict:
        raise BadRecord(seq, "answers")
    _check_scope(parts["answers"], 2, set(), seq)
    if parts["about"] != {}:
        _check_about(parts["about"], seq)
    parts["parents"] = parents = _ascending(parts["parents"], "parents", seq)
    if parents and not all(map(_HASH.fullmatch, parents)):
        raise BadRecord(seq, "parents")
    parts["hidden"] = _ascending(parts["hidden"], "hidden", seq)
    parts["att"] = _attachments(parts["att"], seq) if parts["att"] != [] else ()
    # Setting fourteen frozen fields one by one would cost as much as reading the JSON.
    record = Record.__new__(Record)
    object.__setattr__(record, "__dict__", parts)
    return record


def hash_of(line: bytes) -> str:
    """Return the hash of a line: the id of the revision it holds."""
    return sha256(line).hexdigest()


def _name_misshapen(parts: Mapping[str, Any], seq: int) -> NoReturn:
    for name, shape in _SHAPES.items():
        if type(parts[name]) is not str or not re.fullmatch(shape, parts[name]):
            raise BadRecord(seq, name)
    raise AssertionError("each part has its shape, all together do not")


def _check_scope(scope: Mapping[str, Any], depth: int, rows: set[str], seq: int) -> None:
    """Check answers of one scope: texts, whole numbers, and repeats as lists of rows whose `_id` is met only once."""
    if depth > DEEPEST:
        raise TooDeep(seq, DEEPEST)
    for value in scope.values():
        kind = type(value)
        if kind is str:
            continue
        if kind is int:
            if not -LARGEST <= value <= LARGEST:
                raise NumberRefused(seq)
        elif kind is float:
            raise NumberRefused(seq)
        elif kind is list:
            for row in value:
                row_id = row.get("_id") if type(row) is dict else None
                if type(row_id) is not str or row_id in rows or not _ROW.fullmatch(row_id):
                    raise BadRecord(seq, "answers")
                rows.add(row_id)
                _check_scope(row, depth + 2, rows, seq)
        else:
            raise BadRecord(seq, "answers")


def _check_about(about: object, seq: int) -> None:
    if type(about) is not dict:
        raise BadRecord(seq, "about")
    if not all(map(are_remarks, about.values())):
        raise BadRecord(seq, "about")


def are_remarks(remarks: object) -> bool:
    """Say whether this can be known beside an answer."""
    return type(remarks) is dict and bool(remarks) and all(_is_remark(*remark) for remark in remarks.items())


def _is_remark(name: str, remark: object) -> bool:
    if name == "special":
        return remark in SPECIALS
    if name == "verified":
        return remark is True or type(remark) is str
    return name in ("reason", "note", "source") and type(remark) is str


def _ascending(values: object, part: str, seq: int) -> tuple[str, ...]:
    """Return a list of texts, each greater than the one before, as a tuple."""
    if values == []:
        return ()
    if type(values) is not list or not all(type(value) is str for value in values):
        raise BadRecord(seq, part)
    if any(later <= earlier for earlier, later in pairwise(values)):
        raise BadRecord(seq, part)
    return tuple(values)


def _attachments(values: object, seq: int) -> tuple[Attachment, ...]:
    found = []
    for value in values if type(values) is list else [None]:
        if type(value) is not dict or value.keys() != {"len", "name", "sha256"}:
            raise BadRecord(seq, "att")
        attachment = Attachment(**value)
        if type(attachment.len) is not int or not 0 <= attachment.len <= LARGEST or type(attachment.name) is not str:
            raise BadRecord(seq, "att")
        if type(attachment.sha256) is not str or not _HASH.fullmatch(attachment.sha256):
            raise BadRecord(seq, "att")
        found.append(attachment)
    return tuple(found)
