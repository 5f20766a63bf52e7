"""Every form version ever used here, and the projection tables that belong to them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice
from operator import itemgetter

from sqlalchemy import Connection, insert, select

from ctip_desktop.entries.record import Record
from ctip_desktop.errors.store import FormClash, FormUnknown
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.headline import date_of, dated
from ctip_desktop.store import layout, tables
from ctip_desktop.store.heads import head_records
from ctip_desktop.store.projection import Projector, projector, quoted
from ctip_desktop.store.transaction import Reader, Writer

AT_ONCE = 1000
_CURRENT = "SELECT version FROM form WHERE name = ? ORDER BY no DESC LIMIT 1"


class KnownForms:
    """The form versions of one open store, read once and kept ready to project."""

    def __init__(self) -> None:
        self._forms: dict[str, Form] = {}
        self._projectors: dict[str, Projector] = {}

    def forget(self) -> None:
        """Read everything again when next asked: what was learnt may have been undone."""
        self._forms.clear()
        self._projectors.clear()

    def version(self, connection: Connection, version: str) -> Form | None:
        """Return a form version, or None if it never came here."""
        if version not in self._forms:
            body = connection.scalar(select(tables.form.c.body).where(tables.form.c.version == version))
            if body is None:
                return None
            self._forms[version] = Form.from_json(body)
        return self._forms[version]

    def projector(self, connection: Connection, name: str, version: str) -> Projector | None:
        """Return how records of a form version are projected; None if it never came here, or is another form's."""
        form = self.version(connection, version)
        if form is None or form.name != name:
            return None
        if version not in self._projectors:
            self._projectors[version] = projector(form)
        return self._projectors[version]


class Dates:
    """Says by which day an entry is listed; of a form version that is not here no day is known."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._named: dict[tuple[str, str], tuple[str, ...]] = {}

    def of(self, record: Record) -> str:
        """Return the day, or nothing."""
        version = record.form, record.fv
        if version not in self._named:
            form = self._reader.forms.version(self._reader.connection, record.fv)
            self._named[version] = dated(form) if form and form.name == record.form else ()
        return date_of(self._named[version], record.answers)


def form_version(reader: Reader, version: str) -> Form:
    """Return the form with this content hash; raise FormUnknown."""
    form = reader.forms.version(reader.connection, version)
    if form is None:
        raise FormUnknown(version[:12])
    return form


def latest_of(reader: Reader, versions: Iterable[str]) -> Form | None:
    """Return the form version that came last among some; None if none of them is here."""
    form = tables.form.c
    latest = select(form.version).where(form.version.in_(set(versions))).order_by(form.no.desc()).limit(1)
    version = reader.connection.scalar(latest)
    return form_version(reader, version) if version else None


def current_form(reader: Reader, name: str) -> Form:
    """Return the version of a form that came last; raise FormUnknown."""
    # Asked of every form for every report: written out, it takes a third of the time.
    version = reader.connection.exec_driver_sql(_CURRENT, (name,)).scalar()
    if version is None:
        raise FormUnknown(name)
    return form_version(reader, version)


def add_form(writer: Writer, form: Form) -> None:
    """Keep a form version and give it its tables; entries that waited for it are projected. Knowing it already is fine.

    Raise FormClash if its tables are another form's.
    """
    connection = writer.connection
    if writer.forms.version(connection, form.version) is not None:
        return
    before = projected_tables(writer, form.name)
    asked = layout.tables_of(form)
    for other in connection.scalars(select(tables.form.c.name).distinct().where(tables.form.c.name != form.name)):
        if projected_tables(writer, other).keys() & asked.keys():
            raise FormClash(form.name, other)
    connection.execute(insert(tables.form).values(version=form.version, name=form.name, body=form.to_json()))
    after = layout.united([before, asked])
    if any(after[table][column] != kind for table, columns in before.items() for column, kind in columns.items()):
        drop_tables(connection, before)
        make_tables(connection, {}, after)
        project(writer, head_records(connection, form=form.name))
    else:
        make_tables(connection, before, after)
        project(writer, head_records(connection, form=form.name, version=form.version))
    dates = Dates(writer)
    waited = [(dates.of(record), no) for no, record in head_records(connection, form.name, form.version)]
    if waited:
        connection.exec_driver_sql("UPDATE entry SET date = ?, indexed = 0 WHERE no = ?", waited)


def projected_tables(reader: Reader, name: str) -> layout.Tables:
    """Return the tables that hold the projected entries of a form, for all its versions known here."""
    form = tables.form.c
    versions = reader.connection.scalars(select(form.version).where(form.name == name).order_by(form.no)).all()
    return layout.united(layout.tables_of(form_version(reader, version)) for version in versions)


def make_tables(connection: Connection, before: layout.Tables, after: layout.Tables) -> None:
    """Create the tables and add the columns that `after` has and `before` has not."""
    for table, columns in after.items():
        if table not in before:
            typed = ", ".join(f"{quoted(column)} {kind}" for column, kind in columns.items())
            connection.exec_driver_sql(f"CREATE TABLE {quoted(table)} ({typed})")
            # The rows of an entry, or the entries of an office, are found without reading all there are.
            owner = layout.ENTRY if layout.ROW in columns else layout.OFFICE
            connection.exec_driver_sql(f"CREATE INDEX {quoted(f'ix_{table}')} ON {quoted(table)} ({owner})")
            continue
        for column, kind in columns.items():
            if column not in before[table]:
                connection.exec_driver_sql(f"ALTER TABLE {quoted(table)} ADD COLUMN {quoted(column)} {kind}")


def drop_tables(connection: Connection, made: Iterable[str]) -> None:
    """Drop projection tables."""
    for table in made:
        connection.exec_driver_sql(f"DROP TABLE {quoted(table)}")


def project(writer: Writer, records: Iterable[tuple[int, Record]]) -> None:
    """Add the rows of entries, given by `no`, that have none yet; records wait for a form version that is not here."""
    waiting = iter(records)
    while several := list(islice(waiting, AT_ONCE)):
        by_version: dict[tuple[str, str], list[tuple[int, Record]]] = defaultdict(list)
        for no, record in several:
            by_version[record.form, record.fv].append((no, record))
        for (name, version), found in by_version.items():
            if projector := writer.forms.projector(writer.connection, name, version):
                for statement, rows in filter(itemgetter(1), projector.project(found)):
                    writer.connection.exec_driver_sql(statement, rows)


def unproject(writer: Writer, entries_by_form: Mapping[str, list[int]]) -> None:
    """Take away the rows of entries, which are given by the form they were projected with."""
    for name, entries in entries_by_form.items():
        for table in projected_tables(writer, name):
            writer.connection.exec_driver_sql(
                f"DELETE FROM {quoted(table)} WHERE {layout.ENTRY} = ?",  # noqa: S608 - quoted
                [(no,) for no in entries],
            )
