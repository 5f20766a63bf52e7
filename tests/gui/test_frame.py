"""The frame shows pages, hears their keys, and follows what changes."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.widgets.dropdown import Choice, Dropdown
from ctip_desktop.desktop.window import Window
from ctip_desktop.errors.store import EntryUnknown
from tests.support.gui import press


class Sheet(Page):
    name = "entries"
    icon = "files"
    shows: frozenset[Part] = frozenset({"entries"})

    def __init__(self, desk: Desk, frame: Frame) -> None:
        super().__init__(desk, frame)
        self.did: list[str] = []
        self.hindered = ""
        self.field = QLineEdit("typed")
        self.body.addWidget(self.field)

    def title(self) -> str:
        return "Entries"

    def header_actions(self) -> Sequence[Action]:
        return [Action(lambda: "New entry", lambda: self.did.append("new"), "plus", "Ctrl+N", self.hindered)]

    def keys(self) -> Sequence[Binding]:
        return [Binding("F9", lambda: "next problem", lambda: self.did.append("F9"), in_strip=True)]

    def refresh(self) -> None:
        self.did.append("refresh")

    def enter(self) -> None:
        focus(self.field)

    def leave(self) -> None:
        self.did.append("leave")


class Other(Sheet):
    name = "today"
    shows: frozenset[Part] = frozenset({"bundles"})


class OfAPeriod(Sheet):
    name = "report"

    def __init__(self, desk: Desk, frame: Frame) -> None:
        super().__init__(desk, frame)
        self.period = Dropdown(lambda: "Period", lambda: [Choice("2026-S1", "Semester 1 of 2026")])
        self.period.choose("2026-S1")

    def header_choices(self) -> Sequence[Dropdown]:
        return [self.period]


class Plain(Sheet):
    name = "sending"

    def header_actions(self) -> Sequence[Action]:
        return ()


class PlainOpened(Plain):
    name = "sending"

    def back(self) -> Callable[[], object] | None:
        return lambda: self.frame.open("sending")


class Opened(Sheet):
    name = "entries"

    def back(self) -> Callable[[], object] | None:
        return lambda: self.frame.open("entries")


@pytest.fixture
def sheet(desk: Desk, frame: Frame) -> Sheet:
    frame.fill([Other(desk, frame), Sheet(desk, frame)])
    frame.open("entries")
    page = frame.page
    assert isinstance(page, Sheet)
    page.did.clear()
    return page


def test_an_actions_key_does_it_wherever_the_focus_is(sheet: Sheet) -> None:
    press("Ctrl+N")
    press("F9")
    assert sheet.did == ["new", "F9"]


def test_ctrl_enter_is_the_primary_action(sheet: Sheet) -> None:
    press("Ctrl+Enter")
    assert sheet.did == ["new"]


def test_a_hindered_action_stays_in_place_and_the_strip_says_why(frame: Frame, sheet: Sheet) -> None:
    sheet.hindered = "Nothing waits to be sent."
    sheet.header_changed.emit()
    press("Ctrl+N")
    assert sheet.did == []
    assert not frame.header.buttons[-1].isEnabled()
    assert frame.strip.kept == "Nothing waits to be sent."


def test_alt_and_a_digit_open_a_page_of_the_sidebar(frame: Frame, sheet: Sheet) -> None:
    press("Alt+1")
    assert frame.page.name == "today"
    assert sheet.did == ["leave"]
    press("Alt+2")
    assert frame.page is sheet


def test_ctrl_n_begins_an_entry_on_every_page_of_the_sidebar(desk: Desk, frame: Frame) -> None:
    sheet = Sheet(desk, frame)
    frame.fill([sheet, Plain(desk, frame)])
    frame.open("entries")
    press("Ctrl+N")
    assert sheet.did[-1] == "new"
    assert frame.kinds is None
    frame.open("sending")
    press("Ctrl+N")
    assert frame.kinds
    assert frame.kinds.isVisible()
    press("Esc")
    frame.kinds = None
    frame.open(PlainOpened(desk, frame))
    press("Ctrl+N")
    assert frame.kinds is None


def test_a_page_looks_again_when_what_it_shows_has_changed(
    desk: Desk, sheet: Sheet, settled: Callable[[], None]
) -> None:
    desk.write(lambda _: None, "entries")
    desk.write(lambda _: None, "bundles")
    settled()
    assert sheet.did == ["refresh"]


def test_a_page_not_shown_looks_again_when_it_is_shown(
    desk: Desk, frame: Frame, sheet: Sheet, settled: Callable[[], None]
) -> None:
    other = frame.pages["today"]
    assert isinstance(other, Sheet)
    frame.open("today")
    frame.open("entries")
    other.did.clear()
    desk.write(lambda _: None, "bundles")
    settled()
    assert other.did == []
    frame.open("today")
    assert other.did == ["refresh"]


def test_what_was_just_done_is_said_above_a_page_opened_after(desk: Desk, frame: Frame, sheet: Sheet) -> None:
    frame.say_done("Saved as final.")
    frame.open(Opened(desk, frame))
    above = frame.content.children()
    assert above.index(frame.toast) > above.index(frame.page)


def test_an_opened_page_goes_back_by_esc_and_is_gone(desk: Desk, frame: Frame, sheet: Sheet, qtbot: QtBot) -> None:
    opened = Opened(desk, frame)
    frame.open(opened)
    press("Esc")
    qtbot.waitUntil(lambda: not isValid(opened))
    assert frame.page is sheet


def test_the_language_is_switched_without_moving_focus_or_caret(
    frame: Frame, sheet: Sheet, look_and_language: Callable[..., None], qtbot: QtBot
) -> None:
    frame.language_asked.connect(look_and_language)
    sheet.field.setCursorPosition(3)
    press("Ctrl+Shift+L")
    qtbot.waitUntil(lambda: frame.sidebar.entrances[-1].text() == "ចាក់សោ")
    assert QApplication.focusWidget() is sheet.field
    assert sheet.field.cursorPosition() == 3


def test_the_sidebar_folds_in_a_narrow_window(window: Window, frame: Frame, sheet: Sheet) -> None:
    window.resize(1366, 696)
    QApplication.processEvents()
    assert frame.sidebar.width() == 216
    window.resize(1093, 614)
    QApplication.processEvents()
    assert frame.sidebar.width() == 56


def test_a_failure_nobody_has_words_for_reaches_the_background(desk: Desk, qtbot: QtBot) -> None:
    def fail(_: object) -> None:
        raise EntryUnknown("x")

    desk.background.failed.disconnect()
    with qtbot.waitSignal(desk.background.failed) as failed:
        desk.write(fail)
    assert isinstance(failed.args[0], EntryUnknown)


def test_nothing_is_told_to_a_page_that_is_gone(desk: Desk, qtbot: QtBot, settled: Callable[[], None]) -> None:
    told: list[object] = []
    page = QLineEdit()
    desk.read(lambda _: 1, told.append, owner=page)
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    settled()
    assert told == []


def test_what_a_page_is_of_stands_before_its_actions_and_goes_with_it(frame: Frame) -> None:
    page = OfAPeriod(frame.desk, frame)
    frame.fill([Other(frame.desk, frame), page])
    frame.open("report")
    QApplication.processEvents()
    choice, button = page.period, frame.header.buttons[-1]
    assert choice.isVisible()
    assert choice.mapTo(frame, choice.rect().topRight()).x() < button.mapTo(frame, button.rect().topLeft()).x()
    frame.open("today")
    assert not choice.isVisible()
    frame.open("report")
    assert choice.isVisible()
