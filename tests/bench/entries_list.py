"""The list of entries over a full, encrypted store: how soon it is seen, scrolled and searched."""

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from ctip_desktop.store import search
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from tests.bench.store import KEY, SEARCHED, filled
from tests.support.stores import case_lines

if TYPE_CHECKING:
    from ctip_desktop.desktop.entries.page import EntriesPage

WORDS = ("រដ្ឋបាល", "ស្រីមុំ market", "0047", "រដ្ឋបាលដារ៉ា", "nowhere", "ឃុំ សុខ ចាន់ ជំនួយ")
SHOWN, SCROLLED, FOUND = 100, 20, 60
PAGES = 60
TIMES = 3
Result = tuple[str, str, str, bool]


def run() -> list[Result]:
    """Return what was measured, its figure, the target, and whether it is met."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        lines = list(case_lines(SEARCHED))
        with filled(Path(folder), KEY, lines) as store:
            search.bring_up_to_date(store)
            return _measured(store)


def _measured(store: Store) -> list[Result]:
    from PySide6.QtCore import QEventLoop, QPoint
    from PySide6.QtWidgets import QApplication

    from ctip_desktop.desktop.background import Background
    from ctip_desktop.desktop.desk import Desk, Who
    from ctip_desktop.desktop.entries.page import EntriesPage
    from ctip_desktop.desktop.frame import Frame
    from ctip_desktop.desktop.look import apply
    from ctip_desktop.desktop.window import Window

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    apply(application)
    background = Background("store")
    desk = Desk(store, Who("00", "d" * 32, "A", User("b" * 32, "User", "administrator"), b""), background)
    window = Window()
    frame = Frame(desk, lambda: "Committee", lambda: "Office")
    window.take_frame(frame)
    window.show_front(frame)
    window.show()
    application.processEvents()

    def seen() -> None:
        """Wait until all rows in sight were read, then draw them."""
        view, model = page.browser.rows.view, page.browser.model
        while True:
            view.viewport().repaint()
            first, last = view.indexAt(QPoint(5, 5)).row(), view.indexAt(QPoint(5, view.viewport().height() - 5)).row()
            if not page.browser.listing.busy and all(model.is_here(place) for place in (first, last) if place >= 0):
                return
            # Asleep meanwhile, as the program is: a busy loop would keep the worker waiting.
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def idle() -> None:
        """Let come what is read ahead: a person's next key is later than that."""
        while background.busy:
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def shown() -> EntriesPage:
        page = EntriesPage(desk, frame)
        page.name = f"entries {perf_counter()}"
        frame.fill([page])
        frame.open(page.name)
        return page

    times = []
    for _ in range(TIMES):
        before = perf_counter()
        page = shown()
        seen()
        times.append(perf_counter() - before)
    results = [_result(f"the list of {SEARCHED:,} entries shown", median(times), SHOWN)]
    results += _scrolled(page, seen, idle)
    for words in WORDS:
        taken = min(_timed(lambda words=words: page.browser.finding.setText(words), seen, page) for _ in range(TIMES))
        results.append(_result(f"“{words}” found in the list of {SEARCHED:,}", taken, FOUND))
    window.close()
    background.stop()
    return results


def _scrolled(page: "EntriesPage", seen: Callable[[], None], idle: Callable[[], None]) -> list[Result]:
    from tests.support.gui import press

    results = []
    for what, start in (
        ("a page scrolled from the first entry on", "Home"),
        ("a page scrolled up from the last", "End"),
    ):
        page.browser.focus_list()
        press(start)
        seen()
        times = []
        for _ in range(PAGES):
            before = perf_counter()
            press("PgDn" if start == "Home" else "PgUp")
            seen()
            times.append(perf_counter() - before)
            idle()
        results.append(_result(f"{what}, 95th of 100", quantiles(times, n=20)[-1], SCROLLED))
    before = perf_counter()
    page.browser.rows.view.verticalScrollBar().setValue(page.browser.rows.view.verticalScrollBar().maximum() // 2)
    seen()
    results.append(_result("the list dragged to its middle", perf_counter() - before, 2 * SCROLLED))
    return results


def _timed(act: Callable[[], object], seen: Callable[[], None], page: "EntriesPage") -> float:
    page.browser.finding.setText("")
    seen()
    before = perf_counter()
    act()
    seen()
    return perf_counter() - before


def _result(what: str, seconds: float, limit: int) -> Result:
    return what, f"{seconds * 1000:.1f} ms", f"{limit} ms", seconds * 1000 <= limit
