"""How soon the paper beside the form shows what was typed, and how fast a page is made ready for a printer."""

import os
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.look import apply
from ctip_desktop.desktop.minutes.preview import PAUSE, Preview, Told
from ctip_desktop.desktop.paper.printer import FINEST, ROWS
from ctip_desktop.desktop.paper.rasters import bands
from tests.support.meetings import a_meeting

TIMES = 15


def run() -> list[tuple[str, str, str, bool]]:
    """Return what was measured, its figure, the target, and whether it is met."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    apply(application)
    papers = Background("papers")
    answers = a_meeting(remark=[{"_id": str(number), "remark_text": "មតិរបស់អង្គប្រជុំ ។"} for number in range(18)])
    answers["section"] *= 2
    around = QWidget()
    around.resize(748, 600)
    preview = Preview(papers, lambda: Told(answers, "15", is_draft=True), around)
    preview.setGeometry(around.rect())
    around.show()
    until = _waiting(application)
    preview.set_now()
    until(lambda: preview.is_current and not papers.busy)
    shown, whole = [], []
    for number in range(TIMES):
        answers["purpose"] = f"គោលបំណងលើកទី {number} ។"
        begun = time.perf_counter()
        preview.change()
        until(lambda: preview.is_current and not papers.busy)
        preview.pages.grab()
        whole.append(1000 * (time.perf_counter() - begun))
        shown.append(whole[-1] - PAUSE)
    begun = time.perf_counter()
    dots = sum(band.sizeInBytes() for _, band in bands(preview.paper, 0, FINEST / 72, ROWS))
    page = time.perf_counter() - begun
    papers.stop()
    pages, worst, slowest = preview.page_count, sorted(shown)[-2], sorted(whole)[-2]
    print_what = f"a page for the printer at {FINEST} dots an inch, {dots / 1e6:.0f} MB in bands"
    return [
        (f"{pages}-page minutes set, drawn and shown after a pause, p95", f"{worst:.0f} ms", "400 ms", worst <= 400),
        (
            f"the same from the last key, {PAUSE} ms of pause in it, p95",
            f"{slowest:.0f} ms",
            "1000 ms",
            slowest <= 1000,
        ),
        (print_what, f"{page:.2f} s", "2 s", page <= 2),
    ]


def _waiting(application: QApplication) -> Callable[[Callable[[], bool]], None]:
    def until(done: Callable[[], bool]) -> None:
        while not done():
            application.processEvents()

    return until
