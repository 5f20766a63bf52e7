"""This device's request to be enrolled, as windows show and write it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ctip_desktop.desktop.background import Background, Failed
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.sticks import Sticks

if TYPE_CHECKING:
    from ctip_desktop.store.transaction import Reader


@dataclass(frozen=True)
class Request:
    """The request as it is written, and the fingerprint to read aloud."""

    data: bytes
    fingerprint: str


def read_own_request(desk: Desk, done: Callable[[Request | None], None], owner: QObject) -> None:
    """Read the request; None where there is none to make: at the secretariat, and in the training office."""

    def work(reader: "Reader") -> Request | None:
        from ctip_desktop.errors.trust import TrainingNotEnrolled
        from ctip_desktop.trust.enrolment import read_request
        from ctip_desktop.trust.identity import enrolment_request

        try:
            data = enrolment_request(reader)
        except TrainingNotEnrolled:
            return None
        return Request(data, read_request(data).fingerprint) if data else None

    desk.read(work, done, owner=owner)


def write_own_request(
    media: Background, request: Request, folder: Path, done: Callable[[Path], None], failed: Failed, owner: QObject
) -> None:
    """Write the request into a folder, on the thread of the sticks."""

    def work() -> Path:
        from ctip_desktop.trust.enrolment import write_request

        return write_request(folder, request.data)

    media.run(work, done=done, failed=failed, owner=owner)


def open_enrolment(desk: Desk, frame: Frame, sticks: Sticks) -> None:
    """Open the page on which device and secretariat come to know each other."""
    from ctip_desktop.desktop.sending.enrolment import EnrolmentPage

    frame.open(EnrolmentPage(desk, frame, sticks))
