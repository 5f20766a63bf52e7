"""Letters name what is late with its days, and ask an institution about the entries gathered in its name."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ctip_desktop.documents.letters import confirmation, print_letter, print_letters, reminder
from ctip_desktop.i18n import use_language
from ctip_desktop.reports.completeness.matrix import completeness
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.reports.unconfirmed import gathered_for, institutions, unconfirmed
from ctip_desktop.sample.answers import Kept
from tests.support.country import a_secretariat
from tests.support.papers import pdfium_text, squeezed
from tests.support.reporting import a_half_year, a_reporting_secretariat

TODAY = date(2026, 6, 20)
AFTER = date(2026, 7, 11)
"""A day after the statements of June were due."""
QUARTER = parse_period("2026-Q2")
CLAIMED = {
    "case_no": "7",
    "offence": "trafficking",
    "reported_on": "2026-05-03",
    "data_source": "police_report",
    "reporting_institution": "Ministry of Justice",
    "data_source_note": "No. 12",
    "verified": "claimed",
}


@pytest.mark.parametrize(("language", "due"), [("km", "ហួសកំណត់"), ("en", "Overdue")])
def test_a_reminder_names_each_statement_that_is_late_and_its_day(tmp_path: Path, language: str, due: str) -> None:
    use_language(language)
    with a_secretariat(tmp_path / "home", []) as store, store.reading() as reader:
        (row,) = [row for row in completeness(reader, QUARTER, TODAY).rows if row.office == "03"]
    late = row.overdue(TODAY)
    letter = reminder("03", late, TODAY, "00")
    paper = print_letter(letter)
    text = squeezed(pdfium_text(paper.data))
    assert paper.pages == 1
    assert late
    assert squeezed(due) in text
    for cell in late:
        assert squeezed(cell.owed.period.label()) in text
    assert [cell.owed.period.code for cell in late] == ["2026-04", "2026-05"]
    assert len(letter.table) == 1 + len(late)


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_confirmation_lists_what_was_gathered_from_whom_and_by_when_to_answer(tmp_path: Path, language: str) -> None:
    use_language(language)
    confirmed = Kept("01", "case", CLAIMED | {"verified": "confirmed"})
    others = Kept("01", "case", CLAIMED | {"reporting_institution": "Police"})
    kept = [Kept("01", "case", CLAIMED), confirmed, others]
    with a_secretariat(tmp_path / "home", kept) as store, store.reading() as reader:
        found = unconfirmed(reader, "Ministry of Justice", QUARTER)
    assert [one.number for one in found] == ["01-2026-A-0001"]
    letter = confirmation("Ministry of Justice", found, QUARTER, date(2026, 7, 31), TODAY, "00")
    paper = print_letter(letter)
    text = squeezed(pdfium_text(paper.data))
    assert paper.pages == 1
    assert squeezed("Ministry of Justice") in text
    assert squeezed("No. 12") in text
    assert ("31July2026" if language == "en" else "៣១ខែកក្កដា") in text
    assert print_letter(replace(letter)).data == paper.data


@pytest.mark.parametrize(
    ("language", "addressee", "missing"),
    [
        ("km", "គណៈកម្មាធិការខេត្តព្រះសីហនុប្រយុទ្ធប្រឆាំងអំពើជួញដូរមនុស្ស", "ខ្វះ"),
        ("en", "To: the Provincial Committee for Counter Trafficking, Sihanoukville", "In part; missing: Training"),
    ],
)
def test_letters_to_several_offices_are_one_paper_each_numbered_from_one(
    tmp_path: Path, language: str, addressee: str, missing: str
) -> None:
    use_language(language)
    with a_reporting_secretariat(tmp_path / "home", a_half_year()) as store, store.reading() as reader:
        rows = {row.office: row for row in completeness(reader, parse_period("2026"), AFTER).rows}
    letters = [reminder(code, rows[code].overdue(AFTER), AFTER, "00") for code in ("09", "18")]
    paper = print_letters(letters)
    text = squeezed(pdfium_text(paper.data))
    assert paper.pages == 2
    assert text.count("១/១" if language == "km" else "Page1/1") == 2
    assert squeezed(addressee) in text
    assert squeezed(missing) in text
    assert print_letters(letters[:1]).data == print_letter(letters[0]).data


@pytest.mark.parametrize("language", ["km", "en"])
def test_a_confirmation_shows_the_figures_with_their_sources_and_the_entries_in_an_annex(
    tmp_path: Path, language: str
) -> None:
    use_language(language)
    victim = {"_id": "1" * 32, "v_sex": "Feminine", "v_nationality": "KH"}
    suspect = {"_id": "2" * 32, "s_sex": "Masculine", "s_nationality": "KH", "s_arrested_on": "2026-05-04"}
    kept = [
        Kept("01", "case", CLAIMED | {"victim": [victim, victim | {"_id": "3" * 32}], "suspect": [suspect]}),
        Kept("02", "case", CLAIMED | {"data_source": "ngo"}),
        Kept("02", "case", CLAIMED | {"verified": "confirmed"}),
        Kept("02", "case", CLAIMED | {"reporting_institution": "Police"}),
        Kept("02", "case", CLAIMED | {"reported_on": "2026-01-03"}),
    ]
    with a_secretariat(tmp_path / "home", kept) as store, store.reading() as reader:
        asked = institutions(reader, QUARTER)
        found = unconfirmed(reader, "Ministry of Justice", QUARTER)
        sums = gathered_for(reader, "Ministry of Justice", QUARTER, TODAY)
    assert [(one.name, one.entries) for one in asked] == [("Ministry of Justice", 2), ("Police", 1)]
    told = {one.name: (one.value, tuple(value for _source, value in one.sources)) for one in sums}
    assert told["cases"] == (2, (1, 1))
    assert told["victims"] == (2, (2,))
    assert told["arrested"] == (1, (1,))
    paper = print_letter(confirmation("Ministry of Justice", found, QUARTER, date(2026, 7, 31), TODAY, "00", sums))
    text = squeezed(pdfium_text(paper.data))
    assert paper.pages == 2
    for said in (*(one.label.said(language) for one in sums), *(one.number for one in found if language == "en")):
        assert squeezed(said) in text
