"""A spreadsheet of twenty thousand rows through the checks of a form, and into the store.

Measured is the time of the processor, since all of it is one thread's work and other programs may run beside it.
"""

from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

from ctip_desktop.forms.installed import load
from ctip_desktop.intake.heads import suggest
from ctip_desktop.intake.reading import read_file
from ctip_desktop.intake.saving import take_in
from ctip_desktop.intake.sheets import read_book
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.slots import User
from tests.support.spreadsheets import a_spreadsheet, training_rows
from tests.support.stores import USER, a_store

ROWS, TARGET, SAVED = 20_000, 2_000, 10.0
Result = tuple[str, str, str, bool]


def run() -> list[Result]:
    """Return what was measured, its figure, the target, and whether it is met."""
    form = load("training")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "rows.xlsx"
        heads, rows = training_rows(ROWS, Random(1), date(2026, 6, 30))
        a_spreadsheet(file, [heads, *rows])
        before = process_time()
        book = read_book(file)
        opened = process_time() - before
        mapping = suggest(form, book)
        before = process_time()
        read = read_file(form, book, mapping)
        rate = len(read.checked) / (process_time() - before)
        with a_store(Path(folder) / "store") as store:
            before = process_time()
            taken = take_in(store, User(USER, "Sok", "clerk"), form, book, mapping, read.checked, final=True)
            saved = process_time() - before
            before = process_time()
            bring_up_to_date(store)
            found = process_time() - before
    what = f"{ROWS:,} rows of {len(heads)} columns through the checks"
    return [
        (f"{ROWS:,} rows of {len(heads)} columns opened", f"{opened:.2f} s", "2.00 s", opened <= 2),
        (f"{ROWS:,} entries saved as final", f"{saved:.2f} s", f"{SAVED:.2f} s", saved <= SAVED and bool(taken.finals)),
        (f"{ROWS:,} entries found by words", f"{found:.2f} s", f"{SAVED:.2f} s", found <= SAVED),
        (what, f"{rate:,.0f} rows/s", f"{TARGET:,} rows/s", rate >= TARGET and len(read.checked) == ROWS),
    ]
