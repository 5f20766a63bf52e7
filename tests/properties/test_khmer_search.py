"""What holds of every search key."""

import random
import re

from hypothesis import given
from hypothesis import strategies as st

from ctip_desktop.khmer.search import search_key

KHMER = st.text(st.characters(min_codepoint=0x1780, max_codepoint=0x17E9) | st.sampled_from(" :\u200b\u200ca"))
CLUSTER = re.compile("[\u1780-\u17a2](?:\u17d2[\u1780-\u17a2]|[\u17b6-\u17d1])*")
PART = re.compile("\u17d2?.", re.DOTALL)

VOWELS = ["", *"ាិីឹឺុូួើឿៀេែៃោៅ", "ាំ", "ុំ", "ំ", "ះ", "ោះ"]


@st.composite
def syllables(draw: st.DrawFn) -> list[list[str]]:
    """Return well-typed syllables, each as its base and its parts in order."""
    consonant = st.sampled_from("កខគងចជញដតទនបផពមយរលវសហអ")
    found = []
    for _ in range(draw(st.integers(1, 4))):
        coengs = draw(st.sampled_from(["", "្ក", "្ត", "្រ", "្ម", "្ត្រ", "្ក្រ"]))
        shifter = draw(st.sampled_from(["", "", "៉", "៊"]))
        found.append([draw(consonant), *PART.findall(coengs), *shifter, *draw(st.sampled_from(VOWELS))])
    return found


@given(st.text() | KHMER)
def test_the_key_of_a_key_is_itself(text: str):
    key = search_key(text)
    assert search_key(key) == key


@given(st.text(st.characters(categories=None)))
def test_every_text_has_a_key(text: str):
    assert isinstance(search_key(text), str)


@given(syllables(), st.randoms(use_true_random=False))
def test_the_order_of_typing_makes_no_difference(typed: list[list[str]], chance: random.Random):
    well = "".join("".join(syllable) for syllable in typed)
    mixed = "".join(base + "".join(chance.sample(parts, len(parts))) for base, *parts in typed)
    assert search_key(mixed) == search_key(well)


@given(KHMER, KHMER)
def test_spaces_and_unseen_characters_make_no_difference(one: str, other: str):
    assert search_key(f"{one}\u200b {other}") == search_key(one + other)


@given(st.text(st.sampled_from("ស្តដរីកា")))
def test_coeng_ta_and_da_are_one(text: str):
    assert search_key(text.replace("្ត", "្ដ")) == search_key(text)
