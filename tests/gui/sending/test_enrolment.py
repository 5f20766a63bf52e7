"""A device and the secretariat come to know each other: a file there, a trust list back, digits heard by telephone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.sending.enrolment import EnrolmentPage
from ctip_desktop.desktop.sending.page import SendingPage
from ctip_desktop.desktop.window import Window
from ctip_desktop.trust.enrolment import read_request
from ctip_desktop.trust.identity import identity
from tests.support.gui import press, shoot, type_text
from tests.support.offices import Country, a_country
from tests.support.seats import Hub, Seat, a_seat
from tests.support.seen import faults, unnamed


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    """Nobody is enrolled yet."""
    with a_country(tmp_path, enrolled=False) as country:
        yield country


@pytest.fixture
def enrolment(page: SendingPage, seat: Seat) -> EnrolmentPage:
    """The page that the banner leads to."""
    page.open_enrolment()
    seat.settle()
    opened = seat.frame.page
    assert isinstance(opened, EnrolmentPage)
    return opened


def root_digits(country: Country) -> str:
    with country.secretariat.store.reading() as reader:
        return identity(reader).pinned or ""


def brought_back(country: Country, stick: Path) -> None:
    """The secretariat approves the device, and its answer lies on the stick."""
    country.approve(country.province)
    country.secretariat.answer(stick)


def test_until_the_device_is_known_nothing_is_sent_and_the_banner_says_why(
    page: SendingPage, seat: Seat, hub: Hub
) -> None:
    seat.office.save(1)
    hub.put_in("KINGSTON")
    page.refresh()
    seat.look()
    assert page.header_actions()[-1].hindered.startswith("This device cannot send yet")
    assert page.banner is not None
    assert not seat.frame.header.buttons[-1].isEnabled()
    shoot(seat.window, "sending-not-enrolled-en")
    press("Tab")
    while not seat.window.focusWidget().accessibleName().startswith("Enrol"):
        press("Tab")
    press("Space")
    seat.settle()
    assert isinstance(seat.frame.page, EnrolmentPage)


def test_the_enrolment_file_is_written_by_a_key_and_its_digits_shown(
    enrolment: EnrolmentPage, seat: Seat, hub: Hub, country: Country
) -> None:
    assert enrolment.header_actions()[-1].hindered == "Put in a USB stick, or choose a folder."
    stick = hub.put_in("KINGSTON")
    seat.look()
    press("Ctrl+Enter")
    seat.settle()
    (file,) = stick.iterdir()
    asked = read_request(file.read_bytes())
    assert asked.fingerprint == enrolment.shown.accessibleName()
    assert enrolment.written.text == "The enrolment file is on USB «KINGSTON»; it can be pulled."
    shoot(seat.window, "enrolment-written-en")


def test_the_trust_list_is_read_from_the_stick_and_relied_on_once_the_digits_agree(
    enrolment: EnrolmentPage, page: SendingPage, seat: Seat, hub: Hub, country: Country
) -> None:
    assert not enrolment.input.isEnabled()
    brought_back(country, hub.put_in("KINGSTON"))
    press("Ctrl+O")
    seat.settle()
    assert seat.window.focusWidget() is enrolment.input.field
    type_text("1" * 39)
    assert enrolment.header_actions()[-1].hindered == "Type all forty digits first."
    type_text("1")
    press("Ctrl+Enter")
    seat.settle()
    assert "Those are not the digits" in enrolment.input.message.text
    shoot(seat.window, "enrolment-wrong-en")
    enrolment.input.field.selectAll()
    press("Del")
    type_text(root_digits(country))
    press("Enter")
    seat.settle()
    assert enrolment.standing is not None
    assert enrolment.standing.enrolled
    press("Ctrl+Enter")
    seat.settle()
    assert seat.frame.page is page
    assert page.banner is None


def test_a_list_taken_in_while_sending_is_told_as_one_whose_digits_are_to_be_compared(
    page: SendingPage, seat: Seat, hub: Hub, country: Country
) -> None:
    brought_back(country, hub.put_in("KINGSTON"))
    press("Ctrl+I")
    seat.settle()
    assert seat.frame.toast.text == "A trust list has come: compare its digits."


def test_a_list_that_does_not_name_the_device_yet_is_told(
    enrolment: EnrolmentPage, seat: Seat, hub: Hub, country: Country
) -> None:
    with country.another("01", "B") as colleague:
        country.approve(colleague)
        country.approve(country.province)
        stick = hub.put_in("KINGSTON")
        country.secretariat.answer(stick)
        press("Ctrl+I")
        seat.settle()
        type_text(root_digits(country))
        press("Ctrl+Enter")
        seat.settle()
    with seat.desk.store.writing() as writer:
        writer.connection.exec_driver_sql("DELETE FROM trust_list")
    enrolment.refresh()
    seat.settle()
    assert enrolment.banner is not None
    assert enrolment.banner.said.text == "The trust list here does not name this device yet."


def test_a_folder_can_be_chosen_where_there_is_no_stick(
    page: SendingPage, seat: Seat, tmp_path: Path, country: Country
) -> None:
    post = tmp_path / "post"
    post.mkdir()
    page._ask = lambda _: post
    page.open_enrolment()
    seat.settle()
    press("Space")
    seat.settle()
    press("Ctrl+Enter")
    seat.settle()
    assert [file.suffix for file in post.iterdir()] == [".enrol"]


def test_esc_leads_back_to_sending(enrolment: EnrolmentPage, page: SendingPage, seat: Seat) -> None:
    press("Esc")
    assert seat.frame.page is page


@pytest.fixture
def clerk(country: Country, hub: Hub, window: Window, qtbot: QtBot) -> Iterator[Seat]:
    with a_seat(country.province, hub, window, qtbot, "clerk") as seat:
        yield seat


def test_a_clerk_is_told_who_enrols(clerk: Seat, hub: Hub) -> None:
    page = SendingPage(clerk.desk, clerk.frame, clerk.sticks)
    clerk.show(page)
    page.open_enrolment()
    clerk.settle()
    assert clerk.frame.page.header_actions()[-1].hindered == "The administrator of this device does this."


@pytest.mark.parametrize(("code", "dark"), [("km", False), ("en", False), ("km", True)])
@pytest.mark.parametrize("size", [(1366, 696), (1024, 600)])
def test_nothing_is_cut_off(
    page: SendingPage, seat: Seat, hub: Hub, country: Country, look_and_language: Callable[..., None],
    code: str, dark: bool, size: tuple[int, int],
) -> None:  # fmt: skip
    brought_back(country, hub.put_in("KINGSTON"))
    look_and_language(code, dark=dark)
    seat.window.resize(*size)
    for _ in range(2):
        seat.settle()
    shoot(seat.window, f"sending-not-enrolled-{code}{'-dark' if dark else ''}-{size[0]}")
    assert faults(seat.window) + unnamed(seat.window) == []
    page.open_enrolment()
    seat.settle()
    shoot(seat.window, f"enrolment-{code}{'-dark' if dark else ''}-{size[0]}")
    press("Ctrl+O")
    seat.settle()
    type_text("12345 678")
    shoot(seat.window, f"enrolment-typing-{code}{'-dark' if dark else ''}-{size[0]}")
    assert faults(seat.window) + unnamed(seat.window) == []
