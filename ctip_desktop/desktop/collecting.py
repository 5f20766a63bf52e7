"""Lets the garbage collector run where the windows are, and nowhere else.

Python collects in whichever thread happens to make the next object. What holds itself in a circle may be a window or a
timer, and one that is destroyed by the thread that owns the store takes the program with it: Qt still fires the timer.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class Collector(QObject):
    """Takes the place of the collector's own timing, in the thread it is made in, as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, by the collector's own thresholds; nothing if none is."""
        due = [
            place
            for place, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if due:
            gc.collect(due[-1])

    def keep(self) -> None:
        """Look no more, from the first time on, at what is imported by now and stays: a whole collection is then short.

        It takes 30 ms less, in which no key is heard.
        """
        if not gc.get_freeze_count():
            gc.freeze()

    def stop(self) -> None:
        """Collect everything, and let Python collect by itself again."""
        self._timer.stop()
        gc.collect()
        gc.enable()
