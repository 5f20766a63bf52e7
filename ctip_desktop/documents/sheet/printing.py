"""Lays a sheet out: sections as ruled tables, repeats as tables or as blocks, numbers through all questions."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import cm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from ctip_desktop.documents.grid import grid
from ctip_desktop.documents.labels import DRAFT, english_page_label, khmer_page_label
from ctip_desktop.documents.letterhead import committee, committee_block, national_header
from ctip_desktop.documents.looks import LOOKS
from ctip_desktop.documents.sheet.asking import Sheet
from ctip_desktop.documents.sheet.room import Ruled
from ctip_desktop.documents.typesetting.paper import TEXT_WIDTH, Paper, Particulars, make_paper
from ctip_desktop.documents.typesetting.paragraph import Bookmark, Paragraph, Style
from ctip_desktop.forms.entering.answer_words import answer_words
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form, Question
from ctip_desktop.forms.nodes import fixed_by, is_matrix
from ctip_desktop.i18n import _

NUMBER, ASKED = 0.95 * cm, 6.4 * cm
MOST_COLUMNS, EMPTY_ROWS, EMPTY_BLOCKS = 6, 6, 2
LEAST = 110.0
"""Points of a section that must fit below its head."""
TINT = 0.93
_WEIGHTS = {"text": 2.2, "multiline": 2.2, "integer": 1.0, "decimal": 1.0}


def print_sheet(
    form: Form, language: str, *, filled: Filled | None = None, office: str = "", number: str = "",
    draft: bool = False,
) -> Paper:  # fmt: skip
    """Return the sheet of a form.

    Args:
        form: what is asked.
        language: `km` or `en`; it is the language in force.
        filled: the answers, for a filled sheet.
        office: two digits of the office whose letterhead it bears; none on a sheet for anybody.
        number: the entry's.
        draft: it bears the mark of a draft on every page.
    """
    look = LOOKS[language]
    title = form.title.said(language)
    lines = committee(office, language) if office else ()
    head = look.text(align="left", after=6)
    told = _("No.: {number}").format(number=look.digits(number) if number else "……………………")
    if not filled:
        told += "  " + _("Filled in by: ………………………  Date: …… / …… / ………")
    story: list[Flowable] = [
        *national_header(language),
        *committee_block(lines, language),
        Paragraph(title, Style(look.heading, 13, 25, "centre", before=4), bookmark=Bookmark(title)),
        Paragraph(told, head),
        *_Layout(Sheet(form, look, filled)).all(),
    ]
    if not filled:
        told = _("* must be answered. Where an answer is not known, not asked, refused or not applicable, write which.")
        story.append(Paragraph(told, look.cell(align="left", before=6)))
    label = khmer_page_label if language == "km" else english_page_label
    mark = DRAFT if draft else ""
    return make_paper(story, Particulars(title, " ".join(lines), number, language, label, mark))


class _Layout:
    """Puts questions under one another and counts them."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet, self._look, self._count = sheet, sheet.look, 0

    def all(self) -> Iterator[Flowable]:
        """Yield the whole form."""
        yield from self._scope(self._sheet.form.questions, "")

    def _scope(self, questions: Sequence[Question], above: str) -> Iterator[Flowable]:
        """Yield what stands in a group, a row or the form; questions that follow one another are one table."""
        rows: list[list[Flowable]] = []
        for question in questions:
            path = f"{above}/{question.name}"
            if question.kind in ("group", "repeat"):
                yield from self._table(rows)
                rows = []
                yield from self._part(question, path, above)
            elif self._sheet.shows(question, path):
                rows += self._rows(question, path)
        yield from self._table(rows)

    def _part(self, question: Question, path: str, above: str) -> Iterator[Flowable]:
        filled = self._sheet.filled
        if filled and not filled.relevant(path):
            return
        if question.kind == "repeat":
            inside = list(self._repeat(question, path))
        else:
            inside = list(self._scope(question.children, above))
        if inside:
            yield from self._headed(question, path)
            yield from inside

    def _headed(self, question: Question, path: str, numbered: str = "") -> Iterator[Flowable]:
        words = f"{self._sheet.label(question, path)}{numbered}"
        told = "" if self._sheet.filled else self._sheet.condition(question)
        yield CondPageBreak(LEAST)
        yield Paragraph(words, self._look.strong(align="left", before=7, after=0 if told else 3))
        if told:
            yield Paragraph(told, self._look.cell(align="left", grey=0.35, after=3))

    def _rows(self, question: Question, path: str) -> list[list[Flowable]]:
        if question.kind == "note":
            return [[Spacer(0, 0), *self._sheet.asked(question, path)[:1], Spacer(0, 0)]]
        self._count += 1
        number = Paragraph(self._look.digits(self._count), self._look.cell(align="centre"))
        asked = self._sheet.asked(question, path)
        return [[number, _stack(asked), self._sheet.answer(question, path)]]

    def _table(self, rows: list[list[Flowable]]) -> Iterator[Flowable]:
        if rows:
            yield grid(rows, [NUMBER, ASKED, TEXT_WIDTH - NUMBER - ASKED], 0)

    def _repeat(self, question: Question, path: str) -> Iterator[Flowable]:
        filled = self._sheet.filled
        leaves = list(_leaves(question))
        paths = [row for row in filled.rows(path) if filled.relevant(row)] if filled else []
        few = len(leaves) <= MOST_COLUMNS or is_matrix(question)
        if few and all(leaf.kind != "repeat" for leaf in leaves):
            yield self._columns(question, leaves, paths)
            return
        for number in range(len(paths) if filled else EMPTY_BLOCKS):
            row = paths[number] if filled else path
            yield from self._headed(question, path, f" {self._look.digits(number + 1)}")
            yield from self._scope(question.children, row)

    def _columns(self, repeat: Question, leaves: Sequence[Question], paths: Sequence[str]) -> Flowable:
        """Return a repeat of few questions as a table with a row each, blank ones on a blank sheet."""
        sheet, look = self._sheet, self._look
        shown = [leaf for leaf in leaves if leaf.label and (sheet.filled or not leaf.calculation)]
        head = look.cell(strong=True, align="centre")
        rows: list[list[Flowable]] = [
            [Paragraph(words, head) for words in (look.number_head, *(sheet.label(leaf, "") for leaf in shown))]
        ]
        first = fixed_by(repeat) if is_matrix(repeat) else None
        names = sheet.form.lists[first.list or ""] if first and not sheet.filled else ()
        for number in range(len(paths) if sheet.filled else len(names) or EMPTY_ROWS):
            cells: list[Flowable] = [Paragraph(look.digits(number + 1), look.cell(align="centre"))]
            for leaf in shown:
                if sheet.filled:
                    words = answer_words(sheet.filled, f"{paths[number]}/{leaf.name}")
                    cells.append(Paragraph(words.said(sheet.language) if words else "–", look.cell(align="left")))
                elif leaf is first:
                    cells.append(Paragraph(names[number].label.said(sheet.language), look.cell(align="left")))
                elif leaf.kind == "select_one" and 0 < len(sheet.choices(leaf)) <= 4:
                    cells.append(sheet.answer(leaf, ""))
                else:
                    cells.append(Ruled())
            rows.append(cells)
        return grid(rows, _column_widths(shown), 1, tint=TINT)


def _column_widths(shown: Sequence[Question]) -> list[float]:
    weights = [_WEIGHTS.get(leaf.kind, 1.6) for leaf in shown]
    room = TEXT_WIDTH - NUMBER
    return [NUMBER, *(room * weight / sum(weights) for weight in weights)]


def _leaves(question: Question) -> Iterator[Question]:
    for child in question.children:
        if child.kind == "group":
            yield from _leaves(child)
        elif child.kind != "note":
            yield child


class _Stack(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Paragraphs under one another in one cell."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self._parts = parts

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the width and the height of all."""
        self._heights = [part.wrap(available_width, available_height)[1] for part in self._parts]
        return available_width, sum(self._heights)

    def draw(self) -> None:
        """Draw from the top down."""
        y = sum(self._heights)
        for part, height in zip(self._parts, self._heights, strict=True):
            y -= height
            part.drawOn(self.canv, 0, y)


def _stack(parts: Sequence[Flowable]) -> Flowable:
    return parts[0] if len(parts) == 1 else _Stack(parts)
