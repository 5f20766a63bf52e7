import re
import subprocess

import pypdfium2
import pytest

from ctip_desktop.documents.grid import ABOVE, BELOW, RULE
from ctip_desktop.documents.typesetting.atoms import Span
from ctip_desktop.documents.typesetting.faces import BODY, BOLD, HEADING, LATIN, Family
from ctip_desktop.documents.typesetting.paper import TOP, Paper, Particulars, make_paper
from ctip_desktop.documents.typesetting.paragraph import Bookmark, Paragraph, Style
from ctip_desktop.khmer.breaks import words
from tests.support.khmer_text import paragraphs
from tests.support.papers import fonts_named, pdfium_text, pdftotext, shown, squeezed, without_labels
from tests.support.particulars import PARTICULARS

TEXTS = paragraphs(40)


def a_paper(mark: str = "") -> Paper:
    story = [
        Paragraph("ចំណងជើង", Style(HEADING, 13, 25, "centre"), bookmark=Bookmark("ចំណងជើង")),
        Paragraph("ផ្នែកទី១", Style(BOLD), bookmark=Bookmark("ផ្នែកទី១", 1)),
        *(Paragraph([Span("ក្បាល៖ ", BOLD), Span(text, BODY)], Style(first_indent=36)) for text in TEXTS),
        Paragraph("ផ្នែកទី២", Style(BOLD), bookmark=Bookmark("ផ្នែកទី២", 1)),
    ]
    particulars = Particulars(**{**vars(PARTICULARS), "mark": mark})
    return make_paper(story, particulars)


@pytest.mark.parametrize(
    "read",
    [pdfium_text, pdftotext],
)
def test_all_characters_and_nearly_all_words_are_found_again(read) -> None:
    text = without_labels(read(a_paper().data))
    assert squeezed("".join(f"ក្បាល៖{typed}" for typed in TEXTS)) in squeezed(text)
    typed = [word for whole in TEXTS for word in words(whole) if len(word) > 3]
    assert sum(word in text for word in typed) / len(typed) >= 0.99


def test_the_same_story_gives_the_same_bytes() -> None:
    assert a_paper().data == a_paper().data


def test_only_embedded_fonts_are_named() -> None:
    assert {re.sub(rb"^[A-Z]{6}\+", b"", name) for name in fonts_named(a_paper().data)} == {
        b"KhmerOSbattambang",
        b"Battambang-Bold",
        b"KhmerOSmuollight",
    }


def test_another_reader_finds_every_font_embedded_and_readable() -> None:
    told = subprocess.run(["pdffonts", "-"], input=a_paper().data, capture_output=True, check=True).stdout.decode()
    for line in told.splitlines()[2:]:
        assert re.search(r"CID TrueType +Identity-H +yes yes yes", line)


def test_no_hint_is_embedded_that_would_call_what_is_not() -> None:
    for font, _ in shown(a_paper().data)[-1].characters:
        glyphs = font.tables["glyf"]
        assert not any(
            hasattr(glyphs[name], "program") and glyphs[name].program for name in font.tables.getGlyphOrder()
        )


def test_the_paper_says_in_khmer_what_it_is() -> None:
    data = a_paper().data
    document = pypdfium2.PdfDocument(data)
    told = document.get_metadata_dict()
    document.close()
    assert (told["Title"], told["Author"], told["Subject"]) == ("ក្រដាសសាកល្បង", "អ្នកសាកល្បង", "សាកល្បង")
    assert b"/Lang (km-KH)" in data
    assert "CreationDate" not in told or not told["CreationDate"]


def test_the_outline_leads_to_the_right_pages() -> None:
    document = pypdfium2.PdfDocument(a_paper().data)
    last = len(document) - 1
    outline = [(entry.get_title(), entry.level, entry.get_dest().get_index()) for entry in document.get_toc()]
    document.close()
    assert outline == [("ចំណងជើង", 0, 0), ("ផ្នែកទី១", 1, 0), ("ផ្នែកទី២", 1, last)]


def test_every_page_bears_its_number_in_khmer_digits() -> None:
    paper = a_paper()
    labels = re.findall(r"ទំព័រ [០-៩]+/[០-៩]+", pdfium_text(paper.data))
    assert labels == [PARTICULARS.page_label(page, paper.pages) for page in range(1, paper.pages + 1)]


def test_a_draft_is_marked_on_every_page() -> None:
    paper = a_paper(mark="សេចក្តីព្រាង")
    assert pdfium_text(paper.data).count("សេចក្តីព្រាង") == paper.pages


def test_english_is_set_in_the_latin_face() -> None:
    particulars = Particulars("Trial", "", "", "en", lambda page, pages: f"Page {page}/{pages}")
    paper = make_paper([Paragraph("Banteay Meanchey", Style(LATIN))], particulars)
    assert {name[7:] for name in fonts_named(paper.data)} == {b"NotoSans-Regular"}
    assert "Page 1/1" in pdfium_text(paper.data)


@pytest.mark.parametrize(("size", "leading"), [(10.0, 17.0), (9.5, 14.5)])
@pytest.mark.parametrize("family", [BODY, BOLD])
@pytest.mark.parametrize("word", ["ន្ត្រី", "អ៊ី", "ស្ត្រី", "ញ្ញុំ", "ប៉ុស្តិ៍", "គណៈកម្មាធិការ", "ឲ្យ", "២០រូប"])
def test_what_stands_in_a_cell_does_not_touch_its_rules(family: Family, size: float, leading: float, word: str) -> None:
    paper = make_paper([Paragraph(word, Style(family, size, leading, "left"))], PARTICULARS)
    document = pypdfium2.PdfDocument(paper.data)
    image = document[0].render(scale=10, grayscale=True).to_pil().crop((0, 0, 5950, 7000))
    document.close()
    _, top, _, bottom = image.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    above, below = top / 10 - TOP, TOP + leading - bottom / 10
    assert above + ABOVE > RULE / 2
    assert below + BELOW > RULE / 2
