"""Taking in what lies on sticks: looked at on the media thread, taken in file by file, so that other work has its turn.

A stick that is pulled meanwhile ends it: what was taken in stays so, what was not is still new when the stick is back.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from ctip_desktop.bundles.writing import SUFFIX
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.media import Stick
from ctip_desktop.desktop.sticks import Sticks
from ctip_desktop.errors.sync import StickPulled
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader
from ctip_desktop.sync.finding import read
from ctip_desktop.sync.inbox import Outcome, Tried, know_forms, outcomes, settle, take_data
from ctip_desktop.sync.looking import OURS, Found, known, look
from ctip_desktop.trust.identity import Identity, identity
from ctip_desktop.trust.recovery import secure


class TakingIn(QObject):
    """What lies on the sticks that are in, and taking it in.

    `found` is what lay there when it was last looked at, in the order of taking in, without what this device made.

    Signals:
        looked(): `found` is new.
        moved(): so many files were looked at or taken in; see `done` and `of`.
        ended(list[Outcome]): all that was asked for was tried, each with what became of it; empty if nothing lay there.
        failed(Exception): it ended before.
        stick_missed(): no stick is in to take anything in from.
    """

    looked = Signal()
    moved = Signal()
    ended = Signal(list)
    failed = Signal(Exception)
    stick_missed = Signal()
    _heard = Signal(int)

    def __init__(self, desk: Desk, sticks: Sticks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sticks = sticks
        self._waiting: list[Found] = []
        self._tried: list[Tried] = []
        self._stopped = False
        self._again = False
        self._wanted: frozenset[str] = frozenset()
        self.found: list[Found] = []
        self.looking = False
        self.taking = False
        self.done = 0
        self.of = 0
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def under_way(self) -> bool:
        """Whether files are being taken in, or looked at in order to be."""
        return self.taking or bool(self._wanted)

    def look(self) -> None:
        """See what lies on the sticks; while that is being done, see again afterwards."""
        if self.looking or self.taking:
            self._again = True
            return
        self.looking, self._again = True, False
        self._desk.read(_ready, self._look, self._fail, owner=self)

    def take_states(self, states: frozenset[str]) -> None:
        """See anew what lies on the sticks, and take in every file in one of these states."""
        self._wanted = states

        def seen_once() -> None:
            self._sticks.looked.disconnect(seen_once)
            if self._sticks.present:
                self.look()
            else:
                self._wanted = frozenset()
                self.stick_missed.emit()

        self._sticks.looked.connect(seen_once)
        self._sticks.look()

    def take(self, files: Sequence[Found]) -> None:
        """Take in these files, in their order."""
        self.taking, self._stopped = True, False
        self._waiting, self._tried = list(files), []
        self.done, self.of = 0, len(files)
        self.moved.emit()
        self._desk.run(know_forms, done=lambda _: self._next(), failed=self._fail, owner=self)

    def stop(self) -> None:
        """Take in no more after the present file."""
        self._stopped = True

    def stick_of(self, found: Found) -> Stick | None:
        """Return the stick a file lies on."""
        return next((one for one in self._sticks.present if one.folder == found.file.parent), None)

    def _look(self, ready: tuple[Identity, dict[str, str]]) -> None:
        me, states = ready
        folders = [one.folder for one in self._sticks.present]
        told = self._heard.emit

        def looking() -> list[Found]:
            return look([file for folder in folders for file in _bundles(folder)], me, states, told)

        self._sticks.media.run(looking, done=self._see, failed=self._fail, owner=self)

    def _see(self, found: list[Found]) -> None:
        self.looking = False
        self.found = [one for one in found if one.state != OURS]
        self.looked.emit()
        if wanted := self._wanted:
            self._wanted = frozenset()
            self.take([one for one in self.found if one.state in wanted])
        elif self._again:
            self.look()

    def _next(self) -> None:
        if not self._waiting or self._stopped:
            self._settle()
            return
        found = self._waiting.pop(0)
        medium = self.stick_of(found)

        def reading() -> bytes | None:
            data = read(found.file)
            if data is None and not found.file.parent.is_dir():
                raise StickPulled(medium.called() if medium else found.file.parent.name)
            return data

        def taking(data: bytes | None) -> None:
            kind = "usb" if medium and medium.removable else "folder"
            self._desk.run(
                lambda store: take_data(store, found.file, data, kind),
                done=self._taken,
                failed=self._fail,
                owner=self,
            )

        self._sticks.media.run(reading, done=taking, failed=self._settle, owner=self)

    def _taken(self, tried: Tried) -> None:
        self._tried.append(tried)
        self.done += 1
        self.moved.emit()
        self._next()

    def _settle(self, error: Exception | None = None) -> None:
        tried, key = self._tried, self._desk.who.key

        def settling(store: Store) -> list[Outcome]:
            settle(store)
            if key:
                secure(store, key)
            bring_up_to_date(store)
            return outcomes(store, tried)

        def settled(result: list[Outcome]) -> None:
            self.taking = False
            if error:
                self.failed.emit(error)
            self.ended.emit(result)
            if self._again:
                self.look()

        self._desk.run(settling, "bundles", "entries", "trust", done=settled, failed=self._fail, owner=self)

    def _fail(self, error: Exception) -> None:
        self.looking = self.taking = False
        self._wanted = frozenset()
        self.failed.emit(error)

    def _hear(self, count: int) -> None:
        self.done = count
        self.moved.emit()


def _ready(reader: Reader) -> tuple[Identity, dict[str, str]]:
    return identity(reader), known(reader)


def _bundles(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.glob(f"[!.]*{SUFFIX}") if not file.is_dir())
    except OSError:
        return []
