"""The first pages of a consolidated report: a title, a period, one table of figures by office, notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import cm
from reportlab.platypus import Flowable, Spacer

from ctip_desktop.documents.grid import SIDE, Span, grid
from ctip_desktop.documents.labels import english_page_label, khmer_page_label
from ctip_desktop.documents.letterhead import HEADINGS, committee, committee_block, national_header
from ctip_desktop.documents.typesetting.faces import BODY, BOLD, LATIN, LATIN_BOLD, Family
from ctip_desktop.documents.typesetting.paper import TEXT_WIDTH, Paper, Particulars, make_paper
from ctip_desktop.documents.typesetting.paragraph import Bookmark, Paragraph, Style
from ctip_desktop.khmer.numerals import to_khmer

NO_FIGURE = "–"
NUMBER_WIDTH, NARROWEST_FIGURES = 1.0 * cm, 1.3 * cm


@dataclass(frozen=True)
class Head:
    """A column of figures, or several under one head (`parts`)."""

    label: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """An office and its figures, one for each column; `None` where there is no figure (which is not zero)."""

    label: str
    figures: tuple[int | None, ...]


@dataclass(frozen=True)
class Table:
    """Figures by office, with their sum."""

    rows_head: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    total: Row


@dataclass(frozen=True)
class ReportPage:
    """What a report says: every word in its language, every figure computed beforehand.

    Args:
        office: two digits of the office that reports.
        language: `km` or `en`.
        title, period: the words under the letterhead.
        table: the figures.
        notes: lines under the table.
    """

    office: str
    language: str
    title: str
    period: str
    table: Table
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Look:
    """The faces of a language, and how figures are written in it."""

    body: Family
    bold: Family
    size: float
    leading: float
    number_head: str


_LOOKS = {"km": _Look(BODY, BOLD, 9.5, 13.4, "ល.រ"), "en": _Look(LATIN, LATIN_BOLD, 9, 14, "No.")}


def print_report(page: ReportPage) -> Paper:
    """Return the paper of a report."""
    look = _LOOKS[page.language]
    lines = committee(page.office, page.language)
    title = Style(HEADINGS[page.language], 13, 25, "centre", before=6)
    story: list[Flowable] = [
        *national_header(page.language),
        *committee_block(lines, page.language),
        Paragraph(page.title, title, bookmark=Bookmark(page.title)),
        Paragraph(page.period, Style(look.bold, 11, 20, "centre", after=8)),
        _figures(page, look),
        Spacer(0, 4),
        *(Paragraph(note, Style(look.body, look.size, look.leading, "left")) for note in page.notes),
    ]
    label = khmer_page_label if page.language == "km" else english_page_label
    return make_paper(story, Particulars(page.title, " ".join(lines), page.period, page.language, label))


def _figures(page: ReportPage, look: _Look) -> Flowable:
    table = page.table
    head = Style(look.bold, look.size, look.leading, "centre")
    name = Style(look.body, look.size, look.leading, "left")
    figure = Style(look.body, look.size, look.leading, "right")
    strong, strong_figure = (Style(look.bold, look.size, look.leading, align) for align in ("left", "right"))
    upper, lower, spans = _heads(table.heads)
    rows: list[list[Paragraph]] = [
        [Paragraph(words, head) for words in (look.number_head, table.rows_head, *upper)],
        [Paragraph(words, head) for words in ("", "", *lower)],
    ]
    for number, row in enumerate(table.rows, start=1):
        cells = [Paragraph(_written(value, page.language), figure) for value in row.figures]
        rows.append([Paragraph(_written(number, page.language), figure), Paragraph(row.label, name), *cells])
    sums = [Paragraph(_written(value, page.language), strong_figure) for value in table.total.figures]
    rows.append([Paragraph(table.total.label, strong), Paragraph("", strong), *sums])
    figures = [
        max(NARROWEST_FIGURES, *(row[place].natural_width() + 2 * SIDE + 1 for row in rows[1:]))
        for place in range(2, len(rows[0]))
    ]
    last = len(rows) - 1
    widths = [NUMBER_WIDTH, TEXT_WIDTH - NUMBER_WIDTH - sum(figures), *figures]
    return grid(rows, widths, 2, [((0, 0), (0, 1)), ((1, 0), (1, 1)), *spans, ((0, last), (1, last))])


def _heads(heads: Sequence[Head]) -> tuple[list[str], list[str], list[Span]]:
    """Return the words of both head rows, and which of their cells are one."""
    upper: list[str] = []
    lower: list[str] = []
    spans: list[Span] = []
    for head in heads:
        first = len(upper) + 2
        if head.parts:
            upper += [head.label, *[""] * (len(head.parts) - 1)]
            lower += head.parts
            spans.append(((first, 0), (first + len(head.parts) - 1, 0)))
        else:
            upper.append(head.label)
            lower.append("")
            spans.append(((first, 0), (first, 1)))
    return upper, lower, spans


def _written(value: int | None, language: str) -> str:
    if value is None:
        return NO_FIGURE
    return to_khmer(f"{value:,}".replace(",", ".")) if language == "km" else f"{value:,}"
