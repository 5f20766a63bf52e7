"""Shapes text with HarfBuzz into clusters: the smallest pieces of text with glyphs of their own.

A cluster is what becomes one character of the paper's font, so that its whole source text can be searched and copied.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

import uharfbuzz as hb

from ctip_desktop.documents.typesetting.faces import Face, Family
from ctip_desktop.documents.typesetting.itemise import itemise


@dataclass(frozen=True)
class Placed:
    """A glyph and where it stands in its cluster, in font units."""

    glyph: int
    x: int
    y: int


@dataclass(frozen=True, eq=False, slots=True)
class Cluster:
    """A piece of text in one face: its glyphs, its advance in font units, its width in ems. Known by identity."""

    face: Face
    text: str
    glyphs: tuple[Placed, ...]
    advance: int
    width: float
    is_space: bool


@lru_cache(maxsize=50_000)
def shape(text: str, family: Family) -> tuple[Cluster, ...]:
    """Return the clusters of `text` in order; their texts joined are the text."""
    return tuple(cluster for run in itemise(text, family) for cluster in _shape_run(run.text, run.face, run.script))


def _shape_run(text: str, face: Face, script: str) -> list[Cluster]:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_str(text)
    buffer.script = script
    buffer.direction = "ltr"
    buffer.language = "km" if script == "Khmr" else "en"
    hb.shape(face.shaper, buffer)
    found: list[Cluster] = []
    glyphs: list[Placed] = []
    pen = start = 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.cluster != start:
            found.append(_cluster(face, text[start : info.cluster], tuple(glyphs), pen))
            glyphs, pen, start = [], 0, info.cluster
        glyphs.append(Placed(info.codepoint, pen + position.x_offset, position.y_offset))
        pen += position.x_advance
    found.append(_cluster(face, text[start:], tuple(glyphs), pen))
    return found


@cache
def _cluster(face: Face, text: str, glyphs: tuple[Placed, ...], advance: int) -> Cluster:
    """Return the one cluster of these parts."""
    return Cluster(face, text, glyphs, advance, advance / face.units * face.scale, text.isspace())
