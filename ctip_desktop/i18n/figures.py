"""Figures in the digits of the language in force."""

from ctip_desktop.i18n.catalogue import language
from ctip_desktop.khmer.numerals import to_khmer


def figure(number: object) -> str:
    """Return a number, or a text with digits in it, in the digits of the language in force."""
    return to_khmer(str(number)) if language() == "km" else str(number)
