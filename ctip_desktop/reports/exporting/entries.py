"""The entries as they stand, one JSON object a line: nothing is left out, and nothing is worked out."""

from collections.abc import Iterator
from datetime import timedelta

import orjson
from sqlalchemy import select

from ctip_desktop.entries.record import decode
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.tables import entry, journal
from ctip_desktop.store.transaction import Reader


def forms_kept(reader: Reader) -> list[str]:
    """Return the names of the forms that have entries, in their order."""
    return list(reader.connection.scalars(select(entry.c.form).distinct().order_by(entry.c.form)))


def days_of(period: Period) -> tuple[str, str]:
    """Return the first and the last day of a period, as entries name the day they are listed by."""
    return period.start.isoformat(), (period.end - timedelta(days=1)).isoformat()


def entry_lines(reader: Reader, form: str, period: Period | None = None) -> Iterator[bytes]:
    """Yield the entries of a form as lines of JSON, in the order of their numbers; those of a period, or all.

    Answers that are not relevant are among `answers`, and named in `hidden`.
    """
    found = (
        select(entry.c.id, entry.c.office, entry.c.head, entry.c.heads, entry.c.first_at, journal.c.line)
        .join(journal, (entry.c.log == journal.c.log) & (entry.c.seq == journal.c.seq))
        .where(entry.c.form == form)
        .order_by(entry.c.number, entry.c.office, entry.c.id)
    )
    if period is not None:
        found = found.where(entry.c.date.between(*days_of(period)))
    for identifier, office, head, heads, first_at, line in reader.connection.execute(found):
        record = decode(line)
        yield orjson.dumps(
            {
                "entry": identifier,
                "number": record.number,
                "office": office,
                "form": record.form,
                "form_version": record.fv,
                "revision": head,
                "versions_that_disagree": heads if heads > 1 else 0,
                "first_at": first_at,
                "at": record.at,
                "by": record.by,
                "answers": record.answers,
                "about": record.about,
                "hidden": record.hidden,
                "files": [{"name": one.name, "len": one.len, "sha256": one.sha256} for one in record.att],
            },
            option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE,
        )
