"""The paper beside the form: when it is set anew, and what it says of itself."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.minutes import preview as module
from ctip_desktop.desktop.minutes.preview import Preview, Told
from tests.support.gui import shoot
from tests.support.meetings import a_meeting
from tests.support.papers import pdfium_text, squeezed
from tests.support.seen import faults, stretched, unnamed


class Form:
    """Answers that change, as a form's do."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = a_meeting()
        self.asked = 0

    def told(self) -> Told:
        self.asked += 1
        return Told(dict(self.answers), "15", is_draft=True)


@pytest.fixture
def form() -> Form:
    return Form()


@pytest.fixture
def preview(
    qtbot: QtBot,
    papers: Background,
    form: Form,
    look_and_language: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Preview]:
    monkeypatch.setattr(module, "PAUSE", 20)
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(748, 600)
    preview = Preview(papers, form.told, around)
    preview.setGeometry(around.rect())
    around.show()
    preview.set_now()
    yield preview  # noqa: PT022 - what is around it would be gone


def current(qtbot: QtBot, preview: Preview, papers: Background) -> None:
    qtbot.waitUntil(lambda: preview.is_current and not papers.busy, timeout=5_000)


def test_a_change_is_on_the_paper_after_a_pause(qtbot: QtBot, preview: Preview, papers: Background, form: Form) -> None:
    current(qtbot, preview, papers)
    form.answers["purpose"] = "គោលបំណងថ្មី ។"
    preview.change()
    assert not preview.is_current
    current(qtbot, preview, papers)
    assert squeezed("គោលបំណងថ្មី ។") in squeezed(pdfium_text(preview.paper))
    assert preview.page_count == 3


def test_typing_on_sets_the_paper_once_not_at_every_key(
    qtbot: QtBot, preview: Preview, papers: Background, form: Form
) -> None:
    current(qtbot, preview, papers)
    before = form.asked
    for _ in range(30):
        preview.change()
    current(qtbot, preview, papers)
    assert form.asked == before + 1


def test_what_is_asked_of_a_paper_waits_until_it_tells_everything(
    qtbot: QtBot, preview: Preview, papers: Background, form: Form
) -> None:
    """Also while an older state is still being set."""
    form.answers["purpose"] = "ចុងក្រោយ ។"
    seen: list[str] = []
    preview.when_current(lambda: seen.append(squeezed(pdfium_text(preview.paper))))
    assert seen == []
    current(qtbot, preview, papers)
    assert len(seen) == 1
    assert squeezed("ចុងក្រោយ ។") in seen[0]
    preview.when_current(lambda: seen.append("at once"))
    assert seen[1:] == ["at once"]


def test_the_bar_says_how_the_paper_stands(qtbot: QtBot, preview: Preview, papers: Background, form: Form) -> None:
    current(qtbot, preview, papers)
    assert preview.bar.state.text == "As it will be printed"
    assert preview.bar.page.text == "Page 1 / 3"
    form.answers |= {"total_claimed": 9, "women_claimed": 2, "seen_name": ""}
    with qtbot.waitSignal(preview.checked) as checked:
        preview.change()
    assert [check.kind for check in checked.args[0]] == ["total_differs", "women_differ", "seen_name_empty"]
    assert preview.bar.state.text == "2 things to check"
    shoot(preview, "minutes-preview-checks")


def test_an_answer_that_cannot_be_printed_is_said_and_the_last_paper_stays(
    qtbot: QtBot, preview: Preview, papers: Background, form: Form
) -> None:
    current(qtbot, preview, papers)
    before = preview.paper
    form.answers["date"] = "2026-13-45"
    preview.change()
    qtbot.waitUntil(lambda: "cannot be printed" in preview.bar.state.text, timeout=5_000)
    assert preview.paper == before
    form.answers["date"] = "2026-07-16"
    preview.change()
    qtbot.waitUntil(lambda: preview.bar.state.text == "As it will be printed", timeout=5_000)


def test_the_buttons_of_the_bar_turn_and_zoom(qtbot: QtBot, preview: Preview, papers: Background) -> None:
    current(qtbot, preview, papers)
    assert not preview.bar.back.isEnabled()
    qtbot.mouseClick(preview.bar.on, Qt.MouseButton.LeftButton)
    assert preview.bar.page.text == "Page 2 / 3"
    assert preview.bar.back.isEnabled()
    qtbot.mouseClick(preview.bar.larger, Qt.MouseButton.LeftButton)
    assert preview.bar.zoom.text == "90 %"
    qtbot.mouseClick(preview.bar.smaller, Qt.MouseButton.LeftButton)
    assert preview.bar.zoom.text == "80 %"
    current(qtbot, preview, papers)


def test_the_bar_is_said_in_khmer(
    qtbot: QtBot, preview: Preview, papers: Background, look_and_language: Callable[..., None]
) -> None:
    current(qtbot, preview, papers)
    look_and_language("km")
    qtbot.waitUntil(lambda: preview.bar.page.text == "ទំព័រ ១ / ៣", timeout=1_000)
    shoot(preview, "minutes-preview-km")


def test_what_is_being_set_when_the_page_goes_is_let_go(qtbot: QtBot, papers: Background, form: Form) -> None:
    preview = Preview(papers, form.told)
    preview.set_now()
    preview.deleteLater()
    qtbot.waitUntil(lambda: not papers.busy, timeout=5_000)


@pytest.mark.parametrize("width", [420, 480, 560, 748])
@pytest.mark.parametrize("code", ["km", "en"])
def test_the_bar_drops_words_before_it_cuts_any(
    qtbot: QtBot, preview: Preview, papers: Background, look_and_language: Callable[..., None], width: int, code: str
) -> None:
    current(qtbot, preview, papers)
    look_and_language(code, large=width > 500)
    preview.resize(width, 400)
    for said in (nullcontext(), stretched()):
        with said:
            QApplication.sendEvent(preview.bar, QEvent(QEvent.Type.LanguageChange))
            QApplication.processEvents()
            assert faults(preview.bar) == []
    assert unnamed(preview) == []
    shoot(preview.bar, f"minutes-bar-{code}-{width}")
    current(qtbot, preview, papers)


def test_the_bar_keeps_its_words_where_there_is_room(qtbot: QtBot, preview: Preview, papers: Background) -> None:
    current(qtbot, preview, papers)
    assert [part.isVisible() for part in (preview.bar.file, preview.bar.zoom, preview.bar.state)] == [True] * 3
    preview.resize(380, 400)
    assert preview.bar.file_icon.isVisible()
    assert not preview.bar.file.isVisible()
    current(qtbot, preview, papers)
