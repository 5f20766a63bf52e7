"""The statements of offices: which there are, and which one holds.

A statement is an entry of the form `statement`; each approval is a revision of it, and so a version that stays as it
was. Of several versions the one that counted most records holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from ctip_desktop.entries.record import decode
from ctip_desktop.forms.installed import load, names
from ctip_desktop.forms.words import Words
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.statements.changes import changed_entries
from ctip_desktop.reports.statements.declared import Declared, read_declared
from ctip_desktop.store.transaction import Reader

FORM = "statement"

_SAVED = """
    SELECT j.line, r.hash, r.log, r.seq, e.id, e.number, e.office, l.office FROM entry e
    CROSS JOIN revision r ON r.entry = e.no CROSS JOIN log l ON l.id = r.log
    CROSS JOIN journal j ON j.log = r.log AND j.seq = r.seq AND j.hash = r.hash
    WHERE e.listed IN (0, 1) AND (e.date = '' OR e.date BETWEEN :since AND :until)
    AND e.form = :form AND (:office = '' OR e.office = :office)
"""
"""From few entries, found by their days in the index of the list, to their records: CROSS JOIN keeps this order."""


@dataclass(frozen=True)
class Version:
    """A saved state of a statement: where its record stands, and what it declares.

    It is `approved` if an officer of its own office sealed these very figures.
    """

    entry: str
    number: str
    revision: str
    log: str
    seq: int
    at: str
    declared: Declared
    answers: Mapping[str, Any]
    approved: bool

    @property
    def heads(self) -> dict[str, int]:
        """Return the last record counted of each log; of its own log at least what came before it."""
        return {self.log: self.seq - 1} | self.declared.heads


def versions(reader: Reader, office: str = "", period: str = "", within: Period | None = None) -> list[Version]:
    """Return the saved states of all statements, of an office, of a period by its code, or of those that begin within.

    The last one approved holds.

    Their order is no clock's: by how much was counted (an approval counts the record it approves, a later version what
    came since), then by what builds on what.
    """
    found: list[Version] = []
    parents: dict[str, tuple[str, ...]] = {}
    values = {"form": FORM, "office": office, "since": "", "until": "9"}
    if within:
        values |= {"since": within.start.isoformat(), "until": within.end.isoformat()}
    rows = reader.connection.execute(text(_SAVED), values)
    for line, revision, log, seq, entry, number, of, by in rows:
        record = decode(line, seq)
        parents[revision] = record.parents
        declared = read_declared(of, record.answers)
        if period in ("", declared.period):
            approved = declared.approved and of == by
            found.append(Version(entry, number, revision, log, seq, record.at, declared, record.answers, approved))
    counted = {one.revision: sum(head.seq for head in one.declared.counted) for one in found}
    return sorted(found, key=lambda one: (counted[one.revision], _depth(one.revision, parents), one.revision))


def holding(several: Sequence[Version]) -> Version | None:
    """Return the approved version that holds, None if none is approved."""
    return next((one for one in reversed(several) if one.approved), None)


def changed_since(reader: Reader, version: Version, period: Period) -> list[str]:
    """Return the numbers of the entries of the period that changed after a version counted them."""
    office = version.declared.office
    return [one.number for one in changed_entries(reader, statement_kinds(), office, period, version.heads)]


def statement_kinds() -> tuple[str, ...]:
    """Return the kinds a statement lists, in its order."""
    return tuple(choice.name for choice in load(FORM).lists["kind"])


def kind_label(kind: str) -> Words:
    """Return the name of a kind as the statement's form has it."""
    return next((choice.label for choice in load(FORM).lists["kind"] if choice.name == kind), Words(kind, kind))


def figure_label(kind: str, name: str) -> Words:
    """Return the name of a figure as the indicators of its kind have it; what is no indicator's names itself."""
    indicators = load(kind).indicators if kind in names() else ()
    return next((one.label for one in indicators if one.name == name), Words(name, name))


def _depth(revision: str, parents: Mapping[str, tuple[str, ...]]) -> int:
    """Return how many revisions, one upon the other, a revision builds on."""
    depth, level = 0, {revision}
    while level := {parent for one in level for parent in parents.get(one, ())}:
        depth += 1
    return depth
