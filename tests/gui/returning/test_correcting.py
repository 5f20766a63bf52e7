"""In the province what was returned is the first thing after what is due, and leads to the question with the reason."""

from collections.abc import Callable

import pytest

from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.minutes.page import MinutesPage
from ctip_desktop.desktop.today.page import TodayPage
from ctip_desktop.desktop.today.values import Group
from ctip_desktop.store.listing import show
from ctip_desktop.store.returning import return_entry
from tests.gui.returning.conftest import CLERK, Both
from tests.gui.test_every_window import may_end_in_dots
from tests.support.declaring import OFFICER
from tests.support.desk_entries import answers_of, sample, save
from tests.support.gui import press, type_text
from tests.support.seats import Seat
from tests.support.seen import faults, unnamed

REASON = "អាយុជនរងគ្រោះ មិនត្រូវនឹងថ្ងៃកំណើត"
HEADING = "The General Secretariat asks to correct"


def return_one(both: Both, seat: Seat, question: str = "/victim[1]/v_age") -> str:
    """Return the last case, let the word come, and see it; return its number."""
    number = both.numbers[0]
    return_entry(both.country.secretariat.store, OFFICER, number, REASON, question)
    both.back()
    seat.frame.open("today")
    today_of(seat).refresh()
    seat.settle()
    return number


def today_of(seat: Seat) -> TodayPage:
    page = seat.frame.pages["today"]
    assert isinstance(page, TodayPage)
    return page


def group_of(seat: Seat) -> Group | None:
    return next((one for one in today_of(seat).seen.groups if one.tasks[0].state == "returned"), None)


def form_of(seat: Seat) -> FormPage:
    page = seat.frame.page
    assert isinstance(page, FormPage)
    assert page.entering is not None
    return page


def correct(seat: Seat) -> FormPage:
    """Do what Enter does on the returned entry."""
    group = group_of(seat)
    assert group
    today_of(seat)._do(group.tasks[0])
    seat.settle()
    return form_of(seat)


def test_it_stands_in_today_with_the_reason_and_counts(province: Seat, both: Both) -> None:
    before = today_of(province).seen.count
    assert group_of(province) is None
    number = return_one(both, province)
    group = group_of(province)
    assert group
    (task,) = group.tasks
    assert (task.title, task.second, task.action) == (f"Case {number}", REASON, "Correct")
    assert task.state == "returned"
    assert task.right
    assert today_of(province).seen.count == before + 1
    assert today_of(province).badge() == str(before + 1)


def test_headings_stand_as_they_are_drawn(province: Seat, both: Both) -> None:
    """What is due, then what is returned, then drafts."""
    return_one(both, province, "/place_note")
    correct(province)
    type_text("ផ្សារ")
    press("Esc")
    province.settle()
    headings = [one.heading for one in today_of(province).seen.groups]
    assert headings.index(HEADING) < headings.index("My drafts")
    if "Due" in headings:
        assert headings.index("Due") < headings.index(HEADING)


def test_correcting_begins_at_the_question_with_the_reason_above_until_it_is_saved(province: Seat, both: Both) -> None:
    return_one(both, province)
    page = correct(province)
    assert page.entering is not None
    assert page.entering.caret.endswith("/v_age")
    assert page.banner is not None
    assert page.banner.said.text == (
        "The General Secretariat asks to correct: Victims, row 1 · Age at the time (years)"
    )
    assert page.banner.to_do.text == REASON
    press("Esc")
    province.settle()
    assert province.frame.page is today_of(province)


def test_a_correction_that_is_not_finished_goes_on_with_the_reason_above(province: Seat, both: Both) -> None:
    number = return_one(both, province, "/place_note")
    correct(province)
    type_text("ផ្សារ")
    press("Esc")
    province.settle()
    page = correct(province)
    assert page.entering is not None
    assert page.entering.has_draft
    assert page.banner is not None
    assert page.banner.to_do.text == REASON
    with province.office.store.reading() as reader:
        assert show(reader, number).listed.state == "returned"


def test_saving_the_correction_ends_it(province: Seat, both: Both) -> None:
    number = return_one(both, province, "/place_note")
    page = correct(province)
    type_text("ផ្សារ")
    page.save_as_final()
    province.settle()
    assert province.frame.page is today_of(province)
    assert group_of(province) is None
    with province.office.store.reading() as reader:
        assert show(reader, number).listed.state == "final"
    both.there()
    with both.country.secretariat.store.reading() as reader:
        assert show(reader, number).listed.state == "received"


def test_the_list_of_entries_tells_the_reason_beside_the_entry(province: Seat, both: Both) -> None:
    return_one(both, province)
    page = province.frame.pages["entries"]
    assert isinstance(page, EntriesPage)
    page.narrow(state="returned")
    province.frame.open("entries")
    province.settle()
    province.qtbot.waitUntil(lambda: page.pane.asked.isVisible())
    assert page.browser.model.rowCount() == 1
    assert REASON in page.pane.asked.text
    assert not page.pane.return_it.isVisible()


def test_more_than_there_is_room_for_lead_to_the_list(province: Seat, both: Both) -> None:
    for number in both.numbers:
        return_entry(both.country.secretariat.store, OFFICER, number, REASON)
    both.back()
    today_of(province).refresh()
    province.settle()
    group = group_of(province)
    assert group
    assert (len(group.tasks), group.count) == (3, 3)


def test_a_meeting_that_is_returned_keeps_the_reason_above_while_it_is_printed(province: Seat, both: Both) -> None:
    meeting = save(province.office.store, CLERK, "meeting", answers_of("meeting", sample("meeting"))).number
    both.there()
    return_entry(both.country.secretariat.store, OFFICER, meeting, REASON)
    both.back()
    today_of(province).refresh()
    province.settle()
    page = correct(province)
    assert isinstance(page, MinutesPage)
    assert page.banner is not None
    assert page.banner.to_do.text == REASON
    page._looked_at = page.preview.checks
    page._show_checks(())
    assert page.banner is not None
    assert page.banner.to_do.text == REASON


@pytest.mark.parametrize("code", ["km", "en"])
@pytest.mark.parametrize("size", [(1366, 696), (1024, 600)])
def test_nothing_of_it_is_cut_or_without_a_name(
    province: Seat, both: Both, look_and_language: Callable[..., None], code: str, size: tuple[int, int]
) -> None:
    look_and_language(code)
    province.window.resize(*size)
    return_one(both, province)
    found = [*faults(province.window, may_end_in_dots), *unnamed(province.window)]
    correct(province)
    province.settle()
    found += [*faults(province.window, may_end_in_dots), *unnamed(province.window)]
    assert found == []
