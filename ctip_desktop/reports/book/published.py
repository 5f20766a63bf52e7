"""The figures of a period as they were published when it was closed: they stay so, whatever comes later.

A closed period is an entry of the secretariat; closing it anew is a revision of that entry, and the last one holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import orjson
from sqlalchemy import text

from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.reports.book.parts import Source
from ctip_desktop.reports.indicators.placing import known_form
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.layout import table_name
from ctip_desktop.store.listing import show
from ctip_desktop.store.transaction import Reader

FORM = "published"

Named = tuple[str, str, frozenset[tuple[str, str]]]
"""Which figure: the indicator, the office (empty: all), and the answers by question."""

_CLOSED = text(
    f"SELECT e.id FROM {table_name(FORM)} p JOIN entry e ON e.no = p._entry"  # noqa: S608 - no words of others
    " WHERE p._office = :office AND p.period = :period ORDER BY e.first_at, e.id LIMIT 1"
)
_SINCE = text("""
    SELECT DISTINCT r.entry FROM log LEFT JOIN json_each(:heads) head ON head.key = log.id
    JOIN revision r ON r.log = log.id AND r.seq > coalesce(head.value, 0)
""")


@dataclass(frozen=True)
class Published:
    """What was published of a period.

    Args:
        entry: the entry it is kept in.
        on, by: the day it was closed, and by whom.
        mark, heads: the mark of the records that were counted, and the last of each log.
        figures: the figures as they were printed.
    """

    entry: str
    on: str
    by: str
    mark: str
    heads: Mapping[str, int]
    figures: Mapping[Named, int]

    def value(self, source: Source) -> int | None:
        """Return a figure as published: zero if it was not listed beside others of its kind, None if none was."""
        named = named_by(source)
        if named in self.figures:
            return self.figures[named]
        questions = {question for question, _ in named[2]}
        beside = any(
            name == named[0] and bool(office) == bool(named[1]) and {question for question, _ in where} == questions
            for name, office, where in self.figures
        )
        return 0 if beside else None

    def answers(self, name: str, question: str) -> set[str]:
        """Return the answers to a question of which a figure was published."""
        return {answer for one, _, where in self.figures if one == name for asked, answer in where if asked == question}


def named_by(source: Source) -> Named:
    """Return which figure a source is of, whatever the period."""
    return source.name, source.office or "", frozenset(source.chosen.items())


def published(reader: Reader, period: Period) -> Published | None:
    """Return the figures of a period as published; None if it is not closed, or that is not known here."""
    if known_form(reader, FORM) is None:
        return None
    entry: str | None = reader.connection.scalar(_CLOSED, {"office": SECRETARIAT, "period": period.code})
    if entry is None:
        return None
    answers = show(reader, entry).answers
    return Published(
        entry=entry,
        on=str(answers.get("closed_on", "")),
        by=str(answers.get("closed_by", "")),
        mark=str(answers.get("mark", "")),
        heads={row["log"]: row["last"] for row in answers.get("counted", ()) if type(row.get("last")) is int},
        figures={
            (
                str(row.get("figure_name", "")),
                str(row.get("figure_office", "")),
                where_of(str(row.get("figure_where", ""))),
            ): row["figure_value"]
            for row in answers.get("figure", ())
            if type(row.get("figure_value")) is int
        },
    )


def came_since(reader: Reader, heads: Mapping[str, int]) -> list[int]:
    """Return the entries, by `no`, of which a revision came beyond the records that were counted."""
    return list(reader.connection.scalars(_SINCE, {"heads": orjson.dumps(dict(heads)).decode()}))


def where_of(written: str) -> frozenset[tuple[str, str]]:
    """Read the answers of a figure: `offence=trafficking s_nationality=TH`."""
    return frozenset((question, answer) for question, _, answer in (pair.partition("=") for pair in written.split()))


def written_where(where: frozenset[tuple[str, str]]) -> str:
    """Write the answers of a figure."""
    return " ".join(f"{question}={answer}" for question, answer in sorted(where))
