import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctip_desktop.documents.letterhead import national_header
from ctip_desktop.documents.persons import names_in
from ctip_desktop.documents.text import print_text
from tests.support.papers import pdfium_text, pdftotext, shown, squeezed, without_labels

HEADER = squeezed("ព្រះរាជាណាចក្រកម្ពុជា ជាតិ សាសនា ព្រះមហាក្សត្រ")


def faces_of(text: str, word: str) -> set[str]:
    """Return the faces that set a word, told by the height of its first letter's ink being another design."""
    found = set()
    for line in shown(print_text(text).data):
        for font, code in line.characters:
            if font.texts[code] in word:
                found.add(str(font.tables["head"].unitsPerEm) + str(len(font.file)))
    return found


def test_a_line_is_a_paragraph_and_a_blank_line_a_space() -> None:
    close, apart = (print_text(f"បន្ទាត់ទីមួយ{gap}បន្ទាត់ទីពីរ").data for gap in ("\n", "\n\n\n"))
    assert "បន្ទាត់ទីមួយ\nបន្ទាត់ទីពីរ" in pdfium_text(close)
    assert tops(apart)[-2] - tops(close)[-2] == pytest.approx(-16, abs=0.5)


def tops(data: bytes) -> list[float]:
    """Return the upper edges of the texts of the first page, in reading order."""
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    boxes = [page_object.get_bounds() for page_object in page.get_objects(filter=[1])]
    document.close()
    return [top for _, _, _, top in boxes]


def test_a_hyphen_and_a_space_begin_a_bullet_that_hangs() -> None:
    assert "- ចំណុចមួយ" in pdfium_text(print_text("- ចំណុចមួយ").data)
    assert "- ចំណុចមួយ" in pdfium_text(print_text("   - ចំណុចមួយ").data)
    assert "-គ្មានគម្លាត" in pdfium_text(print_text("-គ្មានគម្លាត").data)


def test_what_stands_between_asterisks_is_bold_and_the_asterisks_are_gone() -> None:
    text = pdfium_text(print_text("ធម្មតា **ដិត** ធម្មតា").data)
    assert "ធម្មតា ដិត ធម្មតា" in text
    assert faces_of("**ដិត**", "ដិត") != faces_of("ដិត", "ដិត")


def test_asterisks_without_their_others_are_what_was_typed() -> None:
    for typed in ("មិន**ដិត", "****", "ក ** ខ", "* ក *", "**\n**"):
        assert squeezed(typed) in squeezed(pdfium_text(print_text(typed).data))


def test_nothing_else_is_interpreted() -> None:
    for typed in ("# ក្បាល", "1. ក", "<b>ក</b>", "&amp; ក", "_ក_", "[ក](ខ)", "ការណ៍ ការណ៏", "២០១៧ 2017 ។ ៖ៗ"):
        assert squeezed(typed) in squeezed(pdfium_text(print_text(typed).data))


LIST = "\n".join(f"{n} - លោក{'ជំទាវ' * (n % 2)}\tឈ្មោះទី{n}\tមន្ត្រីការិយាល័យ" for n in range(1, 45))


@pytest.mark.parametrize(
    "read",
    [pdfium_text, pdftotext],
)
def test_lines_with_tabs_stand_in_columns_and_are_read_line_by_line(read) -> None:
    text = squeezed(without_labels(read(print_text(LIST).data)))
    assert [line for line in LIST.splitlines() if squeezed(line) not in text] == []


def test_a_column_wider_than_its_share_is_broken_into_lines() -> None:
    assert squeezed("ក" * 300) in squeezed(pdfium_text(print_text(f"ខ\t{'ក' * 300}\nគ").data))


def test_a_paper_is_headed_as_official_papers_are() -> None:
    assert squeezed(pdfium_text(print_text("ក").data)).startswith(HEADER)
    assert len(national_header()) == 3


def test_an_empty_text_is_a_paper_of_one_page() -> None:
    assert print_text("").pages == 1


def test_names_after_an_honorific_are_kept_whole() -> None:
    assert names_in("ចំពោះ ឯកឧត្តម ឧ.ឯក កែវ សម្បត្តិ និងលោកស្រី ស៊ុំ ស្រីនាថ ។") == ["កែវ សម្បត្តិ", "ស៊ុំ ស្រីនាថ"]
    assert names_in("លោកជំទាវអនុប្រធាន បានមានប្រសាសន៍") == []


KHMER = st.text(st.characters(min_codepoint=0x1780, max_codepoint=0x17F9, categories=["L", "M", "N", "P", "S"]))
LATIN = st.text(st.characters(max_codepoint=0x24F, categories=["L", "N", "P", "S", "Zs"], exclude_characters="*\xad"))
MARKS = st.sampled_from(
    ["។ ", "៖ ", "“ក” ", "\u200b", "\u200d", "\u2060", " ", "\t", "\n", "- ", "**", "e\u0301", "→", "漢", "🙂"]
)


@given(st.lists(KHMER | LATIN | MARKS, max_size=30).map("".join))
def test_no_text_is_refused_and_no_character_lost(text: str) -> None:
    drawn = "".join(line.text for line in shown(print_text(text).data))
    kept = [c for c in text if not c.isspace() and c not in "\u200b*-"]
    for character in set(kept):
        assert drawn.count(character) >= kept.count(character)
