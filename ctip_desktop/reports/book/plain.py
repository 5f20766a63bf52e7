"""The consolidated report without paper: as values for programs, figures as numbers or null, and as lines of text."""

from collections.abc import Iterator, Sequence
from typing import Any

from ctip_desktop.i18n.figures import grouped, per_cent, signed
from ctip_desktop.reports.book.gathering import Book
from ctip_desktop.reports.book.parts import Cell, Change, Figure, Report, Row, Share, Table
from ctip_desktop.reports.book.remarks import plain_remarks
from ctip_desktop.reports.book.sums import Uneven


def plain(book: Book, report: Report, uneven: Sequence[Uneven]) -> dict[str, Any]:
    """Return the tables with what each figure counts, which sums do not agree, and the records it was made of."""
    return {
        "period": book.period.code,
        "earlier": book.earlier.code,
        "office": book.office,
        "tables": [
            {"section": section.title, "title": part.title, "heads": _heads(part), "rows": _rows(part)}
            for section in report.sections
            for part in section.parts
            if isinstance(part, Table)
        ],
        "uneven": [
            {"kind": one.kind, "text": one.text, "office": one.office, "figures": dict(one.figures)} for one in uneven
        ],
        **plain_remarks(book.held),
        "silent": list(book.silent),
        "mark": book.mark,
        "logs": [{"log": log.id, "office": log.office, "records": log.seq, "head": log.head} for log in book.logs],
    }


def lines(report: Report) -> Iterator[str]:
    """Yield the tables as lines of text, their columns apart by tabs, and what is remarked on them."""
    yield report.period
    for section in report.sections:
        for part in section.parts:
            if isinstance(part, Table):
                yield ""
                yield part.title or section.title
                yield "\t".join((part.rows_head, *_heads(part)))
                yield from ("\t".join((row.label, *map(_told, row.cells))) for row in part.lines)
        yield from section.remarks


def _told(figure: Figure) -> str:
    if figure.value is None:
        return "–"
    if isinstance(figure, Share):
        return f"{per_cent(figure.value)}%"
    return signed(figure.value) if isinstance(figure, Change) else grouped(figure.value)


def _heads(table: Table) -> list[str]:
    return [
        " / ".join((head.label, part)) if part else head.label for head in table.heads for part in head.parts or ("",)
    ]


def _rows(table: Table) -> list[dict[str, Any]]:
    return [{"label": row.label, "level": row.level, "figures": _figures(row)} for row in table.lines]


def _figures(row: Row) -> list[dict[str, Any]]:
    return [
        {
            "value": figure.value,
            "counts": {
                "indicator": figure.source.name,
                "period": figure.source.period.code,
                "office": figure.source.office,
                "where": dict(figure.source.chosen),
            },
        }
        if isinstance(figure, Cell) and figure.source
        else {"value": figure.value}
        for figure in row.cells
    ]
