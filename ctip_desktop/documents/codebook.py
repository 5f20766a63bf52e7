"""The codebook of an export as a paper: every column and choice in Khmer and English, a table for each table."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportlab.lib.units import cm
from reportlab.platypus import CondPageBreak, Flowable

from ctip_desktop.documents.grid import grid
from ctip_desktop.documents.labels import khmer_page_label
from ctip_desktop.documents.letterhead import national_header
from ctip_desktop.documents.looks import LOOKS
from ctip_desktop.documents.typesetting.paper import TEXT_WIDTH, Paper, Particulars, make_paper
from ctip_desktop.documents.typesetting.paragraph import Bookmark, Paragraph, Style
from ctip_desktop.forms.form import Form, Words
from ctip_desktop.forms.worded import both
from ctip_desktop.i18n import N_
from ctip_desktop.reports.exporting.codebook import Line

_TITLE = N_("Codebook")
_WHY = N_("What the columns of the exported tables mean. Below a column stand its choices, each with its code.")
_HEADS = (N_("Column or code"), N_("Kind"), N_("Khmer"), N_("English"), N_("Standard code (HTCDS 2.0)"))
_WIDTHS = (3.6 * cm, 2.25 * cm, 3.9 * cm, 3.5 * cm)
_LEAST, _TINT, _GREY = 90.0, 0.93, 0.3
_KM, _EN = LOOKS["km"], LOOKS["en"]


def print_codebook(forms: Sequence[Form], lines: Sequence[Line]) -> Paper:
    """Return the codebook of some forms; it is in both languages at once."""
    title, why = both(_TITLE), both(_WHY)
    story: list[Flowable] = [
        *national_header("km"),
        Paragraph(
            f"{title.km} · {title.en}", Style(_KM.heading, 13, 25, "centre", before=4), bookmark=Bookmark(title.km)
        ),
        Paragraph(why.km, _KM.text(align="left")),
        Paragraph(why.en, _EN.text(align="left", after=6)),
    ]
    titles = {form.name: form.title for form in forms}
    for (form, table), found in groupby(lines, key=lambda line: (line.form, line.table)):
        story += _table(titles.get(form, Words(form, form)), table, list(found))
    return make_paper(story, Particulars(title.km, "", "", "km", khmer_page_label))


def codebook_data(forms: Sequence[Form], lines: Sequence[Line]) -> bytes:
    """Return the codebook of some forms as a PDF."""
    return print_codebook(forms, lines).data


def _table(title: Words, table: str, lines: Sequence[Line]) -> Iterator[Flowable]:
    name = " ".join(title.km.split())
    heads = [_paired(both(head)) for head in _HEADS]
    yield CondPageBreak(_LEAST)
    yield Paragraph(
        f"{name} · {' '.join(title.en.split())}",
        _KM.strong(align="left", before=10),
        bookmark=Bookmark(f"{name} ({table})", 1),
    )
    yield Paragraph(table, _EN.cell(align="left", grey=_GREY, after=3))
    widths = [*_WIDTHS, TEXT_WIDTH - sum(_WIDTHS)]
    yield grid([heads, *map(_row, lines)], widths, 1, tint=_TINT)


def _row(line: Line) -> list[Flowable]:
    is_choice = bool(line.code)
    left = _EN.cell(align="left", left=8 if is_choice else 0, strong=not is_choice)
    return [
        Paragraph(line.code or line.column, left),
        Paragraph("" if is_choice else line.kind, _EN.cell(align="left", grey=_GREY)),
        Paragraph(_with(line.label_km, line.hint_km), _KM.cell(align="left")),
        Paragraph(_with(line.label_en, line.hint_en), _EN.cell(align="left")),
        Paragraph(line.standard, _EN.cell(align="left")),
    ]


def _paired(words: Words) -> Flowable:
    return Paragraph(f"{words.km} {words.en}", _KM.cell(strong=True, align="left"))


def _with(label: str, hint: str) -> str:
    return f"{label} ({hint})" if hint else label
