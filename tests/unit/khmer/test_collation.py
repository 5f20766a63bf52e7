"""The order of Khmer lists."""

import random
from itertools import pairwise
from pathlib import Path

import pytest

from ctip_desktop.khmer.collation import sort_key

ENDINGS_IN_ORDER = (
    " ខ", "។", "១", "ក", "អ", "ា", "ិ", "ី", "ឹ", "ឺ", "ុ", "ូ", "ួ", "ើ", "ឿ", "ៀ", "េ", "ែ", "ៃ", "ោ", "ៅ", "ុំ", "ំ",
    "ាំ", "ះ", "ិះ", "ុះ", "េះ", "ោះ", "្ក", "្អ", "៌",
)  # fmt: skip


def test_places_stand_in_the_order_of_cldr():
    """The list is a hundred places, sorted by ICU 78 with CLDR's rules for Khmer."""
    lines = (Path(__file__).parent / "places_in_order.txt").read_text(encoding="utf-8").splitlines()
    mixed = random.Random(1).sample(lines, len(lines))
    assert sorted(mixed, key=sort_key) == lines
    assert sorted(mixed) != lines


def test_what_follows_a_consonant_stands_in_the_order_of_cldr():
    keys = [sort_key("ក" + ending) for ending in ENDINGS_IN_ORDER]
    assert keys == sorted(keys)
    assert sort_key("ក") < keys[0]


def test_letters_stand_in_the_order_of_cldr():
    letters = "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរឫឬលឭឮវឝឞសហឡអឥឦឧឨឩឪឯឰឱឲឳៜ"
    assert "".join(sorted(random.Random(1).sample(letters, len(letters)), key=sort_key)) == letters


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("ក", "ក់"),  # a sign decides only between texts otherwise the same,
        ("ក់ក", "កខ"),  # never before a letter,
        ("កខ់", "ក់ខ"),  # and the earlier one weighs more
        ("ក៉", "ក៊"),
        ("អិ", "ឥ"),
        ("ឥក", "អិខ"),
        ("រហ", "ឫ"),
        ("ឬ", "ល"),
        ("ធរ្ម", "ធល"),
        ("ធម៌", "ធល"),
        ("ផ្សារ ១", "ផ្សារ ២"),
        ("ផ្សារ ១", "ផ្សារ 2"),
        ("ផ្សារ 1", "ផ្សារ ២"),
        ("៩", "ក"),
        ("ហ", "a"),
        ("a", "A"),
        ("A", "b"),
        ("é", "f"),
        ("(ក)", "ក"),
        ("ក ខ", "កក"),
    ],
)
def test_one_stands_before_the_other(first: str, then: str):
    assert sort_key(first) < sort_key(then)


def test_a_zero_width_space_and_the_order_of_typing_move_nothing():
    assert sort_key("កា\u200bខ") < sort_key("កាគ")
    assert sort_key("កា\u200bគ") > sort_key("កាខ")
    assert sort_key("ខ្មារ") < sort_key("ខែ្មរ") < sort_key("ខ្យង")


def test_bytes_stand_in_the_same_order_as_code_points():
    keys = [sort_key(text) for text in ("a", "ក", "ក្ក", "១", "\U0001f600", "ក ខ", "ក។")]
    for one, other in pairwise(sorted(keys)):
        assert one.encode() < other.encode()
