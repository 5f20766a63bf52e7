"""A passphrase is proposed of words anybody can spell, and its strength is told without flattery."""

import re
from itertools import pairwise

import pytest

from ctip_desktop.khmer.breaks import with_breaks
from ctip_desktop.khmer.collation import sort_key
from ctip_desktop.store.passphrases import fold
from ctip_desktop.store.proposing import propose, strength, words


def test_there_are_enough_words_and_each_stands_once_in_order() -> None:
    assert len(words()) == 6**4
    assert len({fold(word) for word in words()}) == len(words())
    assert all(sort_key(one) <= sort_key(other) for one, other in pairwise(words()))


def test_every_word_is_one_word_and_can_be_typed_in_one_way_only() -> None:
    for word in words():
        assert re.fullmatch("[\u1780-\u17a2\u17b6-\u17cb\u17d0\u17d2]{2,8}", word), word
        assert not re.search("\u17d2[\u178a\u178f]", word), f"{word}: coeng da and coeng ta look alike"
        assert "\u200b" not in with_breaks(word), word
        assert fold(word) == word


def test_no_word_is_two_others_joined() -> None:
    known = set(words())
    for word in words():
        for at in range(2, len(word) - 1):
            assert not (word[:at] in known and word[at:] in known), word


def test_a_proposal_is_five_words_of_the_list_and_another_each_time() -> None:
    proposals = {propose() for _ in range(50)}
    assert len(proposals) == 50
    for one in proposals:
        assert len(one.split(" ")) == 5
        assert set(one.split(" ")) <= set(words())


def test_every_word_can_be_proposed() -> None:
    assert {word for _ in range(6000) for word in propose().split(" ")} == set(words())


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("", 0),
        ("ស្វាយ", 0),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", 1),
        ("1234567890", 1),
        ("password2024", 1),
        ("ទឹក ទឹក ទឹក ទឹក ទឹក", 1),
        ("ស្វាយ ទូក ផ្ទះ", 2),
        ("ស្វាយ ទូក ផ្ទះ អំបិល", 3),
        ("ស្វាយ ទូក ផ្ទះ អំបិល កៅអី", 4),
        ("correct horse battery staple", 2),
    ],
)
def test_strength_is_what_a_guesser_would_find(typed: str, level: int) -> None:
    assert strength(typed).level == level


def test_a_proposal_is_strong_unless_it_repeats_itself() -> None:
    proposal = propose()
    while len(set(proposal.split(" "))) < 5:
        proposal = propose()
    assert strength(proposal).level == 4
    assert strength(proposal).bits == pytest.approx(51.7, abs=0.01)
