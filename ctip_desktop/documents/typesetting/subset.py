"""Makes the font file that goes into a paper: the glyphs used, and one composite glyph for each cluster of several.

Only the tables a PDF reader needs are written (PDF 32000-1, 9.9: glyf, head, hhea, hmtx, loca, maxp).
"""

from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate
from struct import pack, pack_into, unpack_from

from fontTools.ttLib.sfnt import SFNTWriter

from ctip_desktop.documents.typesetting.outlines import EMPTY, Outline, Outlines
from ctip_desktop.documents.typesetting.shape import Cluster

_FARTHEST, _WIDEST, _MOST_PARTS = 0x7FFF, 0xFFFF, 64
"""How far from its place a font file can draw, how wide a glyph can be, and of how many parts, of few points each."""

WORDS, OFFSETS, MORE, HAS_SCALE, HAS_TWO_SCALES, HAS_MATRIX = 0x1, 0x2, 0x20, 0x8, 0x40, 0x80


class Subset:
    """A font file in the making; `add` clusters of one face, then take its `data`."""

    def __init__(self, source: Outlines) -> None:
        self._source = source
        self._new: dict[int, int] = {}
        self._outlines: list[Outline] = []
        self._widths: list[int] = []
        self._widest = 0
        self._take(0)

    def add(self, cluster: Cluster) -> int:
        """Return the glyph that draws the whole cluster, in the numbering of the new file."""
        if len(cluster.glyphs) == 1:
            (only,) = cluster.glyphs
            if (only.x, only.y) == (0, 0) and cluster.advance == self._source.width(only.glyph):
                return self._take(only.glyph)
        parts = [
            (self._take(placed.glyph), placed.x, placed.y)
            for placed in cluster.glyphs
            if self._source[placed.glyph].data
        ]
        # No word has such clusters; what is no word, like a thousand signs upon one, must not keep a paper from print.
        drawn = [(self._outlines[part], part, x, y) for part, x, y in parts if _is_near(self._outlines[part], x, y)]
        return self._append(_composite(drawn[:_MOST_PARTS]), min(cluster.advance, _WIDEST))

    def _take(self, glyph: int) -> int:
        if glyph not in self._new:
            outline = self._source[glyph]
            if outline.parts:
                outline = _renumbered(outline, [self._take(part) for part in outline.parts])
            self._new[glyph] = self._append(outline, self._source.width(glyph))
        return self._new[glyph]

    def _append(self, outline: Outline, width: int) -> int:
        self._outlines.append(outline)
        self._widths.append(width)
        self._widest = max(self._widest, len(outline.parts))
        return len(self._outlines) - 1

    def data(self) -> bytes:
        """Return the font file."""
        count = len(self._outlines)
        glyphs = [outline.data + b"\0" * (-len(outline.data) % 4) for outline in self._outlines]
        places = list(accumulate(map(len, glyphs), initial=0))
        head = bytearray(self._source.table("head"))
        pack_into(">h", head, 50, 1)  # long offsets in loca
        hhea = bytearray(self._source.table("hhea"))
        pack_into(">H", hhea, 34, count)
        composites = [outline for outline in self._outlines if outline.parts]
        maxp = bytearray(self._source.table("maxp"))
        pack_into(">H", maxp, 4, count)
        pack_into(
            ">HHHH",
            maxp,
            6,
            max(outline.points for outline in self._outlines),
            max(outline.contours for outline in self._outlines),
            max((outline.points for outline in composites), default=0),
            max((outline.contours for outline in composites), default=0),
        )
        pack_into(">HHH", maxp, 26, 0, self._widest, max(outline.depth for outline in self._outlines))
        tables = {
            "glyf": b"".join(glyphs),
            "head": bytes(head),
            "hhea": bytes(hhea),
            # A composite is drawn where it was put only if its left side bearing is its own left edge.
            "hmtx": b"".join(
                pack(">Hh", width, outline.box[0]) for outline, width in zip(self._outlines, self._widths, strict=True)
            ),
            "loca": pack(f">{count + 1}L", *places),
            "maxp": bytes(maxp),
        }
        file = BytesIO()
        writer = SFNTWriter(file, len(tables))
        for tag, table in tables.items():
            writer[tag] = table
        writer.close()
        return file.getvalue()


def _is_near(outline: Outline, x: int, y: int) -> bool:
    left, low, right, high = outline.box
    return all(-_FARTHEST <= each <= _FARTHEST for each in (x, y, left + x, low + y, right + x, high + y))


def _composite(parts: Sequence[tuple[Outline, int, int, int]]) -> Outline:
    """Return one outline made of others at their offsets."""
    if not parts:
        return EMPTY
    box = (
        min(outline.box[0] + x for outline, _, x, _ in parts),
        min(outline.box[1] + y for outline, _, _, y in parts),
        max(outline.box[2] + x for outline, _, x, _ in parts),
        max(outline.box[3] + y for outline, _, _, y in parts),
    )
    data = [pack(">hhhhh", -1, *box)]
    for position, (_, glyph, x, y) in enumerate(parts, start=1):
        data.append(pack(">HHhh", WORDS | OFFSETS | (MORE if position < len(parts) else 0), glyph, x, y))
    return Outline(
        b"".join(data),
        tuple(glyph for _, glyph, _, _ in parts),
        box,
        sum(outline.points for outline, *_ in parts),
        sum(outline.contours for outline, *_ in parts),
        1 + max(outline.depth for outline, *_ in parts),
    )


def _renumbered(outline: Outline, parts: Sequence[int]) -> Outline:
    """Return a composite of the source file whose parts bear their new numbers."""
    data = bytearray(outline.data)
    place = 10
    for part in parts:
        (flags,) = unpack_from(">H", data, place)
        pack_into(">H", data, place + 2, part)
        place += 8 if flags & WORDS else 6
        place += 2 if flags & HAS_SCALE else 4 if flags & HAS_TWO_SCALES else 8 if flags & HAS_MATRIX else 0
    return Outline(bytes(data), tuple(parts), outline.box, outline.points, outline.contours, outline.depth)
