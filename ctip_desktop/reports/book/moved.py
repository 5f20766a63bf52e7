"""Figures that are other than those published when their period was closed, because entries came or changed later."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ctip_desktop.reports.book.cube import Asked, Cube, entries_behind
from ctip_desktop.reports.book.parts import Source
from ctip_desktop.reports.book.published import Published, came_later
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
    divisions = list(asked)
    found = []
    for source, before, now in _compared(cube, divisions, period, was, office):
        if before != now:
            behind = entries_behind(reader, source.name, period, today, source.office, source.chosen)
            later = came_later(reader, was.heads, [one.entry for one in behind])
            found.append(Moved(source, before, now, later))
    return tuple(found)


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
