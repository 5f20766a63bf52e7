"""Possible same persons at the secretariat: everybody of three years compared, one more entry, the queue read."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from ctip_desktop.reports.persons.queue import queue
from ctip_desktop.sample.answers import entries
from ctip_desktop.store.alike import compare_persons
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.store import Store
from tests.support.country import a_secretariat
from tests.support.named import named
from tests.support.same import keep_victim

ENTRIES = 10_000
KEY = bytes(range(32))
_ALL, _ONE, _READ = 2.0, 0.2, 0.5
"""Seconds: everybody anew, one more entry found behind its save, the queue."""


def run() -> Iterator[tuple[str, str, str, bool]]:
    """Yield what was measured, on an encrypted store."""
    with TemporaryDirectory() as folder, a_secretariat(Path(folder) / "home", named(entries(ENTRIES)), KEY) as store:
        bring_up_to_date(store)
        with store.writing() as writer:
            writer.connection.exec_driver_sql("DELETE FROM person_alike")
            writer.connection.exec_driver_sql("UPDATE person SET compared = 0")
            persons = writer.connection.exec_driver_sql("SELECT count(*) FROM person").scalar_one()
        yield _row(
            f"possible same persons among {persons:,}, all compared anew", _seconds(lambda: _compare(store)), _ALL
        )
        keep_victim(store)
        yield _row("the same, after one more entry", _seconds(lambda: bring_up_to_date(store)), _ONE)
        with store.reading() as reader:
            yield _row("the same, read in order with what speaks for each", _seconds(lambda: queue(reader)), _READ)


def _compare(store: Store) -> None:
    left = True
    while left:
        with store.writing() as writer:
            left = bool(compare_persons(writer))


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _row(what: str, seconds: float, limit: float) -> tuple[str, str, str, bool]:
    return what, f"{seconds * 1000:,.0f} ms", f"{limit * 1000:,.0f} ms", seconds <= limit
