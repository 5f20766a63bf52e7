"""How fast a year of 25 offices is judged, month by month and kind by kind, and shown; encrypted, three years of it."""

import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from ctip_desktop.cli.completeness import value_of
from ctip_desktop.reports.completeness.matrix import completeness
from ctip_desktop.reports.completeness.workbook import make_matrix
from ctip_desktop.reports.periods import parse_period
from tests.support.reporting import a_reporting_secretariat, years

EACH = 100
"""Cases of each office in each month: 90,000 in all."""
TIMES = 3
KEY = bytes(range(32))
DAY = date(2027, 2, 1)


def run() -> list[tuple[str, str, str, bool]]:
    """Return what was measured, its figure, the target, and whether it is met."""
    period, taken = parse_period("2026"), []
    months = years((2024, 2025, 2026))
    with (
        TemporaryDirectory() as folder,
        a_reporting_secretariat(Path(folder) / "home", months, EACH, key=KEY) as store,
        store.reading() as reader,
    ):
        for _ in range(TIMES):
            before = time.perf_counter()
            found = completeness(reader, period, DAY)
            value_of(found)
            taken.append(time.perf_counter() - before)
    before = time.perf_counter()
    make_matrix(found)
    book = time.perf_counter() - before
    what = f"completeness of a year, {EACH * len(months):,} entries, 25 offices x 12 months x kinds"
    return [
        (what, f"{min(taken):.2f} s", "<= 1 s", min(taken) <= 1),
        ("completeness of a year as a spreadsheet", f"{book:.2f} s", "<= 2 s", book <= 2),
    ]
