"""What a figure is of, and how a difference or per cent is made, in words."""

from dataclasses import dataclass

from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.report.sheet import Present
from ctip_desktop.i18n import _, figure
from ctip_desktop.i18n.figures import grouped, per_cent, signed
from ctip_desktop.reports.book.counts import labels
from ctip_desktop.reports.book.gathering import Book
from ctip_desktop.reports.book.parts import Cell, Change, Share, Source

_BETWEEN = " · "


@dataclass(frozen=True)
class Compared:
    """The two figures that a difference or per cent is made of."""

    now: Cell
    before: Cell


def compared(present: Present) -> Compared | None:
    """Return the figures behind a difference or per cent: the earlier one at its left, and the same of the period."""
    if isinstance(present.cell, Cell):
        return None
    figures = [cell for cell in reversed(present.cells[: present.place.column]) if isinstance(cell, Cell)]
    if not figures:
        return None
    before, *others = figures
    for cell in others:
        if cell.source and (before.source is None or _counts_the_same(cell.source, before.source)):
            return Compared(cell, before)
    return None


def name_of(present: Present, both: Compared | None) -> str:
    """Return what a figure is called, of a part with what it is a part of."""
    cell = present.cell
    source = cell.source if isinstance(cell, Cell) else both.now.source if both else None
    return labels().get(source.name, present.label) if present.is_part and source else present.label


def of_what(present: Present, book: Book) -> str:
    """Return what the figure is of besides: the head it stands under, the period, the office."""
    periods = {figure(book.period.start.year), figure(book.earlier.start.year)}
    periods |= {book.period.label(), book.earlier.label()}
    cell = present.cell
    source = cell.source if isinstance(cell, Cell) else None
    period = source.period if source else book.period
    parts = [present.group or "", "" if present.column in periods else present.column, period.label()]
    if book.office:
        parts.append(office_name(book.office))
    return _BETWEEN.join(part for part in parts if part)


def explained(present: Present, both: Compared | None) -> str:
    """Return how a difference, or per cent, was made of the two figures."""
    cell = present.cell
    if both is None or both.before.value is None or both.now.value is None:
        return _("There is no earlier figure to compare with.")
    now, before = both.now.value, both.before.value
    if isinstance(cell, Change):
        said = _("{now} now − {before} before = {difference}")
        return said.format(now=grouped(now), before=grouped(before), difference=signed(now - before))
    if not before:
        return _("The earlier figure is 0: of nothing no per cent can be made.")
    said = _("{difference} of {before}, the earlier figure = {share} %")
    assert isinstance(cell, Share)  # noqa: S101 - there is no other kind of figure
    return said.format(difference=signed(now - before), before=grouped(before), share=per_cent(cell.value or 0))


def why_none(present: Present, book: Book) -> str:
    """Return why there is no figure where one could stand."""
    earlier = {figure(book.earlier.start.year), book.earlier.label(), _("Participants before")}
    if not book.has_earlier and present.column in earlier:
        return _("There are no earlier figures: nothing of that period is here.")
    return _("Nothing has arrived from this office; that is not zero.")


def _counts_the_same(one: Source, other: Source) -> bool:
    return (one.name, one.office, one.chosen) == (other.name, other.office, other.chosen)
