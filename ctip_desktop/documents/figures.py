"""Tables of a report's figures on paper: numbered lines, heads of one or two rows, a total."""

from collections.abc import Sequence

from reportlab.lib.units import cm
from reportlab.platypus import Flowable

from ctip_desktop.documents.grid import SIDE, Span, grid
from ctip_desktop.documents.looks import Look
from ctip_desktop.documents.typesetting.paper import TEXT_WIDTH
from ctip_desktop.documents.typesetting.paragraph import Paragraph
from ctip_desktop.reports.book.parts import Change, Figure, Head, Row, Share, Table

NO_FIGURE = "–"
NUMBER_WIDTH, NARROWEST, WIDEST, WIDEST_HEAD = 0.95 * cm, 1.25 * cm, 3.1 * cm, 2.1 * cm
PART_INDENT = 10.0
TINT = 0.93


def figures(table: Table, look: Look) -> Flowable:
    """Return the table as a flowable of the paper's width; its heads come again on every page."""
    upper, lower, spans = _heads(table.heads, 2 if table.is_numbered else 1)
    named = (look.number_head, table.rows_head) if table.is_numbered else (table.rows_head,)
    head = look.cell(strong=True, align="centre")
    rows: list[list[Paragraph]] = [[Paragraph(words, head) for words in (*named, *upper)]]
    down = 1 if any(one.parts for one in table.heads) else 0
    if down:
        rows.append([Paragraph(words, head) for words in (*("" for _each in named), *lower)])
        spans += [((place, 0), (place, 1)) for place in range(len(named))]
    else:
        spans = []
    has_parts = any(row.level for row in table.rows)
    for number, row in enumerate(table.rows, start=1):
        numbered = [Paragraph(look.digits(number), look.cell(align="centre"))] if table.is_numbered else []
        rows.append([*numbered, *_line(row, look, strong=has_parts and not row.level)])
    if table.total:
        last = len(rows)
        rows.append([*([Paragraph("", head)] if table.is_numbered else []), *_line(table.total, look, strong=True)])
        if table.is_numbered:
            rows[-1][0], rows[-1][1] = rows[-1][1], rows[-1][0]
            spans.append(((0, last), (1, last)))
    return grid(rows, _widths(rows, len(named), down), 1 + down, spans, TINT)


def written(cell: Figure, look: Look) -> str:
    """Return a figure in digits, a dash where there is none."""
    if cell.value is None:
        return NO_FIGURE
    if isinstance(cell, Share):
        return look.share(cell.value)
    return look.change(cell.value) if isinstance(cell, Change) else look.figure(cell.value)


def _line(row: Row, look: Look, *, strong: bool) -> list[Paragraph]:
    bold = strong
    label = Paragraph(row.label, look.cell(strong=bold, align="left", left=PART_INDENT * row.level))
    return [label, *(Paragraph(written(cell, look), look.cell(strong=bold, align="right")) for cell in row.cells)]


def _heads(heads: Sequence[Head], first: int) -> tuple[list[str], list[str], list[Span]]:
    """Return the words of both head rows, and which of their cells are one."""
    upper: list[str] = []
    lower: list[str] = []
    spans: list[Span] = []
    for head in heads:
        place = len(upper) + first
        if head.parts:
            upper += [head.label, *[""] * (len(head.parts) - 1)]
            lower += head.parts
            spans.append(((place, 0), (place + len(head.parts) - 1, 0)))
        else:
            upper.append(head.label)
            lower.append("")
            spans.append(((place, 0), (place, 1)))
    return upper, lower, spans


def _widths(rows: Sequence[Sequence[Paragraph]], named: int, down: int) -> list[float]:
    """Return the columns' widths: figures as wide as they need, heads broken into lines, the rest for the label."""
    count = len(rows[0]) - named
    wide = []
    for place in range(named, named + count):
        longest = max((row[place].natural_width() for row in rows[1 + down :]), default=0)
        head = rows[down][place].natural_width() or rows[0][place].natural_width()
        wide.append(min(max(NARROWEST, longest + 2 * SIDE + 1, min(head, WIDEST_HEAD) + 2 * SIDE + 1), WIDEST))
    room = TEXT_WIDTH - (NUMBER_WIDTH if named == 2 else 0)
    label = room - sum(wide)
    longest = max(row[named - 1].natural_width() for row in rows) + 2 * SIDE + 1
    # What the labels do not need goes to the figures in equal parts, so that columns stand evenly.
    spare = max(label - max(longest, room * 0.3), 0) / max(count, 1)
    wide = [width + spare for width in wide]
    first = [NUMBER_WIDTH] if named == 2 else []
    return [*first, room - sum(wide), *wide]
