"""The paper beside the form: set anew at every pause in typing, with what is wrong with it as a whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.paper.bar import Bar
from ctip_desktop.desktop.paper.pages import Pages
from ctip_desktop.documents.minutes import Check, Minutes, print_minutes
from ctip_desktop.i18n import _, figure, ngettext

PAUSE = 250
"""Milliseconds without a key after which the paper is set anew."""


@dataclass(frozen=True)
class Told:
    """What a paper tells: the relevant answers, rows with ids; whose letterhead it bears; whether it is a draft's."""

    answers: Mapping[str, Any]
    office: str
    is_draft: bool


class Preview(QWidget):
    """The minutes of what is being typed.

    Signals:
        checked(tuple): the checks of the paper now shown are others than before.
        pointed(str): the paper was clicked; the path of the question that feeds that place.
        file_asked(): the paper is to be saved as a PDF.
    """

    checked = Signal(tuple)
    pointed = Signal(str)
    file_asked = Signal()

    def __init__(self, papers: Background, told: Callable[[], Told], parent: QWidget | None = None) -> None:
        """Show what `told` tells, which is asked when the paper is set."""
        super().__init__(parent)
        self._papers = papers
        self._told = told
        self._setting = False
        self._again = False
        self._waiting: list[Callable[[], object]] = []
        self._minutes: Minutes | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.set_now)
        self.bar = Bar()
        self.pages = Pages(papers)
        self.pages.turned.connect(self.bar.show_page)
        self.pages.zoomed.connect(self.bar.show_zoom)
        self.pages.pointed.connect(self.pointed)
        self.bar.turn_asked.connect(self.pages.turn)
        self.bar.zoom_asked.connect(self._zoom)
        self.bar.file_asked.connect(self.file_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.pages, 1)

    @property
    def paper(self) -> bytes:
        """The PDF that was set last; empty before there is one."""
        return self._minutes.paper.data if self._minutes else b""

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return self._minutes.paper.pages if self._minutes else 0

    @property
    def checks(self) -> tuple[Check, ...]:
        """What is wrong with it."""
        return self._minutes.checks if self._minutes else ()

    @property
    def is_current(self) -> bool:
        """Whether the paper tells all that was answered."""
        return not (self._timer.isActive() or self._setting or self._minutes is None)

    def change(self) -> None:
        """Set the paper anew once there is a pause."""
        self._timer.start()

    def set_now(self) -> None:
        """Set the paper at once, or right after the one that is being set."""
        self._timer.stop()
        if self._setting:
            self._again = True
            return
        self._setting = True
        told = self._told()
        self._papers.run(
            lambda: print_minutes(told.answers, office=told.office, draft=told.is_draft),
            done=self._show,
            failed=self._fail,
            owner=self,
        )

    def set_if_changed(self) -> None:
        """Set the paper at once if a pause is being waited for: there is one."""
        if self._timer.isActive():
            self.set_now()

    def when_current(self, then: Callable[[], object]) -> None:
        """Call `then` as soon as the paper tells all that was answered; never if it cannot be set."""
        if self.is_current:
            then()
        else:
            self._waiting.append(then)
            self.set_now()

    def _show(self, minutes: Minutes) -> None:
        before, self._minutes = self.checks, minutes
        self.pages.show_paper(minutes.paper.data, minutes.paper.spots)
        self._say()
        if minutes.checks != before:
            self.checked.emit(minutes.checks)
        self._go_on()

    def _fail(self, error: Exception) -> None:
        said = sentence(error)
        if said is None:
            self._papers.failed.emit(error)
        else:
            self.bar.say(lambda: sentence(error) or "", "circle-x", "error")
        self._waiting.clear()
        self._go_on()

    def _go_on(self) -> None:
        self._setting = False
        if self._again:
            self._again = False
            self.set_now()
        elif self.is_current:
            waiting, self._waiting = self._waiting, []
            for then in waiting:
                then()

    def _say(self) -> None:
        if self._faults:
            self.bar.say(self._to_check, "triangle-alert", "warn")
        else:
            self.bar.say(lambda: _("As it will be printed"), "circle-check", "ok")

    @property
    def _faults(self) -> list[Check]:
        """What is wrong already while it is being typed."""
        return [check for check in self.checks if not check.is_unfinished]

    def _to_check(self) -> str:
        count = len(self._faults)
        return ngettext("{count} thing to check", "{count} things to check", count).format(count=figure(count))

    def _zoom(self, by: int) -> None:
        if by:
            (self.pages.zoom_in if by > 0 else self.pages.zoom_out)()
        else:
            self.pages.zoom_to(None)
