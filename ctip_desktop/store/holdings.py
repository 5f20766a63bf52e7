"""What bundles that were taken in hold: entries by form, and the days they are of."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import orjson
from sqlalchemy import text

from ctip_desktop.store.transaction import Reader

_HOLDINGS = """
    SELECT a.bundle, e.form, count(DISTINCT e.no), min(nullif(e.date, '')), max(e.date)
    FROM arrival a
    JOIN revision r ON r.log = a.log AND r.seq BETWEEN a.first AND a.last
    JOIN entry e ON e.no = r.entry
    WHERE a.bundle IN (SELECT value FROM json_each(:bundles))
    GROUP BY a.bundle, e.form ORDER BY a.bundle, e.form
"""
_TODAY = """
    SELECT
        (SELECT count(*) FROM sent WHERE kind = 'receipt' AND at >= :since),
        (SELECT coalesce(sum(last - first + 1), 0) FROM arrival
         WHERE kind = 'journal' AND state = 'taken_in' AND at >= :since)
"""


@dataclass(frozen=True)
class Held:
    """Entries of one form in a bundle; `since` and `until` are ISO days, empty where no day is known."""

    form: str
    count: int
    since: str = ""
    until: str = ""


def held_by(reader: Reader, bundles: Sequence[str]) -> dict[str, tuple[Held, ...]]:
    """Return what each of these bundles brought, as far as its entries are here."""
    named = {"bundles": orjson.dumps(list(bundles)).decode()}
    found: dict[str, list[Held]] = defaultdict(list)
    for bundle, form, count, since, until in reader.connection.execute(text(_HOLDINGS), named):
        found[bundle].append(Held(form, count, since or "", until or ""))
    return {bundle: tuple(held) for bundle, held in found.items()}


def done_since(reader: Reader, moment: str) -> tuple[int, int]:
    """Return how many receipts were written since a moment, and how many records came in."""
    receipts, records = reader.connection.execute(text(_TODAY), {"since": moment}).one()
    return receipts, records
