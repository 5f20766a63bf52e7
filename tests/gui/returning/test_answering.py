"""An office answers by keys that an entry is right as it is; the secretariat sees it, and withdraws what it asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.entries.chapters import chapters
from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.today.page import TodayPage
from ctip_desktop.desktop.window import Window
from ctip_desktop.store.answering import answer_return
from ctip_desktop.store.listing import show
from ctip_desktop.store.returned import Returned, returned
from ctip_desktop.store.returning import return_entry, withdraw_return
from tests.gui.returning.conftest import CLERK, Both
from tests.gui.returning.test_correcting import correct, group_of, return_one, today_of
from tests.gui.returning.test_returning import page_of
from tests.gui.test_every_window import may_end_in_dots
from tests.support.declaring import OFFICER
from tests.support.gui import press, shoot, type_text
from tests.support.offices import Office
from tests.support.seats import Hub, Seat, a_seat
from tests.support.seen import faults, unnamed

RIGHT = "ក្រុមគ្រួសារបានបញ្ជាក់អាយុ"
WELL = "បានពិនិត្យជាមួយខេត្តហើយ"


def asked(office: Office, number: str) -> Returned | None:
    with office.store.reading() as reader:
        return returned(reader, show(reader, number).listed.id)


def state(office: Office, number: str) -> str:
    with office.store.reading() as reader:
        return show(reader, number).listed.state


def entries_of(seat: Seat) -> EntriesPage:
    """Open the list narrowed to what is returned, and wait for what is told of the first."""
    page = page_of(seat)
    page.narrow(state="returned")
    seat.frame.open("entries")
    seat.settle()
    if seat.window.width() < 1200:
        press("Enter")
    seat.qtbot.waitUntil(lambda: page.pane.asked.isVisible())
    seat.settle()
    return page


@contextmanager
def the_secretariat(both: Both, hub: Hub, window: Window, qtbot: QtBot) -> Iterator[Seat]:
    """Sit down where an office has answered."""
    number = both.numbers[0]
    return_entry(both.country.secretariat.store, OFFICER, number, "Wrong", "/victim[1]/v_age")
    both.back()
    answer_return(both.country.province.store, CLERK, number, RIGHT)
    both.there()
    with a_seat(both.country.secretariat, hub, window, qtbot, "officer") as seat:
        seat.show(EntriesPage(seat.desk, seat.frame), TodayPage(seat.desk, seat.frame))
        yield seat


@pytest.fixture
def answered(both: Both, hub: Hub, window: Window, qtbot: QtBot) -> Iterator[Seat]:
    with the_secretariat(both, hub, window, qtbot) as seat:
        yield seat


def test_a_clerk_answers_from_the_list_by_keys(province: Seat, both: Both) -> None:
    number = return_one(both, province)
    page = entries_of(province)
    assert page.pane.answer.isVisible()
    assert not page.pane.withdraw.isVisible()
    press("Ctrl+R")
    province.settle()
    assert page.acts.reasoning
    assert page.acts.reasoning.reason.hasFocus()
    press("Enter")
    assert page.acts.reasoning.message.isVisible()
    type_text(RIGHT)
    press("Enter")
    province.settle()
    assert number in province.frame.toast.text
    province.qtbot.waitUntil(lambda: page.pane.answered.isVisible())
    assert RIGHT in page.pane.answered.text
    assert state(both.country.province, number) == "returned"
    today_of(province).refresh()
    province.settle()
    assert group_of(province) is None
    both.there()
    found = asked(both.country.secretariat, number)
    assert found
    assert found.answer == RIGHT


def test_the_form_offers_it_beside_the_reason_and_is_left(province: Seat, both: Both) -> None:
    number = return_one(both, province)
    form = correct(province)
    press("Ctrl+Shift+R")
    province.settle()
    dialog = form.answering.dialog
    assert dialog
    type_text(RIGHT)
    press("Enter")
    province.settle()
    assert province.frame.page is today_of(province)
    found = asked(both.country.province, number)
    assert found
    assert found.answer == RIGHT
    page = entries_of(province)
    press("Enter")
    province.settle()
    again = province.frame.page
    assert again is not page
    assert again.banner
    assert again.banner.to_do.text == RIGHT
    bindings = again.keys()
    assert "Ctrl+Shift+R" not in [one.name for one in bindings]


def test_the_secretariat_sees_the_answer_in_today_in_the_list_and_beside_the_entry(answered: Seat, both: Both) -> None:
    today = answered.frame.pages["today"]
    assert isinstance(today, TodayPage)
    answered.frame.open("today")
    today.refresh()
    answered.settle()
    (group,) = [one for one in today.seen.groups if one.tasks[0].key.startswith("answer ")]
    assert group.heading == "Right as it is, offices answer"
    assert (group.count, group.tasks[0].second) == (1, RIGHT)
    today._do(group.tasks[0])
    answered.settle()
    page = entries_of(answered)
    assert page.pane.answered.text == f"Answered, it is right as it is: {RIGHT}"
    line = page.browser.present
    assert line
    assert line.answered
    assert page.detail
    assert page.detail.steps[0].title == "The office answers that it is right as it is"


def test_the_secretariat_withdraws_by_keys_and_both_have_it_received_again(answered: Seat, both: Both) -> None:
    number = both.numbers[0]
    page = entries_of(answered)
    assert page.pane.withdraw.isVisible()
    press("Ctrl+Shift+R")
    answered.settle()
    assert page.acts.reasoning
    type_text(WELL)
    press("Enter")
    answered.settle()
    assert number in answered.frame.toast.text
    assert state(both.country.secretariat, number) == "received"
    bindings = page.keys()
    assert "Ctrl+Shift+R" not in [one.name for one in bindings]
    both.back()
    assert state(both.country.province, number) == "received"


def test_history_explains_every_state(both: Both) -> None:
    number = both.numbers[0]
    secretariat, province = both.country.secretariat.store, both.country.province.store
    return_entry(secretariat, OFFICER, number, "Wrong")
    both.back()
    answer_return(province, CLERK, number, RIGHT)
    both.there()
    withdraw_return(secretariat, OFFICER, number, WELL)
    both.back()
    for store in (secretariat, province):
        with store.reading() as reader:
            told = chapters(reader, show(reader, number).listed.id)
        assert {(one.title, one.note) for one in told[:-1]} == {
            ("The secretariat no longer asks to correct it", f"Reason: {WELL}"),
            ("The office answers that it is right as it is", f"Reason: {RIGHT}"),
            ("The secretariat asks to correct it", "Reason: Wrong"),
        }
        assert told[-1].title == "Revision 1 · final"


@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.parametrize("size", [(1366, 696), (1024, 600)])
def test_nothing_of_it_is_cut_or_without_a_name(
    both: Both,
    hub: Hub,
    window: Window,
    qtbot: QtBot,
    look_and_language: Callable[..., None],
    code: str,
    size: tuple[int, int],
) -> None:
    look_and_language(code)
    window.resize(*size)
    with the_secretariat(both, hub, window, qtbot) as seat:
        page = entries_of(seat)
        found = [*faults(window, may_end_in_dots), *unnamed(window)]
        shoot(window, f"answered-{code}-{size[0]}")
        press("Ctrl+Shift+R")
        seat.settle()
        assert page.acts.reasoning
        found += unnamed(page.acts.reasoning)
        shoot(page.acts.reasoning, f"withdraw-{code}-{size[0]}")
        press("Esc")
        seat.frame.open("today")
        seat.settle()
        found += [*faults(window, may_end_in_dots), *unnamed(window)]
        shoot(window, f"answered-today-{code}-{size[0]}")
    assert found == []


@pytest.mark.parametrize("code", ["km", "en"])
def test_the_office_sees_it_whole_too(
    province: Seat, both: Both, look_and_language: Callable[..., None], code: str
) -> None:
    look_and_language(code)
    return_one(both, province)
    form = correct(province)
    province.settle()
    found = [*faults(province.window, may_end_in_dots), *unnamed(province.window)]
    shoot(province.window, f"answer-form-{code}")
    press("Ctrl+Shift+R")
    province.settle()
    assert form.answering.dialog
    shoot(form.answering.dialog, f"answer-dialog-{code}")
    type_text(RIGHT)
    press("Enter")
    province.settle()
    entries_of(province)
    found += [*faults(province.window, may_end_in_dots), *unnamed(province.window)]
    shoot(province.window, f"answer-entries-{code}")
    press("Ctrl+Shift+H")
    province.settle()
    found += [*faults(province.window, may_end_in_dots), *unnamed(province.window)]
    shoot(province.window, f"answer-history-{code}")
    assert found == []
