"""Work away from the windows: one thread owns the store, results come back to the windows in order.

`background.run(work, done=…, failed=…)` is all there is to it. Papers are set by a second such thread of their own, so
that a long page never holds up what is being kept.
"""

from collections.abc import Callable
from contextvars import copy_context
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
Failed = Callable[[Exception], None]


class Background(QObject):
    """One worker thread.

    Signals:
        settled(object): a piece of work has ended; for this class only.
        failed(Exception): a piece of work failed, and who asked for it has no words of its own for that.
    """

    settled = Signal(object)
    failed = Signal(Exception)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._executor: ThreadPoolExecutor | None = None
        self._open = 0
        self._stopped = False
        self.settled.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything that was asked for has not come back."""
        return self._open > 0

    def run(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do `work` on the thread, then call `done` with what it returned, or `failed`, here; nothing once stopped.

        Args:
            owner: whose callbacks they are; nothing is called once it is gone.
        """
        if self._stopped:
            return
        self._open += 1
        context = copy_context()

        def settle() -> None:
            try:
                result = context.run(work)
            except Exception as error:  # noqa: BLE001 - handed on whole to who asked, or to `failed`
                fault = error
                outcome = lambda: (failed or self.failed.emit)(fault)  # noqa: E731
            else:
                outcome = lambda: done and done(result)  # noqa: E731
            self.settled.emit((outcome, owner))

        self._worker().submit(settle)

    def stop(self) -> None:
        """Finish what was asked for, and take nothing more."""
        self._stopped = True
        if self._executor:
            self._executor.shutdown(wait=True)

    def _worker(self) -> "ThreadPoolExecutor":
        """Return the thread, made when first asked for: a window opens before there is anything to do."""
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=self._name)
        return self._executor

    def _settle(self, ended: tuple[Callable[[], None], QObject | None]) -> None:
        outcome, owner = ended
        self._open -= 1
        if owner is None or isValid(owner):
            outcome()
