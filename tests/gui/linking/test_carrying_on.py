"""Decisions that are not carried out go on into the next meeting until they are."""

from collections.abc import Callable
from typing import Any

import pytest

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.minutes.page import MinutesPage
from tests.support.desk_entries import VANNAK, answers_of, save
from tests.support.gui import press, shoot
from tests.support.meetings import a_meeting

OPEN, DONE = "c" * 32, "d" * 32


def decisions(**status: str) -> list[dict[str, Any]]:
    return [
        {"_id": OPEN, "decision_kind": "decision", "decision_text": "រៀបចំប្រជុំ", "decision_status": status["first"]},
        {"_id": DONE, "decision_kind": "decision", "decision_text": "ផ្ញើលិខិត", "decision_status": status["second"]},
    ]


@pytest.fixture
def meeting(desk: Desk) -> str:
    answers = a_meeting(decision=decisions(first="open", second="done"))
    return save(desk.store, VANNAK, "meeting", answers_of("meeting", answers)).number


@pytest.fixture
def page(desk: Desk, frame: Frame, meeting: str, settled: Callable[[], None]) -> MinutesPage:
    opened = MinutesPage(desk, frame, None, "meeting", back_to=lambda: None)
    frame.open(opened)
    settled()
    return opened


def test_what_is_open_is_offered_where_it_goes_on_and_carried_by_a_key(
    page: MinutesPage, meeting: str, settled: Callable[[], None]
) -> None:
    assert page.view is not None
    assert page.entering is not None
    assert page.banner is None
    page.view.focus_path("/decision")
    assert page.banner is not None
    shoot(page.window(), "carrying-on")
    press("Ctrl+R")
    settled()
    (row,) = page.entering.filled.answers()["decision"]
    assert row["_id"] == OPEN
    assert row["decision_text"] == "រៀបចំប្រជុំ"
    assert row["decision_from"] == meeting
    assert page.banner is None
    press("Ctrl+Z")
    assert not page.entering.filled.answers().get("decision")


def test_what_a_later_meeting_settled_is_offered_no_more(
    desk: Desk, frame: Frame, meeting: str, settled: Callable[[], None]
) -> None:
    (carried, _) = decisions(first="done", second="done")
    later = a_meeting(date="2027-01-15", decision=[carried | {"decision_from": meeting}])
    save(desk.store, VANNAK, "meeting", answers_of("meeting", later))
    page = MinutesPage(desk, frame, None, "meeting", back_to=lambda: None)
    frame.open(page)
    settled()
    assert page.view is not None
    page.view.focus_path("/decision")
    assert page.banner is None
