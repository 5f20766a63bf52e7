"""Names are covered, shown when asked for, and covered again."""

from collections.abc import Sequence

from pytestqt.qtbot import QtBot

from ctip_desktop.desktop import names
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import Page
from tests.support.gui import press


class Person(Page):
    icon = "users"

    def __init__(self, frame: Frame, name: str) -> None:
        super().__init__(frame.desk, frame)
        self.name = name

    def title(self) -> str:
        return self.name

    def keys(self) -> Sequence[Binding]:
        return [self.frame.names.binding(self)]


def two_pages(frame: Frame) -> tuple[Page, Page]:
    one, other = Person(frame, "one"), Person(frame, "other")
    frame.fill([one, other])
    frame.open("one")
    return one, other


def test_a_key_shows_the_names_of_the_page_and_covers_them_again(frame: Frame) -> None:
    one, other = two_pages(frame)
    assert not frame.names.shown(one)
    press("Ctrl+H")
    assert frame.names.shown(one)
    assert not frame.names.shown(other)
    press("Ctrl+H")
    assert not frame.names.shown(one)


def test_names_are_covered_once_the_page_is_left(frame: Frame) -> None:
    one, _other = two_pages(frame)
    press("Ctrl+H")
    frame.open("other")
    frame.open("one")
    assert not frame.names.shown(one)


def test_names_are_covered_by_themselves(frame: Frame, qtbot: QtBot) -> None:
    one, _other = two_pages(frame)
    press("Ctrl+H")
    assert frame.names._timer.interval() == names.SHOWN_SECONDS * 1000
    with qtbot.waitSignal(frame.names.changed) as told:
        frame.names._timer.start(1)
    assert told.args == [one]
    assert not frame.names.shown(one)
