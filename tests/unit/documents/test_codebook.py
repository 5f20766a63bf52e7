"""The codebook on paper holds what the columns of an export mean, in Khmer and English."""

from ctip_desktop.documents.codebook import print_codebook
from ctip_desktop.forms.installed import load
from ctip_desktop.reports.exporting.codebook import lines_of
from tests.support.papers import pdfium_text, squeezed


def test_columns_choices_and_standard_codes_stand_in_both_languages() -> None:
    form = load("victim")
    lines = list(lines_of(form))
    paper = print_codebook([form], lines)
    told = squeezed(pdfium_text(paper.data))
    sex = next(line for line in lines if line.code == "Feminine")
    for said in ("Codebook", sex.code, sex.label_km, sex.label_en, squeezed(form.title.km), squeezed(form.title.en)):
        assert squeezed(said) in told
    assert all(squeezed(line.column) in told for line in lines if not line.code)
    assert print_codebook([form], lines).data == paper.data
