"""What of a period changed after a statement was made: records beyond the log heads that it counted.

A record changes the periods in which its entry stands, and those in which the revisions stood that it builds on.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import RowMapping, text

from ctip_desktop.entries.record import Record, decode
from ctip_desktop.forms.form import Form
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.placing import Span, Stood, known_form, spans_of, stood
from ctip_desktop.store.transaction import Reader

_REVISED = """
    SELECT r.entry AS no, r.log, r.seq, r.hash, j.line, e.office, e.id, e.number FROM entry e
    JOIN revision r ON r.entry = e.no JOIN journal j ON j.log = r.log AND j.seq = r.seq AND j.hash = r.hash
    WHERE e.form = :form AND {which}
"""
_ALL = _REVISED.format(which="e.no IN (SELECT entry FROM revision GROUP BY entry HAVING count(*) > 1)")
_BEYOND = _REVISED.format(
    which="e.office = :office AND e.no IN (SELECT r2.entry FROM revision r2 WHERE r2.log = :log AND r2.seq > :seq)"
)


@dataclass(frozen=True, order=True)
class Changed:
    """An entry of which a record came after a statement was made."""

    form: str
    number: str
    entry: str


class Touched:
    """The last record of every log that touches each office, form and months; read once, asked of many periods."""

    def __init__(self, reader: Reader, forms: Iterable[str]) -> None:
        self._by_office: dict[str, list[Stood]] = defaultdict(list)
        for name in forms:
            form = known_form(reader, name)
            for one in (*stood(reader, form), *_revised(reader, form)) if form else ():
                self._by_office[one.office].append(one)

    def beyond(self, office: str, period: Period, heads: Mapping[str, int]) -> frozenset[str]:
        """Return the forms of which an entry in the period changed beyond these heads (log and last record)."""
        return frozenset(
            one.form for one in self._by_office[office] if one.seq > heads.get(one.log, 0) and one.span.touches(period)
        )


def changed_entries(
    reader: Reader, forms: Iterable[str], office: str, period: Period, heads: Mapping[str, int]
) -> list[Changed]:
    """Return the entries of an office in a period that changed beyond these heads, by form and number."""
    found = set()
    logs = list(reader.connection.execute(text("SELECT id FROM log ORDER BY id")).scalars())
    for form in filter(None, (known_form(reader, name) for name in forms)):
        for log in logs:
            after = heads.get(log, 0)
            values = {"form": form.name, "office": office, "log": log, "seq": after}
            rows = reader.connection.execute(text(_BEYOND), values).mappings().all()
            for row, spans in _spans(reader, form, rows):
                if row["log"] == log and row["seq"] > after and any(span.touches(period) for span in spans):
                    found.add(Changed(form.name, row["number"], row["id"]))
    return sorted(found)


def _revised(reader: Reader, form: Form) -> list[Stood]:
    rows = reader.connection.execute(text(_ALL), {"form": form.name}).mappings().all()
    return [
        Stood(row["office"], form.name, span, row["log"], row["seq"])
        for row, spans in _spans(reader, form, rows)
        for span in spans
    ]


def _spans(reader: Reader, form: Form, rows: Sequence[RowMapping]) -> list[tuple[RowMapping, set[Span]]]:
    """Return for each revision the months it changed; all revisions of an entry are given together."""
    records: dict[tuple[int, str], Record] = {(row["no"], row["hash"]): decode(row["line"]) for row in rows}
    own = {place: spans_of(_form(reader, form, record), record) for place, record in records.items()}
    found = []
    for row in rows:
        spans = set(own[row["no"], row["hash"]])
        for parent in records[row["no"], row["hash"]].parents:
            spans |= own.get((row["no"], parent), set())
        found.append((row, spans))
    return found


def _form(reader: Reader, form: Form, record: Record) -> Form:
    return reader.forms.version(reader.connection, record.fv) or form
