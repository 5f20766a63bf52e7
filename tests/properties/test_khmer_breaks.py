"""What holds of every line break."""

from hypothesis import example, given
from hypothesis import strategies as st

from ctip_desktop.khmer.breaks import break_points, with_breaks, words

PIECES = [
    "កម្ពុជា",
    "ករណី",
    "២០១៧",
    "២០",
    " រូប",
    "ៗ",
    "។",
    " ",
    "(",
    ")",
    "\u200b",
    "\u00a0",
    "ក",
    "្",
    "ា",
    "a",
    "\n",
    "\U0001f600",
]
TEXT = st.lists(st.sampled_from(PIECES)).map("".join) | st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXT)
def test_breaks_are_sorted_inside_the_text_and_never_cut_a_cluster(text: str):
    points = break_points(text)
    assert points == sorted(set(points))
    for point in points:
        assert 0 < point < len(text)
        assert not "\u17b4" <= text[point] <= "\u17d3"
        assert text[point - 1] != "\u17d2"
        assert text[point] not in "។៕៖ៗ”’»)"


@given(TEXT)
def test_showing_breaks_changes_nothing_else(text: str):
    assert with_breaks(text).replace("\u200b", "") == text.replace("\u200b", "")


@given(TEXT, st.integers(0, 20), st.integers(0, 20))
@example("កម្ពុជាករណីៗៗៗ\nករណី្", 0, 16)
def test_keeping_a_span_takes_away_just_the_breaks_inside_it(text: str, start: int, length: int):
    kept = break_points(text, [(start, start + length)])
    assert set(kept) <= set(break_points(text))
    assert not any(start < point < start + length for point in kept)


@given(TEXT)
def test_words_stand_in_the_text_in_their_order(text: str):
    place = 0
    for word in words(text):
        place = text.index(word, place) + len(word)
