"""The whole import, from sealed files on a stick to entries and tables, against the plain library writing the lines.

What holds it back: no part stands out. Of the time of a plain import, 19 % is decoding and checking the lines (half of
that reading the JSON, writing it again to compare, and hashing), 5 % unsealing and unpacking, 8 % the journal rows,
15 % entries and revisions, 27 % the projections (a third of that in Python), and 25 % the rest: commits, letting go of
what was read, making ready. For each line nearly seven rows are written, two and a half times its bytes in the file.
SQLCipher adds to the commits, which it makes twice as long.
"""

from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from ctip_desktop.bundles import contents
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.sync.shipping import send
from ctip_desktop.trust.identity import identity
from tests.bench.store import BUNDLES, KEY, LOG, RECORDS, plain_library, stretches
from tests.support.offices import Country, a_country
from tests.support.stores import CASE, case_lines

TARGETS = (("plain SQLite", None, 0.20), ("SQLCipher", KEY, 0.15))
TIMES = 5
FORM = replace(CASE, name="trial").stamped()
"""A form of its own name: an installed form of the same name would share its tables, and make them wider."""


def run() -> list[tuple[str, str, str, bool]]:
    """Return what was measured, its figure, the target, and whether it is met."""
    lines = list(case_lines(BUNDLES * RECORDS, form=FORM))
    rows = []
    for name, key, target in TARGETS:
        runs = [_run(lines, key) for _ in range(TIMES)]
        ratio = median(limit / taken for limit, taken in runs)
        rate = len(lines) / median(taken for _, taken in runs)
        what = f"import of {BUNDLES} bundles x {RECORDS:,} entries, {name} / executemany of the same lines"
        rows.append((what, f"{ratio:.2f} ({rate:,.0f}/s)", f">= {target:.2f}", ratio >= target))
    return rows


def _run(lines: list[bytes], key: bytes | None) -> tuple[float, float]:
    """Return how long the plain library took, and right after it the import, in seconds.

    Both until the file is closed, so that neither leaves pages in the write-ahead log for later.
    """
    with TemporaryDirectory() as folder, a_country(Path(folder), key=key) as country:
        stick = _stick(country, lines)
        with country.secretariat.store.writing() as writer:
            add_form(writer, FORM)
        start = perf_counter()
        plain_library(Path(folder), lines)
        limit = perf_counter() - start
        start = perf_counter()
        outcomes = country.secretariat.take(stick)
        country.secretariat.store.close()
        taken = perf_counter() - start
    assert [one.state for one in outcomes] == ["taken_in"] * BUNDLES
    return limit, taken


def _stick(country: Country, lines: list[bytes]) -> Path:
    """Put the lines onto a stick as the province would have sent them."""
    province = country.province.store
    with province.reading() as reader:
        me = identity(reader)
    assert me.trust_list
    recipients = me.trust_list.journal_recipients(me.device.id)
    stick = country.folder / "stick"
    stick.mkdir()
    for stretch in stretches(lines):
        send(province, stick, contents.journal(LOG, stretch), me.sender(), recipients, "00")
    return stick
