"""A whole meeting keyed beside its minutes, as a clerk does from paper: what is typed is seen, and is on the paper."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.view import FormView
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.minutes.page import MinutesPage
from ctip_desktop.desktop.opening import open_entry
from ctip_desktop.forms.entering.sections import QUESTION, every, sections
from ctip_desktop.forms.installed import load
from tests.support import keying
from tests.support.gui import press, type_text
from tests.support.keying import Clerk
from tests.support.meetings import a_meeting
from tests.support.papers import pdfium_text, squeezed

OWN = {
    "opening_sentence": "ឆ្នាំពីរពាន់ម្ភៃប្រាំមួយ មានបើកកិច្ចប្រជុំ ដែលមានសមាសភាពចូលរួមសរុបចំនួន ០៧រូប (ស្រី ០៣រូប) ។",
    "purpose_lead": "កិច្ចប្រជុំនេះមានគោលបំណង",
    "remarks_lead": "មុននឹងចាប់ផ្តើម ប្រធានអង្គប្រជុំបានលើកឡើងថា៖",
    "discussion_lead": "បន្ទាប់មក ក្រុមនីមួយៗបានរាយការណ៍៖",
    "closing_lead": "នៅចុងបញ្ចប់ អង្គប្រជុំបានឯកភាពលើចំណុចដូចតទៅ៖",
    "closing_sentence": "កិច្ចប្រជុំបានចប់ដោយរលូន ។",
    "annex_title": "ស្តីពីការអនុវត្តផែនការ\nក្នុងឆមាសទី១",
}
TEXTS = {
    item.question.name
    for section in sections(load("meeting"))
    for item in every(section.items)
    if item.kind == QUESTION and item.question.kind in ("text", "multiline")
}


def texts(answers: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines that a clerk types as text."""
    for name, answer in answers.items():
        if isinstance(answer, list):
            for row in answer:
                yield from texts(row)
        elif name in TEXTS:
            yield from answer.splitlines()


@pytest.mark.slow
@pytest.mark.end_to_end
def test_a_meeting_is_keyed_in_sight_and_all_of_it_is_on_the_paper(
    qtbot: QtBot,
    desk: Desk,
    frame: Frame,
    look_and_language: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    look_and_language("km")
    frame.window().resize(1093, 614)
    open_entry(desk, frame, "meeting")
    qtbot.waitUntil(lambda: isinstance(frame.page, MinutesPage) and frame.page.view is not None)
    page = frame.page
    assert isinstance(page, MinutesPage)
    assert page.view is not None
    view, unseen = page.view, set[str]()

    def look() -> None:
        QApplication.processEvents()
        if not caret_is_seen(view):
            unseen.add(view.present_path)

    def typed(text: str) -> None:
        for sign in text:
            type_text(sign)
            look()

    def pressed(name: str, times: int = 1) -> None:
        for _ in range(times):
            press(name)
            look()

    monkeypatch.setattr(keying, "type_text", typed)
    monkeypatch.setattr(keying, "press", pressed)
    answers = a_meeting(**OWN)
    answers["opening_sentence"] += answers["venue"]
    Clerk(view).key_in(answers)
    assert unseen == set()
    press("Ctrl+S")
    qtbot.waitUntil(lambda: frame.page is not page, timeout=10_000)
    final = frame.page
    assert isinstance(final, MinutesPage)
    qtbot.waitUntil(lambda: final.preview.is_current and final.state() == "final", timeout=10_000)
    paper = squeezed(pdfium_text(final.preview.paper))
    assert [text for text in texts(answers) if squeezed(text) not in paper] == []


def caret_is_seen(view: FormView) -> bool:
    """Whether the place typed at lies in what the form shows; other places than texts are seen whole anyway."""
    focused, port = QApplication.focusWidget(), view.page.viewport()
    if not isinstance(focused, QTextEdit) or not port.isAncestorOf(focused):
        return focused is not None
    at = focused.cursorRect()
    return port.rect().contains(QRect(focused.viewport().mapTo(port, QPoint()) + at.topLeft(), at.size()))
