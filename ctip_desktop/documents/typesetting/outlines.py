"""The glyph outlines of a font file, without hinting, with what a composite of them must declare."""

from dataclasses import dataclass
from struct import unpack_from

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph


@dataclass(frozen=True)
class Outline:
    """A glyph's bytes as the `glyf` table holds them (empty for a space), its box and its size."""

    data: bytes
    parts: tuple[int, ...]
    box: tuple[int, int, int, int]
    points: int
    contours: int
    depth: int


EMPTY = Outline(b"", (), (0, 0, 0, 0), 0, 0, 0)


class Outlines:
    """Outlines by glyph number, each read when first asked for."""

    def __init__(self, font: TTFont) -> None:
        self._font = font
        self._glyphs = font.reader["glyf"]
        self._places = font["loca"].locations
        self._widths = font["hmtx"]
        self._order = font.getGlyphOrder()
        self._known: dict[int, Outline] = {}

    def width(self, glyph: int) -> int:
        """Return the natural advance of a glyph in font units."""
        return int(self._widths[self._order[glyph]][0])

    def table(self, tag: str) -> bytes:
        """Return a table of the font file as it stands there."""
        return bytes(self._font.reader[tag])

    def __getitem__(self, glyph: int) -> Outline:
        """Return the outline of a glyph."""
        known = self._known.get(glyph)
        if known is None:
            known = self._known[glyph] = self._read(glyph)
        return known

    def _read(self, number: int) -> Outline:
        raw = self._glyphs[self._places[number] : self._places[number + 1]]
        if not raw:
            return EMPTY
        # The functions that hints call are not embedded; trimming works on the bytes and leaves the outline alone.
        glyph = Glyph(raw)
        glyph.trim(remove_hinting=True)
        data = bytes(glyph.data)
        contours, *box = unpack_from(">hhhhh", data)
        sides = (box[0], box[1], box[2], box[3])
        if contours >= 0:
            points = unpack_from(">H", data, 8 + 2 * contours)[0] + 1 if contours else 0
            return Outline(data, (), sides, points, contours, 0)
        parts = tuple(self._font.getGlyphID(name) for name in glyph.getComponentNames(self._font["glyf"]))
        inner = [self[part] for part in parts]
        return Outline(
            data,
            parts,
            sides,
            sum(part.points for part in inner),
            sum(part.contours for part in inner),
            1 + max(part.depth for part in inner),
        )
