"""The Khmer block of Unicode by the part its characters play, as insides of character classes."""

CONSONANTS = "\u1780-\u17a2"
LETTERS = "\u1780-\u17b3"
SIGNS = "\u17b4-\u17d3\u17dd"
COENG = "\u17d2"
DIGITS = "0-9០-៩"

ZERO_WIDTH_SPACE = "\u200b"
UNSEEN = "\u00ad\u17b4\u17b5\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
