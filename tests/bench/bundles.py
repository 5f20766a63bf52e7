"""What a bundle weighs, and how fast one is opened and checked."""

from statistics import median
from time import perf_counter

import orjson

from ctip_desktop.bundles import contents
from ctip_desktop.bundles.reading import open_bundle
from ctip_desktop.bundles.writing import Sender, seal
from ctip_desktop.trust.authority import Authority
from tests.support.cast import OTHER, PINNED, READER, READER_IDENTITY, SENDER, TRUST_LIST, name_key
from tests.support.workload import a_years_log

ENTRIES = 1000
ROUNDS = 7


def run() -> list[tuple[str, str, str, bool]]:
    """Return what was measured: name, value, target, met."""
    lines = a_years_log(ENTRIES)
    made = contents.journal("1" * 32, lines)
    to = {READER.id: READER.age, OTHER.id: OTHER.age}
    sender = Sender(SENDER.id, name_key("sender"), 2)
    bundle = seal(made, sender, 1, to)
    weight, mean = len(bundle) / ENTRIES, len(made.raw) / ENTRIES
    authority = Authority(TRUST_LIST, PINNED)
    parsing = _seconds(lambda: [orjson.loads(line) for line in lines])
    sealing = _seconds(lambda: seal(made, sender, 1, to))
    opening = _seconds(lambda: open_bundle(bundle, [READER_IDENTITY], authority, {READER.id}))
    return [
        (f"bundle of 1,000 mixed entries of {mean:.0f} B: bytes an entry", f"{weight:.0f}", "<= 260", weight <= 260),
        (
            "bundle sealed, times a plain parse of its lines",
            f"{sealing / parsing:.1f}",
            "<= 20",
            sealing <= 20 * parsing,
        ),
        (
            f"bundle opened and checked ({ENTRIES / opening:,.0f} entries/s), times a plain parse of its lines",
            f"{opening / parsing:.1f}",
            "<= 8",
            opening <= 8 * parsing,
        ),
    ]


def _seconds(work: object) -> float:
    assert callable(work)
    taken = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken)
