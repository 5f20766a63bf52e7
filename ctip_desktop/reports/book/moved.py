"""Figures that are other than those published when their period was closed, because entries came or changed later."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ctip_desktop.reports.book.cube import Asked, Cube, count_among
from ctip_desktop.reports.book.parts import Source
from ctip_desktop.reports.book.published import Published, came_since
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.layout import OFFICE
from ctip_desktop.store.transaction import Reader


@dataclass(frozen=True)
class Moved:
    """A figure as published and as it is counted now; `later` are the entries behind it that came or changed since."""

    source: Source
    published: int
    now: int
    later: int


def moved(
    reader: Reader,
    cube: Cube,
    asked: Iterable[Asked],
    period: Period,
    was: Published,
    today: date,
    office: str | None,
) -> tuple[Moved, ...]:
    """Return the figures of a closed period that moved, of one office or of all, those of all offices first."""
    compared = list(_compared(cube, list(asked), period, was, office))
    if all(before == now for _, before, now in compared):
        return ()
    since = came_since(reader, was.heads)
    return tuple(
        Moved(source, before, now, count_among(reader, source, today, since))
        for source, before, now in compared
        if before != now
    )


def _compared(
    cube: Cube, divisions: list[Asked], period: Period, was: Published, office: str | None
) -> Iterator[tuple[Source, int, int]]:
    for (name, of, where), before in was.figures.items():
        if office is not None and of != office:
            continue
        chosen = dict(where)
        full = chosen | ({OFFICE: of} if of else {})
        by = next((one.by for one in divisions if name in one.names and full.keys() <= set(one.by)), None)
        if by is not None:
            yield Source(name, period, of or None, chosen), before, cube.sum(name, period, by, full)
