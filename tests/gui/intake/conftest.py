"""A province's home with a person at it, and spreadsheets of theirs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.homes import PASSPHRASE, a_home
from tests.support.person import Person


@pytest.fixture
def home(tmp_path: Path) -> Path:
    a_home(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def seat(
    qapp: QApplication, look_and_language: Callable[..., None], tmp_path: Path, home: Path
) -> Iterator[Callable[[], Person]]:
    """Seat the administrator at their window, at the list of entries; whoever sat there before goes."""
    seated: list[Person] = []

    def sit() -> Person:
        if seated:
            seated.pop().go()
        person = Person(qapp, home, tmp_path / "sticks")
        seated.append(person)
        person.app.window.resize(1366, 696)
        person.unlock(PASSPHRASE)
        person.frame.open("entries")
        person.rest()
        return person

    yield sit
    for person in seated:
        person.go()
