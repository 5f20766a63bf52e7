"""The matrix as plain values: lines of marks, a mark for each month, by office or by the kinds of one office."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.i18n import _, language
from ctip_desktop.khmer.names import MONTHS
from ctip_desktop.reports.completeness.judging import DONE, Share, State
from ctip_desktop.reports.completeness.matrix import Cell, Completeness, Row
from ctip_desktop.reports.duties.owed import month_of, months
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.statements.versions import kind_label

STATES: tuple[State, ...] = (
    "received", "received_late", "nothing", "changed_since", "in_part", "not_arrived", "overdue",
)  # fmt: skip
"""The states of a month that is over, in the order in which they are listed."""
_YEAR = 12
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Mark:
    """One place of the matrix; `state` is empty where nothing is owed, `kind` where all kinds are meant.

    `cell` is the statement of one month; of the whole of a longer period there is none.
    """

    state: State | str
    office: str
    period: Period
    kind: str = ""
    cell: Cell | None = None


@dataclass(frozen=True)
class Line:
    """A line: by what it is known (an office's code, a kind), what stands before and as its name, marks and share."""

    key: str
    number: str
    name: str
    marks: tuple[Mark, ...]
    share: Share


@dataclass(frozen=True)
class Head:
    """The head of a column of marks."""

    words: str
    period: Period


@dataclass(frozen=True)
class Chart:
    """A matrix; `corner` is the head of the names."""

    corner: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]


def by_office(found: Completeness) -> Chart:
    """Return offices by months; a longer period that is no year has a column for the whole of it."""
    heads = _heads(found.period)
    lines = (
        Line(row.office, row.office, office_name(row.office), _marks(row, heads, found.period), row.share)
        for row in found.rows
    )
    return Chart(_("Province"), heads, tuple(lines))


def by_kind(found: Completeness, office: str) -> Chart:
    """Return the kinds of an office by months."""
    (row,) = [row for row in found.rows if row.office == office]
    heads = [Head(_month_words(month), month) for month in months(found.period)]
    cells = {cell.owed.period.code: cell for cell in row.cells}
    kinds = list(dict.fromkeys(kind for cell in row.cells for kind in cell.owed.kinds))
    lines = (
        Line(
            kind,
            "",
            kind_label(kind).said(language()),
            tuple(_mark_of_kind(cells.get(head.period.code), head, office, kind) for head in heads),
            _share(row.cells, kind, found.today),
        )
        for kind in kinds
    )
    return Chart(_("Kind"), tuple(heads), tuple(lines))


def present_month(found: Completeness) -> Period | None:
    """Return the month that is being gathered: the last one that is over; None where it is not in the period."""
    last = month_of(date.fromordinal(found.today.replace(day=1).toordinal() - 1))
    return last if last.code in found.months else None


def counts(states: Mapping[State, int]) -> list[tuple[State, int]]:
    """Return how many offices are in each state of a month, in their order, those that are not left out."""
    return [(state, states[state]) for state in STATES if states.get(state)]


def late_offices(found: Completeness) -> list[Row]:
    """Return the offices with a statement of which the day has passed and that is not here, or not in full."""
    return [row for row in found.rows if row.overdue(found.today)]


def _heads(period: Period) -> tuple[Head, ...]:
    several = months(period)
    whole = [Head(_("Whole"), period)] if 1 < len(several) < _YEAR else []
    return (*(Head(_month_words(month), month) for month in several), *whole)


def _marks(row: Row, heads: Sequence[Head], period: Period) -> tuple[Mark, ...]:
    cells = {cell.owed.period.code: cell for cell in row.cells}
    found = []
    for head in heads:
        cell = cells.get(head.period.code)
        if cell:
            found.append(Mark(cell.state, row.office, head.period, cell=cell))
        else:
            found.append(Mark(row.state if head.period == period else "", row.office, head.period))
    return tuple(found)


def _mark_of_kind(cell: Cell | None, head: Head, office: str, kind: str) -> Mark:
    state = cell.kinds.get(kind, "") if cell else ""
    return Mark(state, office, head.period, kind, cell)


def _share(cells: Iterable[Cell], kind: str, today: date) -> Share:
    due = [cell for cell in cells if cell.owed.due < today and kind in cell.kinds]
    return Share(sum(cell.kinds[kind] in DONE for cell in due), len(due))


def _month_words(month: Period) -> str:
    return (MONTHS if language() == "km" else _ENGLISH)[month.start.month - 1]
