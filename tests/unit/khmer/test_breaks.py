"""Line breaks and words; `|` in a test shows where a line may end."""

import pytest

from ctip_desktop.khmer.breaks import break_points, with_breaks, words

ZWSP, NBSP, WJ = "\u200b", "\u00a0", "\u2060"


def shown(text: str) -> str:
    return with_breaks(text).replace(ZWSP, "|")


def test_a_line_may_end_between_words():
    assert shown("របាយការណ៍ដែលមាន") == "របាយការណ៍|ដែល|មាន"


@pytest.mark.parametrize("sign", ["។", "៕", "៖", "ៗ", "៘", "៚", "”", "’", "»", "›", ")", "]", "}"])
def test_no_line_begins_with_a_closing_sign_even_after_a_space(sign: str):
    assert shown(f"ឆ្នាំ {sign} ខែ") == f"ឆ្នាំ {sign} |ខែ"


def test_a_zero_width_space_does_not_strand_a_closing_sign():
    assert shown(f"ឆ្នាំ{ZWSP}។") == "ឆ្នាំ។"


def test_et_cetera_stays_whole():
    assert shown("សៀវភៅ។ល។ និង") == "សៀវភៅ។ល។ |និង"


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("គន្ធាណាមក", "គន្ធា|ណាមក"),  # ICU: គន្ធា|ណាម|ក
        ("ប៊ុនថន", "ប៊ុន|ថន"),  # ICU: ប៊ុ|ន|ថន
        ("ហផល្លា", "ហផល្លា"),  # ICU: ហ|ផល្លា
        ("ឌផលន់", "ឌផ|លន់"),  # ICU: ឌ|ផ|លន់
        ("ចានង់", "ចានង់"),  # ICU: ចាន|ង់
    ],
)
def test_no_consonant_is_left_alone(text: str, broken: str):
    assert shown(text) == broken


def test_a_consonant_that_numbers_a_line_stands_alone():
    assert shown("ក. ខែ ខ") == "ក. |ខែ |ខ"


def test_an_abbreviation_is_no_lone_consonant():
    assert shown("ប្រធានគ.ស.ម") == "ប្រធាន|គ.ស.ម"


def test_a_cluster_is_never_cut():
    assert shown(f"ក{ZWSP}ា") == "កា"
    assert shown(f"ស្ត{ZWSP}្រី") == "ស្ត្រី"
    assert not any(piece.endswith("្") for piece in shown("លេន្លង់សា").split("|"))  # ICU: លេន្|លង់|សា


def test_a_long_number_lets_go_of_the_word_after_it():
    assert shown("ឆ្នាំ២០១៧រហូតមក") == "ឆ្នាំ២០១៧|រហូត|មក"
    assert shown("ឆ្នាំ2017រហូតមក") == "ឆ្នាំ2017|រហូត|មក"


@pytest.mark.parametrize("text", ["២០រូប", "២០ រូប", "១២០០នាក់", "១២០០ នាក់", "១.២០០  រៀល", "៥០ %", "12.5 km", "៣ ខែ"])
def test_a_number_keeps_its_unit(text: str):
    assert not break_points(text)


def test_a_number_that_tells_which_has_no_unit():
    assert shown("ថ្ងៃទី១៣ ខែមិថុនា") == "ថ្ងៃទី១៣ |ខែមិថុនា"
    assert shown("ឆ្នាំ ២០១៧ ខែ") == "ឆ្នាំ |២០១៧ |ខែ"


def test_a_repetition_sign_does_not_spoil_the_words_before_it():
    """ICU alone cuts លើ|ករ|ណី|ផ្សេង|ៗ."""
    assert shown("លើករណីផ្សេងៗ") == "លើ|ករណី|ផ្សេងៗ"
    assert shown("រៀងៗខ្លួន") == "រៀងៗ|ខ្លួន"


def test_the_authors_zero_width_space_is_honoured():
    assert break_points(f"ក{ZWSP}ខែ") == [2]
    assert shown(f"ប៊ុ{ZWSP}ន{ZWSP}ថន") == "ប៊ុ|ន|ថន"


@pytest.mark.parametrize("glue", [NBSP, WJ])
def test_no_line_ends_at_a_no_break_space_or_a_word_joiner(glue: str):
    assert break_points(f"របាយការណ៍{glue}ដែល") == []


def test_a_kept_span_is_not_broken_whatever_stands_in_it():
    name = f"សុខ ប៊ុនថន{ZWSP}រតនា"
    text = f"លោក {name} បានមក"
    start = text.index(name)
    assert [text[point:] for point in break_points(text, [(start, start + len(name))])] == [
        f"{name} បានមក",
        "បានមក",
        "មក",
    ]


def test_a_kept_span_is_kept_up_to_its_last_character():
    assert break_points("ខែ ក") == [3]
    assert break_points("ខែ ក", [(0, 4)]) == break_points("ខែ ក", [(2, 4)]) == []
    assert break_points("ខែ ក", [(0, 3)]) == break_points("ខែ ក", [(3, 4)]) == [3]


def test_offsets_count_characters_also_beyond_the_basic_plane():
    text = "\U0001f600 ខែ មេសា"
    assert [text[point:] for point in break_points(text)] == ["ខែ មេសា", "មេសា"]


@pytest.mark.parametrize("text", ["", "ក", " ", "\n"])
def test_a_text_too_short_has_no_break(text: str):
    assert break_points(text) == []
    assert with_breaks(text) == text


def test_lines_stay_lines():
    assert with_breaks("ខែ\nមេសា\r\n") == "ខែ\nមេសា\r\n"


def test_words_are_given_without_what_stands_between_them():
    assert words("លើករណីផ្សេងៗ (២០១៧) ៖ «ប៊ុនថន» ។") == ["លើ", "ករណី", "ផ្សេងៗ", "២០១៧", "ប៊ុន", "ថន"]
    assert words("ឆ្នាំ២០១៧រហូតមក") == ["ឆ្នាំ២០១៧", "រហូត", "មក"]
    assert words("ដដែល ៗ ។") == ["ដដែល", "ៗ"]
    assert words(" ។ ") == []
