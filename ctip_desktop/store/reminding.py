"""What there is to be reminded of: what is owed, papers never printed, offices unanswered or silent, the clock.

A form says in its column `due` which dates these are: `yes`, or a question of the same scope and the choices by which
nothing is owed any more (`decision_status done dropped`). A row that was carried on is owed by the latest entry that
has it.
"""

from dataclasses import dataclass

from sqlalchemy import select, text

from ctip_desktop.entries.record import decode
from ctip_desktop.errors.store import FormUnknown
from ctip_desktop.forms.form import Form, Placed
from ctip_desktop.forms.links import carried_rows
from ctip_desktop.store.arrivals import said_in
from ctip_desktop.store.audience import RETURNED
from ctip_desktop.store.journal import find_log, lines
from ctip_desktop.store.known_forms import current_form, projected_tables
from ctip_desktop.store.layout import ENTRY, OFFICE, ROW, table_name
from ctip_desktop.store.projection import quoted
from ctip_desktop.store.tables import form as forms
from ctip_desktop.store.transaction import Reader

COLUMN = "due"
_YES = "yes"
_FEW = 5


@dataclass(frozen=True)
class Due:
    """An entry with a date by which something is owed: `path` is the question's, without rows; `day` is ISO."""

    entry: str
    form: str
    number: str
    path: str
    day: str


@dataclass(frozen=True)
class Unanswered:
    """An office that no receipt went to since it sent so many bundles, the last one at this moment."""

    office: str
    bundles: int
    at: str


@dataclass(frozen=True)
class Untold:
    """An office for which records are in no bundle yet, and what they say.

    Args:
        records: how many records there are.
        returned, withdrawn: entries it is asked to correct, and entries it is no longer asked to correct.
        decided: entries of its own of which the secretariat wrote another revision.
    """

    office: str
    records: int
    returned: int = 0
    withdrawn: int = 0
    decided: int = 0


def due(reader: Reader, office: str, until: str, limit: int) -> list[Due]:
    """Return what an office's entries owe up to a day, what has been owed longest first."""
    found: list[Due] = []
    for name in reader.connection.scalars(select(forms.c.name).distinct()).all():
        try:
            form = current_form(reader, name)
        except FormUnknown:
            continue
        tables = projected_tables(reader, name)
        for placed in _dated(form):
            table = table_name(name, *placed.scope)
            if _columns(placed) <= tables.get(table, {}).keys():
                found += _owed(
                    reader, form, placed, table, {"form": name, "office": office, "until": until, "limit": limit}
                )
    return sorted(found, key=lambda one: (one.day, one.number))[:limit]


def unprinted(reader: Reader, office: str, form: str, limit: int) -> list[str]:
    """Return the entries of a form, saved as final by an office, of which no paper was ever printed; latest first."""
    found = text(
        "SELECT e.id FROM entry e WHERE e.form = :form AND e.office = :office "
        "AND NOT EXISTS (SELECT 1 FROM printed p WHERE p.entry = e.id AND p.revision != '') "
        "ORDER BY e.date DESC, e.no DESC LIMIT :limit"
    )
    values = {"form": form, "office": office, "limit": limit}
    return list(reader.connection.execute(found, values).scalars())


def last_moment(reader: Reader, log: str) -> str:
    """Return the moment the last record of a log was made, as its own clock said; empty if there is none."""
    known = find_log(reader, log)
    if known is None or not known.seq:
        return ""
    return next((decode(line).at for _seq, _hash, line in lines(reader, log, known.seq - 1, 1)), "")


def heard_moment(reader: Reader) -> str:
    """Return the latest moment at which another device signed a bundle that was taken in here; empty if none came."""
    believed = text(
        "SELECT manifest FROM arrival WHERE state = 'taken_in' AND manifest IS NOT NULL ORDER BY at DESC LIMIT :few"
    )
    manifests = reader.connection.execute(believed, {"few": _FEW}).scalars()
    return max((str(said_in(manifest)["at"]) for manifest in manifests), default="")


def unanswered(reader: Reader) -> list[Unanswered]:
    """Return the offices whose bundles came after the last receipt that was written for them, the latest first."""
    found = text(
        "SELECT a.office, count(*), max(a.at) FROM arrival a "
        "WHERE a.kind = 'journal' AND a.state IN ('taken_in', 'waits') AND a.at > coalesce("
        "(SELECT max(s.at) FROM sent s WHERE s.kind = 'receipt' AND s.recipients = a.office), '') "
        "GROUP BY a.office ORDER BY 3 DESC"
    )
    return [Unanswered(*row) for row in reader.connection.execute(found)]


def untold(reader: Reader) -> list[Untold]:
    """Return the offices for which this device has written more than it ever sent to them, by their codes."""
    found = text(
        "SELECT office, sum(records), sum(form = :returned AND stands), sum(form = :returned AND NOT stands), "
        "sum(form != :returned) FROM ("
        "SELECT l.audience AS office, e.form AS form, count(*) AS records, "
        "EXISTS (SELECT 1 FROM returned r WHERE r.no = e.no) AS stands "
        "FROM log l JOIN revision v ON v.log = l.id AND v.seq > coalesce("
        "(SELECT max(s.last) FROM sent s WHERE s.log = l.id AND s.recipients = l.audience), 0) "
        "JOIN entry e ON e.no = v.entry WHERE l.ours AND l.audience NOT IN ('', 'all') GROUP BY l.audience, e.no) "
        "GROUP BY office ORDER BY office"
    )
    return [Untold(*row) for row in reader.connection.execute(found, {"returned": RETURNED})]


def last_heard(reader: Reader) -> dict[str, str]:
    """Return when the last bundle of each office came, by the office's code."""
    found = text(
        "SELECT office, max(at) FROM arrival WHERE office IS NOT NULL AND state != 'set_aside' GROUP BY office"
    )
    return dict(reader.connection.execute(found).all())


def count_arrivals(reader: Reader, state: str, since: str) -> int:
    """Return how many files that came since a moment are in a state."""
    found = text("SELECT count(*) FROM arrival WHERE state = :state AND at >= :since")
    return int(reader.connection.execute(found, {"state": state, "since": since}).scalar_one())


def _dated(form: Form) -> list[Placed]:
    return [one for one in form.placed if one.question.kind == "date" and one.question.columns.get(COLUMN)]


def _columns(placed: Placed) -> set[str]:
    """Return the questions that are read to tell what is owed."""
    mark = placed.question.columns[COLUMN].split()
    return {placed.question.name, *(mark[:1] if mark != [_YES] else ())}


def _owed(reader: Reader, form: Form, placed: Placed, table: str, values: dict[str, object]) -> list[Due]:
    """Return the entries that owe by one question, each with its earliest day."""
    day = f"t.{quoted(placed.question.name)}"
    conditions = ["e.form = :form", "e.office = :office", f"{day} != ''", f"{day} <= :until"]
    mark = placed.question.columns[COLUMN].split()
    if mark != [_YES]:
        settled = {f"choice{number}": choice for number, choice in enumerate(mark[1:])}
        names = ", ".join(f":{name}" for name in settled)
        conditions.append(f"coalesce(t.{quoted(mark[0])}, '') NOT IN ({names})")
        values = values | settled
    carried = carried_rows(form)
    if carried and placed.scope == (carried.repeat,):
        conditions.append(
            f"NOT EXISTS (SELECT 1 FROM {quoted(table)} u JOIN entry l ON l.no = u.{ENTRY} "  # noqa: S608
            f"WHERE u.{OFFICE} = :office AND u.{ROW} = t.{ROW} AND (l.date, l.no) > (e.date, e.no))"
        )
    query = text(
        # CROSS keeps the order: an index tells the office's entries, so that no other's answers are read.
        f"SELECT e.id, e.number, min({day}) FROM entry e CROSS JOIN {quoted(table)} t ON t.{ENTRY} = e.no "  # noqa: S608
        f"WHERE {' AND '.join(conditions)} GROUP BY e.no ORDER BY 3 LIMIT :limit"
    )
    found = reader.connection.execute(query, values)
    return [Due(entry, form.name, number, placed.path, first) for entry, number, first in found]
