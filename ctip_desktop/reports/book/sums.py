"""What does not agree in a report, and how the report's own sums are held to each other.

Published figures were criticised for parts that do not add up; here what does not is named, with the figures.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ctip_desktop.i18n import N_, _, figure

_WORDS = {
    "parts": N_("{what}: the parts add up to {parts}, the total is {total}."),
    "offices": N_("{what}: the offices add up to {parts}, the total is {total}."),
    "unsaid": N_("{what}: {parts} of them say no offence; they stand in no line."),
}


@dataclass(frozen=True)
class Uneven:
    """Figures that do not agree, in words and by name.

    Args:
        kind: `rule` of the forms, or of the report's own sums `parts`, `offices`, `unsaid`.
        text: what does not agree, with the figures.
        figures: the figures, by indicator; of the report's own sums `parts` and `total`.
        office: whose figures they are; None for those of all.
    """

    kind: str
    text: str
    figures: Mapping[str, float] = field(default_factory=dict)
    office: str | None = None


def check_parts(what: str, total: int, parts: list[int], kind: str = "parts") -> Iterator[Uneven]:
    """Yield a warning where parts are not together the total."""
    if sum(parts) != total:
        yield _uneven(kind, what, sum(parts), total)


def check_said(what: str, total: int, unsaid: int) -> Iterator[Uneven]:
    """Yield a warning where entries say no offence."""
    if unsaid:
        yield _uneven("unsaid", what, unsaid, total)


def _uneven(kind: str, what: str, parts: int, total: int) -> Uneven:
    text = _(_WORDS[kind]).format(what=what, parts=figure(parts), total=figure(total))
    return Uneven(kind, text, {"parts": parts, "total": total})
