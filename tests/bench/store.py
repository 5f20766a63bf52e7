"""How fast records are taken in and found, against the plain library writing the same lines."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from ctip_desktop.entries.chain import check
from ctip_desktop.entries.record import NO_RECORD
from ctip_desktop.store import search
from ctip_desktop.store.journal import take_in
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import Store
from tests.support.stores import CASE, a_store, case_lines

BUNDLES = 20
RECORDS = 1000
SEARCHED = 50_000
LOG = "e" * 32
KEY = bytes(range(32))
TIMES = 3
Result = tuple[str, str, str, bool]


def run() -> list[Result]:
    """Return what was measured, its figure, the target, and whether it is met."""
    return [*_taking_in(), *_finding()]


def _taking_in() -> list[Result]:
    lines = list(case_lines(BUNDLES * RECORDS))
    limit = max(_rate(lines, lambda folder: plain_library(folder, lines)) for _ in range(TIMES))
    chained = max(_rate(lines, lambda _: _check_only(lines)) for _ in range(TIMES))
    results = [
        ("journal lines written by the plain library", f"{limit:,.0f}/s of {mean(map(len, lines)):.0f} B", "", True),
        ("records decoded and chain checked", f"{chained:,.0f}/s", "60,000/s", chained >= 60_000),
    ]
    for name, key, target in (("plain", None, 0.20), ("SQLCipher", KEY, 0.15)):
        rate = max(_rate(lines, lambda folder, key=key: _take_all_in(folder, key, lines)) for _ in range(TIMES))
        what = f"decode, check, take in with projections, {name}, of the plain library's speed"
        results.append((what, f"{rate / limit:.2f} ({rate:,.0f}/s)", f"{target:.2f}", rate >= target * limit))
    return results


def _finding() -> list[Result]:
    with TemporaryDirectory() as folder, filled(Path(folder), KEY, list(case_lines(SEARCHED))) as store:
        indexed = SEARCHED / _seconds(lambda: search.bring_up_to_date(store))
        results = [(f"entries indexed for search, of {SEARCHED:,}", f"{indexed:,.0f}/s", "", True)]
        for words in ("រដ្ឋបាល", "ស្រីមុំ market", "0047", "រដ្ឋបាលដារ៉ា", "ស", "nowhere", "ឃុំ សុខ ចាន់ ជំនួយ"):
            taken = min(_seconds(lambda words=words: _find(store, words)) for _ in range(TIMES)) * 1000
            results.append((f"“{words}” found among {SEARCHED:,} entries", f"{taken:.1f} ms", "50 ms", taken <= 50))
    return results


def _seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def _rate(lines: list[bytes], work: Callable[[Path], object]) -> float:
    with TemporaryDirectory() as folder:
        return len(lines) / _seconds(lambda: work(Path(folder)))


def plain_library(folder: Path, lines: list[bytes]) -> None:
    rows = [(LOG, seq, f"{seq:064x}", line, f"{seq // RECORDS:064x}") for seq, line in enumerate(lines, 1)]
    connection = sqlite3.connect(folder / "plain.db")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE journal (log TEXT, seq INTEGER, hash TEXT, line BLOB, bundle TEXT, PRIMARY KEY (log, seq, hash))"
    )
    connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", rows)
    connection.commit()
    connection.close()


def stretches(lines: list[bytes]) -> list[list[bytes]]:
    return [lines[place : place + RECORDS] for place in range(0, len(lines), RECORDS)]


def _check_only(lines: list[bytes]) -> None:
    prev, seq = NO_RECORD, 1
    for stretch in stretches(lines):
        last = check(stretch, seq, prev)[-1]
        prev, seq = last.hash, last.seq + 1


def _take_all_in(folder: Path, key: bytes | None, lines: list[bytes]) -> None:
    filled(folder, key, lines).close()


def filled(folder: Path, key: bytes | None, lines: list[bytes]) -> Store:
    store = a_store(folder / "home", key, office="00")
    with store.writing() as writer:
        add_form(writer, CASE)
    prev, seq = NO_RECORD, 1
    for number, stretch in enumerate(stretches(lines)):
        checked = check(stretch, seq, prev)
        with store.writing() as writer:
            take_in(writer, log=LOG, office="01", device="f" * 32, checked=checked, bundle=f"{number:064x}")
        prev, seq = checked[-1].hash, checked[-1].seq + 1
    return store


def _find(store: Store, words: str) -> None:
    with store.reading() as reader:
        search.find(reader, words)
