"""Who was decided to be the same person as whom, as a table of its own: entries and rows, no names and no reasons."""

from collections.abc import Iterator, Sequence

import orjson

from ctip_desktop.reports.exporting.tables import as_csv
from ctip_desktop.reports.persons.deciding import Settled, Whose, decisions
from ctip_desktop.reports.persons.groups import same_persons
from ctip_desktop.store.transaction import Reader

HEADS = (
    "one_entry", "one_number", "one_row", "other_entry", "other_number", "other_row", "verdict", "contradicted",
    "decided_on", "offices", "person_entry", "person_row",
)  # fmt: skip
"""`person_entry` and `person_row` are the first of all who are one: the same for each of them, and in every export."""


def same_person_rows(reader: Reader) -> list[dict[str, str]]:
    """Return a row for each pair that was decided of, in the order of the pairs."""
    groups = same_persons(reader)
    told = decisions(reader)
    return [dict(zip(HEADS, _row(told[pair], groups.get(pair[0])), strict=True)) for pair in sorted(told)]


def same_person_files(reader: Reader) -> Iterator[tuple[str, bytes, int]]:
    """Yield the name, the bytes and the number of rows of each file; none if nothing was decided."""
    rows = same_person_rows(reader)
    if rows:
        yield "same_persons.csv", as_csv(HEADS, [list(row.values()) for row in rows]), len(rows)
        lines = b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
        yield "same_persons.jsonl", lines, len(rows)


def _row(settled: Settled, group: Whose | None) -> Sequence[str]:
    (one, other), last = settled.pair, settled.decisions[-1]
    person = group if group and settled.verdict == "yes" else Whose("", "")
    return (
        *(one.entry, last.numbers[0], one.row, other.entry, last.numbers[1], other.row),
        *(settled.verdict, "yes" if settled.contradicted else ""),
        *(last.on, " ".join(sorted({each.office for each in settled.decisions}))),
        *(person.entry, person.row),
    )
