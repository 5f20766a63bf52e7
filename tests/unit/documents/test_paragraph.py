import pytest
from reportlab.platypus import PageBreak, Spacer

from ctip_desktop.documents.typesetting.held import Held
from ctip_desktop.documents.typesetting.paper import make_paper
from ctip_desktop.documents.typesetting.paragraph import Paragraph, Style
from tests.support.khmer_text import paragraphs
from tests.support.papers import pdfium_text, squeezed
from tests.support.particulars import PARTICULARS

STYLE = Style(first_indent=36, after=4)
WIDTH = 400.0


def count(paragraph: Paragraph) -> int:
    return round(paragraph.wrap(WIDTH, 1000)[1] / STYLE.leading)


@pytest.mark.parametrize("room", range(0, 200, 7))
def test_no_line_of_a_divided_paragraph_stands_alone(room: int) -> None:
    paragraph = Paragraph(" ".join(paragraphs(1)), STYLE)
    whole = count(paragraph)
    parts = paragraph.split(WIDTH, room)
    if parts:
        assert [count(part) >= 2 for part in parts] == [True, True]
        assert sum(map(count, parts)) == whole
        assert parts[0].wrap(WIDTH, 1000)[1] <= room + 0.01


def test_a_paragraph_of_three_lines_is_not_divided() -> None:
    paragraph = next(p for p in (Paragraph(text[:190], STYLE) for text in paragraphs(9)) if count(p) == 3)
    assert paragraph.split(WIDTH, 2 * STYLE.leading) == []


def test_a_head_moves_on_with_the_first_lines_of_what_it_heads() -> None:
    head, text = "ចំណងជើងផ្នែក", " ".join(paragraphs(2))
    for space in range(560, 740, 9):
        story = [Spacer(0, space), Held([Paragraph(head, Style())], Paragraph(text, STYLE))]
        paper = make_paper(story, PARTICULARS)
        pages = [page for page in map(squeezed, pages_of(paper.data)) if squeezed(head) in page]
        assert squeezed(text)[:60] in pages[0]


def test_a_head_stays_where_there_is_room_for_two_lines_of_a_long_paragraph() -> None:
    held = Held([Paragraph("ចំណងជើង", Style())], Paragraph(" ".join(paragraphs(2)), STYLE))
    paper = make_paper([Spacer(0, 660), held], PARTICULARS)
    assert squeezed("ចំណងជើង") in squeezed(pages_of(paper.data)[0])


def test_a_bullet_and_its_text_are_read_as_one_line() -> None:
    paper = make_paper([Paragraph("ចំណុចមួយ", Style(left=36, label_left=22), label="-")], PARTICULARS)
    assert "- ចំណុចមួយ" in pdfium_text(paper.data)


def test_the_story_may_hold_other_flowables() -> None:
    assert make_paper([Paragraph("ក", STYLE), PageBreak(), Paragraph("ខ", STYLE)], PARTICULARS).pages == 2


def pages_of(data: bytes) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts
