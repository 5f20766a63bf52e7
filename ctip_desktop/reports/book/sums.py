"""Holds a report's figures to each other: parts to their total, those among others to all of them.

Published figures were criticised for parts that do not add up; here what does not is named, with both figures.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ctip_desktop.i18n import N_, _, figure

_WORDS = {
    "parts": N_("{what}: the parts add up to {parts}, the total is {total}."),
    "among": N_("{what}: {parts} are said to be among {total}."),
    "offices": N_("{what}: the offices add up to {parts}, the total is {total}."),
    "unsaid": N_("{what}: {parts} of them say no offence; they stand in no line."),
}


@dataclass(frozen=True)
class Uneven:
    """Figures that do not agree: `kind` is `parts`, `among`, `offices` or `unsaid`; `what` names the total in words."""

    kind: str
    what: str
    parts: int
    total: int

    @property
    def text(self) -> str:
        """Return the warning in words."""
        return _(_WORDS[self.kind]).format(what=self.what, parts=figure(self.parts), total=figure(self.total))


def check_parts(what: str, total: int, parts: list[int], kind: str = "parts") -> Iterator[Uneven]:
    """Yield a warning where parts are not together the total."""
    if sum(parts) != total:
        yield Uneven(kind, what, sum(parts), total)


def check_among(what: str, total: int, part: int) -> Iterator[Uneven]:
    """Yield a warning where some are more than all."""
    if part > total:
        yield Uneven("among", what, part, total)


def check_said(what: str, total: int, unsaid: int) -> Iterator[Uneven]:
    """Yield a warning where entries say no offence."""
    if unsaid:
        yield Uneven("unsaid", what, unsaid, total)
