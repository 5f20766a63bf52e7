"""Reads what is behind a figure: the entries that make it up, how much each office adds, and the entries in words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ctip_desktop.desktop.moments import day_words, read_day
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.forms.headline import headline
from ctip_desktop.i18n import figure, language
from ctip_desktop.reports.book.cube import Asked, entries_behind, read_cube
from ctip_desktop.reports.book.parts import Source
from ctip_desktop.reports.indicators.counting import Behind
from ctip_desktop.store.known_forms import form_version
from ctip_desktop.store.layout import OFFICE
from ctip_desktop.store.listing import show
from ctip_desktop.store.transaction import Reader


@dataclass(frozen=True)
class Share:
    """What an office adds to a figure, and out of how many entries."""

    office: str
    value: int
    entries: int


@dataclass(frozen=True)
class Line:
    """An entry in words; `names` are for eyes that asked for them only."""

    id: str
    form: str
    kind: str
    number: str
    office: str
    summary: str
    names: tuple[str, ...]
    day: str


@dataclass(frozen=True)
class Told:
    """What is behind a figure: the offices' shares, the largest first, and how many entries."""

    source: Source
    shares: tuple[Share, ...]
    entries: int


def read_behind(reader: Reader, source: Source, today: date) -> Told:
    """Return what is behind a figure."""
    by = (OFFICE, *source.chosen)
    cube = read_cube(reader, (Asked((source.name,), by),), (source.period,), today, source.office)
    found = cube.values(source.name, source.period, by, OFFICE, source.chosen)
    entries = read_entries(reader, source, today)
    of = Counter(one.office for one in entries)
    shares = sorted((Share(office, value, of[office]) for office, value in found.items() if value), key=_order)
    return Told(source, tuple(shares), len(entries))


def read_entries(reader: Reader, source: Source, today: date) -> list[Behind]:
    """Return the entries behind a figure, by number."""
    return entries_behind(reader, source.name, source.period, today, source.office, source.chosen)


def read_lines(reader: Reader, entries: Sequence[str]) -> tuple[Line, ...]:
    """Return entries (their ids) in words."""
    return tuple(_line(reader, entry) for entry in entries)


def _line(reader: Reader, entry: str) -> Line:
    shown = show(reader, entry)
    form = form_version(reader, shown.fv)
    said = headline(form, shown.answers, language())
    day = read_day(said.date)
    return Line(
        id=entry,
        form=form.name,
        kind=" ".join(form.title.said(language()).split()),
        number=figure(shown.listed.number),
        office=office_name(shown.listed.office),
        summary=" · ".join(said.summary),
        names=said.names,
        day=day_words(day) if day else "",
    )


def _order(share: Share) -> tuple[int, str]:
    return -share.value, share.office
