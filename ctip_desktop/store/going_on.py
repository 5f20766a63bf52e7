"""Goes on in a new log when others hold another history of this device's own: what they lack is said again there."""

from dataclasses import replace

from sqlalchemy import exists, select

from ctip_desktop.entries.record import decode
from ctip_desktop.store.device import begin_new_logs
from ctip_desktop.store.journal import add_own, find_log, lines
from ctip_desktop.store.tables import revision_parent
from ctip_desktop.store.transaction import Reader, Writer


def go_on_in_new_log(writer: Writer, log: str, after: int) -> None:
    """Leave the logs of this device's, and say the records of one after number `after` again where it goes on.

    A record said again is a revision that builds on the one it repeats, by the same person and of the same moment, so
    nothing is there twice where both arrive. What another log has built upon is known through that one.
    """
    left = find_log(writer, log)
    if left and left.ours and not left.closed:
        begin_new_logs(writer)
    again: dict[str, str] = {}
    for _, hash_, line in list(lines(writer, log, after)):
        record = decode(line)
        if not _built_upon(writer, hash_, log):
            parents = {hash_, *(again.get(parent, parent) for parent in record.parents)}
            again[hash_] = add_own(writer, replace(record, parents=tuple(sorted(parents)))).hash


def _built_upon(reader: Reader, hash_: str, log: str) -> bool:
    found = exists().where(revision_parent.c.parent == hash_, revision_parent.c.log != log)
    return bool(reader.connection.scalar(select(found)))
