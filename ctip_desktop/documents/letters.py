"""Official letters: to an office that is late, and to an institution that is to confirm what was gathered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportlab.lib.units import cm
from reportlab.platypus import Flowable, PageBreak, Spacer

from ctip_desktop.documents.grid import columns, grid
from ctip_desktop.documents.labels import english_page_label, khmer_page_label
from ctip_desktop.documents.letterhead import committee, committee_block, national_header
from ctip_desktop.documents.looks import LOOKS, Look
from ctip_desktop.documents.typesetting.held import hold
from ctip_desktop.documents.typesetting.paper import TEXT_WIDTH, Paper, Particulars, make_paper
from ctip_desktop.documents.typesetting.paragraph import Bookmark, Paragraph
from ctip_desktop.forms.entering.typed import shown
from ctip_desktop.forms.lists import load
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.i18n.figures import grouped
from ctip_desktop.i18n.states import state_words
from ctip_desktop.khmer.datelines import official_line, solar_line
from ctip_desktop.reports.completeness.judging import DONE
from ctip_desktop.reports.completeness.matrix import Cell
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.statements.versions import kind_label
from ctip_desktop.reports.unconfirmed import Summed, Unconfirmed

NAMED, ROOM = 2.6 * cm, 2.6 * cm
KEPT = 0.14
"""The share of the page up to which a column keeps its width, so that no number is broken."""
WIDEST = 0.5
"""The share of the page that a column longer than that is reckoned at, so that the others are not squeezed."""


@dataclass(frozen=True)
class Annex:
    """A table on pages of its own after a letter: its head, and its rows, the first of them heads."""

    title: str
    table: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Letter:
    """A letter before it is set: every word in the language in force.

    Args:
        office: two digits of the office that writes.
        day: the day under which it is signed.
        addressee, subject, reference: the lines above the body; no reference, no line.
        body: paragraphs; the table, if there is one, stands after the first.
        table: rows of cells, the first of them heads.
        closing: the courtesy.
        copies: who else gets it.
        annex: what is too long for the letter itself.
    """

    office: str
    day: date
    addressee: str
    subject: str
    reference: str
    body: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    closing: str
    copies: tuple[str, ...]
    annex: Annex | None = None


def reminder(office: str, owed: Sequence[Cell], day: date, writer: str) -> Letter:
    """Return the letter that reminds an office of the statements it is late with (`Row.overdue`)."""
    said = ngettext(
        "The statement below has not arrived, or not in full. Until it does, your province stands in the report "
        "without figures, which is not the same as zero.",
        "The {count} statements below have not arrived, or not in full. Until they do, your province stands in the "
        "report without figures, which is not the same as zero.",
        len(owed),
    )
    heads = (_("Period"), _("Due on"), _("State"))
    rows = tuple((cell.owed.period.label(), _short(cell.owed.due), _how_far(cell)) for cell in owed)
    return Letter(
        office=writer,
        day=day,
        addressee=_("To: the {committee}").format(committee=_committee(office)),
        subject=_("Request to send the statements that are due"),
        reference="",
        body=(
            said.format(count=figure(len(owed))),
            _(
                "Please send what is missing soon. Where there was nothing to report, please say so in the statement: "
                "a statement of nothing to report is a report too."
            ),
        ),
        table=(heads, *rows),
        closing=_("Please accept the assurance of our high consideration."),
        copies=(_("Archive"),),
    )


def confirmation(
    institution: str,
    found: Sequence[Unconfirmed],
    period: Period,
    answer_by: date,
    day: date,
    writer: str,
    sums: Sequence[Summed] = (),
) -> Letter:
    """Return the letter that asks an institution whether what was gathered in its name is right.

    It shows the figures (`sums`), the entries they rest on in an annex; or else the entries alone.
    """
    entries = _entries(found)
    return Letter(
        office=writer,
        day=day,
        addressee=_("To: {institution}").format(institution=institution),
        subject=_("Request to confirm the figures of {period}").format(period=period.label()),
        reference="",
        body=(
            _gathered(len(found), period, with_figures=bool(sums)),
            _(
                "Please say of each whether you agree, and correct what is not right. Please answer by {day}; what is "
                "not answered by then is reported as not confirmed."
            ).format(day=_long(answer_by)),
        ),
        table=_figures(sums) if sums else entries,
        closing=_("Please accept the assurance of our high consideration."),
        copies=(_("Archive"),),
        annex=Annex(_("Annex: the entries"), entries) if sums and entries else None,
    )


def _gathered(count: int, period: Period, *, with_figures: bool) -> str:
    """Return the opening of a letter that asks to confirm."""
    if with_figures:
        said = ngettext(
            "For {period} we gathered the figures below from the sources named. They rest on {count} entry made in "
            "your institution's name, which is listed in the annex.",
            "For {period} we gathered the figures below from the sources named. They rest on {count} entries made in "
            "your institution's name, which are listed in the annex.",
            count,
        )
    else:
        said = ngettext(
            "For {period} we gathered {count} entry from the sources named below and entered it in your institution's "
            "name.",
            "For {period} we gathered {count} entries from the sources named below and entered them in your "
            "institution's name.",
            count,
        )
    return said.format(period=period.label(), count=figure(count))


def _figures(sums: Sequence[Summed]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the figures gathered; of several sources each with what it told."""
    spoken = language()
    heads = (_("Figure"), _("Total"), _("Gathered from"), _("Agreed (yes / no)"), _("Your figure"))
    rows = []
    for one in sums:
        told = [source.said(spoken) for source, _value in one.sources]
        if len(one.sources) > 1:
            told = [f"{name} {grouped(value)}" for name, (_source, value) in zip(told, one.sources, strict=True)]
        rows.append((one.label.said(spoken), grouped(one.value), ", ".join(told), "", ""))
    return (heads, *rows)


def _entries(found: Sequence[Unconfirmed]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the entries; nothing where there are none."""
    heads = (_("Kind"), _("Number"), _("Day"), _("Gathered from"), _("Agreed (yes / no)"))
    spoken = language()
    rows = tuple(
        (
            one.kind.said(spoken),
            figure(one.number),
            _short(date.fromisoformat(one.day)),
            ", ".join(part for part in (one.source.said(spoken), one.reference) if part),
            "",
        )
        for one in found
    )
    return (heads, *rows) if rows else ()


def print_letter(letter: Letter) -> Paper:
    """Return the paper of a letter, in the language in force."""
    return print_letters([letter])


def print_letters(letters: Sequence[Letter]) -> Paper:
    """Return one paper of several letters of an office, each on pages of its own that are numbered from 1."""
    spoken = language()
    label = khmer_page_label if spoken == "km" else english_page_label
    particulars = Particulars(
        letters[0].subject,
        " ".join(committee(letters[0].office, spoken)),
        letters[0].addressee if len(letters) == 1 else "",
        spoken,
        label,
    )
    if len(letters) == 1:
        return make_paper(_story(letters[0]), particulars)
    counts = [make_paper(_story(letter), particulars).pages for letter in letters]
    places = [(page, pages) for pages in counts for page in range(1, pages + 1)]
    story = [part for letter in letters for part in (*_story(letter), PageBreak())][:-1]
    return make_paper(story, replace(particulars, page_label=lambda page, _pages: label(*places[page - 1])))


def _story(letter: Letter) -> list[Flowable]:
    spoken = language()
    look = LOOKS[spoken]
    lines = committee(letter.office, spoken)
    first, *rest = letter.body
    indented = look.text(first_indent=1.2 * cm, before=4, after=4)
    return [
        *national_header(spoken),
        *committee_block(lines, spoken),
        Paragraph(_("No.: {number}").format(number="……………………"), look.text(align="left", after=14)),
        Paragraph(letter.addressee, look.strong(align="centre", after=8), bookmark=Bookmark(letter.addressee)),
        _named(_("Subject:"), letter.subject, look),
        *([_named(_("Reference:"), letter.reference, look)] if letter.reference else []),
        Spacer(0, 6),
        Paragraph(first, indented),
        *([_table(letter.table, look)] if letter.table else []),
        *(Paragraph(paragraph, indented) for paragraph in (*rest, letter.closing)),
        Spacer(0, 8),
        *_signature(letter, look),
        Paragraph(_("Copies to:"), look.cell(strong=True, align="left", before=4)),
        *(Paragraph(copy, look.cell(align="left", left=14, label_left=4), label="-") for copy in letter.copies),
        *(_annex(letter.annex, look) if letter.annex else ()),
    ]


def _annex(annex: Annex, look: Look) -> list[Flowable]:
    head = Paragraph(annex.title, look.strong(align="centre", after=6), bookmark=Bookmark(annex.title, 1))
    return [PageBreak(), head, _table(annex.table, look)]


def _named(name: str, words: str, look: Look) -> Flowable:
    cells: list[Flowable] = [Paragraph(name, look.strong(align="left")), Paragraph(words, look.text(align="left"))]
    return columns([cells], [NAMED, TEXT_WIDTH - NAMED])


def _table(rows: Sequence[Sequence[str]], look: Look) -> Flowable:
    head, cell = look.cell(strong=True, align="centre"), look.cell(align="left")
    cells = [[Paragraph(words, cell if place else head) for words in row] for place, row in enumerate(rows)]
    weights = [max(row[place].natural_width() for row in cells) + 10 for place in range(len(rows[0]))]
    weights = [min(weight, TEXT_WIDTH * WIDEST) for weight in weights]
    kept = sum(weight for weight in weights if weight <= TEXT_WIDTH * KEPT)
    share = (TEXT_WIDTH - kept) / max(sum(weights) - kept, 1)
    if kept < sum(weights):
        widths = [weight if weight <= TEXT_WIDTH * KEPT else weight * share for weight in weights]
    else:
        widths = [TEXT_WIDTH * weight / kept for weight in weights]
    return grid(cells, widths, 1, tint=0.93)


def _signature(letter: Letter, look: Look) -> list[Flowable]:
    """Return the lines at the right under which the letter is signed and stamped."""
    where = load("places.csv").find("12" if letter.office == SECRETARIAT else letter.office)
    place = where.label.said(look.language) if where else ""
    dates = [f"{place}, {_long(letter.day)}"]
    if look.language == "km":
        dates = [official_line(letter.day), f"{place} {solar_line(letter.day)}"]
    middle, half = look.text(align="centre"), TEXT_WIDTH * 0.42
    said = [
        *(Paragraph(line, middle) for line in dates),
        Paragraph(_("Signature and stamp"), look.strong(align="centre")),
    ]
    rows = [columns([[Spacer(0, 0), line]], [half, TEXT_WIDTH - half]) for line in said]
    return hold(rows, Spacer(0, ROOM))


def _how_far(cell: Cell) -> str:
    """Return the state of a statement, and where part of it is here, the kinds that are missing."""
    lacking = [kind for kind, state in cell.kinds.items() if state not in DONE]
    if cell.state != "in_part" or not 0 < len(lacking) < len(cell.kinds):
        return state_words(cell.state)
    kinds = ", ".join(kind_label(kind).said(language()) for kind in lacking)
    return _("{state}; missing: {kinds}").format(state=state_words(cell.state), kinds=kinds)


def _committee(office: str) -> str:
    """Return the committee of an office in one line."""
    return ("" if language() == "km" else ", ").join(committee(office, language()))


def _short(day: date) -> str:
    return shown("date", day.isoformat(), language())


def _long(day: date) -> str:
    return solar_line(day) if language() == "km" else f"{day.day} {day:%B %Y}"
