"""Finds the spots of a question on a paper, or those next to where its answer would come out."""

from collections.abc import Iterator, Sequence

from ctip_desktop.documents.typesetting.spots import Spot


class Places:
    """The spots of one paper by question."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self._spots = tuple(spots)

    def of(self, path: str) -> tuple[Spot, ...]:
        """Return the spots that an answer feeds, in the order of the paper; a row's are those of all its questions."""
        return tuple(spot for spot in self._spots if spot.path == path) or tuple(self._below(path))

    def near(self, path: str) -> Spot | None:
        """Return the spot to look at for a question that is not told yet: one of its row, or of the row around."""
        while (cut := path.rfind("/")) > 0:
            path = path[:cut]
            if spot := next(self._below(path), None):
                return spot
        return None

    def at(self, page: int, x: float, y: float) -> str:
        """Return the question whose spot is at a place in points, the most particular one; empty if there is none."""
        found = [spot for spot in self._spots if spot.page == page and _holds(spot, x, y)]
        return min(found, key=_area).path if found else ""

    def _below(self, path: str) -> Iterator[Spot]:
        return (spot for spot in self._spots if spot.path.startswith((f"{path}/", f"{path}[")))


def _holds(spot: Spot, x: float, y: float) -> bool:
    left, bottom, right, top = spot.box
    return left <= x <= right and bottom <= y <= top


def _area(spot: Spot) -> float:
    left, bottom, right, top = spot.box
    return (right - left) * (top - bottom)
