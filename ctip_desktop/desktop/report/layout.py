"""The blocks of a report under one another, and where on the sheet each figure stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ctip_desktop.desktop.report.blocks import Block, Said, Words
from ctip_desktop.desktop.report.charts import Drawing
from ctip_desktop.desktop.report.figures import Figures
from ctip_desktop.i18n import figure
from ctip_desktop.reports.book.parts import Chart, Section, Table
from ctip_desktop.reports.periods import Period


class Place(NamedTuple):
    """Where a figure, or a line that was said, stands: section, part of it, line, column, each from 0.

    The total of a table is its last line.
    """

    section: int
    part: int
    row: int
    column: int


@dataclass
class Set:
    """A block with its place on the sheet: of which section, and which part of it, if one may walk it."""

    block: Block
    section: int
    part: int = -1
    top: float = 0

    @property
    def bottom(self) -> float:
        """Return where it ends."""
        return self.top + self.block.height


@dataclass
class TableSet(Set):
    """A table, or lines that lead to entries, with its place."""

    block: Figures | Said

    @property
    def key(self) -> tuple[int, int]:
        """Return its section and part."""
        return self.section, self.part


class Layout:
    """All blocks of a report."""

    def __init__(self, sections: Sequence[Section], earlier: Period | None) -> None:
        self.blocks = list(_blocks(sections, earlier))
        self.tables = [one for one in self.blocks if isinstance(one, TableSet) and one.block.count]

    @property
    def height(self) -> float:
        """Return the height of everything."""
        return self.blocks[-1].bottom if self.blocks else 0

    def measure(self, width: float) -> None:
        """Give every block its place."""
        top = 0.0
        for one in self.blocks:
            one.block.measure(width)
            one.top = top
            top = one.bottom

    def table_of(self, place: Place) -> TableSet:
        """Return the table a figure stands in."""
        return next(one for one in self.tables if one.key == place[:2])

    def span(self, place: Place) -> tuple[float, float]:
        """Return where a figure's line begins and ends, from the top of everything."""
        one = self.table_of(place)
        begins, ends = one.block.row_place(place.row)
        return one.top + begins, one.top + ends

    def nearest_to(self, place: Place | None) -> Place | None:
        """Return a place if there is a figure, else the first figure there is."""
        for one in self.tables:
            if place and one.key == place[:2]:
                row = min(place.row, one.block.count - 1)
                return place._replace(row=row, column=min(place.column, one.block.last_column(row)))
        return Place(*self.tables[0].key, 0, 0) if self.tables else None

    def beyond(self, place: Place, down: int) -> Place | None:
        """Return the figure in the next table, or the one before, as near below the same column as can be."""
        here = self.tables.index(self.table_of(place)) + down
        if not 0 <= here < len(self.tables):
            return None
        one = self.tables[here]
        row = 0 if down > 0 else one.block.count - 1
        return Place(*one.key, row, one.block.nearest(self.table_of(place).block.middle(place.column)))

    def within(self, top: float, bottom: float, column: int) -> Place | None:
        """Return the first figure of a column whose line lies between two heights, below its table's head there."""
        for one in self.tables:
            for row in range(one.block.count):
                begins, ends = one.block.row_place(row)
                if one.top + begins >= top + one.block.head and one.top + ends <= bottom:
                    return Place(*one.key, row, min(column, one.block.last_column(row)))
        return None

    def section_at(self, y: float) -> int:
        """Return the section at a height."""
        return max((one.section for one in self.blocks if one.top <= y), default=0)

    def at(self, x: float, y: float, scrolled: float) -> Place | None:
        """Return the figure at a point, but for what lies below a head that stays in view."""
        for one in self.tables:
            head = max(one.top, scrolled) + one.block.head
            if head <= y < one.bottom and (found := one.block.at(x, y - one.top)):
                return Place(*one.key, *found)
        return None


def _blocks(sections: Sequence[Section], earlier: Period | None) -> Iterator[Set]:
    """Yield what the sheet is made of; the first section needs no head, for it is what the page is about."""
    for number, section in enumerate(sections):
        if number:
            title = section.title if section.is_annex else f"{figure(number + 1)}. {section.title}"
            yield Set(Words(title, "heading", "text", 26, 6), number)
        for place, part in enumerate(section.parts):
            if isinstance(part, Table):
                if part.title:
                    yield Set(Words(part.title, "strong", "text", 18, 0), number)
                yield TableSet(Figures(part, earlier), number, place)
            elif isinstance(part, Chart):
                yield Set(Drawing(part), number)
            else:
                yield TableSet(Said(part), number, place)
        for remark in section.remarks:
            yield Set(Words(remark), number)
