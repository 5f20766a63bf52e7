"""One sending on its way: gathered by the store's worker, sealed and written beside it, noted once it was read back.

A stick that is pulled is waited for: put back, the sending goes on by itself; with another stick it begins anew.
"""

from collections.abc import Callable, Sequence
from threading import Event
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal

from ctip_desktop.bundles.placing import clear_halves
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.media import Stick
from ctip_desktop.desktop.sticks import Sticks
from ctip_desktop.errors.bundles import FileNotPlaced
from ctip_desktop.errors.sync import SendingStopped
from ctip_desktop.store.outbox import Sent
from ctip_desktop.store.store import Store
from ctip_desktop.sync.shipping import Outgoing, Shipment, note, put, seal
from ctip_desktop.sync.steps import Step, Watch

State = Literal["idle", "running", "pulled", "stopping", "done", "stopped", "failed"]
Gather = Callable[[Store, Watch], Sequence[Outgoing]]
MOST_TRIES = 3
"""Times a stick may be in again at once after it was pulled before that is taken for a fault."""


class Dispatch(QObject):
    """Takes what is gathered to a stick.

    `state` says where it stands; `step` how far the present step has come; `made` what is sent; `error` what failed.

    Signals:
        changed(): the state is another, or a step has come further.
        ended(): it is done, stopped or failed; what was found good on the stick is noted.
    """

    changed = Signal()
    ended = Signal()
    _told = Signal(object)

    def __init__(self, desk: Desk, sticks: Sticks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sticks = sticks
        self._stop = Event()
        self._gather: Gather = lambda *_: ()
        self._tries = 0
        self._beside: set[str] = set()
        self._another = True
        self.state: State = "idle"
        self.stick: Stick | None = None
        self.step: Step | None = None
        self.shipment: Shipment | None = None
        self.made: list[Sent] = []
        self.error: Exception | None = None
        self._watch = Watch(self._told.emit, self._stop.is_set)
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        sticks.looked.connect(self._look_again)

    @property
    def under_way(self) -> bool:
        """Whether it has begun and not ended."""
        return self.state in ("running", "pulled", "stopping")

    def start(self, stick: Stick, gather: Gather, *, another: bool = True) -> None:
        """Send what `gather` returns to a stick.

        Args:
            another: whether, once it is pulled, another stick is as good.
        """
        self._stop.clear()
        self._another = another
        self._gather, self._tries = gather, 0
        self._begin(stick)

    def stop(self) -> None:
        """Stop at the next safe place; what waits for its stick is given up at once."""
        if self.state == "running":
            self._stop.set()
            self._turn("stopping")
        elif self.state == "pulled":
            self._end("stopped", SendingStopped())

    def forget(self) -> None:
        """Let what ended be as if nothing had been."""
        if not self.under_way:
            self.stick, self.step, self.shipment, self.made, self.error = None, None, None, [], None
            self._turn("idle")

    def _begin(self, stick: Stick) -> None:
        self.stick, self.step, self.shipment, self.made, self.error = stick, None, None, [], None
        self._turn("running")
        self._desk.run(lambda store: self._gather(store, self._watch), done=self._seal, failed=self._fail, owner=self)

    def _seal(self, outgoing: Sequence[Outgoing]) -> None:
        self._sticks.media.run(lambda: seal(outgoing, self._watch), done=self._check, failed=self._fail, owner=self)

    def _check(self, shipment: Shipment) -> None:
        """See that all of it will go onto the stick before anything is written."""
        self.shipment = shipment
        stick = self._here()
        hindrance = stick.hindrance(shipment.size, len(shipment.parcels))
        if hindrance:
            self._end("failed", hindrance)
        else:
            self._put(stick)

    def _put(self, stick: Stick) -> None:
        shipment, watch = self.shipment, self._watch
        assert shipment  # noqa: S101 - nothing is put before it is sealed
        self.stick = stick
        self._turn("stopping" if self._stop.is_set() else "running")

        def putting() -> None:
            if stick.removable:
                clear_halves(stick.folder)
            put(shipment, stick.folder, watch)

        self._sticks.media.run(putting, done=lambda _: self._note(), failed=self._note, owner=self)

    def _note(self, error: Exception | None = None) -> None:
        """Note what is good on the stick, then go by how the putting ended."""
        shipment, stick = self.shipment, self._here()
        assert shipment  # noqa: S101 - see above

        def noted(made: list[Sent]) -> None:
            self.made = made
            if error is None:
                self._end("done")
            elif stick.removable and isinstance(error, FileNotPlaced | OSError):
                self.error = error
                self._beside = {one.id for one in self._sticks.present}
                self._turn("pulled")
                self._sticks.look()
            else:
                self._fail(error)

        parts: tuple[Literal["bundles", "entries"], ...] = ("bundles", "entries") if shipment.good else ()
        self._desk.run(
            lambda store: note(store, shipment, stick.folder), *parts, done=noted, failed=self._fail, owner=self
        )

    def _look_again(self) -> None:
        """After the sticks were looked at: see whether ours is back, another is in, or ours was there all along."""
        if self.state != "pulled" or self.stick is None:
            return
        back = self._sticks.find(self.stick.id)
        others = [one for one in self._sticks.present if one.removable and one.id not in self._beside]
        if back:
            self._tries += 1
            if self._tries > MOST_TRIES and self.error:
                self._end("failed", self.error)
            elif self.shipment:
                self._put(back)
        elif others and self._another:
            self._begin(others[0])

    def _fail(self, error: Exception) -> None:
        self._end("stopped" if isinstance(error, SendingStopped) else "failed", error)

    def _end(self, state: State, error: Exception | None = None) -> None:
        self.error = error
        self._turn(state)
        self.ended.emit()

    def _turn(self, state: State) -> None:
        self.state = state
        self.changed.emit()

    def _hear(self, step: Step) -> None:
        if self.state in ("running", "stopping"):
            self.step = step
            self.changed.emit()

    def _here(self) -> Stick:
        """Return the stick as it was last seen."""
        assert self.stick  # noqa: S101 - it is given at the start
        return self._sticks.find(self.stick.id) or self.stick
