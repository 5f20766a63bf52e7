"""The meeting beside its minutes, worked by keys as a clerk works it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.minutes import preview as module
from ctip_desktop.desktop.minutes.page import MinutesPage
from ctip_desktop.forms.installed import load
from ctip_desktop.store.drafts import Draft, keep_draft
from ctip_desktop.store.known_forms import add_form
from tests.support.gui import press, shoot, type_text
from tests.support.meetings import SECTIONS, a_meeting

ENTRY = "11111111-1111-4111-8111-111111111111"
POINT = f"/section[{SECTIONS[0]['_id']}]/point[{SECTIONS[0]['point'][0]['_id']}]/point_text"


def keep(desk: Desk, **answers: object) -> None:
    """Keep a meeting as a draft of the person at the desk."""
    form = load("meeting")
    draft = Draft(ENTRY, form.name, form.version, desk.who.user.id, a_meeting(**answers), {})
    with desk.store.writing() as writer:
        add_form(writer, form)
        keep_draft(writer, draft)


@pytest.fixture
def opened(
    desk: Desk, frame: Frame, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., MinutesPage]:
    monkeypatch.setattr(module, "PAUSE", 20)

    def open_meeting(**answers: object) -> MinutesPage:
        keep(desk, **answers)
        page = MinutesPage(desk, frame, ENTRY, back_to=lambda: None)
        frame.open(page)
        shown = lambda: page.view is not None and page.preview.is_current and not desk.background.busy  # noqa: E731
        qtbot.waitUntil(shown, timeout=5_000)
        return page

    return open_meeting


def test_the_focused_question_is_tinted_on_the_paper(
    opened: Callable[..., MinutesPage], frame: Frame, settled: Callable[[], None]
) -> None:
    page = opened()
    assert page.view
    page.view.focus_path(POINT)
    assert [spot.path for spot in page.preview.pages.tinted] == [POINT]
    settled()
    shoot(frame.window(), "minutes-page-en")
