"""How fast records are taken in and found, against the plain library writing the same lines."""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean

from ctip_desktop.entries.chain import Checked, check
from ctip_desktop.entries.record import NO_RECORD
from ctip_desktop.store.journal import take_in
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import Store
from tests.support.stores import CASE, a_store, case_lines

BUNDLES = 20
RECORDS = 1000
LOG = "e" * 32


def run() -> list[tuple[str, str, str, bool]]:
    """Return what was measured, its figure, the target, and whether it is met."""
    lines = list(case_lines(BUNDLES * RECORDS))
    size = mean(map(len, lines))
    with tempfile.TemporaryDirectory() as folder:
        limit = BUNDLES * RECORDS / _timed(lambda: plain_library(Path(folder) / "plain.db", lines))
        rows = [("journal lines written by the plain library", f"{limit:,.0f}/s of {size:.0f} B", "", True)]
        rate = len(lines) / _timed(lambda: _checked(lines))
        rows.append(("records decoded and chain checked", f"{rate:,.0f}/s", "60,000/s", rate >= 60_000))
        for name, key, target in (("plain", None, 0.20), ("SQLCipher", bytes(range(32)), 0.15)):
            with a_store(Path(folder) / name, key, office="00") as store:
                rate = len(lines) / _timed(lambda: _take_in(store, lines))
                ratio = rate / limit
                what = f"decode, check, take in with projections, {name}, of the plain library's speed"
                rows.append((what, f"{ratio:.2f} ({rate:,.0f}/s)", f"{target:.2f}", ratio >= target))
    return rows


def _timed(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def plain_library(file: Path, lines: list[bytes]) -> None:
    checked = [(LOG, seq, f"{seq:064x}", line, None) for seq, line in enumerate(lines, 1)]
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE journal (log TEXT, seq INTEGER, hash TEXT, line BLOB, bundle TEXT, PRIMARY KEY (log, seq, hash))"
    )
    connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", checked)
    connection.commit()
    connection.close()


def stretches(lines: list[bytes]) -> list[list[bytes]]:
    return [lines[place : place + RECORDS] for place in range(0, len(lines), RECORDS)]


def _checked(lines: list[bytes]) -> None:
    prev, seq = NO_RECORD, 1
    for stretch in stretches(lines):
        checked = check(stretch, seq, prev)
        prev, seq = checked[-1].hash, checked[-1].seq + 1


def _take_in(store: Store, lines: list[bytes]) -> None:
    with store.writing() as writer:
        add_form(writer, CASE)
    prev, seq = NO_RECORD, 1
    for number, stretch in enumerate(stretches(lines)):
        checked: list[Checked] = check(stretch, seq, prev)
        with store.writing() as writer:
            take_in(writer, log=LOG, office="01", device="f" * 32, checked=checked, bundle=f"{number:064x}")
        prev, seq = checked[-1].hash, checked[-1].seq + 1
