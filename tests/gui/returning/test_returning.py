"""At the secretariat an officer asks for an entry to be corrected, by keys; nobody else is offered to."""

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.entries.returning import ReturnDialog
from ctip_desktop.desktop.today.page import TodayPage
from ctip_desktop.desktop.window import Window
from ctip_desktop.store.returned import Returned, all_returned
from tests.gui.returning.conftest import Both
from tests.support.gui import press, type_text
from tests.support.offices import Office
from tests.support.seats import Hub, Seat, a_seat
from tests.support.seen import unnamed

REASON = "អាយុជនរងគ្រោះ មិនត្រូវនឹងថ្ងៃកំណើត"


def page_of(seat: Seat) -> EntriesPage:
    page = seat.frame.pages["entries"]
    assert isinstance(page, EntriesPage)
    return page


def dialog_of(seat: Seat) -> ReturnDialog:
    dialog = page_of(seat).acts.dialog
    assert dialog is not None
    return dialog


def asked(office: Office) -> list[Returned]:
    with office.store.reading() as reader:
        return all_returned(reader)


def test_an_entry_is_returned_by_keys_with_a_reason(secretariat: Seat, both: Both) -> None:
    page = page_of(secretariat)
    assert page.pane.return_it.isVisible()
    press("Ctrl+R")
    secretariat.settle()
    assert dialog_of(secretariat).reason.hasFocus()
    type_text(REASON)
    press("Enter")
    secretariat.settle()
    (found,) = asked(both.country.secretariat)
    assert (found.number, found.reason, found.question) == (both.numbers[0], REASON, "")
    assert both.numbers[0] in secretariat.frame.toast.text
    secretariat.qtbot.waitUntil(lambda: page.pane.asked.isVisible())
    assert page.pane.asked.text == REASON
    assert page.browser.present is not None
    assert page.browser.present.state == "returned"


def test_the_question_it_is_about_can_be_named(secretariat: Seat, both: Both) -> None:
    press("Ctrl+R")
    secretariat.settle()
    dialog = dialog_of(secretariat)
    type_text("Wrong")
    press("Tab")
    assert dialog.question.hasFocus()
    press("F4")
    assert dialog.question.list is not None
    type_text("Victims, row 1 · Age at")
    press("Enter")
    press("Enter") if dialog.sure.hasFocus() else dialog.sure.click()
    secretariat.settle()
    (found,) = asked(both.country.secretariat)
    assert found.question.startswith("/victim[")
    assert found.question.endswith("/v_age")
    page = page_of(secretariat)
    secretariat.qtbot.waitUntil(lambda: page.pane.asked.isVisible())
    assert page.pane.asked.text == "Victims, row 1 · Age at the time (years): Wrong"


def test_without_a_reason_nothing_is_returned_and_esc_leaves(secretariat: Seat, both: Both) -> None:
    press("Ctrl+R")
    secretariat.settle()
    dialog = dialog_of(secretariat)
    press("Enter")
    assert dialog.message.text == "The reason is missing. Say what is wrong in the entry."
    assert dialog.reason.hasFocus()
    type_text("W")
    assert dialog.message.text == ""
    press("Esc")
    secretariat.settle()
    assert asked(both.country.secretariat) == []
    assert page_of(secretariat).browser.rows.view.hasFocus()


def test_what_was_asked_before_stands_there_to_be_said_otherwise(secretariat: Seat, both: Both) -> None:
    for words in ("One", " more"):
        press("Ctrl+R")
        secretariat.settle()
        press("End")
        type_text(words)
        press("Enter")
        secretariat.settle()
        secretariat.qtbot.waitUntil(lambda: page_of(secretariat).pane.asked.isVisible())
    (found,) = asked(both.country.secretariat)
    assert found.reason == "One more"


def test_the_menu_offers_it_too_and_the_list_is_narrowed_to_what_is_returned(secretariat: Seat, both: Both) -> None:
    page = page_of(secretariat)
    press("Menu")
    assert page.acts.menu is not None
    assert "return" in [one.value for one in page.acts.menu.lines]
    press("Esc")
    press("Ctrl+R")
    secretariat.settle()
    type_text("Wrong")
    press("Enter")
    secretariat.settle()
    page.narrow(state="returned")
    secretariat.settle()
    assert page.browser.model.rowCount() == 1
    assert page.browser.count.text == "1 entry · newest first"


@pytest.mark.parametrize("role", ["clerk"])
def test_a_clerk_of_the_secretariat_is_not_offered_it(
    both: Both, hub: Hub, window: Window, qtbot: QtBot, role: str
) -> None:
    with a_seat(both.country.secretariat, hub, window, qtbot, "clerk") as seat:
        page = EntriesPage(seat.desk, seat.frame)
        seat.show(page)
        qtbot.waitUntil(lambda: page.pane.history.isVisible())
        assert not page.pane.return_it.isVisible()
        press("Ctrl+R")
        seat.settle()
        assert page.acts.dialog is None


def test_a_province_is_not_offered_it(province: Seat) -> None:
    page = page_of(province)
    province.frame.open("entries")
    province.settle()
    province.qtbot.waitUntil(lambda: page.pane.history.isVisible())
    assert not page.pane.return_it.isVisible()
    bindings = page.keys()
    assert "Ctrl+R" not in [one.name for one in bindings]


def test_today_tells_which_office_was_not_told_yet(
    both: Both, hub: Hub, window: Window, qtbot: QtBot, secretariat: Seat
) -> None:
    press("Ctrl+R")
    secretariat.settle()
    assert unnamed(dialog_of(secretariat)) == []
    type_text(REASON)
    press("Enter")
    secretariat.settle()
    today = TodayPage(secretariat.desk, secretariat.frame)
    secretariat.show(today)
    assert {one.heading: one.tasks[0].second for one in today.seen.groups}["To be told"] == (
        "1 returned entry: no stick has taken it yet"
    )
    both.back()
    today.refresh()
    secretariat.settle()
    assert "To be told" not in [one.heading for one in today.seen.groups]
