"""The meeting beside its minutes, worked by keys as a clerk works it."""

import gc
from collections.abc import Callable
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.minutes import preview as module
from ctip_desktop.desktop.minutes.page import MinutesPage
from ctip_desktop.desktop.opening import open_entry
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.window import Window
from ctip_desktop.forms.installed import load
from ctip_desktop.store.drafts import Draft, keep_draft
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.listing import show
from ctip_desktop.store.notes import printed
from tests.support.gui import press, shoot, type_text
from tests.support.meetings import PARTICIPANTS, SECTIONS, a_meeting
from tests.support.papers import pdfium_text, squeezed
from tests.support.seen import faults, stretched, unnamed

ENTRY = "1" * 32
POINT = f"/section[{SECTIONS[0]['_id']}]/point[{SECTIONS[0]['point'][0]['_id']}]/point_text"


def keep(desk: Desk, **answers: object) -> None:
    """Keep a meeting as a draft of the person at the desk."""
    form = load("meeting")
    draft = Draft(ENTRY, form.name, form.version, desk.who.user.id, a_meeting(**answers), {})
    with desk.store.writing() as writer:
        add_form(writer, form)
        keep_draft(writer, draft)


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, frame: Frame) -> Callable[[], MinutesPage]:
    """Wait until the paper tells everything and is drawn; return the page."""

    def wait() -> MinutesPage:
        def drawn() -> bool:
            page = frame.page
            return isinstance(page, MinutesPage) and page.preview.is_current and not desk.background.busy

        qtbot.waitUntil(drawn, timeout=10_000)
        page = frame.page
        assert isinstance(page, MinutesPage)
        return page

    return wait


@pytest.fixture
def opened(
    desk: Desk, frame: Frame, shown: Callable[[], MinutesPage], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., MinutesPage]:
    """Open a meeting that was kept as a draft."""
    monkeypatch.setattr(module, "PAUSE", 20)

    def open_meeting(**answers: object) -> MinutesPage:
        keep(desk, **answers)
        open_entry(desk, frame, "meeting", ENTRY)
        return shown()

    return open_meeting


def prints_to(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the person print into a file when the system's dialog asks."""

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(file))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)


def on_paper(page: MinutesPage) -> str:
    return squeezed(pdfium_text(page.preview.paper))


def go_to(page: MinutesPage, path: str) -> None:
    assert page.view
    assert page.view.focus_path(path)


def test_the_question_one_is_at_is_tinted_on_the_paper(opened: Callable[..., MinutesPage]) -> None:
    page = opened()
    go_to(page, POINT)
    assert [spot.path for spot in page.preview.pages.tinted] == [POINT]
    press("Shift+Tab")
    assert [spot.path for spot in page.preview.pages.tinted] == [POINT.replace("point_text", "point_kind")]


def test_what_is_typed_is_on_the_paper_after_a_pause_and_the_tint_stays(
    opened: Callable[..., MinutesPage], shown: Callable[[], MinutesPage]
) -> None:
    page = opened()
    go_to(page, POINT)
    type_text("បានបន្ថែមថ្មី ។")
    assert squeezed("បានបន្ថែមថ្មី") not in on_paper(page)
    shown()
    assert squeezed("បានបន្ថែមថ្មី ។") in on_paper(page)
    assert [spot.path for spot in page.preview.pages.tinted] == [POINT]


def test_a_click_on_the_paper_leads_to_the_question(opened: Callable[..., MinutesPage]) -> None:
    page = opened()
    page.preview.pages.pointed.emit("/purpose")
    assert page.view
    assert page.view.present_path == "/purpose"


def test_the_header_says_which_minutes_and_that_they_are_a_draft(
    opened: Callable[..., MinutesPage], frame: Frame
) -> None:
    page = opened()
    assert page.title() == "Minutes of a meeting ០២៧/២៦ គ.ខ.ប.ជ"
    assert page.second_line().startswith("16 July 2026 · ")
    assert page.state() == "draft"
    assert squeezed("សេចក្តីព្រាង") in on_paper(page)


def test_printing_asks_the_system_and_the_strip_and_the_store_remember_it(
    opened: Callable[..., MinutesPage],
    frame: Frame,
    desk: Desk,
    shown: Callable[[], MinutesPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened()
    prints_to(tmp_path / "out.pdf", monkeypatch)
    press("Ctrl+P")
    shown()
    assert (tmp_path / "out.pdf").stat().st_size > 100_000
    assert frame.strip.kept == f"3 pages printed on {tmp_path / 'out.pdf'}"
    with desk.store.reading() as reader:
        assert [one.revision for one in printed(reader, ENTRY)] == [""]


def test_what_is_wrong_with_the_paper_is_shown_before_it_is_printed_and_leads_to_the_question(
    opened: Callable[..., MinutesPage],
    frame: Frame,
    shown: Callable[[], MinutesPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = opened(seen_name="")
    out = tmp_path / "out.pdf"
    prints_to(out, monkeypatch)
    press("Ctrl+P")
    shown()
    assert page.banner
    assert "no name stands under it" in page.banner.said.text
    assert not out.exists()
    shoot(frame.window(), "minutes-page-checks")
    button = page.banner.findChild(Button)
    assert button
    button.click()
    assert page.view
    assert page.view.present_path == "/seen_name"
    type_text("ទូច សុវណ្ណា")
    shown()
    assert page.banner is None
    press("Ctrl+P")
    shown()
    assert out.exists()


def test_pressed_again_it_prints_all_the_same(
    opened: Callable[..., MinutesPage],
    shown: Callable[[], MinutesPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = opened(seen_name="")
    prints_to(tmp_path / "out.pdf", monkeypatch)
    press("Ctrl+P", times=2)
    shown()
    assert (tmp_path / "out.pdf").exists()
    assert page.banner is None


def test_what_was_typed_a_moment_ago_is_printed(
    opened: Callable[..., MinutesPage],
    shown: Callable[[], MinutesPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The paper in view is older than the last key; what goes to the printer, or the file, is not."""
    page = opened()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.pdf"), ""))
    go_to(page, "/purpose")
    type_text("ពាក្យចុងក្រោយ")
    page.preview.bar.file.click()
    shown()
    assert squeezed("ពាក្យចុងក្រោយ") in squeezed(pdfium_text((tmp_path / "a.pdf").read_bytes()))


def test_the_paper_is_saved_and_turned_by_keys_without_leaving_the_form(
    opened: Callable[..., MinutesPage],
    frame: Frame,
    shown: Callable[[], MinutesPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = opened()
    offered: list[str] = []

    def choose(*asked: str) -> tuple[str, str]:
        offered.append(Path(asked[2]).name)
        return str(tmp_path / "b.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    press("Ctrl+E")
    shown()
    assert offered == ["minutes-2026-07-16.pdf"]
    assert (tmp_path / "b.pdf").read_bytes() == page.preview.paper
    assert frame.strip.kept == "The paper is in b.pdf"
    press("Alt+PgDn", 2)
    assert page.preview.pages.page == 3
    press("Alt+PgUp")
    assert page.preview.pages.page == 2
    assert page.view
    assert page.view.present
    assert page.view.present.has_focus


def test_saved_as_final_the_page_stays_and_the_paper_loses_its_mark(
    opened: Callable[..., MinutesPage],
    frame: Frame,
    desk: Desk,
    shown: Callable[[], MinutesPage],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = opened()
    go_to(before, POINT)
    press("Ctrl+S")
    qtbot.waitUntil(lambda: frame.page is not before, timeout=5_000)
    page = shown()
    assert page.state() == "final"
    assert page.view
    assert page.view.present
    assert page.view.present.path == POINT
    assert page.view.present.has_focus
    assert squeezed("សេចក្តីព្រាង") not in on_paper(page)
    assert "Saved as final" in frame.toast.text
    assert frame.strip.kept == frame.toast.text
    prints_to(tmp_path / "out.pdf", monkeypatch)
    press("Ctrl+P")
    shown()
    with desk.store.reading() as reader:
        assert [one.revision for one in printed(reader, ENTRY)] == [show(reader, ENTRY).listed.head]
    go_to(page, "/purpose")
    type_text("ថ្មី")
    shown()
    assert page.state() == "draft"
    assert squeezed("សេចក្តីព្រាង") in on_paper(page)


def test_a_fault_keeps_it_from_being_final_and_is_gone_to(opened: Callable[..., MinutesPage], frame: Frame) -> None:
    page = opened(purpose="")
    press("Ctrl+S")
    assert page.view
    assert page.view.present_path == "/purpose"
    assert page.state() == "draft"


def test_the_sections_are_chosen_from_a_list(opened: Callable[..., MinutesPage], frame: Frame) -> None:
    page = opened()
    page.section_bar.picker.open()
    assert page.section_bar.picker.list
    shoot(page.section_bar.picker.list, "minutes-sections")
    press("5")
    press("Enter")
    assert page.view
    assert page.view.section == 5
    assert "Discussion" in page.section_bar.picker.accessibleName()
    press("Ctrl+PgDn")
    assert page.view.section == 6
    assert "6" in page.section_bar.picker.accessibleName()
    press("Ctrl+PgDn", times=9)
    assert "Attached files" in page.section_bar.picker.accessibleName()


def test_zooming_by_keys_leaves_the_focus_in_the_form(opened: Callable[..., MinutesPage]) -> None:
    page = opened()
    go_to(page, "/purpose")
    press("Ctrl++")
    assert page.preview.pages.zoom == 0.9
    press("Ctrl+−")
    assert page.preview.pages.zoom == 0.8
    press("Ctrl+0")
    assert page.view
    assert page.view.present_path == "/purpose"


def test_a_new_meeting_has_a_paper_at_once(
    desk: Desk, frame: Frame, shown: Callable[[], MinutesPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_entry(desk, frame, "meeting")
    page = shown()
    assert page.preview.page_count == 1
    assert page.title() == "Minutes of a meeting"
    shoot(frame.window(), "minutes-page-new")


@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [(1366, 696), (1024, 600), (1280, 648), (1920, 1008)])
def test_nothing_is_cut_in_any_window(
    opened: Callable[..., MinutesPage],
    window: Window,
    look_and_language: Callable[..., None],
    shown: Callable[[], MinutesPage],
    code: str,
    dark: bool,
    size: tuple[int, int],
) -> None:
    look_and_language(code, dark=dark)
    window.resize(*size)
    page = opened()
    go_to(page, POINT)
    shown()
    shoot(window, f"minutes-page-{code}-{size[0]}{'-dark' if dark else ''}")
    assert faults(page) == []
    for part in (page.section_bar, page.preview):
        assert unnamed(part) == []


def test_the_participants_are_keyed_beside_the_annex(
    opened: Callable[..., MinutesPage], frame: Frame, shown: Callable[[], MinutesPage], window: Window
) -> None:
    page = opened()
    go_to(page, f"/participant[{PARTICIPANTS[2]['_id']}]/name")
    shown()
    window.grab()
    shown()
    shoot(window, "minutes-page-annex")
    assert page.preview.pages.page == 3
    assert {spot.path for spot in page.preview.pages.tinted} == {f"/participant[{PARTICIPANTS[2]['_id']}]/name"}


def test_the_language_is_switched_without_losing_the_place(
    opened: Callable[..., MinutesPage],
    look_and_language: Callable[..., None],
    shown: Callable[[], MinutesPage],
    qtbot: QtBot,
) -> None:
    page = opened(seen_name="")
    go_to(page, POINT)
    press("Ctrl+P")
    shown()
    look_and_language("km")
    qtbot.waitUntil(lambda: page.preview.bar.page.text == "ទំព័រ ១ / ៣", timeout=2_000)
    assert page.view
    assert page.view.present_path == POINT
    assert page.banner
    assert page.banner.said.text.startswith("ហត្ថលេខាខាងឆ្វេង")
    assert page.section_bar.picker.accessibleName() == "ផ្នែក ៥. ការពិភាក្សា"


def test_nothing_is_cut_once_the_language_is_switched(
    opened: Callable[..., MinutesPage],
    window: Window,
    look_and_language: Callable[..., None],
    shown: Callable[[], MinutesPage],
) -> None:
    window.resize(1093, 614)
    page = opened()
    page.frame.say_done("Saved as final: 01-2026-A-0001")
    for code in ("km", "en", "km"):
        look_and_language(code)
        shown()
        QApplication.processEvents()
        assert faults(page) == []
        assert faults(page.frame.toast) == []


def test_twice_as_long_words_still_have_room(
    opened: Callable[..., MinutesPage], window: Window, shown: Callable[[], MinutesPage]
) -> None:
    with stretched():
        page = opened()
        shown()
        assert faults(page.preview) == []
        assert faults(page.section_bar) == []
        assert window.width() == 1366


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_fails_is_said_in_the_strip_and_nothing_is_remembered(
    opened: Callable[..., MinutesPage],
    frame: Frame,
    desk: Desk,
    shown: Callable[[], MinutesPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened()
    prints_to(tmp_path / "nowhere" / "out.pdf", monkeypatch)
    press("Ctrl+P")
    shown()
    assert "did not take the paper" in frame.strip.kept
    with desk.store.reading() as reader:
        assert printed(reader, ENTRY) == []


def test_from_the_list_and_back_to_the_same_row(
    desk: Desk, frame: Frame, shown: Callable[[], MinutesPage], qtbot: QtBot
) -> None:
    keep(desk)
    minutes = EntriesPage(desk, frame, form="meeting")
    frame.fill([minutes])
    frame.open("minutes")
    qtbot.waitUntil(lambda: minutes.browser.present is not None, timeout=5_000)
    press("Ctrl+P")
    page = shown()
    assert page.entering
    assert page.entering.entry == ENTRY
    press("Esc")
    assert frame.page is minutes
    assert minutes.browser.present
    assert minutes.browser.present.id == ENTRY


def test_pages_that_are_left_let_go_of_everything(
    opened: Callable[..., MinutesPage], frame: Frame, desk: Desk, shown: Callable[[], MinutesPage]
) -> None:
    opened()
    gone = [ref(frame.page)]
    for _ in range(3):
        open_entry(desk, frame, "meeting", ENTRY)
        shown()
        gone.append(ref(frame.page))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [page() is None for page in gone] == [True, True, True, False]


@pytest.mark.parametrize("code", ["km", "en"])
def test_what_is_final_has_room_in_the_smallest_window(
    opened: Callable[..., MinutesPage],
    frame: Frame,
    window: Window,
    look_and_language: Callable[..., None],
    shown: Callable[[], MinutesPage],
    qtbot: QtBot,
    code: str,
) -> None:
    look_and_language(code)
    window.resize(1024, 600)
    before = opened(seen_name="")
    press("Ctrl+S")
    qtbot.waitUntil(lambda: frame.page is not before, timeout=5_000)
    shown()
    press("Ctrl+P")
    shown()
    window.grab()
    shown()
    shoot(window, f"minutes-final-{code}")
    assert faults(frame.page) == []
    assert faults(frame.header) == []
