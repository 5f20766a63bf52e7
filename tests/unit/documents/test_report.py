from dataclasses import replace

import pypdfium2
import pytest

from ctip_desktop.documents.report import print_report
from ctip_desktop.reports.book.parts import Lines, Section
from tests.support.papers import fonts_named, pdfium_text, squeezed
from tests.support.reports import KHMER, a_report


def test_figures_are_written_in_the_digits_of_the_language() -> None:
    assert "១.២៣៤.៥៦៧" in pdfium_text(print_report(a_report("km")).data)
    assert "1,234,567" in pdfium_text(print_report(a_report("en")).data)


def test_no_figure_is_told_from_zero() -> None:
    text = pdfium_text(print_report(a_report("en", offices=1)).data)
    assert text.count("–") >= 7
    assert " 0 " in text.replace("\n", " ")


@pytest.mark.parametrize(("language", "said"), [("km", ("+៥០,០%", "−២៥,០%")), ("en", ("+50.0%", "−25.0%"))])
def test_per_cent_are_of_the_earlier_figure_and_of_nothing_none_is_made(language: str, said: tuple[str, str]) -> None:
    text = pdfium_text(print_report(a_report(language)).data)
    assert all(share in text for share in said)
    assert "33.3" not in text
    if language == "en":
        assert "no earlier figure" in text.replace("\n", " ")


def test_everything_given_is_on_the_paper() -> None:
    report = a_report("km")
    text = squeezed(pdfium_text(print_report(report).data))
    words = [report.title, report.period, *KHMER, "០១-២០២៦-A-០០៤៧", "គណៈកម្មាធិការជាតិ", "អគ្គលេខាធិការដ្ឋាន"]
    assert [word for word in words if squeezed(word) not in text] == []


def test_an_english_report_needs_no_khmer_face() -> None:
    report = a_report("en")
    shown = report.sections[1].parts[:1]
    plain = type(report)(**{**vars(report), "sections": (type(report.sections[1])("Suspects", shown),)})
    assert {name[7:] for name in fonts_named(print_report(plain).data)} == {
        b"NotoSans-Regular",
        b"NotoSans-SemiBold",
    }


def test_a_longer_table_goes_on_under_its_heads() -> None:
    paper = print_report(a_report("km", offices=90))
    pages = pdfium_text(paper.data)
    assert paper.pages >= 4
    assert pages.count("អនីតិជន") >= 6


def test_the_same_report_gives_the_same_bytes() -> None:
    assert print_report(a_report("km")).data == print_report(a_report("km")).data


@pytest.mark.parametrize("lines", range(1, 24))
def test_signatures_never_stand_alone_on_a_page(lines: int) -> None:
    report = a_report("en")
    said = Lines("Group", tuple((f"line{number}", ()) for number in range(lines)))
    longer = replace(report, sections=(*report.sections[:2], Section("Voices", (said,)), report.sections[2]))
    document = pypdfium2.PdfDocument(print_report(longer).data)
    signed = [text for page in document if "Prepared by" in (text := page.get_textpage().get_text_range())]
    document.close()
    assert len(signed) == 1
    assert "line" in signed[0]
