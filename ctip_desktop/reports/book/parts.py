"""What a report is laid out in: tables, charts, what was said, remarks; words in one language, figures as figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ctip_desktop.reports.book.sums import Uneven
from ctip_desktop.reports.periods import Period


@dataclass(frozen=True)
class Source:
    """What a figure counts: with it `cube.entries_behind` returns the entries behind it."""

    name: str
    period: Period
    office: str | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Cell:
    """A figure: None where there is none, which is not zero; `source` says what it counts."""

    value: int | None
    source: Source | None = None


@dataclass(frozen=True)
class Change:
    """By how many a figure is more than the earlier one; None where one of the two is missing."""

    value: int | None


@dataclass(frozen=True)
class Share:
    """By how much a figure is more, in per cent of the earlier figure; None where there is no earlier figure."""

    value: float | None


Figure = Cell | Change | Share


@dataclass(frozen=True)
class Head:
    """A column of figures, or several under one head (`parts`)."""

    label: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A line of a table: `level` 1 is a part of the line of level 0 above it."""

    label: str
    cells: "tuple[Figure, ...]"
    level: int = 0


@dataclass(frozen=True)
class Table:
    """Figures under heads; `rows_head` names what the lines are, `total` is their sum where there is one."""

    title: str
    rows_head: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    is_numbered: bool = False

    @property
    def lines(self) -> tuple[Row, ...]:
        """Return the rows, the total after them."""
        return (*self.rows, *([self.total] if self.total else []))


@dataclass(frozen=True)
class Series:
    """Figures of one kind, one for each label of the chart."""

    label: str
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class Chart:
    """A picture of figures, which it also tells: `kind` is `trend`, `bars` (lying, a label a line) or `columns`."""

    kind: str
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Lines:
    """Lines under a head: what a working group said, or a list; with each the numbers of the entries that say it.

    `entries` are the ids of these, line by line; none where nothing can be opened.
    """

    title: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    entries: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of the report with a head of its own; `is_annex` after the report's end."""

    title: str
    parts: tuple[Table | Chart | Lines, ...]
    remarks: tuple[str, ...] = ()
    is_annex: bool = False


@dataclass(frozen=True)
class Report:
    """The whole, in one language: the office whose letterhead it bears, its title, period and opening words.

    `uneven` are the figures that do not agree; an annex names them.
    """

    office: str
    language: str
    title: str
    period: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    uneven: tuple[Uneven, ...] = ()


def share(now: int | None, before: int | None) -> Share:
    """Return by how much a figure changed, in per cent of the earlier figure; of nothing there is no per cent."""
    if now is None or not before:
        return Share(None)
    return Share((now - before) * 100 / before)


def difference(now: int | None, before: int | None) -> Change:
    """Return by how many a figure changed."""
    return Change(None if now is None or before is None else now - before)
