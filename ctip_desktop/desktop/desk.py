"""The open store with the user at it: what every page is given, and the one place that says what changed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from ctip_desktop.desktop.background import Background, Failed
from ctip_desktop.store.roles import Role, allows
from ctip_desktop.store.slots import User

if TYPE_CHECKING:  # the window opens before the store does, and without waiting for it
    from ctip_desktop.desktop.conflicts.choosing import Choosing
    from ctip_desktop.store.store import Store
    from ctip_desktop.store.transaction import Reader, Writer

T = TypeVar("T")
Part = Literal["entries", "drafts", "bundles", "trust", "users", "backups", "settings"]
"""What can be other than before after something was done."""


@dataclass(frozen=True)
class Who:
    """The device and the person at it, for as long as it is unlocked; the key is for the vault alone."""

    office: str
    device: str
    letter: str
    user: User
    key: bytes = field(repr=False)

    @property
    def is_secretariat(self) -> bool:
        """Whether this device is the secretariat's."""
        return self.office == "00"

    def may(self, role: Role) -> bool:
        """Say whether the user may do what is an officer's or an administrator's."""
        return allows(self.user.role, role)


class Desk(QObject):
    """The store at work; `papers` is the thread that sets papers, the store's own where there is no other.

    `undecided` holds what was chosen about conflicts that were left, by their entries: it is there when one comes back.

    Signals:
        changed(frozenset[Part]): something was done; who shows one of these parts looks again.
    """

    changed = Signal(frozenset)

    def __init__(
        self,
        store: "Store",
        who: Who,
        background: Background,
        parent: QObject | None = None,
        *,
        papers: Background | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.who = who
        self.background = background
        self.papers = papers or background
        self.undecided: dict[str, Choosing] = {}

    def read(
        self,
        work: "Callable[[Reader], T]",
        done: Callable[[T], None],
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Read one unchanging state of the store, then call `done` with what was found."""

        def reading() -> T:
            with self.store.reading() as reader:
                return work(reader)

        self.background.run(reading, done=done, failed=failed, owner=owner)

    def write(
        self,
        work: "Callable[[Writer], T]",
        *parts: Part,
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Change the store in one transaction; say what changed, then call `done`."""

        def writing(store: "Store") -> T:
            with store.writing() as writer:
                return work(writer)

        self.run(writing, *parts, done=done, failed=failed, owner=owner)

    def run(
        self,
        work: "Callable[[Store], T]",
        *parts: Part,
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do something that keeps its own transactions; say what changed, even of what failed half way."""

        def finished(result: T) -> None:
            if parts:
                self.changed.emit(frozenset(parts))
            if done and (owner is None or isValid(owner)):
                done(result)

        def broken(error: Exception) -> None:
            if parts:
                self.changed.emit(frozenset(parts))
            if failed is None:
                self.background.failed.emit(error)
            elif owner is None or isValid(owner):
                failed(error)

        self.background.run(lambda: work(self.store), done=finished, failed=broken)
