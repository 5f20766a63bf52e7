"""How fast the list of 50,000 entries is paged, filtered and searched, under SQLCipher, and a line of it is worded."""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from ctip_desktop.forms.form import Form
from ctip_desktop.forms.headline import headline
from ctip_desktop.forms.installed import load
from ctip_desktop.store import search
from ctip_desktop.store.browsing import Asked, browse, count_entries, position
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader
from tests.bench.store import KEY, filled
from tests.support.stores import case_lines

ENTRIES = 50_000
PAGE = 60
TIMES = 5
FIRST, LATER, FOUND, WORDED = 40.0, 10.0, 40.0, 0.3
Result = tuple[str, str, str, bool]


def run() -> list[Result]:
    """Return what was measured, its figure, the target, and whether it is met."""
    with TemporaryDirectory() as folder, filled(Path(folder), KEY, list(case_lines(ENTRIES))) as store:
        search.bring_up_to_date(store)
        return [*_paging(store), *_finding(store), _wording()]


def _paging(store: Store) -> list[Result]:
    month = Asked(since="2026-03-01", until="2026-03-31")
    received = Asked(state="received", form="case", office="01")
    by_state = Asked(order="state")
    with store.reading() as reader:
        (middle,) = browse(reader, Asked(), ENTRIES // 2, 1)
    return [
        _result("the list opened: counted, first page", FIRST, store, lambda reader: _open(reader, Asked())),
        _result("the same of one month", FIRST, store, lambda reader: _open(reader, month)),
        _result("the same of one form, state and office", FIRST, store, lambda reader: _open(reader, received)),
        _result("the same in the order of states", FIRST, store, lambda reader: _open(reader, by_state)),
        *(
            _result(
                f"a page from entry {first:,}", LATER, store, lambda reader, at=first: browse(reader, Asked(), at, PAGE)
            )
            for first in (PAGE, ENTRIES // 2, ENTRIES - PAGE)
        ),
        _result(
            "the place of an entry in the middle",
            LATER,
            store,
            lambda reader: position(reader, Asked(), middle.listed.id),
        ),
    ]


def _finding(store: Store) -> list[Result]:
    return [
        _result(
            f"“{words}”: counted, first page",
            FOUND,
            store,
            lambda reader, words=words: _open(reader, Asked(words=words)),
        )
        for words in ("រដ្ឋបាល", "ស្រីមុំ market", "0047", "រដ្ឋបាលដារ៉ា", "nowhere", "ឃុំ សុខ ចាន់ ជំនួយ")
    ]


def _wording() -> Result:
    form = Form.from_json(load("case").to_json())
    load("case")
    victims = [{"_id": str(number), "v_name": "ដារ៉ា"} for number in range(5)]
    answers = {"offence": "trafficking", "extent": "internal", "place": "01020101", "victim": victims}
    headline(load("case"), answers, "km")
    taken = min(_milliseconds(lambda: headline(form, answers, "km")) for _ in range(100))
    return ("a line of the list put into words", f"{taken:.2f} ms", f"{WORDED} ms", taken <= WORDED)


def _open(reader: Reader, asked: Asked) -> None:
    count_entries(reader, asked)
    browse(reader, asked, 0, PAGE)


def _result(what: str, target: float, store: Store, work: Callable[[Reader], object]) -> Result:
    def once() -> None:
        with store.reading() as reader:
            work(reader)

    taken = min(_milliseconds(once) for _ in range(TIMES))
    return (f"{what}, of {ENTRIES:,}", f"{taken:.1f} ms", f"{target:.0f} ms", taken <= target)


def _milliseconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return (time.perf_counter() - before) * 1000
