from typing import Any

import pypdfium2
import pytest

from ctip_desktop.documents.minutes import print_minutes
from ctip_desktop.documents.minutes.reading import read_meeting
from ctip_desktop.documents.minutes.sentences import closing, opening
from ctip_desktop.errors.documents import AnswerNotPrintable
from ctip_desktop.i18n import use_language
from tests.support.meetings import DECISIONS, PARTICIPANTS, a_meeting
from tests.support.papers import pdfium_text, squeezed, without_labels

NOT_PRINTED = {"held", "kind", "mode", "sex", "point_kind", "decision_kind", "_id", "date", "start_time", "end_time"}


def text_of(office: str = "15", *, draft: bool = False, **answers: object) -> str:
    return without_labels(pdfium_text(print_minutes(a_meeting(**answers), office=office, draft=draft).paper.data))


def typed(value: Any, name: str = "") -> list[str]:
    """Return every line that was typed as text, wherever it stands."""
    if isinstance(value, dict):
        return [line for key, inner in value.items() for line in typed(inner, key)]
    if isinstance(value, list):
        return [line for inner in value for line in typed(inner)]
    codes = {"honorific", "chair_honorific", "decision_status", "decision_due", "seen_date", "wrote_date"}
    return [] if name in NOT_PRINTED | codes else value.splitlines()


def test_everything_typed_is_found_on_the_paper() -> None:
    paper = squeezed(text_of())
    assert [line for line in typed(a_meeting()) if squeezed(line) not in paper] == []


def test_the_opening_sentence_is_made_of_the_answers() -> None:
    assert opening(read_meeting(a_meeting())) == (
        "ឆ្នាំពីរពាន់ម្ភៃប្រាំមួយ ខែកក្កដា ថ្ងៃទីដប់ប្រាំមួយ វេលាម៉ោងប្រាំបី និងសាមសិបនាទីព្រឹក នៅសាលប្រជុំសាលាខេត្ត"
        " មានបើកកិច្ចប្រជុំសាមញ្ញ ស្តីពីការអនុវត្តផែនការសកម្មភាពខេត្តក្នុងឆមាសទី១ ឆ្នាំ២០២៦"
        " ក្រោមអធិបតីភាព ឯកឧត្តម ទូច សុវណ្ណា ប្រធានគណៈកម្មាធិការ ដែលមានសមាសភាពចូលរួមសរុបចំនួន ០៧រូប (ស្រី ០៣រូប) ។"
    )


def test_the_closing_sentence_tells_the_end_in_words() -> None:
    assert "នៅវេលាម៉ោងដប់មួយ និងសែសិបប្រាំនាទីព្រឹក" in closing(read_meeting(a_meeting()))
    assert "វេលា" not in closing(read_meeting(a_meeting(end_time=None)))


def test_a_workshop_is_called_one_and_an_online_meeting_names_its_system() -> None:
    sentence = opening(read_meeting(a_meeting(kind="workshop", venue=None, platform="Zoom")))
    assert "មានបើកសិក្ខាសាលា ស្តីពី" in sentence
    assert "តាមប្រព័ន្ធ Zoom" in sentence


def test_the_authors_own_sentences_stand_in_place_of_those_made() -> None:
    own = {
        "opening_sentence": "ប្រយោគបើករបស់អ្នកនិពន្ធ ២០រូប ។",
        "purpose_lead": "គោលបំណងរបស់អ្នកនិពន្ធ",
        "remarks_lead": "ពាក្យផ្តើមមតិរបស់អ្នកនិពន្ធ៖",
        "discussion_lead": "ពាក្យផ្តើមពិភាក្សារបស់អ្នកនិពន្ធ៖",
        "closing_lead": "ពាក្យផ្តើមសេចក្តីសម្រេចរបស់អ្នកនិពន្ធ៖",
        "closing_sentence": "ប្រយោគបញ្ចប់របស់អ្នកនិពន្ធ ។",
    }
    paper = squeezed(text_of(**own))
    assert [line for line in own.values() if squeezed(line) not in paper] == []
    for made in ("មានបើក", "អង្គប្រជុំបានរាយការណ៍", "បានមានមតិបើក", "បានបូកសរុប", "បានបញ្ចប់នៅ", "គោលបំណងនៃ"):
        assert squeezed(made) not in paper


def test_sections_are_numbered_in_khmer_unless_the_author_numbers_them() -> None:
    sections = [{"section_head": "ក"}, {"section_head": "ខ", "section_number": 7}]
    paper = text_of(section=sections)
    assert "១. ក" in paper
    assert "៧. ខ" in paper


def test_a_point_runs_on_from_its_head_and_a_plain_one_has_none() -> None:
    paper = text_of(section=[{"section_head": "ក", "point": [
        {"point_kind": "challenge", "point_text": "ខ្វះមន្ត្រី ។"}, {"point_kind": "plain", "point_text": "ចំណុចធម្មតា ។"}
    ]}])  # fmt: skip
    assert "- បញ្ហាប្រឈម៖ ខ្វះមន្ត្រី ។" in paper
    assert "- ចំណុចធម្មតា ។" in paper


def test_what_is_noted_about_a_decision_stands_under_it() -> None:
    assert squeezed("ជូនអ្នកអនុវត្ត៖ ស្នងការនគរបាលខេត្ត · កាលកំណត់៖ ថ្ងៃទី០៥ ខែសីហា ឆ្នាំ២០២៦") in squeezed(text_of())


def test_the_meeting_a_decision_is_carried_from_is_numbered_in_khmer_digits() -> None:
    decision = {**DECISIONS[0], "decision_from": "01-2026-A-0002"}
    assert "០១-២០២៦-A-០០០២" in pdfium_text(print_minutes(a_meeting(decision=[decision])).paper.data)


def test_the_letterhead_is_the_offices_unless_the_answers_name_one() -> None:
    assert "គណៈកម្មាធិការខេត្តពោធិ៍សាត់" in text_of(office="15")
    assert "គណៈកម្មាធិការរាជធានីភ្នំពេញ" in text_of(office="12")
    assert "អគ្គលេខាធិការដ្ឋាន" in text_of(office="00")
    named = text_of(office="15", letterhead_upper="ក្រសួងមហាផ្ទៃ", letterhead_body="ស្ថាប័នសាកល្បង")
    assert "ក្រសួងមហាផ្ទៃ\nស្ថាប័នសាកល្បង" in named
    assert "គណៈកម្មាធិការខេត្ត" not in named


def test_both_dates_stand_over_a_signature_and_the_authors_lunar_date_or_era_wins() -> None:
    assert "ព.ស.២៥៧០" in squeezed(text_of())
    assert "ពោធិ៍សាត់ ថ្ងៃទី២០ ខែកក្កដា ឆ្នាំ២០២៦" in text_of()
    assert "ថ្ងៃតាមចិត្ត" in text_of(seen_lunar="ថ្ងៃតាមចិត្ត")
    assert squeezed(text_of(seen_lunar="២៥៦៩")).count("ព.ស.២៥៦៩") == 1


def test_a_block_that_was_not_answered_is_not_printed() -> None:
    bare = {name: None for name in a_meeting() if name.startswith(("seen_", "wrote_"))}
    assert "អ្នកធ្វើកំណត់ហេតុ" not in text_of(**bare)


def pages_of(**answers: object) -> list[str]:
    document = pypdfium2.PdfDocument(print_minutes(a_meeting(**answers)).paper.data)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return pages


def test_signatures_keep_the_closing_sentence_on_their_page() -> None:
    for count in range(1, 24):
        (signed,) = [page for page in pages_of(remark=[{"remark_text": "មតិ ។"}] * count) if "អ្នកធ្វើកំណត់ហេតុ" in page]
        assert "កិច្ចប្រជុំបានបញ្ចប់" in signed


def test_a_lead_in_stays_with_the_first_point_it_leads_to() -> None:
    point = {"point_kind": "plain", "point_text": "ចំណុចដំបូង"}
    section = {"section_head": "ក្រុមការងារ", "section_lead": "ពាក្យនាំមុខ៖", "point": [point]}
    for count in range(10, 34):
        pages = pages_of(remark=[{"remark_text": "មតិ ។"}] * count, section=[section])
        assert any("ពាក្យនាំមុខ" in page and "ចំណុចដំបូង" in page for page in pages), count


def test_the_annex_counts_as_the_opening_sentence_does() -> None:
    assert squeezed(text_of()).count("សរុបចំនួន០៧រូប(ស្រី០៣រូប)") == 2
    assert print_minutes(a_meeting()).checks == ()


def test_a_meeting_that_did_not_take_place_is_reported_as_such() -> None:
    answers = {"held": "not_held", "not_held_reason": "ប្រធានជាប់បេសកកម្ម ។", "postponed_to": "2026-07-30"}
    taken_away = {"section": None, "decision": None, "participant": None, "start_time": None, "chair_name": None}
    paper = squeezed(text_of(**answers, **taken_away))
    assert "មិនបានប្រព្រឹត្តទៅដោយមូលហេតុ៖ប្រធានជាប់បេសកកម្ម។" in paper
    assert "លើកពេលទៅថ្ងៃទី៣០ខែកក្កដាឆ្នាំ២០២៦" in paper
    assert "កិច្ចប្រជុំបានបញ្ចប់" not in paper


def test_a_draft_is_marked_and_a_final_paper_is_not() -> None:
    assert "សេចក្តីព្រាង" in text_of(draft=True)
    assert "សេចក្តីព្រាង" not in text_of()


@pytest.mark.parametrize(
    ("answers", "at"),
    [
        ({"date": "2026-13-01"}, "/date"),
        ({"start_time": "half past"}, "/start_time"),
        ({"title": 7}, "/title"),
        ({"total_claimed": "9"}, "/total_claimed"),
        ({"participant": "ឈ្មោះ"}, "/participant"),
        ({"participant": [PARTICIPANTS[0], {"name": 3}]}, "/participant[2]/name"),
    ],
)
def test_an_answer_of_another_kind_is_named(answers: dict[str, object], at: str) -> None:
    with pytest.raises(AnswerNotPrintable) as told:
        print_minutes(a_meeting(**answers))
    assert told.value.at == at


def test_a_meeting_of_which_nothing_is_answered_still_prints() -> None:
    assert print_minutes({}).paper.pages == 1


@pytest.mark.parametrize("name", ["seen_courtesy", "title", "opening_sentence", "purpose", "closing_lead", "co_chairs"])
def test_an_answer_longer_than_a_page_is_printed_whole(name: str) -> None:
    for word, times, after in (("ពាក្យវែងណាស់", 1200, " "), ("ជួរខ្លីៗ", 90, "\n")):
        assert squeezed(text_of(**{name: f"{word}{after}" * times})).count(word) >= times


def test_a_cell_longer_than_a_page_is_printed_whole() -> None:
    long = {**PARTICIPANTS[0], "post": "តួនាទីវែង " * 900}
    assert squeezed(text_of(participant=[long, *PARTICIPANTS])).count("តួនាទីវែង") == 900


def test_the_paper_is_khmer_whatever_language_is_spoken() -> None:
    use_language("km")
    khmer = print_minutes(a_meeting()).paper.data
    use_language("en")
    assert print_minutes(a_meeting()).paper.data == khmer


def test_the_names_of_persons_are_kept_whole() -> None:
    assert read_meeting(a_meeting()).names[:2] == ("ទូច សុវណ្ណា", "ហ៊ាង ញាណវីរៈ")
