"""The inbox says what no stick has taken back to an office yet, and writes it by a key; then it is silent again."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.inbox.page import InboxPage
from ctip_desktop.desktop.today.page import TodayPage
from ctip_desktop.desktop.window import Window
from ctip_desktop.store.reminding import Untold
from ctip_desktop.store.returned import all_returned
from ctip_desktop.store.returning import return_entry
from tests.gui.returning.conftest import Both
from tests.support.declaring import OFFICER
from tests.support.gui import press, shoot
from tests.support.seats import Hub, Seat, a_seat
from tests.support.seen import faults, unnamed


@pytest.fixture
def seat(both: Both, hub: Hub, window: Window, qtbot: QtBot) -> Iterator[Seat]:
    """The secretariat's officer, before the inbox, after the last stick was answered."""
    with a_seat(both.country.secretariat, hub, window, qtbot, "officer") as seat:
        seat.show(InboxPage(seat.desk, seat.frame, seat.sticks, lambda _: None), TodayPage(seat.desk, seat.frame))
        yield seat


def inbox_of(seat: Seat) -> InboxPage:
    page = seat.frame.pages["inbox"]
    assert isinstance(page, InboxPage)
    return page


def return_two(both: Both, seat: Seat) -> InboxPage:
    for number in both.numbers[:2]:
        return_entry(both.country.secretariat.store, OFFICER, number, "Wrong")
    page = inbox_of(seat)
    page.refresh()
    seat.settle()
    return page


def test_nothing_is_said_while_every_office_was_told(seat: Seat) -> None:
    assert inbox_of(seat).banner is None
    bindings = inbox_of(seat).keys()
    assert "Ctrl+R" not in [one.name for one in bindings]


def test_what_waits_for_which_office_is_said_and_one_key_writes_it(seat: Seat, both: Both, hub: Hub) -> None:
    page = return_two(both, seat)
    assert page.banner
    assert page.banner.said.text == "Waits to go back to offices: Banteay Meanchey (2 returned entries)."
    assert page.pane.back.text == "2 returned entries"
    press("Ctrl+R")
    assert seat.frame.toast.text == "Put in the stick that goes back to the office."
    assert page.banner
    stick = hub.put_in("KINGSTON")
    seat.look()
    press("Ctrl+R")
    seat.settle()
    assert page.banner is None
    both.country.province.take(stick)
    with both.country.province.store.reading() as reader:
        assert {one.number for one in all_returned(reader)} == set(both.numbers[:2])


def test_it_is_said_in_khmer_and_nothing_is_cut(seat: Seat, both: Both, look_and_language: Callable[..., None]) -> None:
    look_and_language("km")
    page = return_two(both, seat)
    assert page.banner
    assert "បន្ទាយមានជ័យ" in page.banner.said.text
    assert "២" in page.banner.said.text
    for size in ((1366, 696), (1024, 600)):
        seat.window.resize(*size)
        seat.settle()
        assert (faults(seat.window), unnamed(seat.window)) == ([], [])
        shoot(seat.window, f"going-back-km-{size[0]}")
    look_and_language("en")
    seat.settle()
    shoot(seat.window, "going-back-en")


def test_of_several_offices_one_is_chosen(seat: Seat, both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    page, written = inbox_of(seat), []
    monkeypatch.setattr(page.going_back, "_write", written.append)
    page.going_back.waiting = (Untold("01", 1, returned=1), Untold("09", 3, decided=1, withdrawn=1))
    page.show_banner(None)
    assert page.banner
    assert page.banner.said.text == (
        "Waits to go back to offices: Banteay Meanchey (1 returned entry), Koh Kong (1 return withdrawn · 1 decision)."
    )
    page.going_back.write()
    press("2")
    assert written == ["09"]
