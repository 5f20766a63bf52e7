"""Names of persons are compared whatever their script, spacing, order and honorifics."""

import pytest

from ctip_desktop.khmer.person_names import are_alike, is_khmer, name_parts, sound_of, spellings

IN_BOTH = [
    ("សុខ ស្រីមុំ", "Sok Sreymom"),
    ("ជា សុភាព", "Chea Sopheap"),
    ("ហេង វុទ្ធី", "Heng Vuthy"),
    ("ញ៉ែម រដ្ឋា", "Nhem Ratha"),
    ("យ៉ុន យូឡេង", "Yun Youleng"),
    ("អ៊ុំ សារ៉ាត់", "Oum Sarath"),
    ("ព្រំ សំណាង", "Prom Samnang"),
    ("ទេព វិបុល", "Tep Vibol"),
    ("ឡុង ផល្លា", "Long Phalla"),
]


@pytest.mark.parametrize(("khmer", "latin"), IN_BOTH)
def test_a_name_sounds_the_same_in_both_scripts(khmer: str, latin: str) -> None:
    assert [sound_of(part) for part in name_parts(khmer)] == [sound_of(part) for part in name_parts(latin)]


def test_other_names_sound_otherwise() -> None:
    sounds = {"".join(map(sound_of, name_parts(khmer))) for khmer, _ in IN_BOTH}
    assert len(sounds) == len(IN_BOTH)


@pytest.mark.parametrize("written", ["លោក សុខ ដារ៉ា", "កញ្ញា សុខ ដារ៉ា", "សុខ\u200bដារ៉ា", " សុខ  ដារា ", "ឯ.ឧ. សុខ ដារ៉ា"])
def test_honorifics_spaces_and_shifters_make_no_difference(written: str) -> None:
    assert name_parts(written) == name_parts("សុខ ដារ៉ា")


def test_an_honorific_that_is_the_whole_name_stays() -> None:
    assert name_parts("នាង") != ()
    assert name_parts("Neang Sokha") == ("neang", "sokha")


def test_a_name_without_spaces_is_one_of_the_spellings_of_that_with_them() -> None:
    assert name_parts("សុខដារ៉ា")[0] in spellings(name_parts("សុខ ដារ៉ា"))
    assert name_parts("ដារ៉ាសុខ")[0] in spellings(name_parts("សុខ ដារ៉ា"))


def test_two_signs_changed_with_each_other_are_one_change() -> None:
    assert are_alike("sokha", "skoha", 0.8)
    assert not are_alike("sokha", "dareth", 0.6)
    assert are_alike("", "", 1)


def test_a_script_is_told_by_its_letters() -> None:
    assert is_khmer("សុខ")
    assert not is_khmer("sok")
