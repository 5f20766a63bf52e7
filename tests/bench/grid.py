"""How soon a grid of 1,000 victims, or a border matrix of 1,000 rows, is there, scrolls, and takes what is typed."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.desk import Desk, Who
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.grid.view import GridPanel
from ctip_desktop.desktop.form.opening import Opened
from ctip_desktop.desktop.language import CatalogueTranslator, speak
from ctip_desktop.forms.entering.sections import item_at
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Words
from ctip_desktop.forms.installed import load
from ctip_desktop.i18n import language
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from tests.support.gui import press, type_text

ROWS = 1000
OPENED, PAGE, KEY = 250.0, 30.0, 8.0
Result = tuple[str, str, str, bool]


def run() -> list[Result]:
    """Return what was measured, its figure, the target, and whether it is met."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    before = language()
    speak(application, "km", CatalogueTranslator())
    try:
        with _desk() as desk:
            return [*_opened(application, desk), *_worked(application, desk), *_matrix(application, desk)]
    finally:
        speak(application, before, CatalogueTranslator())


def _opened(application: QApplication, desk: Desk) -> Iterator[Result]:
    for rows in (ROWS, 20):
        entering = _entering(desk, rows)
        taken = min(_milliseconds(lambda entering=entering: _open(application, entering)) for _ in range(3))
        yield _result(f"grid of {rows:,} rows opened: made, shown, drawn", taken, OPENED)


def _worked(application: QApplication, desk: Desk) -> Iterator[Result]:
    around = _open(application, _entering(desk, ROWS))
    (panel,) = around.findChildren(GridPanel)
    panel.table.go(0, 0)

    def pressed(key: str) -> Callable[[], None]:
        def work() -> None:
            press(key)
            panel.table.viewport().repaint()

        return work

    down = [_milliseconds(pressed("PgDn")) for _ in range(40)]
    yield _result("grid scrolled a page down, p95", _p95(down), PAGE)
    up = [_milliseconds(pressed("PgUp")) for _ in range(40)]
    yield _result("grid scrolled a page up again, p95", _p95(up), PAGE)
    across = [_milliseconds(pressed("→")) for _ in range(30)]
    yield _result("grid from cell to cell to the right, p95", _p95(across), PAGE)
    panel.table.go(500, 0)
    typed = [_milliseconds(lambda sign=sign: _type(application, sign)) for sign in "ស្រីមុំ ចាន់ណា" * 10]
    assert panel.grid.cell(500, 0).words.endswith("ចាន់ណា"), "keys did not reach the cell"
    yield _result("grid: a key in a cell of 1,000 rows with repaint, p95", _p95(typed), KEY)
    around.deleteLater()
    application.processEvents()


def _matrix(application: QApplication, desk: Desk) -> Iterator[Result]:
    form = load("border_counts")
    crossings = tuple(
        replace(form.lists["movement"][0], name=f"m{number}", label=Words(f"ចលនា {number}", f"Crossing {number}"))
        for number in range(ROWS)
    )
    form = replace(form, lists={**form.lists, "movement": crossings}).stamped()
    counts = [
        {"_id": f"{number:032x}", "movement": one.name, "people": number, "women": number // 2, "children": 3}
        for number, one in enumerate(crossings)
    ]

    def entering() -> Entering:
        filled = Filled(form, {"month": "2026-06-01", "count": counts})
        return Entering(desk, Opened(filled, "e" * 32, "01"))

    taken = min(_milliseconds(partial(_open, application, entering(), "/count")) for _ in range(3))
    yield _result(f"border matrix of {ROWS:,} rows opened: made, shown, drawn", taken, OPENED)
    read = min(_milliseconds(entering) for _ in range(3))
    yield _result(f"border matrix of {ROWS:,} rows read and counted before it is opened", read, OPENED)
    around = _open(application, entering(), "/count")
    (panel,) = around.findChildren(GridPanel)
    panel.table.go(0, 1)

    def pressed(key: str) -> None:
        press(key)
        panel.table.viewport().repaint()

    for key, way in (("PgDn", "down"), ("PgUp", "up again")):
        pages = [_milliseconds(partial(pressed, key)) for _ in range(40)]
        yield _result(f"border matrix scrolled a page {way}, p95", _p95(pages), PAGE)
    around.deleteLater()
    application.processEvents()


def _type(application: QApplication, sign: str) -> None:
    type_text(sign)
    application.processEvents()


def _open(application: QApplication, entering: Entering, repeat: str = "/victim") -> QWidget:
    around = QWidget()
    around.resize(1052, 560)
    around.show()
    around.activateWindow()
    panel = GridPanel(entering, item_at(entering.form, repeat), repeat, parent=around)
    panel.setGeometry(around.rect())
    panel.show()
    panel.enter()
    around.grab()
    application.processEvents()
    return around


def _entering(desk: Desk, rows: int) -> Entering:
    victims = [
        {
            "_id": f"{number:032x}", "v_name": f"ស្រីមុំ {number}", "v_sex": "Feminine" if number % 3 else "Masculine",
            "v_age": 10 + number % 50, "v_nationality": "KH", "v_origin": "01020101", "v_status": "identified",
            "v_needs": "food shelter", "v_rescued": "yes", "v_rescued_on": "2026-03-01", "v_education": "primary",
        }
        for number in range(rows)
    ]  # fmt: skip
    return Entering(desk, Opened(Filled(load("case"), {"victim": victims}), "e" * 32, "01"))


@contextmanager
def _desk() -> Iterator[Desk]:
    background = Background("store")
    with TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "home", None, office="01", device="d" * 32)
        yield Desk(store, Who("01", "d" * 32, "A", User("5" * 32, "សុភា", "clerk"), b""), background)
        background.stop()
        store.close()


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def _result(what: str, measured: float, target: float) -> Result:
    return what, f"{measured:.1f} ms", f"{target:g} ms", measured <= target
