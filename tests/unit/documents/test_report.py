import pytest

from ctip_desktop.documents.report import print_report
from tests.support.papers import fonts_named, pdfium_text, squeezed
from tests.support.reports import KHMER_HEADS, a_report


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_report_of_all_offices_is_one_page(language: str) -> None:
    assert print_report(a_report(language)).pages == 1


def test_figures_are_written_in_the_digits_of_the_language() -> None:
    assert "១.២៣៤.៥៦៧" in pdfium_text(print_report(a_report("km")).data)
    assert "1,234,567" in pdfium_text(print_report(a_report("en")).data)


def test_no_figure_is_told_from_zero() -> None:
    text = pdfium_text(print_report(a_report("en", offices=1)).data)
    assert text.count("–") == 8
    assert " 0 " in text.replace("\n", " ")


def test_everything_given_is_on_the_paper() -> None:
    report = a_report("km")
    text = squeezed(pdfium_text(print_report(report).data))
    words = [
        report.title,
        report.period,
        report.table.rows_head,
        *report.notes,
        *(row.label for row in report.table.rows),
    ]
    words += [head.label for head in KHMER_HEADS] + ["គណៈកម្មាធិការជាតិ", "អគ្គលេខាធិការដ្ឋាន"]
    assert [word for word in words if squeezed(word) not in text] == []


def test_an_english_report_needs_no_khmer_face() -> None:
    assert {name[7:] for name in fonts_named(print_report(a_report("en")).data)} == {
        b"NotoSans-Regular",
        b"NotoSans-SemiBold",
    }


def test_a_longer_table_goes_on_under_its_heads() -> None:
    paper = print_report(a_report("km", offices=90))
    assert paper.pages == 3
    assert pdfium_text(paper.data).count("ជនសង្ស័យ") == 3
