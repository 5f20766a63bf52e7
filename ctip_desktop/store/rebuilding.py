"""Makes everything that follows from the journal anew: revisions, entries, projections, the search index."""

from sqlalchemy import delete, select

from ctip_desktop.entries.chain import Checked
from ctip_desktop.entries.record import decode
from ctip_desktop.store import tables
from ctip_desktop.store.alike import forget_persons
from ctip_desktop.store.following import follow
from ctip_desktop.store.journal import lines, logs
from ctip_desktop.store.known_forms import drop_tables, make_tables, projected_tables
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Writer

AT_ONCE = 1000


def rebuild(store: Store) -> int:
    """Rebuild in one transaction, the search index behind it; return the number of records read."""
    with store.writing() as writer:
        count = rebuild_tables(writer)
    bring_up_to_date(store)
    return count


def rebuild_tables(writer: Writer) -> int:
    """Empty the tables that follow from the journal and fill them again; return the number of records read."""
    connection = writer.connection
    for table in (tables.revision_parent, tables.attached, tables.revision, tables.returned, tables.entry):
        connection.execute(delete(table))
    connection.exec_driver_sql("DELETE FROM search")
    forget_persons(writer)
    for name in connection.scalars(select(tables.form.c.name).distinct()).all():
        asked = projected_tables(writer, name)
        drop_tables(connection, asked)
        make_tables(connection, {}, asked)
    count = 0
    for log in logs(writer):
        after = 0
        while stretch := list(lines(writer, log.id, after, AT_ONCE)):
            follow(writer, log.id, [Checked(seq, hash_, line, decode(line, seq)) for seq, hash_, line in stretch])
            after = stretch[-1][0]
            count += len(stretch)
    return count
