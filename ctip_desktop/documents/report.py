"""The consolidated report as a paper: letterhead, sections with tables and charts, signatures, annexes."""

from collections.abc import Iterator, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from ctip_desktop.documents.charts import chart
from ctip_desktop.documents.figures import figures
from ctip_desktop.documents.grid import columns
from ctip_desktop.documents.labels import english_page_label, khmer_page_label
from ctip_desktop.documents.letterhead import committee, committee_block, national_header
from ctip_desktop.documents.looks import LOOKS, Look
from ctip_desktop.documents.persons import names_in
from ctip_desktop.documents.typesetting.held import Held, hold
from ctip_desktop.documents.typesetting.paper import TEXT_WIDTH, Paper, Particulars, make_paper
from ctip_desktop.documents.typesetting.paragraph import Bookmark, Paragraph, Style
from ctip_desktop.i18n import _
from ctip_desktop.reports.book.parts import Chart, Lines, Report, Section, Share, Table

BULLET_INDENT, BULLET = 14.0, 4.0
NUMBERS_TOLD = 3
ROOM, SIGNED = 2.4 * cm, 2.0 * cm
LEAST_BEGUN = 180.0
"""Points of a table that must fit below its head; a chart, or a shorter table, is not divided."""


def print_report(report: Report) -> Paper:
    """Return the paper of a report; the language in force is the report's."""
    look = LOOKS[report.language]
    lines = committee(report.office, report.language)
    body = [section for section in report.sections if not section.is_annex]
    annexes = [section for section in report.sections if section.is_annex]
    story: list[Flowable] = [
        *national_header(report.language),
        *committee_block(lines, report.language),
        Paragraph(report.title, Style(look.heading, 13, 25, "centre", before=6), bookmark=Bookmark(report.title)),
        Paragraph(report.period, Style(look.bold, 11.5, 21, "centre", after=6)),
        *(Paragraph(line, look.text(align="left")) for line in report.opening),
    ]
    for number, section in enumerate(body, start=1):
        story += _section(f"{look.digits(number)}. {section.title}", section, look)
    story = _signed(story, look)
    for section in annexes:
        story += [*([PageBreak()] if section is annexes[0] else []), *_section(section.title, section, look)]
    story += [Spacer(0, 8), *(Paragraph(line, look.text(align="left")) for line in report.closing)]
    label = khmer_page_label if report.language == "km" else english_page_label
    return make_paper(story, Particulars(report.title, " ".join(lines), report.period, report.language, label))


def _section(title: str, section: Section, look: Look) -> list[Flowable]:
    """Return a section; its head never stands alone at the foot of a page."""
    head = Paragraph(
        title, Style(look.heading, look.size + 0.5, 22, "left", before=12, after=4), bookmark=Bookmark(title, 1)
    )
    parts: list[Flowable | list[Flowable]] = [part for each in section.parts for part in _part(each, look)]
    remarks = [*([_("– stands in place of per cent where there is no earlier figure.")] if _lacks(section) else [])]
    remarks += section.remarks
    parts += [Paragraph(remark, look.text(align="left", before=3)) for remark in remarks]
    if not parts:
        return [head]
    first = parts[0] if isinstance(parts[0], list) else [parts[0]]
    return [*_kept([head, *first]), *_loose(parts[1:])]


def _lacks(section: Section) -> bool:
    """Say whether some per cent of a section cannot be told."""
    tables = [part for part in section.parts if isinstance(part, Table)]
    return any(cell == Share(None) for table in tables for line in table.lines for cell in line.cells)


def _loose(parts: Sequence[Flowable | list[Flowable]]) -> Iterator[Flowable]:
    for part in parts:
        if isinstance(part, list):
            yield from _kept(part)
        else:
            yield part


def _kept(together: Sequence[Flowable]) -> list[Flowable]:
    """Return heads and what they head, on one page with at least its beginning."""
    *heads, body = together
    if isinstance(body, Paragraph):
        return hold(heads, body)
    height = sum(head.wrap(TEXT_WIDTH, A4[1])[1] + head.getSpaceBefore() + head.getSpaceAfter() for head in heads)
    whole = body.wrap(TEXT_WIDTH, A4[1])[1]
    return [CondPageBreak(height + min(whole, LEAST_BEGUN)), *together]


def _part(part: Table | Chart | Lines, look: Look) -> Iterator[Flowable | list[Flowable]]:
    """Yield flowables; a list is what stays together, divided only inside its last."""
    if isinstance(part, Chart):
        yield chart(part, look)
    elif isinstance(part, Table):
        table = figures(part, look)
        yield [Paragraph(part.title, look.strong(align="left", before=6, after=3)), table] if part.title else table
    else:
        lines = [_said(text, numbers, look) for text, numbers in part.lines]
        if part.title:
            yield [Paragraph(part.title, look.strong(align="left", before=5)), lines[0]]
            yield from lines[1:]
        else:
            yield from lines


def _said(text: str, numbers: Sequence[str], look: Look) -> Paragraph:
    told = ", ".join(look.digits(number) for number in numbers[:NUMBERS_TOLD])
    if len(numbers) > NUMBERS_TOLD:
        told += ", …"
    words = " ".join(text.split()) + (f" ({told})" if told else "")
    style = look.text(align="left", left=BULLET_INDENT, label_left=BULLET)
    return Paragraph(words, style, names=(*names_in(text), *told.split(", ")), label="-")


def _signed(story: list[Flowable], look: Look) -> list[Flowable]:
    """Return the story with room to sign at its end, where the last lines stand too, if they are not many."""
    signatures = _signatures(look)
    *before, last = story
    height = last.wrap(TEXT_WIDTH, A4[1])[1] if isinstance(last, Paragraph | Held) else 0
    if not 0 < height < LEAST_BEGUN:
        return [*story, *signatures]
    return [*before, CondPageBreak(height + SIGNED + ROOM), last, *signatures]


def _signatures(look: Look) -> list[Flowable]:
    """Return room to sign: seen by the superior at the left, by whom it was made at the right."""
    middle = look.text(align="centre")
    width = TEXT_WIDTH / 2
    date = Paragraph(_("Date: ……… / ……… / ………………"), middle)
    cells = [
        [date, Paragraph(_("Date: ……… / ……… / ………………"), middle)],
        [Paragraph(words, look.strong(align="centre")) for words in (_("Seen and approved"), _("Prepared by"))],
    ]
    return [Spacer(0, 14), *hold([columns(cells, [width, width])], Spacer(0, ROOM))]
