"""A province and the secretariat, each at a desk of its own in one window, and a place where folders are sticks."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.desk import Desk, Who
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.media import Stick, folders_in
from ctip_desktop.desktop.page import Page
from ctip_desktop.desktop.sticks import Sticks
from ctip_desktop.desktop.window import Window
from ctip_desktop.store.device import device
from ctip_desktop.store.roles import Role
from ctip_desktop.store.slots import User
from tests.support.offices import Office


@dataclass(frozen=True)
class Hub:
    """Where sticks are put in; a stick that is pulled keeps what is on it."""

    folder: Path
    drawer: Path

    def put_in(self, label: str) -> Path:
        """Put a stick in, a new one if none of that label was pulled; return its folder."""
        stick = self.folder / label
        if (self.drawer / label).exists():
            (self.drawer / label).rename(stick)
        else:
            stick.mkdir()
        return stick

    def pull(self, label: str) -> None:
        """Pull a stick."""
        shutil.move(self.folder / label, self.drawer / label)


@dataclass(frozen=True)
class Seat:
    """Somebody at a desk, and what they see."""

    office: Office
    desk: Desk
    frame: Frame
    sticks: Sticks
    window: Window
    qtbot: QtBot

    def show(self, *pages: Page) -> None:
        """Set out pages and open the first."""
        self.frame.fill(pages)
        self.sit()
        self.frame.open(pages[0].name)
        self.settle()

    def sit(self) -> None:
        """Bring this desk to the front."""
        front = self.window.front
        self.window.frame = front if isinstance(front, Frame) else None  # the other desk's stays: they take turns
        self.window.show_front(self.frame)
        self.window.frame = self.frame
        self.window.activateWindow()

    def look(self) -> None:
        """Notice what was put in or pulled, and do what follows from it."""
        self.settle()
        self.sticks.look()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being done any more."""
        self.qtbot.waitUntil(lambda: not self.desk.background.busy and not self.sticks.busy, timeout=20_000)
        QApplication.processEvents()


def a_hub(folder: Path) -> Hub:
    """Return an empty place for sticks."""
    hub = Hub(folder / "hub", folder / "drawer")
    hub.folder.mkdir()
    hub.drawer.mkdir()
    return hub


@contextmanager
def a_seat(
    office: Office, hub: Hub, window: Window, qtbot: QtBot, role: Role = "administrator",
    source: Callable[[], list[Stick]] | None = None,
) -> Iterator[Seat]:  # fmt: skip
    """Seat somebody of a role at an office's desk."""
    with office.store.reading() as reader:
        this = device(reader)
    background, sticks = Background("store"), Sticks(source or folders_in(hub.folder))
    faults: list[Exception] = []
    background.failed.connect(faults.append)
    desk = Desk(office.store, Who(this.office, this.id, this.letter, User("5" * 32, "សុភា", role), b""), background)
    frame = Frame(desk, lambda: "Committee", lambda: "Banteay Meanchey")
    seat = Seat(office, desk, frame, sticks, window, qtbot)
    yield seat
    seat.settle()
    sticks.stop()
    background.stop()
    QApplication.processEvents()
    assert not faults, faults
