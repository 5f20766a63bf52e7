"""What commands gather for a report, by a period and an office as a person types them."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ctip_desktop.settings import Settings

if TYPE_CHECKING:
    from ctip_desktop.reports.book.gathering import Book
    from ctip_desktop.reports.book.sums import Uneven


@dataclass(frozen=True)
class Gathered:
    """A report's figures, whose letterhead it bears, and what does not agree in it."""

    book: "Book"
    letterhead: str
    uneven: "tuple[Uneven, ...]"


def gathered(settings: Settings, period: str, office: str | None, user: str | None) -> Gathered:
    """Gather a report of this device's store; raise NoSuchPeriod or NoSuchOffice, or what opening it raises."""
    from ctip_desktop import clock
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.reports.book.checks import check
    from ctip_desktop.reports.book.gathering import gather
    from ctip_desktop.reports.periods import parse_period
    from ctip_desktop.store.device import device

    asked = parse_period(period)
    named = parse_office(office) if office else None
    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        book = gather(reader, asked, clock.today(), named)
        letterhead = device(reader).office
    return Gathered(book, letterhead, tuple(check(book)))


def parse_office(text: str) -> str:
    """Return an office's two digits, of digits of either script; raise NoSuchOffice."""
    from ctip_desktop.errors.reports import NoSuchOffice
    from ctip_desktop.forms.offices import offices
    from ctip_desktop.khmer.numerals import to_latin

    code = to_latin(text.strip())
    if code not in offices():
        raise NoSuchOffice(text)
    return code


def parse_day(text: str) -> date:
    """Return a day written as `2026-07-31`, digits of either script; raise NoSuchDay."""
    from ctip_desktop.errors.reports import NoSuchDay
    from ctip_desktop.khmer.numerals import to_latin

    try:
        return date.fromisoformat(to_latin(text.strip()))
    except ValueError:
        raise NoSuchDay(text) from None
