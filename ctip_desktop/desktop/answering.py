"""What goes back to offices, written to the sticks their bundles came on: one stick after the other."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.dispatch import Dispatch
from ctip_desktop.desktop.media import Stick
from ctip_desktop.desktop.sticks import Sticks
from ctip_desktop.store.outbox import Sent
from ctip_desktop.store.store import Store
from ctip_desktop.sync import returning
from ctip_desktop.sync.shipping import Outgoing
from ctip_desktop.sync.steps import Watch


class Answering(QObject):
    """Writes trust lists and receipts; `dispatch` says how far the present stick has come.

    `made` is what was written, `to` the sticks it went to, `error` why the last stick could not be written.

    Signals:
        ended(): all sticks were tried.
    """

    ended = Signal()

    def __init__(self, desk: Desk, sticks: Sticks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dispatch = Dispatch(desk, sticks, self)
        self._left: list[tuple[Stick, frozenset[str]]] = []
        self._tried: list[tuple[Stick, frozenset[str]]] = []
        self.made: list[Sent] = []
        self.to: list[Stick] = []
        self.failed: list[tuple[Stick, frozenset[str]]] = []
        self.error: Exception | None = None
        self.dispatch.ended.connect(self._end)

    @property
    def receipts(self) -> int:
        """How many receipts were written."""
        return sum(one.kind == "receipt" for one in self.made)

    def answer(self, to: Sequence[tuple[Stick, frozenset[str]]]) -> None:
        """Write onto each stick what goes back to these offices."""
        self._left, self._tried = list(to), []
        self.made, self.to, self.failed, self.error = [], [], [], None
        self._next()

    def again(self) -> None:
        """Try those sticks again that could not be written."""
        self.answer(self.failed)

    def _next(self) -> None:
        if not self._left:
            self.ended.emit()
            return
        stick, offices = self._left.pop(0)
        self._tried.append((stick, offices))

        def gather(store: Store, watch: Watch) -> Sequence[Outgoing]:
            del watch
            return returning.answers(store, sorted(offices & set(returning.offices(store))))

        self.dispatch.start(stick, gather, another=False)

    def _end(self) -> None:
        self.made += self.dispatch.made
        if self.dispatch.state == "done":
            if self.dispatch.stick:
                self.to.append(self.dispatch.stick)
        else:
            self.failed.append(self._tried[-1])
            self.error = self.dispatch.error
        self._next()
