"""What of a period changed after a statement was made: records beyond the log heads that it counted.

A record changes the periods in which its entry stands, and those in which the revisions stood that it builds on.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import orjson
from sqlalchemy import text

from ctip_desktop.entries.record import decode
from ctip_desktop.forms.form import Form
from ctip_desktop.reports.indicators.placing import Span, Stood, known_form, spans_of, stood
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.transaction import Reader

Heads = Mapping[str, int]
"""The last record of each log that was counted; of a log that is not named none was."""

_FORMS_BEYOND = """
    SELECT DISTINCT e.form FROM json_each(:heads) head
    JOIN revision r ON r.log = head.key AND r.seq > head.value JOIN entry e ON e.no = r.entry
    WHERE e.form IN (SELECT value FROM json_each(:forms))
"""
_BEYOND = """
    SELECT r.log, r.seq, e.office, e.form, e.id, e.number, j.line, p.line AS before
    FROM json_each(:heads) head
    JOIN revision r ON r.log = head.key AND r.seq > head.value
    JOIN entry e ON e.no = r.entry AND e.form IN (SELECT value FROM json_each(:forms))
    JOIN journal j ON j.log = r.log AND j.seq = r.seq AND j.hash = r.hash
    LEFT JOIN revision_parent rp ON rp.log = r.log AND rp.seq = r.seq
    LEFT JOIN revision b ON b.entry = r.entry AND b.hash = rp.parent
    LEFT JOIN journal p ON p.log = b.log AND p.seq = b.seq AND p.hash = b.hash
    WHERE (:office = '' OR e.office = :office) AND (:all OR rp.parent IS NOT NULL)
"""


@dataclass(frozen=True, order=True)
class Changed:
    """An entry of which a record came after a statement was made."""

    form: str
    number: str
    entry: str


@dataclass(frozen=True)
class _Record:
    """A record, its entry, and the months it changed."""

    office: str
    log: str
    seq: int
    entry: Changed
    spans: set[Span]


class Touched:
    """The records that touch each office, form and months, beyond `floor`; read once, asked of periods `within` one.

    Of records that stand side by side only the last is kept. No heads below the floor may be asked about.
    """

    def __init__(self, reader: Reader, forms: Iterable[str], floor: Heads, within: Period | None = None) -> None:
        self._by_office: dict[str, list[Stood]] = defaultdict(list)
        known = {name: form for name in _forms_beyond(reader, forms, floor) if (form := known_form(reader, name))}
        for form in known.values():
            for one in stood(reader, form, floor, within):
                self._by_office[one.office].append(one)
        for record in _beyond(reader, known, floor, office="", every=False):
            self._by_office[record.office] += [
                Stood(record.office, record.entry.form, span, record.log, record.seq) for span in record.spans
            ]

    def beyond(self, office: str, period: Period, heads: Heads) -> frozenset[str]:
        """Return the forms of which an entry in the period changed beyond these heads."""
        return frozenset(
            one.form for one in self._by_office[office] if one.seq > heads.get(one.log, 0) and one.span.touches(period)
        )


def changed_entries(reader: Reader, forms: Iterable[str], office: str, period: Period, heads: Heads) -> list[Changed]:
    """Return the entries of an office in a period that changed beyond these heads, by form and number."""
    known = {name: form for name in forms if (form := known_form(reader, name))}
    logs = reader.connection.execute(text("SELECT id FROM log")).scalars()
    every = {log: heads.get(log, 0) for log in logs}
    found = _beyond(reader, known, every, office, every=True)
    return sorted({one.entry for one in found if any(span.touches(period) for span in one.spans)})


def _forms_beyond(reader: Reader, forms: Iterable[str], heads: Heads) -> list[str]:
    """Return those of the forms of which there is a record beyond these heads; beyond no heads at all there is none."""
    values = {"heads": orjson.dumps(dict(heads)).decode(), "forms": orjson.dumps(list(forms)).decode()}
    return list(reader.connection.execute(text(_FORMS_BEYOND), values).scalars()) if heads else []


def _beyond(reader: Reader, forms: Mapping[str, Form], heads: Heads, office: str, *, every: bool) -> Iterator[_Record]:
    """Yield the records beyond these heads, of the logs named; unless `every`, only those that build on others."""
    values = {
        "heads": orjson.dumps(dict(heads)).decode(),
        "forms": orjson.dumps(list(forms)).decode(),
        "office": office,
        "all": every,
    }
    for log, seq, of, form, entry, number, line, before in reader.connection.execute(text(_BEYOND), values):
        spans = set()
        for record in (decode(one) for one in (line, before) if one is not None):
            spans |= spans_of(reader.forms.version(reader.connection, record.fv) or forms[form], record)
        yield _Record(of, log, seq, Changed(form, number, entry), spans)
