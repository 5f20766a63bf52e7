"""Work away from the windows: one thread owns the store, results come back to the windows in order.

`background.run(work, done=…, failed=…)` is all there is to it. Papers are set by a second such thread of their own, so
that a long page never holds up what is being kept.
"""

from collections.abc import Callable
from contextvars import Context, copy_context
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
Failed = Callable[[Exception], None]


class Background(QObject):
    """One worker thread.

    Signals:
        settled(int): a piece of work has ended; for this class only.
        failed(Exception): a piece of work failed, and who asked for it has no words of its own for that.
    """

    settled = Signal(int)
    failed = Signal(Exception)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._executor: ThreadPoolExecutor | None = None
        self._last = 0
        self._asked: dict[int, _Asked] = {}
        self._stopped = False
        self.settled.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything that was asked for has not come back."""
        return bool(self._asked)

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
        self._last += 1
        self._asked[self._last] = _Asked(work, done, failed, owner)
        self._worker().submit(self._do, self._last, copy_context())

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

    def _do(self, number: int, context: Context) -> None:
        """Do a piece of work; on the thread.

        Nothing of what was asked for is held here any more when it is told: whatever goes for good must go in the
        thread of the windows, since a timer or a window that another thread destroys takes the program with it.
        """
        asked = self._asked[number]
        try:
            asked.result = context.run(asked.work)
        except Exception as error:  # noqa: BLE001 - handed on whole to who asked, or to `failed`
            asked.error = error
        del asked
        self.settled.emit(number)

    def _settle(self, number: int) -> None:
        asked = self._asked.pop(number)
        if asked.owner is not None and not isValid(asked.owner):
            return
        if asked.error is not None:
            (asked.failed or self.failed.emit)(asked.error)
        elif asked.done:
            asked.done(asked.result)


@dataclass
class _Asked:
    """A piece of work, who hears of it, and what came of it."""

    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Failed | None
    owner: QObject | None
    result: Any = None
    error: Exception | None = None
