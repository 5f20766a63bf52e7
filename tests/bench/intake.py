"""A spreadsheet of twenty thousand rows through the checks of a form."""

from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from ctip_desktop.forms.installed import load
from ctip_desktop.intake.heads import suggest
from ctip_desktop.intake.reading import read_file
from ctip_desktop.intake.sheets import read_book
from tests.support.spreadsheets import a_spreadsheet, training_rows

ROWS, TARGET = 20_000, 2_000
Result = tuple[str, str, str, bool]


def run() -> list[Result]:
    """Return what was measured, its figure, the target, and whether it is met."""
    form = load("training")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "rows.xlsx"
        heads, rows = training_rows(ROWS, Random(1), date(2026, 6, 30))
        a_spreadsheet(file, [heads, *rows])
        before = perf_counter()
        book = read_book(file)
        opened = perf_counter() - before
        mapping = suggest(form, book)
        before = perf_counter()
        read = read_file(form, book, mapping)
        rate = len(read.checked) / (perf_counter() - before)
    what = f"{ROWS:,} rows of {len(heads)} columns through the checks"
    return [
        (f"{ROWS:,} rows of {len(heads)} columns opened", f"{opened:.2f} s", "2.00 s", opened <= 2),
        (what, f"{rate:,.0f} rows/s", f"{TARGET:,} rows/s", rate >= TARGET and len(read.checked) == ROWS),
    ]
