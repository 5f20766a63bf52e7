"""How fast the consolidated report of a semester is made from 100,000 entries of all offices, encrypted."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from ctip_desktop.documents.report import print_report
from ctip_desktop.i18n import use_language
from ctip_desktop.reports.book.cube import read_cube
from ctip_desktop.reports.book.gathering import ASKED, gather
from ctip_desktop.reports.book.writing import write
from ctip_desktop.reports.periods import parse_period, year_before
from tests.support.country import a_secretariat, entries

ENTRIES = 100_000
TIMES = 5
KEY = bytes(range(32))
DAY = date(2026, 7, 10)


def run() -> list[tuple[str, str, str, bool]]:
    """Return what was measured, its figure, the target, and whether it is met."""
    period = parse_period("2026-S1")
    use_language("km")
    with TemporaryDirectory() as folder, a_secretariat(Path(folder) / "home", entries(ENTRIES), KEY) as store:
        with store.reading() as reader:
            book = gather(reader, period, DAY)
            periods = (period, year_before(period))
            figures = _least(lambda: read_cube(reader, ASKED, periods, DAY))
            whole = _least(lambda: gather(reader, period, DAY))
        paper = _least(lambda: print_report(write(book, "00")))
    return [
        (f"report of a semester, {ENTRIES:,} entries: figures", f"{figures:.2f} s", "<= 0.3 s", figures <= 0.3),
        (f"report of a semester, {ENTRIES:,} entries: with trend, voices, statements", f"{whole:.2f} s", "", True),
        (f"report of a semester, {ENTRIES:,} entries: paper", f"{paper:.2f} s", "<= 2 s", paper <= 2),
    ]


def _least(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(TIMES):
        before = time.perf_counter()
        work()
        taken.append(time.perf_counter() - before)
    return min(taken)
