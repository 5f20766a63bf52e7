"""What stands on the page is, point for point, what HarfBuzz's own command draws."""

import pytest
from fontTools.ttLib import TTFont

from ctip_desktop import paths
from ctip_desktop.documents.typesetting.faces import BODY, BOLD, HEADING, Family
from ctip_desktop.documents.typesetting.itemise import itemise
from ctip_desktop.documents.typesetting.paper import make_paper
from ctip_desktop.documents.typesetting.paragraph import Paragraph, Style
from ctip_desktop.documents.typesetting.shape import shape
from tests.support.khmer_text import khmer_words
from tests.support.papers import EmbeddedFont, drawn, hb_shape, shown
from tests.support.particulars import PARTICULARS

HARD = ("អ៊ី", "ន្ត្រី", "ឲ្យ", "ក្រសួង", "ញ្ញុំ", "ស្ត្រី", "កម្ពុជា", "ប៉ុស្តិ៍", "ហ្វ៊ីលីពីន", "ឋានន្តរស័ក្តិ", "ពុំ", "កៅអី")


@pytest.mark.parametrize("family", [BODY, BOLD, HEADING])
def test_every_word_is_drawn_as_harfbuzz_draws_it(family: Family) -> None:
    words = [*HARD, *khmer_words()[:1500]]
    style = Style(family, align="left")
    paper = make_paper([Paragraph(word, style) for word in words], PARTICULARS)
    on_the_page = {word.text: drawn(word) for word in shown(paper.data)}
    assert len(words) > 1_000
    expected = dict(zip(words, hb_shape(words, family.names[0]), strict=True))
    assert {word for word in words if on_the_page[word] != expected[word]} == set()


def test_no_khmer_word_needs_a_box_or_a_dotted_circle() -> None:
    font = TTFont(paths.resources() / "fonts/KhmerOSbattambang.ttf")
    wrong = {0, font.getGlyphID(font.getBestCmap()[0x25CC])}
    used = {placed.glyph for word in khmer_words() for cluster in shape(word, BODY) for placed in cluster.glyphs}
    assert not used & wrong


def test_one_word_may_hold_both_scripts() -> None:
    assert [(run.text, run.script) for run in itemise("NGO-7ផងដែរ", BODY)] == [("NGO-7", "Latn"), ("ផងដែរ", "Khmr")]


def test_a_character_the_face_lacks_is_set_in_the_next_one_that_has_it() -> None:
    runs = {run.text: run.face.name for run in itemise("ក…ខ", BOLD)}
    assert runs == {"ក": "Battambang-Bold", "…": "NotoSansKhmer-SemiBold", "ខ": "Battambang-Bold"}


def test_a_mark_never_leaves_its_letter_for_another_face() -> None:
    assert [run.text for run in itemise("e\u0301", BODY)] == ["e\u0301"]


def test_the_clusters_of_a_text_say_the_whole_text() -> None:
    for text in (*HARD, "ក្រសួង–NGO “ខ” ១២3", "\u200cក\u2060ខ", "្", "ិក"):
        assert "".join(cluster.text for cluster in shape(text, BODY)) == text


def test_a_cluster_of_several_glyphs_is_one_character_of_the_paper() -> None:
    paper = make_paper([Paragraph("ស្ត្រី", Style(align="left"))], PARTICULARS)
    (word,) = [found for found in shown(paper.data) if "ស" in found.text]
    assert isinstance(word.characters[0][0], EmbeddedFont)
    assert len(word.characters) == 1
