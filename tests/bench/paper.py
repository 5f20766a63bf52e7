"""How fast papers are set, and how exactly: shapes against HarfBuzz's command, text against two readers."""

import time

from ctip_desktop.documents.text import print_text
from ctip_desktop.documents.typesetting.faces import BODY, BOLD, HEADING
from ctip_desktop.documents.typesetting.paper import make_paper
from ctip_desktop.documents.typesetting.paragraph import Paragraph, Style
from ctip_desktop.khmer.breaks import words
from tests.support.khmer_text import khmer_words, paragraphs
from tests.support.papers import drawn, hb_shape, pdfium_text, pdftotext, shown, squeezed, without_labels
from tests.support.particulars import PARTICULARS

PAGES = 20


def run() -> list[tuple[str, str, str, bool]]:
    """Return what was measured, its figure, the target, and whether it is met."""
    return [_speed(), *_shapes(), *_text_back()]


def _speed() -> tuple[str, str, str, bool]:
    """Time the second making of a document; its fonts are embedded anew, its words have been shaped before."""
    texts = paragraphs(400)
    while print_text("\n".join(texts)).pages > PAGES:
        texts.pop()
    text = "\n".join(texts)
    started = time.perf_counter()
    pages = print_text(text).pages
    rate = pages / (time.perf_counter() - started)
    return f"typesetting of {pages} pages, second time in the process", f"{rate:.0f} pages/s", "20 pages/s", rate >= 20


def _shapes() -> list[tuple[str, str, str, bool]]:
    rows = []
    for family in (BODY, BOLD, HEADING):
        style = Style(family, align="left")
        paper = make_paper([Paragraph(word, style) for word in khmer_words()], PARTICULARS)
        on_the_page = {line.text: drawn(line) for line in shown(paper.data)}
        expected = hb_shape(khmer_words(), family.names[0])
        same = sum(on_the_page[word] == points for word, points in zip(khmer_words(), expected, strict=True))
        what = f"of {len(expected):,} Khmer words, drawn point for point as by hb-shape, {family.names[0]}"
        rows.append((what, f"{same / len(expected):.2%}", "100%", same == len(expected)))
    return rows


def _text_back() -> list[tuple[str, str, str, bool]]:
    texts = paragraphs(80)
    paper = print_text("\n".join(texts)).data
    typed = [word for text in texts for word in words(text) if len(word) > 3]
    rows = []
    for reader, read in (("pdfium", pdfium_text), ("pdftotext", pdftotext)):
        text = without_labels(read(paper))
        whole = sum(len(line) for line in texts if squeezed(line) in squeezed(text)) / sum(map(len, texts))
        found = sum(word in text for word in typed) / len(typed)
        rows.append((f"characters taken back by {reader}", f"{whole:.2%}", "100%", whole == 1))
        rows.append((f"words taken back by {reader}", f"{found:.2%}", "99%", found >= 0.99))
    return rows
