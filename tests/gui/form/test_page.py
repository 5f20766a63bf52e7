"""The page around a form: what it says, how it is left, saved, locked, opened again."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form import copying
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.form.view import FormView
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.forms.form import Form
from ctip_desktop.store.drafts import Draft, drafts, find_draft, keep_draft
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.listing import list_entries
from ctip_desktop.store.slots import User
from ctip_desktop.store.users import note_user
from tests.gui.form.conftest import EVENT, Left, row_of
from tests.support.gui import press, shoot, type_text
from tests.support.workbooks import LABELLED, form

VANNAK = User("6" * 32, "វណ្ណៈ", "clerk")
Settled = Callable[[], None]
Open = Callable[..., FormPage]


def kept(desk: Desk) -> list[Draft]:
    with desk.store.reading() as reader:
        return drafts(reader)


def reopened(desk: Desk, frame: Frame, settled: Settled, entry: str) -> FormPage:
    page = FormPage(desk, frame, entry)
    frame.open(page)
    settled()
    return page


def test_esc_leaves_with_the_draft_kept(
    desk: Desk, frame: Frame, entries: Left, page: FormPage, settled: Settled
) -> None:
    type_text("ពាក់កណ្តាល")
    press("Esc")
    settled()
    assert frame.page is entries
    assert kept(desk)[0].answers == {"name": "ពាក់កណ្តាល"}


def test_esc_from_an_untouched_entry_leaves_nothing(
    desk: Desk, frame: Frame, entries: Left, page: FormPage, settled: Settled
) -> None:
    press("Enter", 3)
    press("Esc")
    settled()
    assert kept(desk) == []


def test_a_draft_opens_where_it_was_left(
    desk: Desk, frame: Frame, page: FormPage, entering: Entering, view: FormView, settled: Settled
) -> None:
    view.focus_path("/story")
    type_text("abcdef")
    row_of(view, "/story").control.put_caret(3)  # type: ignore[union-attr]
    press("Esc")
    settled()
    again = reopened(desk, frame, settled, entering.entry)
    assert again.entering is not None
    assert again.view is not None
    assert again.entering.caret == "/story"
    row = row_of(again.view, "/story")
    assert row.has_focus
    assert row.control.lines.textCursor().position() == 3  # type: ignore[union-attr]


def test_what_is_said_until_more_is_kept_goes_when_one_moves_on(
    qtbot: QtBot, page: FormPage, view: FormView, entering: Entering
) -> None:
    page.show_until_kept(Banner("accent", "All typed is here."))
    press("Enter")
    assert page.banner
    type_text("1")
    with qtbot.waitSignal(entering.kept):
        press("Shift+Enter")
    assert page.banner
    press("Enter")
    assert page.banner is None
    assert entering.caret == "/means"


def test_the_strip_says_when_the_draft_was_kept(qtbot: QtBot, frame: Frame, entering: Entering) -> None:
    with qtbot.waitSignal(entering.kept):
        type_text("x")
    assert frame.strip.kept.startswith("Draft kept at ")


def test_saving_goes_to_the_first_fault_and_says_it(page: FormPage, view: FormView, entering: Entering) -> None:
    view.focus_path("/count")
    press("Ctrl+S")
    assert entering.caret == "/name"
    assert row_of(view, "/name").said.tone == "missing"
    assert page.frame.strip.kept == "Not yet final: something is wrong or missing."


def test_why_it_is_not_final_is_said_until_something_is_answered(
    qtbot: QtBot, page: FormPage, view: FormView, entering: Entering
) -> None:
    view.focus_path("/count")
    type_text("1")
    with qtbot.waitSignal(entering.kept):
        press("Ctrl+S")
        entering.keep_now()
    assert page.frame.strip.kept == "Not yet final: something is wrong or missing."
    with qtbot.waitSignal(entering.kept):
        type_text("x")
    assert page.frame.strip.kept.startswith("Draft kept at ")


def test_what_is_half_typed_is_saved_too_and_the_page_goes_back(
    qtbot: QtBot, desk: Desk, frame: Frame, entries: Left, page: FormPage, view: FormView, entering: Entering
) -> None:
    type_text("ពេញ")
    press("Enter")
    press("1")
    view.focus_path("/count")
    type_text("5")
    with qtbot.waitSignal(entering.finished):
        press("Ctrl+S")
    assert frame.page is entries
    assert frame.toast.text.startswith("Saved as final: 01-")
    assert frame.strip.kept == frame.toast.text
    with desk.store.reading() as reader:
        (listed,) = list_entries(reader, "event")
    assert (listed.state, listed.has_draft) == ("final", False)


def test_ctrl_enter_saves_too(qtbot: QtBot, view: FormView, entering: Entering) -> None:
    type_text("ពេញ")
    press("Enter")
    press("1")
    with qtbot.waitSignal(entering.finished):
        press("Ctrl+Enter")


@pytest.fixture
def final(qtbot: QtBot, desk: Desk) -> str:
    entering = Entering.begin(desk, EVENT)
    entering.set("/name", "ចាស់")
    entering.set("/kind", "a")
    entering.know("/name", {"note": "ចំណាំ"})
    with qtbot.waitSignal(entering.finished):
        entering.finish()
    return entering.entry


def test_an_entry_that_is_final_says_so_and_is_not_saved_again_unchanged(
    desk: Desk, frame: Frame, entries: Left, settled: Settled, final: str
) -> None:
    page = reopened(desk, frame, settled, final)
    assert page.state() == "final"
    assert page.title().startswith("Event 01-")
    assert page.header_actions()[-1].hindered == "Nothing has changed since it was saved as final."
    assert page.view is not None
    page.view.focus_path("/name")
    type_text("ថ្មី")
    press("Enter")
    assert page.state() == "draft"
    assert page.header_actions()[-1].hindered == ""


def test_the_aid_says_what_the_revision_before_says_and_who_wrote_its_note(
    desk: Desk, frame: Frame, entries: Left, settled: Settled, final: str
) -> None:
    page = reopened(desk, frame, settled, final)
    assert page.view is not None
    page.view.focus_path("/name")
    type_text("ថ្មី")
    page._show_progress()
    assert page.aid.aid.earlier == "ចាស់"
    assert page.aid.aid.earlier_by.startswith("សុភា · ")
    assert page.aid.aid.noted.startswith("សុភា · ")
    shoot(frame.window(), "earlier")


def test_the_aid_tells_what_is_meant_and_marks_a_special_answer(page: FormPage, view: FormView) -> None:
    view.focus_path("/day")
    aid = page.aid.aid
    assert (aid.title, aid.hint) == ("1.5 Day", "When it was\nType 150626 or 15/6/26.")
    press("F6")
    assert [special.key for special in page.aid.aid.specials if special.chosen] == ["F6"]


def test_the_sections_say_how_far_they_are(page: FormPage, view: FormView, entering: Entering) -> None:
    view.focus_path("/day")
    type_text("99")
    press("Enter")
    entry = page.sections._entries[0]
    assert entry.accessibleDescription() == "1 error"
    assert page.sections.foot.problems == ("1 error", "circle-x", "error")
    entering.set("/day", None)
    entering.set("/name", "x")
    page._show_progress()
    assert entry.accessibleDescription() == "1 missing"
    assert page.sections.foot.count.startswith("1 / ")


def test_a_click_on_a_section_shows_it(page: FormPage, view: FormView, entering: Entering) -> None:
    page.sections._entries[1].click()
    assert (view.section, entering.caret) == (2, "/law")


def test_the_aid_goes_below_where_the_window_is_narrow(page: FormPage, frame: Frame) -> None:
    window = frame.window()
    window.resize(1366, 696)
    QApplication.processEvents()
    assert (page.aid.isHidden(), page.bar.isHidden()) == (False, True)
    window.resize(1093, 614)
    QApplication.processEvents()
    assert (page.aid.isHidden(), page.bar.isHidden()) == (True, False)
    window.resize(1366, 696)


def test_locking_keeps_and_unlocking_returns_to_the_same_caret(
    desk: Desk, frame: Frame, page: FormPage, view: FormView, settled: Settled
) -> None:
    type_text("abc")
    control = row_of(view, "/name").control
    control.setCursorPosition(1)  # type: ignore[union-attr]
    window = frame.window()
    cover = QWidget()
    window.show_front(cover)  # type: ignore[attr-defined]
    page.leave()
    settled()
    assert kept(desk)[0].answers["name"] == "abc"
    window.show_front(frame)  # type: ignore[attr-defined]
    page.enter()
    assert row_of(view, "/name").has_focus
    assert control.cursorPosition() == 1  # type: ignore[union-attr]
    type_text("X")
    assert control.text() == "aXbc"  # type: ignore[union-attr]


@pytest.fixture
def his_draft(desk: Desk) -> str:
    with desk.store.writing() as writer:
        note_user(writer, VANNAK)
        add_form(writer, EVENT)
        keep_draft(writer, Draft("e" * 32, EVENT.name, EVENT.version, VANNAK.id, {"name": "របស់គាត់"}, {}))
    return "e" * 32


def test_another_users_draft_can_only_be_read_and_says_whose_it_is(
    desk: Desk, frame: Frame, entries: Left, settled: Settled, his_draft: str
) -> None:
    page = reopened(desk, frame, settled, his_draft)
    assert page.banner is not None
    assert page.banner.said.text.startswith("វណ្ណៈ has been typing this since ")
    assert page.view is not None
    page.view.focus_path("/name")
    type_text("x")
    assert row_of(page.view, "/name").control.text() == "របស់គាត់"  # type: ignore[union-attr]
    assert page.header_actions()[-1].hindered
    shoot(frame.window(), "locked")


def test_it_can_be_taken_over_as_a_second_draft(
    desk: Desk, frame: Frame, entries: Left, settled: Settled, his_draft: str
) -> None:
    page = reopened(desk, frame, settled, his_draft)
    page.take_over()
    mine = frame.page
    assert isinstance(mine, FormPage)
    assert mine.view is not None
    mine.view.focus_path("/name")
    type_text("របស់ខ្ញុំ")
    mine.leave()
    settled()
    with desk.store.reading() as reader:
        found = [find_draft(reader, his_draft, user.id) for user in (desk.who.user, VANNAK)]
    assert [draft and draft.answers["name"] for draft in found] == ["របស់ខ្ញុំ", "របស់គាត់"]


def older() -> Form:
    return form(
        f"""
        settings
        | form_title | form_id | label::Khmer (km) | label::English (en) |
        | ព្រឹត្តិការណ៍ | event | ព្រឹត្តិការណ៍ | Event |
        survey
        {LABELLED}
        | text | once | ពីមុន | Once asked |
        """,
        name="event",
    )


def test_an_entry_opens_in_the_form_version_it_was_entered_with(
    qtbot: QtBot, desk: Desk, frame: Frame, entries: Left, settled: Settled
) -> None:
    entering = Entering.begin(desk, older())
    entering.set("/once", "ចម្លើយ")
    with qtbot.waitSignal(entering.finished):
        entering.finish()
    with desk.store.writing() as writer:
        add_form(writer, EVENT)
    page = reopened(desk, frame, settled, entering.entry)
    assert page.view is not None
    assert row_of(page.view, "/once").control.text() == "ចម្លើយ"  # type: ignore[union-attr]


def test_everything_that_takes_the_focus_has_a_name_and_a_role(view: FormView, entering: Entering) -> None:
    view.focus_path(entering.add_row("/part"))
    for number in (1, 2, 3):
        view.show_section(number)
        for stop in list(view.page.stops()):
            stop.enter()
            focused = QApplication.focusWidget()
            assert focused is not None
            told = QAccessible.queryAccessibleInterface(focused)
            name = told.text(QAccessible.Text.Name)
            assert name, f"{type(focused).__name__} of section {number}"
            assert told.role() not in (QAccessible.Role.NoRole, QAccessible.Role.Client), name


def test_an_entry_that_cannot_be_opened_says_why_and_leads_back(
    desk: Desk, frame: Frame, entries: Left, settled: Settled
) -> None:
    page = reopened(desk, frame, settled, "f" * 32)
    assert page.banner is not None
    assert "f" * 32 in page.banner.said.text
    press("Esc")
    assert frame.page is entries


def test_a_name_that_was_copied_leaves_the_clipboard_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, view: FormView
) -> None:
    monkeypatch.setattr(copying, "KEPT_MS", 0)
    clipboard = QApplication.clipboard()
    type_text("សុខ ចាន់")
    control = row_of(view, "/name").control
    control.selectAll()  # type: ignore[union-attr]
    control.copy()  # type: ignore[union-attr]
    assert clipboard.text() == "សុខ ចាន់"
    qtbot.waitUntil(lambda: clipboard.text() == "")
    view.focus_path("/count")
    clipboard.setText("12")
    QApplication.processEvents()
    assert clipboard.text() == "12"


def test_a_section_that_is_left_out_can_be_looked_at_and_left_again(view: FormView, entering: Entering) -> None:
    entering.set("/kind", "b")
    press("Ctrl+PgDn", 2)
    assert view.section == 3
    press("Ctrl+PgUp")
    assert (view.section, entering.caret) == (2, "/law")
