"""Splits text into runs of one face and one script, character by character: a word may well hold both scripts."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ctip_desktop.documents.typesetting.faces import Face, Family

KHMER = "Khmr"
LATIN = "Latn"


@dataclass(frozen=True)
class Run:
    """A stretch of text that one face can set in one script."""

    text: str
    face: Face
    script: str


def itemise(text: str, family: Family) -> list[Run]:
    """Return the runs of `text` in order; joined, they are the text."""
    faces, latin_faces = family.faces, family.latin_faces
    runs: list[Run] = []
    for unit in _units(text):
        last = runs[-1] if runs else None
        face = _face(unit, latin_faces if unit[0].isalnum() and not _is_khmer(unit) else faces)
        script = _script(unit) or (last.script if last else KHMER)
        if last and last.face is face and last.script == script:
            runs[-1] = Run(last.text + unit, face, script)
        else:
            runs.append(Run(unit, face, script))
    return runs


def _units(text: str) -> Iterator[str]:
    """Yield each character with the marks and joiners that stand on it, which must not change face alone."""
    start = 0
    for position in range(1, len(text)):
        if not _leans(text[position]):
            yield text[start:position]
            start = position
    if text:
        yield text[start:]


def _leans(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}


def _face(unit: str, faces: tuple[Face, ...]) -> Face:
    for face in faces:
        if _covers(face, unit):
            return face
    return next((face for face in faces if ord(unit[0]) in face.cover), faces[-1])


def _covers(face: Face, unit: str) -> bool:
    return all(ord(c) in face.cover or unicodedata.category(c) == "Cf" for c in unit)


def _script(unit: str) -> str | None:
    """Return the script of a unit, or None for what every script shares (digits, signs, spaces)."""
    if _is_khmer(unit):
        return KHMER
    return LATIN if unit[0].isalpha() else None


def _is_khmer(unit: str) -> bool:
    return "\u1780" <= unit[0] <= "\u17ff" or "\u19e0" <= unit[0] <= "\u19ff"
