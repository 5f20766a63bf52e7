"""Where the columns of a comparison stand: question, what stood before, and a column for every version."""

from dataclasses import dataclass

SIDE = 20
GAP = 14
_NUMBER = 24
"""The least room of a number."""
_SHARES = (0.19, 0.14)
"""What question and what stood before take of the width."""
_LEAST = (150, 84)


@dataclass(frozen=True)
class Measures:
    """Left edges and widths in pixels."""

    number: int
    question: int
    question_wide: int
    before: int
    before_wide: int
    sides: tuple[int, ...]
    side_wide: int


def measures(wide: int, versions: int, number_wide: int) -> Measures:
    """Return where the columns stand in a width, for so many versions and numbers of this width."""
    number = max(_NUMBER, number_wide) + 12
    inner = wide - 2 * SIDE - number
    question, before = (max(round(inner * share), least) for share, least in zip(_SHARES, _LEAST, strict=True))
    at = SIDE + number
    left = at + question + GAP + before + GAP
    side = (wide - SIDE - left - GAP * (versions - 1)) // versions
    places = tuple(left + place * (side + GAP) for place in range(versions))
    return Measures(SIDE, at, question, at + question + GAP, before, places, side)
