"""Reads papers back: the text two readers see, and the outlines that the page really draws."""

import json
import re
import subprocess
import unicodedata
import zlib
from base64 import a85decode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from struct import unpack_from

import pypdfium2
from fontTools.ttLib import TTFont

from ctip_desktop import paths

Contours = list[tuple[int, int]]


def pdfium_text(data: bytes) -> str:
    """Return the text as the browsers' reader sees it."""
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "\n".join(pages).replace("\r", "")


def pdftotext(data: bytes) -> str:
    """Return the text as poppler sees it."""
    return subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()


def squeezed(text: str) -> str:
    """Return the text without what a page changes: white space and zero-width spaces."""
    return re.sub(r"[\s\u200b]+", "", unicodedata.normalize("NFC", text))


def without_labels(text: str) -> str:
    """Return the text without the labels at the foot of its pages."""
    return re.sub(r"ទំព័រ [០-៩]+/[០-៩]+", "", text)


def fonts_named(data: bytes) -> set[bytes]:
    """Return the base fonts a paper refers to."""
    return {name for _, body in _objects(data) for name in re.findall(rb"/BaseFont /([^\s/]+)", body)}


@dataclass(frozen=True)
class EmbeddedFont:
    """A font of a paper: its file, and what each character code draws and says."""

    file: bytes
    glyphs: tuple[int, ...]
    texts: dict[int, str]

    @cached_property
    def tables(self) -> TTFont:
        """Return the font file, opened."""
        return TTFont(BytesIO(self.file))

    def drawn(self, code: int) -> Contours:
        """Return the points of the outline that a character code draws."""
        if code not in self._drawn:
            font = self.tables
            glyph = font["glyf"][font.getGlyphName(self.glyphs[code])]
            self._drawn[code] = list(glyph.getCoordinates(font["glyf"])[0]) if glyph.numberOfContours else []
        return self._drawn[code]

    @cached_property
    def _drawn(self) -> dict[int, Contours]:
        return {}

    def advance(self, code: int) -> int:
        """Return the advance of a character code in font units."""
        return int(self.tables["hmtx"][self.tables.getGlyphName(self.glyphs[code])][0])


@dataclass(frozen=True)
class Shown:
    """One text object of a page: its characters in order."""

    characters: tuple[tuple[EmbeddedFont, int], ...]

    @property
    def text(self) -> str:
        """Return what the characters say."""
        return "".join(font.texts[code] for font, code in self.characters)


def shown(data: bytes) -> list[Shown]:
    """Return the text objects of all pages, as the page's operators draw them."""
    objects = dict(_objects(data))
    fonts = {
        name.decode(): _font(objects, int(number))
        for fonts in re.findall(rb"/K0 [^>]*", b"\n".join(objects.values()))[:1]
        for name, number in re.findall(rb"/(K\d+) (\d+) 0 R", fonts)
    }
    pages = [_stream(body) for _, body in objects.items() if b"/Filter" in body and b"/Length1" not in body]
    found: list[Shown] = []
    for operators in pages:
        for block in re.findall(r"BT (.*?) ET", operators.decode("latin-1")):
            characters: list[tuple[EmbeddedFont, int]] = []
            for name, strings in re.findall(r"/(K\d+) [\d.]+ Tf \[(.*?)\] TJ", block):
                codes = "".join(re.findall(r"<([0-9A-F]*)>", strings))
                characters += [(fonts[name], int(codes[at : at + 4], 16)) for at in range(0, len(codes), 4)]
            found.append(Shown(tuple(characters)))
    return found


def drawn(word: Shown) -> tuple[Contours, int]:
    """Return the points a word draws, and how far it moves on, in font units."""
    points: Contours = []
    pen = 0
    for font, code in word.characters:
        points += [(x + pen, y) for x, y in font.drawn(code)]
        pen += font.advance(code)
    return points, pen


def hb_shape(words: Sequence[str], face: str) -> list[tuple[Contours, int]]:
    """Return the same for each word, as `hb-shape` places the glyphs of the whole font file."""
    file = paths.resources() / "fonts" / f"{face}.ttf"
    options = ["--output-format=json", "--no-glyph-names", "--script=Khmr", "--direction=ltr", "--language=km"]
    told = subprocess.run(
        ["hb-shape", *options, str(file)], input="\n".join(words).encode(), capture_output=True, check=True
    ).stdout
    outline = _outlines(face)
    found: list[tuple[Contours, int]] = []
    for line in told.splitlines():
        points: Contours = []
        pen = 0
        for glyph in json.loads(line):
            points += [(x + pen + glyph["dx"], y + glyph["dy"]) for x, y in outline(glyph["g"])]
            pen += glyph["ax"]
        found.append((points, pen))
    return found


def _outlines(face: str) -> Callable[[int], Contours]:
    font = TTFont(paths.resources() / "fonts" / f"{face}.ttf")

    @cache
    def outline(glyph: int) -> Contours:
        drawing = font["glyf"][font.getGlyphName(glyph)]
        return list(drawing.getCoordinates(font["glyf"])[0]) if drawing.numberOfContours else []

    return outline


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    for number, body in re.findall(rb"(\d+) 0 obj\n(.*?)endobj\n", data, re.DOTALL):
        yield int(number), body


def _stream(body: bytes) -> bytes:
    found = re.search(rb"stream\r?\n(.*)endstream", body, re.DOTALL)
    assert found
    data = found[1]
    return zlib.decompress(a85decode(data.strip().removesuffix(b"~>")) if b"ASCII85" in body else data)


def _font(objects: dict[int, bytes], number: int) -> EmbeddedFont:
    def follow(body: bytes, key: bytes) -> bytes:
        found = re.search(rb"/" + key + rb" \[? ?(\d+) 0 R", body)
        assert found
        return objects[int(found[1])]

    font = objects[number]
    descendant = follow(font, b"DescendantFonts")
    glyphs = _stream(follow(descendant, b"CIDToGIDMap"))
    texts = {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in re.findall(r"<(\w{4})> <(\w*)>\n", _stream(follow(font, b"ToUnicode")).decode())
    }
    file = _stream(follow(follow(descendant, b"FontDescriptor"), b"FontFile2"))
    return EmbeddedFont(file, unpack_from(f">{len(glyphs) // 2}H", glyphs), texts)
