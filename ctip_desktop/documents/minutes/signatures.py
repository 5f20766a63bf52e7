"""The two blocks that are signed and stamped: seen by the superior at the left, written by whom at the right."""

from datetime import date
from re import fullmatch

from reportlab.lib.units import cm
from reportlab.platypus import Flowable, Spacer

from ctip_desktop.documents.grid import columns
from ctip_desktop.documents.minutes.meeting import Meeting, Signature
from ctip_desktop.documents.minutes.sources import below
from ctip_desktop.documents.typesetting.faces import BOLD, HEADING
from ctip_desktop.documents.typesetting.held import TALLEST, Held
from ctip_desktop.documents.typesetting.paper import TEXT_WIDTH
from ctip_desktop.documents.typesetting.paragraph import Paragraph, Style
from ctip_desktop.khmer.datelines import official_line, solar_line
from ctip_desktop.khmer.numerals import to_latin

LINE = Style(size=10.5, leading=18, align="centre")
ROLE = Style(HEADING, 10.5, 19, "centre")
NAME = Style(BOLD, 11, 20, "centre")
ROOM = 2.5 * cm
"""Height left for stamp and signature."""
GUTTER = 0.4 * cm


def signatures(meeting: Meeting) -> list[Flowable]:
    """Return the blocks side by side as one flowable, or under one another if one would fill a page; none if empty."""
    if meeting.seen.is_empty and meeting.wrote.is_empty:
        return []
    width = (TEXT_WIDTH - GUTTER) / 2
    left, right = (_block(signature) for signature in (meeting.seen, meeting.wrote))
    if any(sum(line.wrap(width, TALLEST)[1] for line in block) > TALLEST for block in (left, right)):
        return [*left, *right]
    cells = [Held(block[:-1], block[-1]) if block else Spacer(0, 0) for block in (left, right)]
    return [columns([[cells[0], Spacer(0, 0), cells[1]]], [width, GUTTER, width])]


def _block(signature: Signature) -> list[Flowable]:
    if signature.is_empty:
        return []
    signed = " ".join(part for part in (signature.rank, signature.name) if part)

    def at(*asked: str) -> tuple[str, ...]:
        return below(signature.path, *asked)

    return [
        *(Paragraph(line, LINE, names=(signature.name,), source=at("courtesy")) for line in signature.courtesy),
        *(Paragraph(line, LINE, source=at(*asked)) for line, asked in _dates(signature)),
        *(Paragraph(line, ROLE, source=at("role")) for line in signature.role),
        Spacer(0, ROOM),
        Paragraph(signed, NAME, names=(signature.name,), source=at("name", "rank")),
    ]


def _dates(signature: Signature) -> list[tuple[str, tuple[str, ...]]]:
    """Return the lunar line and the solar line with the place, each with what feeds it.

    A place without a date stands alone.
    """
    if not signature.date:
        lines = ((signature.lunar, ("lunar",)), (signature.place, ("place",)))
        return [(line, asked) for line, asked in lines if line]
    solar = f"{signature.place} {solar_line(signature.date)}".lstrip()
    return [(_lunar(signature.lunar, signature.date), ("lunar", "date")), (solar, ("place", "date"))]


def _lunar(own: str, day: date) -> str:
    """Return the lunar line: the author's own, the one computed, or the one computed with the author's era."""
    if fullmatch(r"\s*[0-9០-៩]{4}\s*", own):
        return official_line(day, int(to_latin(own)))
    return own or official_line(day)
