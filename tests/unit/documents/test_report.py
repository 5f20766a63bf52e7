from dataclasses import replace

import pypdfium2
import pytest

from ctip_desktop.documents.charts import chart
from ctip_desktop.documents.looks import LOOKS
from ctip_desktop.documents.report import print_report
from ctip_desktop.documents.typesetting.paper import TEXT_WIDTH
from ctip_desktop.reports.book.parts import Chart, Lines, Section, Series
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


def by_province(count: int) -> Chart:
    labels = tuple(f"Province {number}" for number in range(count))
    return Chart("bars", "By province", labels, (Series("Cases", tuple(range(count))), Series("Others", (3,) * count)))


def test_many_provinces_stand_in_two_halves_and_closer_where_a_page_has_little_room() -> None:
    drawing = chart(by_province(25), LOOKS["km"])
    tall = drawing.wrap(TEXT_WIDTH, 700)[1]
    assert tall < 300
    assert tall == chart(by_province(13), LOOKS["km"]).wrap(TEXT_WIDTH, 700)[1]
    close = drawing.wrap(TEXT_WIDTH, tall - 20)[1]
    assert tall * 0.75 < close <= tall - 20
    assert drawing.wrap(TEXT_WIDTH, 100)[1] == tall


def test_every_province_of_the_chart_is_on_the_paper() -> None:
    report = a_report("en")
    longer = replace(report, sections=(Section("By province", (by_province(25),)),))
    text = pdfium_text(print_report(longer).data)
    assert all(f"Province {number}" in text for number in range(25))
