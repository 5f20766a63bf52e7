"""Figures in the digits of the language in force."""

from ctip_desktop.i18n.catalogue import language
from ctip_desktop.khmer.numerals import to_khmer


def figure(number: object) -> str:
    """Return a number, or a text with digits in it, in the digits of the language in force."""
    return to_khmer(str(number)) if language() == "km" else str(number)


def grouped(value: int, spoken: str = "") -> str:
    """Return a whole number with its thousands apart: `1,234`, `១.២៣៤`; in `km` or `en`, or the language in force."""
    if (spoken or language()) == "km":
        return to_khmer(f"{value:,}".replace(",", "."))
    return f"{value:,}"


def signed(value: int, spoken: str = "") -> str:
    """Return a difference with its sign: `+7`, `−7`, `0`."""
    return f"{_sign(value)}{grouped(abs(value), spoken)}"


def per_cent(value: float, spoken: str = "") -> str:
    """Return per cent, without their mark, with their sign and one decimal place: `−7.4`, `−៧,៤`."""
    rounded = round(abs(value), 1)
    whole, _, tenth = f"{rounded:.1f}".partition(".")
    is_khmer = (spoken or language()) == "km"
    parts = (grouped(int(whole), spoken), to_khmer(tenth) if is_khmer else tenth)
    return f"{_sign(value if rounded else 0)}{(',' if is_khmer else '.').join(parts)}"


def _sign(value: float) -> str:
    return "+" if value > 0 else "−" if value < 0 else ""
