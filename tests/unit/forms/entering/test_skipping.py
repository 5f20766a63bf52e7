"""Which questions are hidden, and because of which answers, as the hint in the form says it."""

from ctip_desktop.forms.entering.sections import every, item_at, sections
from ctip_desktop.forms.entering.skipping import Skip, skips
from ctip_desktop.forms.filled import Filled
from tests.support.workbooks import LABELLED, form

CROSSING = form(
    f"""
    survey
    {LABELLED[:-1]} | relevant | calculation |
    | begin_group | way | ផ្លូវ | Way |
    | select_one extent | extent | វិសាលភាព | Extent |
    | integer | age | អាយុ | Age |
    | calculate | minor | | | | ${{age}} < 18 |
    | text | post | ច្រក | Border post | ${{extent}} = 'cross_border' |
    | note | told | ប្រាប់ | Told | ${{extent}} = 'cross_border' |
    | begin_group | papers | ឯកសារ | Papers | ${{extent}} = 'cross_border' |
    | text | passport | លិខិតឆ្លងដែន | Passport |
    | end_group |
    | text | parent | ឪពុកម្តាយ | Parent | ${{minor}} |
    | text | route | ផ្លូវ | Route |
    | text | guide | អ្នកនាំ | Guide | ${{route}} != '' and ${{extent}} = 'cross_border' |
    | end_group |
    | begin_repeat | victim | ជនរងគ្រោះ | Victims |
    | text | name | ឈ្មោះ | Name |
    | text | known_as | ហៅក្រៅ | Known as | ${{name}} != '' |
    | text | visa | ទិដ្ឋាការ | Visa | ${{extent}} = 'cross_border' |
    | end_repeat |
    | begin_group | after | ក្រោយ | After | count(${{victim}}) > 1 |
    | text | meeting | ប្រជុំ | Meeting |
    | begin_repeat | step | ជំហាន | Steps |
    | text | done | បានធ្វើ | Done |
    | end_repeat |
    | end_group |

    choices
    | list_name | name | label::Khmer (km) | label::English (en) |
    | extent | internal | ក្នុងប្រទេស | Internal |
    | extent | cross_border | ឆ្លងដែន | Cross-border |
    """
)


def hints(filled: Filled, section: int) -> tuple[Skip, ...]:
    return skips(filled, sections(CROSSING)[section - 1].items)


def test_adjacent_questions_hidden_by_the_same_answers_are_one_skip_over_headings_and_notes() -> None:
    filled = Filled(CROSSING, {"extent": "internal", "age": 30, "route": "road"})
    found = hints(filled, 1)
    assert [skip.words.en for skip in found] == [
        "1.3 – 1.4 (Border post) left out: 1.1 is “Internal”",
        "1.5 (Parent) left out: 1.2 is “30”",
        "1.7 (Guide) left out: 1.1 is “Internal”, 1.6 is “road”",
    ]
    assert found[0].words.km == "រំលង ១.៣ – ១.៤ (ច្រក) ព្រោះ ១.១ ជា «ក្នុងប្រទេស»"
    assert [skip.after for skip in found] == ["/age", "/age", "/route"]
    assert found[0].paths == ("/post", "/passport")


def test_an_answer_not_given_yet_and_a_special_one_are_told_as_that() -> None:
    filled = Filled(CROSSING, {"extent": "cross_border"}, {"/age": {"special": "not_known"}})
    (parent, guide) = hints(filled, 1)
    assert parent.words.en == "1.5 (Parent) left out: 1.2 is “not known”"
    assert guide.words.en == "1.7 (Guide) left out: 1.1 is “Cross-border”, 1.6 is not answered"


def test_nothing_is_told_where_nothing_is_hidden() -> None:
    filled = Filled(CROSSING, {"extent": "cross_border", "age": 3, "route": "road"})
    assert hints(filled, 1) == ()


def test_what_is_hidden_in_a_row_follows_from_that_row() -> None:
    filled = Filled(CROSSING, {"extent": "internal", "victim": [{"_id": "a", "name": "N"}, {"_id": "b"}]})
    items = item_at(CROSSING, "/victim").items
    first, second = (skips(filled, items, row) for row in filled.rows("/victim"))
    assert [skip.words.en for skip in first] == ["2.3 (Visa) left out: 1.1 is “Internal”"]
    assert [skip.words.en for skip in second] == [
        "2.2 (Known as) left out: 2.1 is not answered",
        "2.3 (Visa) left out: 1.1 is “Internal”",
    ]
    assert second[0].causes[0].path == "/victim[b]/name"


def test_a_whole_section_is_hidden_by_the_number_of_rows() -> None:
    filled = Filled(CROSSING, {"victim": [{}]})
    (skip,) = hints(filled, 3)
    assert skip.words.en == "3.1 – 3.2 (Meeting) left out: 2 is “1 row”"
    assert skip.after is None
    filled.add_row("/victim")
    assert hints(filled, 3) == ()


def test_every_hidden_question_of_a_form_is_in_exactly_one_skip() -> None:
    filled = Filled(CROSSING, {"victim": [{}]})
    told = [path for section in sections(CROSSING) for skip in skips(filled, section.items) for path in skip.paths]
    items = [item for section in sections(CROSSING) for item in section.items if item.number]
    assert told == [item.path for item in items if not filled.relevant(item.path)]
    assert len(list(every(sections(CROSSING)[1].items))) == 4
