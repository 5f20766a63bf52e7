"""Tables on paper: cells of paragraphs between fine rules, with room for what hangs below a Khmer line."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, PageBreak, Spacer, Table, TableStyle

from ctip_desktop.documents.typesetting.held import TALLEST

Span = tuple[tuple[int, int], tuple[int, int]]
"""A cell that covers others: (column, row) of its first and of its last, counted from 0."""

RULE = 0.5
SIDE, ABOVE, BELOW = 4.0, 2.0, 3.0
LEAST_LEFT = 4
"""Rows that go on together to a further page, so that no total stands there alone."""


class Grid(Table):  # type: ignore[misc]  # reportlab is untyped
    """A table of which never only a row or two stand on a further page."""

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803 - reportlab's names
        """Return the parts before and after the page's end; earlier rows go on where too few would."""
        parts: list[Flowable] = Table.split(self, availWidth, availHeight)
        if len(parts) == 2:
            begun, left = (len(part._rowHeights) for part in parts)  # noqa: SLF001 - reportlab tells it nowhere else
            begun -= max(LEAST_LEFT - (left - self.repeatRows), 0)
            if self.repeatRows + 1 < begun < len(parts[0]._rowHeights):  # noqa: SLF001
                first, rest = Table.split(self, availWidth, sum(self._rowHeights[:begun]) + 0.01)
                return [first, PageBreak(), rest]
        return parts


def grid(
    rows: Sequence[Sequence[Flowable]],
    widths: Sequence[float],
    heads: int,
    spans: Sequence[Span] = (),
    tint: float = 1,
) -> Table:
    """Return a ruled table; its first `heads` rows, on a ground of grey `tint`, come again on each further page."""
    commands = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), SIDE),
        ("TOPPADDING", (0, 0), (-1, -1), ABOVE),
        ("BOTTOMPADDING", (0, 0), (-1, -1), BELOW),
        ("GRID", (0, 0), (-1, -1), RULE, "black"),
        *(("SPAN", *span) for span in spans),
        *([("BACKGROUND", (0, 0), (-1, heads - 1), (tint, tint, tint))] if tint < 1 and heads else []),
    ]
    return _table(rows, [width - 2 * SIDE for width in widths], 2 * SIDE, heads, commands)


def columns(rows: Sequence[Sequence[Flowable]], widths: Sequence[float]) -> Table:
    """Return cells side by side without rules, their first lines level."""
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    commands = [("VALIGN", (0, 0), (-1, -1), "TOP"), *((side, (0, 0), (-1, -1), 0) for side in sides)]
    return _table(rows, widths, 0, 0, commands)


def _table(
    rows: Sequence[Sequence[Flowable]],
    measures: Sequence[float],
    padding: float,
    heads: int,
    commands: Sequence[tuple[object, ...]],
) -> Table:
    return Grid(
        [placeable for row in rows for placeable in _placeable(list(row), measures)],
        colWidths=[measure + padding for measure in measures],
        repeatRows=heads,
        style=TableStyle(commands),
        hAlign="LEFT",
    )


def _placeable(row: list[Flowable], measures: Sequence[float]) -> Iterator[list[Flowable]]:
    """Yield the row, or several rows when a cell of it is taller than a page may hold."""
    while any(cell.wrap(measure, TALLEST)[1] > TALLEST for cell, measure in zip(row, measures, strict=True)):
        parts = [
            [*cell.split(measure, TALLEST)] if cell.wrap(measure, TALLEST)[1] > TALLEST else [cell]
            for cell, measure in zip(row, measures, strict=True)
        ]
        yield [part[0] for part in parts]
        row = [part[1] if len(part) > 1 else Spacer(0, 0) for part in parts]
    yield row
