"""The Khmer block of Unicode by the part its characters play, as pieces for character classes."""

CONSONANTS = "\u1780-\u17a2"
INDEPENDENT_VOWELS = "\u17a3-\u17b3"
LETTERS = CONSONANTS + INDEPENDENT_VOWELS
SIGNS = "\u17b4-\u17d3\u17dd"
DIGITS = "0-9០-៩"
COENG = "\u17d2"
ZERO_WIDTH_SPACE = "\u200b"
