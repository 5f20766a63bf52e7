"""Where the columns of a comparison stand: question, what stood before, and a column for every version."""

from dataclasses import dataclass

SIDE = 20
GAP = 14
_NUMBER = 24
"""The least room of a number."""
_SHARES = (0.19, 0.14)
"""What question and what stood before take of the width."""
_QUESTION = 150
"""The least room of a question."""


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


@dataclass(frozen=True)
class Needs:
    """What the columns need at least: how many versions there are, how wide numbers are, and the head of `before`."""

    versions: int = 2
    number: int = 0
    before: int = 0


def measures(wide: int, needs: Needs) -> Measures:
    """Return where the columns stand in a width."""
    number, versions = max(_NUMBER, needs.number) + 12, needs.versions
    inner = wide - 2 * SIDE - number
    least = (_QUESTION, needs.before)
    question, before = (max(round(inner * share), most) for share, most in zip(_SHARES, least, strict=True))
    at = SIDE + number
    left = at + question + GAP + before + GAP
    side = (wide - SIDE - left - GAP * (versions - 1)) // versions
    places = tuple(left + place * (side + GAP) for place in range(versions))
    return Measures(SIDE, at, question, at + question + GAP, before, places, side)
