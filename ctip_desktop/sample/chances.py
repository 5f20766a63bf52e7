"""Days, identifiers and countries by chance: the same seed gives the same country."""

from collections.abc import Sequence
from random import Random

COUNTRIES = ("TH", "MY", "VN", "CN", "LA", "ID")


def a_day(chance: Random, years: Sequence[int]) -> str:
    """Return a day of one of these years."""
    return f"{chance.choice(years)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def soon_after(chance: Random, day: str) -> str:
    """Return a day in the same month, or in one of the nine after it."""
    months = int(day[:4]) * 12 + int(day[5:7]) - 1 + chance.choice((0, 0, 1, 4, 9))
    return f"{months // 12}-{months % 12 + 1:02}-28"


def new_id(chance: Random) -> str:
    """Return an identifier of a row."""
    return f"{chance.getrandbits(128):032x}"
