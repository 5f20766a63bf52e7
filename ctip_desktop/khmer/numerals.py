"""The digits ០–៩: to Khmer for people, to Latin for machines."""

DIGITS = "០១២៣៤៥៦៧៨៩"

_TO_KHMER = str.maketrans("0123456789", DIGITS)
_TO_LATIN = str.maketrans(DIGITS, "0123456789")


def to_khmer(text: str) -> str:
    """Return `text` with 0–9 written ០–៩ and everything else as it was."""
    return text.translate(_TO_KHMER)


def to_latin(text: str) -> str:
    """Return `text` with ០–៩ written 0–9 and everything else as it was."""
    return text.translate(_TO_LATIN)
