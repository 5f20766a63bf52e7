"""Tells rows that say what another row or an entry here says already; a person decides what becomes of them.

Compared is only what the file answers: what the form proposes of itself may be another on another day.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import orjson

from ctip_desktop.store.drafts import drafts
from ctip_desktop.store.heads import head_records
from ctip_desktop.store.transaction import Reader

Key = bytes


def key_of(answers: Mapping[str, Any], paths: frozenset[str]) -> Key | None:
    """Return the key of the answers to some questions; None if none is answered."""
    said = _said("", answers, paths)
    return sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).digest() if said else None


def already_here(reader: Reader, form: str, paths: frozenset[str]) -> dict[Key, str]:
    """Return the keys of all entries of a form, with the number of each; a draft that has none yet has `–`."""
    found: dict[Key, str] = {}
    for draft in drafts(reader):
        if draft.form == form and (key := key_of(draft.answers, paths)):
            found[key] = "–"
    for _, record in head_records(reader.connection, form=form):
        if key := key_of(record.answers, paths):
            found[key] = record.number
    return found


def _said(scope: str, answers: Mapping[str, Any], paths: frozenset[str]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, value in answers.items():
        path = f"{scope}/{name}"
        if type(value) is list:
            if rows := [row for each in value if (row := _said(path, each, paths))]:
                said[name] = rows
        elif path in paths:
            said[name] = value
    return said
