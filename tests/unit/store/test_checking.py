"""A check proves every chain and everything derived; a rebuild makes the same rows from the journal alone."""

import pytest
from sqlalchemy import text

from ctip_desktop.entries.chain import check as check_chain
from ctip_desktop.entries.record import NO_RECORD
from ctip_desktop.store.checking import Fault, check
from ctip_desktop.store.journal import take_in
from ctip_desktop.store.rebuilding import rebuild
from ctip_desktop.store.store import Store
from tests.support.stores import case_lines, rows, save

LOG = "e" * 32


@pytest.fixture
def full(store: Store) -> Store:
    """A store with a log of its own and one of another device."""
    first = save(store, {"case_no": "1"})
    save(store, {"case_no": "2"}, parents=[first.hash])
    with store.writing() as writer:
        lines = list(case_lines(20))
        checked = check_chain(lines, 1, NO_RECORD)
        take_in(writer, log=LOG, office="01", device="f" * 32, checked=checked, bundle="9" * 64)
    return store


def tamper(store: Store, statement: str) -> None:
    with store.writing() as writer:
        writer.connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        writer.connection.execute(text(statement))


def test_a_good_store_has_no_faults_and_is_not_changed(full: Store) -> None:
    before = rows(full, "entry")
    found = check(full)
    assert (found.logs, found.records, found.entries, found.faults) == (2, 22, 21, ())
    assert rows(full, "entry") == before


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            f"UPDATE journal SET line = CAST(replace(line, '12.50', '13.50') AS BLOB) WHERE log = '{LOG}' AND seq = 7",
            Fault("chain", LOG, 7),
        ),
        (f"UPDATE journal SET line = x'00' WHERE log = '{LOG}' AND seq = 9", Fault("chain", LOG, 9)),
        (f"DELETE FROM journal WHERE log = '{LOG}' AND seq = 12", Fault("chain", LOG, 12)),
        (f"DELETE FROM journal WHERE log = '{LOG}' AND seq = 20", Fault("end", LOG, 19)),
        (f"UPDATE journal SET hash = '{'0' * 64}' WHERE log = '{LOG}' AND seq = 5", Fault("chain", LOG, 5)),
        ("UPDATE p_case SET offenders = 99 WHERE _entry = 3", Fault("derived", "p_case")),
        ("UPDATE p_case_victim SET v_age = 99 WHERE _entry = 3", Fault("derived", "p_case_victim")),
        ("DELETE FROM p_case_victim WHERE _entry = 4", Fault("derived", "p_case_victim")),
        ("UPDATE entry SET at = '2020-01-01T00:00:00Z' WHERE no = 2", Fault("derived", "entry")),
        ("DELETE FROM revision_parent", Fault("derived", "revision_parent")),
        ("UPDATE revision SET entry = 3 WHERE entry = 4", Fault("derived", "revision")),
    ],
)
def test_each_thing_that_is_not_as_it_should_be_is_named(full: Store, statement: str, fault: Fault) -> None:
    tamper(full, statement)
    assert fault in check(full).faults


def test_a_rebuild_repairs_what_is_derived(full: Store) -> None:
    before = {table: sorted(map(repr, rows(full, table))) for table in ("p_case", "p_case_victim")}
    tamper(full, "UPDATE p_case SET offenders = 99")
    tamper(full, "DELETE FROM p_case_victim")
    tamper(full, "DELETE FROM revision_parent")
    assert rebuild(full) == 22
    assert check(full).faults == ()
    with_no = {table: len(rows(full, table)) for table in before}
    assert with_no == {table: len(found) for table, found in before.items()}
