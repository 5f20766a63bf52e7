"""What the program costs to start: from nothing to the unlock window, beside a bare window of Qt."""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from ctip_desktop.trust.setting_up import set_up

STARTS = 9
BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.resize(1366, 696)
window.show()
QTimer.singleShot(0, lambda: os._exit(0))
application.exec()
"""
OURS = """
import os
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ctip_desktop.__main__ import open_window
from ctip_desktop.settings import resolve
stay = QApplication.exec
def shown(*_):
    QTimer.singleShot(0, lambda: os._exit(0))
    return stay()
QApplication.exec = shown
open_window(resolve(sys.argv[1], "km"))
"""


def run() -> list[tuple[str, str, str, bool]]:
    """Return what was measured, its figure, the target, and whether it is met."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        set_up(home, "01", "A", "សុភា", "ស្វាយទុំ ទូកដរ ព្រលឹម", {})
        ours, bare = _medians(Path(folder) / "compiled", (OURS, str(home)), (BARE,))
    what = "program start to the unlock window / a bare PySide6 window"
    return [(what, f"{ours / bare:.2f} ({ours * 1000:.0f} ms)", "<= 1.7", ours <= 1.7 * bare)]


def _medians(compiled: Path, *scripts: tuple[str, ...]) -> list[float]:
    """Return the median time of each script, started in turn, its modules compiled as an installation has them."""
    taken: list[list[float]] = [[] for _ in scripts]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(compiled)}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    for _ in range(1 + STARTS):
        for times, script in zip(taken, scripts, strict=True):
            start = perf_counter()
            subprocess.run([sys.executable, "-c", *script], check=True, env=surroundings, stderr=subprocess.DEVNULL)
            times.append(perf_counter() - start)
    return [median(times[1:]) for times in taken]
