"""Nobody there is noticed by the clock; a person is noticed by a key."""

import pytest
from PySide6.QtWidgets import QApplication

from ctip_desktop.desktop.unlocking.watch import Watch


class Clocks:
    """A wall clock and the computer's own, moved by hand."""

    def __init__(self) -> None:
        self.wall, self.own = 1_000_000.0, 50.0

    def go(self, seconds: float, *, asleep: bool = False) -> None:
        self.wall += seconds
        self.own += 0 if asleep else seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watch(clocks: Clocks, qapp: QApplication) -> Watch:
    watch = Watch(clocks=(lambda: clocks.wall, lambda: clocks.own))
    watch.told = []
    watch.left.connect(watch.told.append)
    watch.start(5)
    return watch


def look(watch: Watch, clocks: Clocks, seconds: int) -> None:
    for _ in range(seconds // 2):
        clocks.go(2)
        watch.look()


def test_five_minutes_without_a_key_are_told(watch: Watch, clocks: Clocks) -> None:
    look(watch, clocks, 298)
    assert watch.told == []
    look(watch, clocks, 2)
    assert watch.told == ["idle"]


def test_a_key_begins_the_time_anew(watch: Watch, clocks: Clocks) -> None:
    look(watch, clocks, 298)
    watch.touch()
    look(watch, clocks, 298)
    assert watch.told == []


def test_sleep_is_told_at_waking(watch: Watch, clocks: Clocks) -> None:
    look(watch, clocks, 10)
    clocks.go(60, asleep=True)
    watch.look()
    assert watch.told == ["asleep"]


def test_a_clock_set_back_or_a_little_forward_is_no_sleep(watch: Watch, clocks: Clocks) -> None:
    clocks.wall -= 86_400
    watch.look()
    clocks.wall += 15
    watch.look()
    assert watch.told == []


def test_nothing_is_told_while_it_does_not_watch(watch: Watch, clocks: Clocks) -> None:
    watch.stop()
    look(watch, clocks, 900)
    assert watch.told == []
    watch.start(1)
    look(watch, clocks, 60)
    assert watch.told == ["idle"]
