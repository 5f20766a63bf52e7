"""Entries that name one another: what an answer may name, what names an entry, and rows carried to the next entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, text

from ctip_desktop.entries.record import decode
from ctip_desktop.forms.links import CarriedRows, links_to
from ctip_desktop.store.browsing import Asked, Browsed, browse
from ctip_desktop.store.known_forms import projected_tables
from ctip_desktop.store.layout import ENTRY, table_name
from ctip_desktop.store.listing import Listed, listed_by_no
from ctip_desktop.store.projection import quoted
from ctip_desktop.store.tables import entry, journal
from ctip_desktop.store.transaction import Reader

_OPEN = 200
"""Entries that are looked through for rows that are not settled."""


@dataclass(frozen=True)
class OpenRow:
    """A row that is not settled: the number of the entry it is to be carried from, and its answers with their id."""

    number: str
    answers: Mapping[str, Any]


def linkable(reader: Reader, form: str, words: str, limit: int) -> list[Browsed]:
    """Return the entries of a form whose number may be an answer: those that hold these words, the latest first."""
    asked = Asked(form=form, words=words, order="date", descending=True)
    return [one for one in browse(reader, asked, 0, limit) if one.listed.number]


def naming(reader: Reader, form: str, number: str) -> list[Listed]:
    """Return the entries that name an entry of a form by its number, in the order of kinds."""
    found: dict[int, None] = {}
    for link in links_to(form):
        table = table_name(link.form, *link.scope)
        if link.name in projected_tables(reader, link.form).get(table, {}):
            named = f"SELECT DISTINCT {ENTRY} FROM {quoted(table)} WHERE {quoted(link.name)} = :number ORDER BY 1"  # noqa: S608
            found |= dict.fromkeys(reader.connection.execute(text(named), {"number": number}).scalars())
    return listed_by_no(reader, list(found))


def open_rows(reader: Reader, form: str, carried: CarriedRows, office: str) -> list[OpenRow]:
    """Return the rows of an office's entries that are not settled, the oldest first.

    A row that was carried is the same row, by its id: what the latest entry says of it holds.
    """
    seen: set[str] = set()
    found: list[OpenRow] = []
    for number, answers in _latest(reader, form, office):
        rows = [row for row in answers.get(carried.repeat) or () if row["_id"] not in seen]
        seen |= {row["_id"] for row in rows}
        unsettled = [row for row in rows if row.get(carried.settled_by) not in carried.settled]
        found += [OpenRow(str(row.get(carried.origin) or number), row) for row in reversed(unsettled)]
    return found[::-1]


def _latest(reader: Reader, form: str, office: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    place = (journal.c.log == entry.c.log) & (journal.c.seq == entry.c.seq)
    latest = select(entry.c.number, journal.c.line).join(journal, place)
    latest = latest.where(entry.c.form == form, entry.c.office == office)
    latest = latest.order_by(entry.c.date.desc(), entry.c.no.desc()).limit(_OPEN)
    for number, line in reader.connection.execute(latest):
        yield number, decode(line).answers
