"""Tables that go on to a further page."""

import pytest

from ctip_desktop.documents.grid import LEAST_LEFT, grid
from ctip_desktop.documents.labels import english_page_label
from ctip_desktop.documents.looks import LOOKS
from ctip_desktop.documents.typesetting.paper import Particulars, make_paper
from ctip_desktop.documents.typesetting.paragraph import Paragraph
from tests.support.papers import pdfium_text


@pytest.mark.parametrize("count", range(30, 50))
def test_never_a_row_or_two_stand_alone_on_a_further_page(count: int) -> None:
    cell = LOOKS["en"].cell()
    rows = [[Paragraph(words, cell)] for words in ("Head", *(f"Row{number}" for number in range(count)))]
    particulars = Particulars("", "", "", "en", english_page_label)
    paper = make_paper([grid(rows, [200], 1)], particulars)
    text = pdfium_text(paper.data)
    assert text.count("Head") == paper.pages
    assert [f"Row{number}" for number in range(count)] == [word for word in text.split() if word.startswith("Row")]
    if paper.pages > 1:
        last = text.split("Head")[-1]
        assert last.count("Row") >= LEAST_LEFT
