"""Sticks as they are put in and pulled, and folders chosen instead; what can be said of one before it is written to."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.media import Stick, a_folder
from ctip_desktop.i18n import _

EVERY_SECONDS = 2
_PARTS = 64


def ask_folder(parent: QWidget) -> Path | None:
    """Let a person choose a folder; None if none was."""
    chosen = QFileDialog.getExistingDirectory(parent, _("Choose a folder"))
    return Path(chosen) if chosen else None


class Sticks(QObject):
    """What is in now; looked at every two seconds on a thread of its own.

    `media` is the thread on which sticks are read and written, so that a slow one holds nothing else up.

    Signals:
        looked(): it was looked again, whether or not anything is other than before.
        changed(): other ones are in, or they have other room, than before.
        put_in(Stick): one was put in.
        pulled(Stick): one was pulled.
    """

    looked = Signal()
    changed = Signal()
    put_in = Signal(Stick)
    pulled = Signal(Stick)

    def __init__(self, source: Callable[[], list[Stick]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._looking = Background("sticks", self)
        self.media = Background("media", self)
        self._folder: Path | None = None
        self._looks = False
        self.present: tuple[Stick, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_SECONDS * 1000)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and from here on."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more, once what is being read or written is done."""
        self._timer.stop()
        self._looking.stop()
        self.media.stop()

    @property
    def busy(self) -> bool:
        """Whether a look, or something on the media thread, has not come back."""
        return self._looking.busy or self.media.busy

    def look(self) -> None:
        """See what is in, unless that is being done."""
        if not self._looks:
            self._looks = True
            self._looking.run(self._seen, done=self._take, failed=lambda _: self._take(self.present), owner=self)

    def choose(self, folder: Path) -> None:
        """Take a folder as if it were a stick, until another is chosen."""
        self._folder = folder
        self.look()

    def find(self, stick: str) -> Stick | None:
        """Return the stick of that id, if it is in."""
        return next((one for one in self.present if one.id == stick), None)

    def _seen(self) -> tuple[Stick, ...]:
        found = self._source()
        if self._folder:
            with suppress(OSError):
                chosen = a_folder(self._folder)
                found = [chosen, *(one for one in found if one.folder != chosen.folder)]
        return tuple(found)

    def _take(self, now: tuple[Stick, ...]) -> None:
        self._looks = False
        before, self.present = self.present, now
        for stick in before:
            if self.find(stick.id) is None:
                self.pulled.emit(stick)
        known = {stick.id for stick in before}
        for stick in now:
            if stick.id not in known:
                self.put_in.emit(stick)
        if [_told(stick) for stick in now] != [_told(stick) for stick in before]:
            self.changed.emit()
        self.looked.emit()


def _told(stick: Stick) -> Stick:
    """Return a stick as it is told apart from what it was: its room in 64ths, since other programs use a little."""
    return replace(stick, free=stick.free * _PARTS // max(stick.total, 1))
