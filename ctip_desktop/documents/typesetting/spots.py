"""Where on a paper each answer came out, so that a window can show the place beside the question."""

from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the bottom left of the page."""

NEAR = 12.0
"""Points between two paragraphs of one answer that still read as one stretch."""
EVEN = 0.5


@dataclass(frozen=True)
class Spot:
    """A stretch of a page that an answer feeds: its question's path with row ids, the page from 0, the box."""

    path: str
    page: int
    box: Box


class Spots:
    """Gathers spots while a paper is drawn; paragraphs of one answer under one another become one spot."""

    def __init__(self) -> None:
        self._found: list[Spot] = []
        self._last: dict[str, int] = {}

    def note(self, paths: Sequence[str], page: int, box: Box) -> None:
        """Note that the answers of `paths` stand in this box of the page."""
        for path in dict.fromkeys(paths):
            at = self._last.get(path)
            if at is not None and _goes_on(self._found[at], page, box):
                above = self._found[at].box
                self._found[at] = Spot(path, page, (above[0], box[1], above[2], above[3]))
            else:
                self._last[path] = len(self._found)
                self._found.append(Spot(path, page, box))

    def all(self) -> tuple[Spot, ...]:
        """Return the spots in the order in which they were drawn."""
        return tuple(self._found)


def _goes_on(spot: Spot, page: int, box: Box) -> bool:
    left, bottom, right, _ = spot.box
    level = abs(left - box[0]) < EVEN and abs(right - box[2]) < EVEN
    return spot.page == page and level and -EVEN < bottom - box[3] < NEAR
