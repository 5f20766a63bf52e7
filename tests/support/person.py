"""A person at the program, who works it by keys alone and waits for nothing but what they see."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from ctip_desktop import paths
from ctip_desktop.desktop.app import App
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.media import SOURCE
from ctip_desktop.desktop.page import Page
from ctip_desktop.desktop.setup.first_run import FirstRun
from ctip_desktop.forms import installed
from ctip_desktop.settings import Settings
from tests.support.gui import press, type_text
from tests.support.keying import Clerk
from tests.support.program import end

PATIENCE_MS = 60_000


def sample(name: str) -> dict[str, Any]:
    """Return made-up answers that travel with the program."""
    answers: dict[str, Any] = json.loads((paths.resources() / "sample" / f"{name}.json").read_text("utf-8"))
    return answers


class Person:
    """Somebody at the window of a home, with sticks of their own.

    Args:
        sticks: a folder whose folders are the sticks that are in.
    """

    def __init__(self, application: QApplication, home: Path, sticks: Path, language: str = "km") -> None:
        sticks.mkdir(parents=True, exist_ok=True)
        os.environ[SOURCE] = str(sticks)
        self.app = App(application, Settings(home, language, True))
        self.app.sticks.look()
        self.app.start()
        self.sit()

    @property
    def frame(self) -> Frame:
        """The frame they see."""
        front = self.app.window.front
        assert isinstance(front, Frame)
        return front

    @property
    def page(self) -> Page:
        """The page they see."""
        return self.frame.page

    def sit(self) -> None:
        """Look at this window and no other."""
        self.app.window.show()
        self.app.window.activateWindow()
        self.rest()

    def until(self, seen: Callable[[], object], what: str = "") -> None:
        """Wait until something is seen."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not seen():
            assert not deadline.hasExpired(), what or "this was never seen"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)

    def rest(self) -> None:
        """Wait until nothing is being done any more."""
        QApplication.processEvents()
        self.until(lambda: not self.app.background.busy and not self.app.papers.busy and not self.app.sticks.busy)
        QApplication.processEvents()

    def look_at_sticks(self) -> None:
        """Notice which sticks are in now."""
        self.app.sticks.look()
        self.rest()

    def set_up(self, office: str, passphrase: str, name: str = "សុភា") -> None:
        """Go through the first steps: office, first user, passphrase twice."""
        for answer in (office, name, passphrase, passphrase):
            type_text(answer)
            press("Enter")
        self.rest()

    def leave_for_later(self) -> None:
        """Leave a step of the first run for later."""
        first_run = self.app.window.front
        assert isinstance(first_run, FirstRun)
        self.tab_to(first_run.later.accessibleName())
        press("Enter")
        self.rest()

    def tab_to(self, name: str) -> None:
        """Press Tab until the control of that name has the focus."""
        for _ in range(60):
            focused = QApplication.focusWidget()
            if focused is not None and focused.accessibleName() == name:
                return
            press("Tab")
        raise AssertionError(f"{name} was not reached by Tab")

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase of the user who is chosen."""
        type_text(passphrase)
        press("Enter")
        self.until(lambda: isinstance(self.app.window.front, Frame), "the desk was not unlocked")
        self.rest()

    def begin(self, form: str) -> FormPage:
        """Begin an entry of a kind."""
        place = installed.names().index(form)
        press("Ctrl+N")
        press("↓", place)
        press("Enter")
        return self.form_page()

    def form_page(self) -> FormPage:
        """Wait for a form to be there, and return its page."""
        self.until(lambda: isinstance(self.page, FormPage) and self.page.view is not None, "no form was opened")
        self.rest()
        page = self.page
        assert isinstance(page, FormPage)
        return page

    def key_in(self, answers: Mapping[str, Any]) -> None:
        """Key a whole entry into the form that is open, and save it as final."""
        page = self.form_page()
        assert page.view is not None
        Clerk(page.view).key_in(answers)
        press("Ctrl+S")
        self.until(lambda: self.page is not page, f"it was not saved: {self.frame.strip.kept}")
        self.rest()

    def go(self) -> None:
        """Close the window."""
        end(self.app)


@contextmanager
def a_person(application: QApplication, home: Path, sticks: Path, language: str = "km") -> Iterator[Person]:
    """Seat a person at a home's window; they close it when they go."""
    person = Person(application, home, sticks, language)
    try:
        yield person
    finally:
        person.go()
