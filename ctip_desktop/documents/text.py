"""Plain text as an official paper: what was typed, and nothing else read into it.

A line is a paragraph, `- ` at its beginning a bullet, `**…**` bold, a blank line a space; lines with tabs that follow
one another stand in columns.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from re import compile as pattern

from reportlab.lib.units import cm
from reportlab.platypus import Flowable, Spacer

from ctip_desktop.documents.grid import columns
from ctip_desktop.documents.labels import khmer_page_label
from ctip_desktop.documents.letterhead import national_header
from ctip_desktop.documents.persons import names_in
from ctip_desktop.documents.typesetting.atoms import Span
from ctip_desktop.documents.typesetting.faces import BODY, BOLD
from ctip_desktop.documents.typesetting.paper import TEXT_WIDTH, Paper, Particulars, make_paper
from ctip_desktop.documents.typesetting.paragraph import Paragraph, Style

LINE = Style(after=3)
BULLET = Style(left=1.27 * cm, label_left=0.8 * cm, after=3)
CELL = Style(align="left", leading=23)
"""Rows as far apart as paragraphs; nearer, a reader takes columns for what belongs together, and rows fall apart."""
BLANK = 8.0
BETWEEN_COLUMNS = 14.0

_BULLET = pattern(r"\s*- (?=.)")
_BOLD = pattern(r"\*\*(.+?)\*\*")


def print_text(text: str) -> Paper:
    """Return the paper of a plain text; its title is the first line that is not blank."""
    lines = text.splitlines()
    title = next((line.strip() for line in lines if line.strip()), "")
    particulars = Particulars(title, "", "", "km", khmer_page_label)
    return make_paper([*national_header(), *_flowables(lines)], particulars)


def _flowables(lines: Sequence[str]) -> Iterator[Flowable]:
    for has_tabs, group in groupby(lines, lambda line: "\t" in line):
        if has_tabs:
            yield _in_columns([line.split("\t") for line in group])
        else:
            yield from map(_flowable, group)


def _flowable(line: str) -> Flowable:
    if not line.strip():
        return Spacer(0, BLANK)
    bullet = _BULLET.match(line)
    if bullet:
        return Paragraph(_spans(line[bullet.end() :]), BULLET, names=names_in(line), label="-")
    return Paragraph(_spans(line), LINE, names=names_in(line))


def _spans(line: str) -> list[Span]:
    """Return the spans of a line; a `**` without its other is what was typed."""
    parts = _BOLD.split(line)
    return [Span(part, BOLD if place % 2 else BODY) for place, part in enumerate(parts) if part]


def _in_columns(rows: Sequence[Sequence[str]]) -> Flowable:
    cells = [[Paragraph(_spans(cell), CELL) for cell in row] for row in rows]
    count = max(map(len, cells))
    natural = [
        max(cell.natural_width() if cell else 0 for cell in column) + BETWEEN_COLUMNS for column in zip_longest(*cells)
    ]
    widths = [min(width, TEXT_WIDTH / count) for width in natural]
    # What the narrow columns leave goes to those that ask for more, in their order.
    for place, width in enumerate(natural):
        widths[place] += min(width - widths[place], TEXT_WIDTH - sum(widths))
    return columns([[*row, *[Spacer(0, 0)] * (count - len(row))] for row in cells], widths)
