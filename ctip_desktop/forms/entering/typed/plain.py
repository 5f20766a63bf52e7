"""A typed text as a machine reads it: Latin digits, plain spaces and signs, nothing unseen."""

from ctip_desktop.khmer.letters import LETTERS, UNSEEN
from ctip_desktop.khmer.numerals import to_latin

_TABLE = str.maketrans(
    dict.fromkeys(UNSEEN, "")
    | dict.fromkeys(map(chr, range(32)), " ")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
    | dict.fromkeys("−–—", "-")
)
_UNSEEN = str.maketrans(dict.fromkeys(UNSEEN, ""))
_FIRST_LETTER, _LAST_LETTER = LETTERS.split("-")

MARK = "\u200b"
"""Stands unseen at the end of a text that is kept though it was not understood, and that a machine might read."""


def plain(text: str) -> str:
    """Return the text in Latin digits, its spaces, dashes and unseen characters made plain, no spaces around it."""
    return to_latin(text.translate(_TABLE)).strip()


def seen(text: str) -> str:
    """Return the text without a mark at its end."""
    return text.removesuffix(MARK)


def as_code(text: str) -> str:
    """Return a text without unseen characters if no Khmer is in it: the Khmer space bar types them into codes."""
    return text if any(_FIRST_LETTER <= letter <= _LAST_LETTER for letter in text) else text.translate(_UNSEEN)
