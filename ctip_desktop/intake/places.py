"""Reads a place written out with the places around it: `ភូមិ… ឃុំ… ស្រុក… ខេត្ត…`, from the smallest or the largest."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ctip_desktop.forms import lists
from ctip_desktop.forms.form import Choice
from ctip_desktop.khmer.search import search_key

_BETWEEN = re.compile(
    r"[,;›>|/\n]|\s(?=(?:ភូមិ|ឃុំ|សង្កាត់|ស្រុក|ខណ្ឌ|ក្រុង|ខេត្ត|រាជធានី))|(?<=\S)(?=(?:ឃុំ|សង្កាត់|ស្រុក|ខណ្ឌ|ក្រុង|ខេត្ត|រាជធានី))"
)
_LEVELS = {
    "village": re.compile(r"^ភូមិ|\bvillage\b", re.IGNORECASE),
    "commune": re.compile(r"^(?:ឃុំ|សង្កាត់)|\b(?:commune|sangkat)\b", re.IGNORECASE),
    "district": re.compile(r"^(?:ស្រុក|ខណ្ឌ|ក្រុង)|\b(?:district|khan|municipality)\b", re.IGNORECASE),
    "province": re.compile(r"^(?:ខេត្ត|រាជធានី)|\b(?:province|capital)\b", re.IGNORECASE),
}


class _Part(NamedTuple):
    """A name among others, and the level of the place if it says so."""

    key: str
    level: str


def read_place(file: str, text: str) -> str:
    """Return the code of the one place that a text names by itself and the places around it; empty if unsure."""
    parts = [read for part in _BETWEEN.split(text) if (read := _part(part)).key]
    for smallest, *around in (parts, parts[::-1]) if len(parts) > 1 else (parts,) if parts else ():
        found = [
            place
            for place in _named(file).get(smallest.key, ())
            if smallest.level in ("", place.columns.get("level")) and _lies(file, place, around)
        ]
        if len(found) == 1:
            return found[0].name
    return ""


def _part(text: str) -> _Part:
    said = text.strip()
    for level, pattern in _LEVELS.items():
        if pattern.search(said) and (key := search_key(pattern.sub("", said))):
            return _Part(key, level)
    return _Part(search_key(said), "")


def _lies(file: str, place: Choice, around: Sequence[_Part]) -> bool:
    """Say whether all of these names are of places around a place."""
    above = list(_above(file, place))
    return all(
        any(part.key in _keys(one) and part.level in ("", one.columns.get("level")) for one in above) for part in around
    )


def _above(file: str, place: Choice) -> Iterator[Choice]:
    found = lists.load(file).find(place.columns.get("parent", ""))
    while found is not None:
        yield found
        found = lists.load(file).find(found.columns.get("parent", ""))


def _keys(place: Choice) -> set[str]:
    """Return what a place may be called: its names, and its names without the word for its level."""
    labels = (place.label.km, place.label.en)
    return {key for label in labels for key in (search_key(label), _part(label).key) if key}


@cache
def _named(file: str) -> dict[str, list[Choice]]:
    named: dict[str, list[Choice]] = {}
    for place in lists.load(file).all():
        for key in _keys(place):
            named.setdefault(key, []).append(place)
    return named
