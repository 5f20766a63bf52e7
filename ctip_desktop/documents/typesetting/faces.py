"""The faces papers are set in: each font file is read once and keeps its shaper, its cover and its outlines."""

from dataclasses import dataclass
from functools import cache, cached_property

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from ctip_desktop import paths
from ctip_desktop.documents.typesetting.outlines import Outlines

_SCALES = {"Battambang-Bold": 1.145}
"""Faces that are drawn smaller on their em than Khmer OS Battambang, of which they are the bold."""
_UNFIT = {name: frozenset({0x2212}) for name in ("NotoSansKhmer-Regular", "NotoSansKhmer-SemiBold")}
"""Characters a face has but draws as others: a minus as short as a hyphen, which would not be seen before a figure."""


class Face:
    """One font file of `resources/fonts`; lengths in font units unless said otherwise."""

    def __init__(self, name: str) -> None:
        path = paths.resources() / "fonts" / f"{name}.ttf"
        self.name = name
        self._tables = TTFont(path, lazy=True)
        self.shaper = hb.Font(hb.Face(hb.Blob(path.read_bytes())))
        self.units = int(self._tables["head"].unitsPerEm)
        self.cover = frozenset(self._tables.getBestCmap()) - _UNFIT.get(name, frozenset())
        self.scale = _SCALES.get(name, 1.0)

    @cached_property
    def outlines(self) -> Outlines:
        """Return the glyphs as they stand in the file."""
        return Outlines(self._tables)

    @property
    def ascent(self) -> float:
        """Return the height of a line above its baseline, in ems."""
        return float(self._tables["hhea"].ascent) / self.units

    @property
    def descent(self) -> float:
        """Return the depth of a line below its baseline, in ems, as a positive number."""
        return -float(self._tables["hhea"].descent) / self.units

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Return the box that holds every glyph, in thousandths of an em."""
        head = self._tables["head"]
        left, bottom, right, top = (
            round(side * 1000 / self.units) for side in (head.xMin, head.yMin, head.xMax, head.yMax)
        )
        return left, bottom, right, top


@cache
def face(name: str) -> Face:
    """Return the face of that file name; reading it costs some milliseconds, once in a run."""
    return Face(name)


@dataclass(frozen=True)
class Family:
    """Faces of one style in order of preference: a character is set in the first that has it.

    Letters and digits of other scripts than Khmer are first looked for in the face `latin`, where one is named.
    """

    names: tuple[str, ...]
    latin: str = ""

    @property
    def faces(self) -> tuple[Face, ...]:
        """Return the faces for Khmer and for what all scripts share, read from their files."""
        return tuple(face(name) for name in self.names)

    @property
    def latin_faces(self) -> tuple[Face, ...]:
        """Return the faces for letters and digits of other scripts."""
        return (face(self.latin), *self.faces) if self.latin else self.faces


BODY = Family(("KhmerOSbattambang", "NotoSansKhmer-Regular", "NotoSans-Regular"))
BOLD = Family(("Battambang-Bold", "NotoSansKhmer-SemiBold", "NotoSans-SemiBold"), latin="NotoSans-SemiBold")
HEADING = Family(("KhmerOSmuollight", "NotoSansKhmer-SemiBold", "NotoSans-SemiBold"))
LATIN = Family(("NotoSans-Regular", "NotoSansKhmer-Regular"))
LATIN_BOLD = Family(("NotoSans-SemiBold", "NotoSansKhmer-SemiBold"))
