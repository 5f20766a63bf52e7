"""The files attached to the entry being typed, without a window: listed, added, removed and put back, copied out."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from ctip_desktop.desktop.form.attachments.pictures import png_of, preview
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.entries.record import Attachment
from ctip_desktop.errors import CtipError
from ctip_desktop.errors.keeping import FileTooLarge
from ctip_desktop.errors.store import EntryUnknown
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.store.attachments import (
    add_attachment,
    attachments_of,
    is_here,
    read_attachment,
    remove_attachment,
)  # fmt: skip
from ctip_desktop.store.content import MOST
from ctip_desktop.store.files import write_whole
from ctip_desktop.store.listing import show
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader, Writer

MEGABYTE = 1024 * 1024
_MOST_PUT_BACK = 3
"""So many removed files are held to be put back; they are gone when the form is left."""


@dataclass(frozen=True)
class Listed:
    """An attached file.

    Args:
        here: whether its bytes are; those of a colleague's entry may come later.
        final_at: when the entry it is part of was saved as final; empty while it is part of a draft only.
    """

    file: Attachment
    here: bool
    final_at: str


@dataclass(frozen=True)
class Source:
    """What is to be attached: a file, or bytes with a name."""

    name: str
    path: Path | None = None
    data: bytes = b""

    def read(self) -> bytes:
        """Return its bytes; raise FileTooLarge before reading, or OSError."""
        if self.path is None:
            return self.data
        if self.path.stat().st_size > MOST:
            raise FileTooLarge(self.name, MOST // MEGABYTE)
        return self.path.read_bytes()


class Attached(QObject):
    """What is attached.

    Signals:
        listed(tuple[Listed, ...]): what is attached now.
        done(str): what was just done; `put_back` takes back a removal.
        pictured(str, object): the picture (QImage, or None) in the file with this hash.
    """

    listed = Signal(tuple)
    done = Signal(str)
    pictured = Signal(str, object)

    def __init__(self, entering: Entering, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entering = entering
        self._desk = entering.desk
        self._removed: list[tuple[Attachment, bytes]] = []
        self.files: tuple[Listed, ...] = ()
        entering.finished.connect(lambda _revision: self.refresh())

    @property
    def locked(self) -> bool:
        """Whether nothing can be added or removed."""
        return self._entering.locked is not None

    @property
    def can_put_back(self) -> bool:
        """Whether there is a removed file that can be put back."""
        return bool(self._removed)

    def refresh(self) -> None:
        """Look again at what is attached."""
        entry, user = self._entering.entry, self._desk.who.user.id

        def work(reader: Reader) -> tuple[Listed, ...]:
            final = _final(reader, entry)
            found = attachments_of(reader, entry, user)
            return tuple(Listed(one, is_here(reader, one.sha256), final.get(one.sha256, "")) for one in found)

        self._desk.read(work, self._show, owner=self)

    def add(self, sources: Sequence[Source]) -> None:
        """Attach files; those that cannot be are told of, and do not hinder the others."""
        if self.locked or not sources:
            return
        entry, user = self._entering.entry, self._desk.who.user.id

        def work(store: Store) -> tuple[int, list[Exception]]:
            faults: list[Exception] = []
            for source in sources:
                try:
                    data = source.read()
                    with store.writing() as writer:
                        add_attachment(writer, entry, source.name, data, user)
                except (CtipError, OSError) as fault:
                    faults.append(fault)
            return len(sources) - len(faults), faults

        def added(outcome: tuple[int, list[Exception]]) -> None:
            count, faults = outcome
            if count:
                said = ngettext("{count} file is attached.", "{count} files are attached.", count)
                self.done.emit(said.format(count=figure(count)))
            for fault in faults:
                self._desk.background.failed.emit(fault)
            self.refresh()

        self._hold()
        self._desk.run(work, "drafts", done=added, owner=self)

    def add_picture(self, picture: QImage, name: str) -> None:
        """Attach a picture that was copied somewhere."""
        if not picture.isNull():
            self.add([Source(name, data=png_of(picture))])

    def remove(self, file: Attachment) -> None:
        """Take a file away; it can be put back as long as the form is open."""
        if self.locked:
            return
        entry, user = self._entering.entry, self._desk.who.user.id

        def work(writer: Writer) -> bytes | None:
            data = read_attachment(writer, file.sha256) if is_here(writer, file.sha256) else None
            remove_attachment(writer, entry, file.sha256, user)
            return data

        def removed(data: bytes | None) -> None:
            if data is not None:
                self._removed = [*self._removed, (file, data)][-_MOST_PUT_BACK:]
            self.done.emit(_("{name} is taken away.").format(name=file.name))
            self.refresh()

        self._hold()
        self._desk.write(work, "drafts", done=removed, owner=self)

    def put_back(self) -> None:
        """Put back the file that was taken away last."""
        if self._removed:
            file, data = self._removed.pop()
            self.add([Source(file.name, data=data)])

    def look_at(self, file: Attachment, box: QSize) -> None:
        """Have the picture in a file made to fit a box; `pictured` says when it is."""

        def work(reader: Reader) -> QImage | None:
            return preview(read_attachment(reader, file.sha256), box)

        self._desk.read(
            work,
            lambda picture: self.pictured.emit(file.sha256, picture),
            failed=lambda _error: self.pictured.emit(file.sha256, None),
            owner=self,
        )

    def copy_to(self, file: Attachment, to: Path, done: Callable[[], None] | None = None) -> None:
        """Write a file, in clear, to the place a person chose."""

        def work(reader: Reader) -> None:
            write_whole(to, read_attachment(reader, file.sha256))

        def written(_nothing: None) -> None:
            self.done.emit(_("A copy of {name} is saved. It is not encrypted.").format(name=file.name))
            if done:
                done()

        self._desk.read(work, written, owner=self)

    def _hold(self) -> None:
        """Have a draft to attach to; what is done next on the worker is done once it is there."""
        self._entering.hold(lambda: None)

    def _show(self, files: tuple[Listed, ...]) -> None:
        self.files = files
        self.listed.emit(files)


def _final(reader: Reader, entry: str) -> dict[str, str]:
    """Return when each file of the revision that stands for an entry became part of it, by its hash."""
    with suppress(EntryUnknown):
        shown = show(reader, entry)
        if shown.heads:
            return {one.sha256: shown.listed.at for one in shown.att}
    return {}
