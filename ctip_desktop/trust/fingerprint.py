"""The fingerprint two people compare aloud: forty digits in groups of five, whatever it stands for."""

import re
from hashlib import sha256

from ctip_desktop.khmer.numerals import to_latin

DIGITS = 40
GROUP = 5

_BETWEEN = re.compile("[\\s\u200b\u2010-\u2015-]+")


def fingerprint(content: bytes) -> str:
    """Return the fingerprint of some bytes: their SHA-256 as a number, its last forty decimal digits."""
    digits = f"{int.from_bytes(sha256(content).digest(), 'big') % 10**DIGITS:0{DIGITS}}"
    return " ".join(digits[start : start + GROUP] for start in range(0, DIGITS, GROUP))


def same(typed: str, shown: str) -> bool:
    """Tell whether what was read back is the fingerprint: Khmer digits, spaces and dashes are as good as none."""
    return _digits(typed) == _digits(shown)


def _digits(text: str) -> str:
    return _BETWEEN.sub("", to_latin(text))
