"""Embeds a face in one paper: a Type0 font whose characters are clusters, each telling its whole source text.

reportlab knows an object in `delayedFonts` with `addObjects`, its name in `fontMapping` and its dictionary under
`BasicFonts`; these three hooks are half private, so reportlab is pinned and the papers' text is tested.
"""

from hashlib import md5
from struct import pack

from reportlab.pdfbase import pdfdoc

from ctip_desktop.documents.typesetting.faces import Face
from ctip_desktop.documents.typesetting.shape import Cluster
from ctip_desktop.documents.typesetting.subset import Subset


class Embedding:
    """One face in one paper: gives each cluster its character code as it is drawn, and writes the font at the end."""

    def __init__(self, face: Face, document: pdfdoc.PDFDocument) -> None:
        self._face = face
        self._codes: dict[Cluster, str] = {}
        self.fontName = face.name
        self.resource = f"K{len(document.fontMapping)}"
        document.fontMapping[self.fontName] = f"/{self.resource}"
        document.delayedFonts.append(self)

    def code(self, cluster: Cluster) -> str:
        """Return the cluster's character code as four hexadecimal digits."""
        code = self._codes.get(cluster)
        if code is None:
            code = self._codes[cluster] = f"{len(self._codes) + 1:04X}"
        return code

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:  # noqa: N802 - reportlab's hook
        """Write the font into the document that is being saved."""
        subset = Subset(self._face.outlines)
        glyphs = [0, *(subset.add(cluster) for cluster in self._codes)]
        data = subset.data()
        name = pdfdoc.PDFName(f"{_tag(data)}+{self._face.name}")
        file = _stream(document, data)
        file.dictionary["Length1"] = len(data)
        descendant = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": document.Reference(pdfdoc.PDFDictionary(self._descriptor(name, file, document))),
            "DW": 1000,
            "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray([_thousandths(cluster) for cluster in self._codes])]),
            "CIDToGIDMap": document.Reference(_stream(document, pack(f">{len(glyphs)}H", *glyphs))),
        }
        font = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": name,
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(pdfdoc.PDFDictionary(descendant))]),
            "ToUnicode": document.Reference(_stream(document, self._to_unicode())),
        }
        fonts = document.idToObject[pdfdoc.BasicFonts]
        fonts.dict[self.resource] = document.Reference(pdfdoc.PDFDictionary(font), self.resource)

    def _descriptor(self, name: object, file: pdfdoc.PDFStream, document: pdfdoc.PDFDocument) -> dict[str, object]:
        left, bottom, right, top = self._face.box
        return {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": 4,
            "FontBBox": pdfdoc.PDFArray([left, bottom, right, top]),
            "ItalicAngle": 0,
            "Ascent": round(self._face.ascent * 1000),
            "Descent": -round(self._face.descent * 1000),
            "CapHeight": 714,
            "StemV": 80,
            "FontFile2": document.Reference(file),
        }

    def _to_unicode(self) -> bytes:
        lines = [f"<{code}> <{cluster.text.encode('utf-16-be').hex()}>" for cluster, code in self._codes.items()]
        blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
        return "\n".join(
            [
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
                "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
                "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
                "1 begincodespacerange <0000> <FFFF> endcodespacerange",
                *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
                "endcmap CMapName currentdict /CMap defineresource pop end end",
            ]
        ).encode("ascii")


def _stream(document: pdfdoc.PDFDocument, data: bytes) -> pdfdoc.PDFStream:
    filters = [pdfdoc.PDFZCompress] if document.compression else None
    return pdfdoc.PDFStream(content=data, filters=filters)


def _tag(data: bytes) -> str:
    """Return six letters that tell this subset from others, the same for the same bytes."""
    digest = md5(data, usedforsecurity=False).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _thousandths(cluster: Cluster) -> float:
    return round(cluster.advance * 1000 / cluster.face.units, 3)
