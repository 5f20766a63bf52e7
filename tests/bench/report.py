"""How fast the consolidated report is made: of 100,000 entries of all offices, and of one office among 1,000,000.

Beside the time on the clock stands what the processor was busy with it.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from sqlcipher3 import dbapi2

from ctip_desktop.documents.report import print_report
from ctip_desktop.forms.installed import load
from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.i18n import use_language
from ctip_desktop.reports.book.cube import read_cube
from ctip_desktop.reports.book.gathering import ASKED, OFFENCE, gather
from ctip_desktop.reports.book.writing import write
from ctip_desktop.reports.indicators.dividing import divide_all
from ctip_desktop.reports.periods import parse_period, year_before
from ctip_desktop.sample.answers import entries
from ctip_desktop.store.engine import PAGE_BYTES
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader
from tests.support.country import a_secretariat, take_all_in

Result = tuple[str, str, str, bool]

ENTRIES, MANY = 100_000, 1_000_000
TIMES = 5
KEY = bytes(range(32))
DAY = date(2026, 7, 10)
SEMESTER, YEAR = parse_period("2026-S1"), parse_period("2025")
OFFICE = "13"
"""The middle one by the number of its entries."""

BY_HAND = (
    """
    SELECT CASE WHEN reported_on >= '2025-01-01' THEN 0 ELSE 1 END, _office, offence, count(*),
        count(*) FILTER (WHERE extent = 'internal'), count(*) FILTER (WHERE extent = 'cross_border')
    FROM p_case WHERE reported_on >= '2024-01-01' AND reported_on < '2026-01-01' GROUP BY 1, 2, 3
    """,
    """
    SELECT CASE WHEN t0.reported_on >= '2025-01-01' THEN 0 ELSE 1 END, t0._office, t0.offence, count(*),
        count(*) FILTER (WHERE v_sex = 'Feminine'), count(*) FILTER (WHERE v_minor = 'yes')
    FROM p_case t0 CROSS JOIN p_case_victim t1 ON t1._entry = t0._entry
    WHERE t0.reported_on >= '2024-01-01' AND t0.reported_on < '2026-01-01' GROUP BY 1, 2, 3
    """,
)
COUNTED = (("cases", "cases_internal", "cases_cross_border"), ("victims", "victims_women", "victims_minors"))


def run() -> list[Result]:
    """Return what was measured, its figure, the target, and whether it is met."""
    use_language("km")
    return [*_of_all_offices(), *_of_one_office()]


def _of_all_offices() -> Iterator[Result]:
    with TemporaryDirectory() as folder, a_secretariat(Path(folder) / "home", entries(ENTRIES), KEY) as store:
        with store.reading() as reader:
            book = gather(reader, SEMESTER, DAY)
            figures = _least(lambda: _figures(reader, SEMESTER, None))
            whole = _least(lambda: gather(reader, SEMESTER, DAY))
        paper = _least(lambda: print_report(write(book, SECRETARIAT)))
    what = f"report of a semester, {ENTRIES:,} entries, all offices"
    yield _result(f"{what}: figures", figures, 0.3)
    yield _result(f"{what}: with trend, voices, statements", whole)
    yield _result(f"{what}: paper", paper, 2)


def _of_one_office() -> Iterator[Result]:
    with TemporaryDirectory() as folder:
        plain, sealed = Path(folder) / "plain", Path(folder) / "sealed"
        with a_secretariat(plain, ()) as store:
            for code, count in _shares().items():
                take_all_in(store, entries(count, int(code), among=[code]))
            with store.reading() as reader:
                office = _least(lambda: _figures(reader, YEAR, OFFICE))
                raw: Any = reader.connection.connection.dbapi_connection
                turns = _in_turn(
                    lambda: _ours(reader), lambda: [raw.execute(statement).fetchall() for statement in BY_HAND]
                )
        _seal(plain, sealed)
        with _opened(sealed) as reader:
            encrypted = _least(lambda: _figures(reader, YEAR, OFFICE))
    what = f"report of a year and the one before, {MANY:,} entries, one office: figures"
    yield _result(f"{what}, plain SQLite", office, 0.1)
    yield _result(f"{what}, SQLCipher", encrypted, 0.18)
    ratio = median(by_hand / ours for (_, ours), (_, by_hand) in turns)
    said = f"{ratio:.2f} ({min(clock for (clock, _), _ in turns) * 1000:.0f} ms)"
    yield f"indicator pass over {MANY:,} entries / SELECT by hand", said, ">= 0.90", ratio >= 0.9


def _shares() -> dict[str, int]:
    """Return how many entries each office has: as in a smaller country, some many and most few."""
    codes = [code for code in offices() if code != SECRETARIAT]
    weights = [1 + 3 / (place + 1) for place in range(len(codes))]
    return {code: round(MANY * weight / sum(weights)) for code, weight in zip(codes, weights, strict=True)}


def _figures(reader: Reader, period: Any, office: str | None) -> None:
    read_cube(reader, ASKED, (period, year_before(period)), DAY, office)


def _ours(reader: Reader) -> None:
    for names in COUNTED:
        divide_all(reader, load("case"), [(name, OFFENCE) for name in names], (YEAR, year_before(YEAR)), DAY)


def _seal(plain: Path, sealed: Path) -> None:
    """Copy a store into an encrypted one."""
    sealed.mkdir()
    (sealed / "log.json").write_bytes((plain / "log.json").read_bytes())
    connection = dbapi2.connect(str(plain / "store.db"), isolation_level=None)
    connection.execute(f"ATTACH DATABASE '{sealed / 'store.db'}' AS sealed KEY \"x'{KEY.hex()}'\"")
    connection.execute(f"PRAGMA sealed.cipher_page_size = {PAGE_BYTES}")
    connection.execute("SELECT sqlcipher_export('sealed')")
    connection.close()


@contextmanager
def _opened(folder: Path) -> Iterator[Reader]:
    with Store.open(folder, KEY) as store, store.reading() as reader:
        yield reader


def _least(work: Callable[[], object]) -> tuple[float, float]:
    """Return the least time on the clock of several runs, and the least of the processor."""
    turns = _in_turn(work)
    return min(clock for ((clock, _),) in turns), min(busy for ((_, busy),) in turns)


def _in_turn(*works: Callable[[], object]) -> list[list[tuple[float, float]]]:
    """Return the times of several runs, each of every work: what slows the machine down slows all of a run."""
    return [[_timed(work) for work in works] for _ in range(TIMES)]


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    clock, busy = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - busy


def _result(what: str, taken: tuple[float, float], target: float | None = None) -> Result:
    clock, busy = taken
    wanted = f"<= {target:g} s" if target else ""
    return what, f"{clock:.3f} s (CPU {busy:.3f})", wanted, target is None or clock <= target
