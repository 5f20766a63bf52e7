"""What the page shows of a report: its figures put into words, and what is not as it should be in them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ctip_desktop.reports.book.gathering import Book, gather
from ctip_desktop.reports.book.parts import Report, Section
from ctip_desktop.reports.book.writing import write
from ctip_desktop.reports.completeness.matrix import Row, completeness
from ctip_desktop.reports.periods import Period, parse_period
from ctip_desktop.store.device import device
from ctip_desktop.store.transaction import Reader

AWAITED = frozenset({"overdue", "not_arrived", "in_part"})
"""States in which figures of an office may still be to come."""


@dataclass(frozen=True)
class Missing:
    """The offices of which statements have not come, and the months these are of."""

    offices: tuple[str, ...] = ()
    months: tuple[Period, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """A report as it is shown.

    Args:
        book: its figures.
        report: them in words, as they are printed.
        sections: its sections, after the last what the paper ends on.
        missing: whose statements have not come.
    """

    book: Book
    report: Report
    sections: tuple[Section, ...]
    missing: Missing


def read_report(reader: Reader, period: str, office: str | None, today: date) -> Gathered:
    """Gather the report of a period (its code), of one office or of all."""
    asked = parse_period(period)
    book = gather(reader, asked, today, office)
    statements = book.statements or completeness(reader, asked, today)
    mine = [row for row in statements.rows if book.office in (None, row.office)]
    return put_into_words(book, device(reader).office, _missing(mine))


def put_into_words(book: Book, letterhead: str, missing: Missing) -> Gathered:
    """Put figures into the words of the language in force."""
    report = write(book, letterhead)
    *others, last = report.sections
    sections = (*others, replace(last, remarks=(*last.remarks, *report.closing)))
    return Gathered(book, report, sections, missing)


def _missing(rows: Iterable[Row]) -> Missing:
    awaited = [(row.office, cell.owed.period) for row in rows for cell in row.cells if cell.state in AWAITED]
    months = {period.code: period for _office, period in awaited}
    return Missing(
        tuple(dict.fromkeys(office for office, _period in awaited)), tuple(months[code] for code in sorted(months))
    )
