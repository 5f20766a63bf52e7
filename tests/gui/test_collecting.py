"""The collector works where the windows are: nothing of Qt's is destroyed by the thread that owns the store."""

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.collecting import Collector


class Circle:
    """Something that holds itself, and tells in which thread it goes."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        self.itself = self
        self._tell = tell

    def __del__(self) -> None:
        self._tell(threading.get_ident())


@pytest.fixture
def collector(qapp: QObject) -> Iterator[Collector]:
    collector = Collector()
    yield collector
    collector.stop()


class Held:
    """Something that tells in which thread it goes."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        self._tell = tell

    def __del__(self) -> None:
        self._tell(threading.get_ident())


def make_rubbish() -> None:
    for _ in range(20_000):
        rubbish: list[object] = []
        rubbish.append(rubbish)


def test_what_holds_itself_goes_in_the_thread_of_the_windows(qtbot: QtBot, collector: Collector) -> None:
    gone: list[int] = []
    Circle(gone.append)
    background = Background("store")
    with qtbot.waitSignal(background.settled):
        background.run(make_rubbish)
    assert gone == []
    collector.collect()
    gc.collect()
    assert gone == [threading.get_ident()]
    background.stop()


def test_python_collects_by_itself_again_afterwards(qapp: QObject) -> None:
    collector = Collector()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_what_the_work_held_last_goes_in_the_thread_of_the_windows(qtbot: QtBot, collector: Collector) -> None:
    gone: list[int] = []

    def ask() -> None:
        held = Held(gone.append)
        background.run(lambda: held and None)

    background = Background("store")
    for _ in range(50):
        ask()
    qtbot.waitUntil(lambda: not background.busy)
    background.stop()
    assert set(gone) == {threading.get_ident()}
    assert len(gone) == 50


def test_what_is_kept_once_is_not_looked_at_again(collector: Collector) -> None:
    gc.unfreeze()
    collector.keep()
    kept = gc.get_freeze_count()
    assert kept > 0
    collector.keep()
    assert gc.get_freeze_count() <= kept
