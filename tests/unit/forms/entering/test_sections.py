"""How a form is laid out in sections, numbered, and gone to by number or words."""

import pytest

from ctip_desktop.forms.entering.sections import Item, every, find, item_at, section_of, sections, shape
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.installed import load
from tests.support.workbooks import LABELLED, form

MIXED = form(
    f"""
    settings
    | form_title | form_id | label::Khmer (km) | label::English (en) |
    | Visit | visit | ដំណើរ | Visit |

    survey
    {LABELLED[:-1]} | appearance | calculation |
    | text | first | ទីមួយ | First |
    | note | advice | ដំបូន្មាន | Advice |
    | begin_group | trip | ដំណើរទស្សនកិច្ច | Trip |
    | text | from | ពី | From |
    | begin_group | way | ផ្លូវ | Way |
    | text | road | ផ្លូវថ្នល់ | Road |
    | begin_group | unsaid | | |
    | text | river | ទន្លេ | River |
    | end_group |
    | end_group |
    | calculate | sum | | | | 1 + 1 |
    | begin_repeat | stop | ចំណត | Stops |
    | text | place | ទីកន្លែង | Place |
    | begin_repeat | met | បានជួប | Met |
    | text | name | ឈ្មោះ | Name |
    | text | said | បាននិយាយ | Said | multiline |
    | end_repeat |
    | end_repeat |
    | integer | days | ថ្ងៃ | Days |
    | end_group |
    | text | between | កណ្តាល | Between |
    | begin_group | sums | ផលបូក | Sums |
    | calculate | total | | | | 2 |
    | end_group |
    | begin_repeat | person | មនុស្ស | Persons |
    | text | who | អ្នកណា | Who |
    | begin_group | more | បន្ថែម | More |
    | integer | age | អាយុ | Age |
    | end_group |
    | end_repeat |
    """
)


def laid_out(form: Form) -> list[tuple[str, str, str, int]]:
    return [
        (item.kind, item.number, item.path, item.level) for section in sections(form) for item in every(section.items)
    ]


def test_groups_repeats_and_loose_questions_between_them_are_sections() -> None:
    assert [(section.number, section.path, section.label.en) for section in sections(MIXED)] == [
        (1, "", "Visit"),
        (2, "/trip", "Trip"),
        (3, "", "Visit"),
        (4, "/person", "Persons"),
    ]


def test_questions_are_numbered_in_their_section_and_rows_under_their_repeat() -> None:
    assert laid_out(MIXED) == [
        ("question", "1.1", "/first", 0),
        ("note", "", "/advice", 0),
        ("question", "2.1", "/from", 0),
        ("heading", "", "/way", 0),
        ("question", "2.2", "/road", 1),
        ("question", "2.3", "/river", 2),
        ("repeat", "2.4", "/stop", 0),
        ("question", "2.4.1", "/stop/place", 0),
        ("repeat", "2.4.2", "/stop/met", 0),
        ("question", "2.4.2.1", "/stop/met/name", 0),
        ("question", "2.4.2.2", "/stop/met/said", 0),
        ("question", "2.5", "/days", 0),
        ("question", "3.1", "/between", 0),
        ("repeat", "4", "/person", 0),
        ("question", "4.1", "/person/who", 0),
        ("heading", "", "/person/more", 0),
        ("question", "4.2", "/person/age", 1),
    ]


def test_every_question_of_the_installed_forms_that_is_not_calculated_is_shown_once() -> None:
    for name in ("case", "meeting"):
        shown = [path for kind, _, path, _ in laid_out(load(name)) if kind in ("question", "note")]
        placed = load(name).placed
        assert shown == [each.path for each in placed if each.question.kind not in ("group", "repeat", "calculate")]


@pytest.mark.parametrize(("path", "drawn"), [("/person", "grid"), ("/stop", "rows"), ("/stop/met", "rows")])
def test_rows_within_rows_and_long_texts_do_not_fit_a_grid(path: str, drawn: str) -> None:
    assert shape(item_at(MIXED, path)) == drawn


def test_a_question_knows_its_place_whatever_its_row() -> None:
    assert item_at(MIXED, "/stop[3]/met[ab12]/name").number == "2.4.2.1"
    assert section_of(MIXED, "/stop[3]/met[ab12]/name").number == 2
    with pytest.raises(KeyError):
        item_at(MIXED, "/total")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2.2", ["2.2"]),
        ("២.២", ["2.2"]),
        (" 2.2. ", ["2.2"]),
        ("2", ["2.1", "2.2", "2.3", "2.4", "2.4.1", "2.4.2", "2.4.2.1", "2.4.2.2", "2.5"]),
        ("4", ["4"]),
        ("9.9", []),
        ("river", ["2.3"]),
        ("ទន្លេ", ["2.3"]),
        ("ផ្លូវ​ថ្នល់", ["2.2"]),
        ("a", ["2.2", "2.4.1", "2.4.2.1", "2.4.2.2", "2.5", "4.2"]),
        ("", []),
        ("nothing such", []),
    ],
)
def test_a_question_is_gone_to_by_number_or_by_words_in_either_language(words: str, found: list[str]) -> None:
    numbers = [item.number for item in find(MIXED, words)]
    assert sorted(numbers) == sorted(found)


def test_labels_that_begin_with_the_words_come_first() -> None:
    found: list[Item] = find(load("case"), "victims")
    assert [item.label.en for item in found][:3] == ["Victims", "Victims", "Women among the victims"]


def test_a_group_that_begins_with_a_repeat_shows_all_that_follows() -> None:
    group = form(
        f"""
        survey
        {LABELLED}
        | begin_group | third | ទីបី | Third |
        | begin_repeat | part | ផ្នែក | Parts |
        | text | head | ក្បាល | Head |
        | end_repeat |
        | text | last | ចុងក្រោយ | Last |
        | end_group |
        """
    )
    (section,) = sections(group)
    assert [(item.number, item.path) for item in section.items] == [("1.1", "/part"), ("1.2", "/last")]
