"""Offices and devices, worked by keys: a request is seen, its digits are heard, root keys sign, the list goes back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.offices.approving import ApproveDialog
from ctip_desktop.desktop.offices.page import OfficesPage
from ctip_desktop.desktop.window import Window
from ctip_desktop.trust.enrolment import read_request, write_request
from ctip_desktop.trust.identity import identity
from tests.support.gui import press, shoot, type_text
from tests.support.offices import PASSPHRASE, Country, Office
from tests.support.seats import Hub, Seat, a_seat
from tests.support.seen import faults, stretched, unnamed


def texts(page: OfficesPage) -> list[str]:
    model = page.rows.model
    return [str(model.index(place).data()) for place in range(model.rowCount())]


def digits(office: Office) -> str:
    return read_request(office.request()).fingerprint


def version(office: Office) -> int:
    with office.store.reading() as reader:
        listed = identity(reader).trust_list
    return listed.version if listed else 0


@pytest.fixture
def asked(page: OfficesPage, seat: Seat, hub: Hub, country: Country) -> Path:
    """A stick with the request of the province's device is in."""
    stick = hub.put_in("KINGSTON")
    write_request(stick, country.province.request())
    seat.look()
    return stick


@pytest.fixture
def dialog(page: OfficesPage, seat: Seat, asked: Path) -> Iterator[ApproveDialog]:
    """The dialog that approves it, with the root key of a chosen folder."""
    press("Ctrl+Enter")
    seat.settle()
    assert page.dialog is not None
    page.dialog.choose.click()
    seat.settle()
    yield page.dialog
    if QApplication.activeModalWidget():
        press("Esc")


def test_every_office_is_listed_with_its_devices(page: OfficesPage) -> None:
    assert len(texts(page)) == 26
    assert texts(page)[0].startswith("General Secretariat · office 00 · A · this device · Active")
    assert texts(page)[1] == "Banteay Meanchey · office 01 · – · No device"
    assert page.second_line() == "Trust list 1 · 1 device"
    type_text("kandal")
    assert [text.split(" · ")[0] for text in texts(page)] == ["Kandal"]


def test_the_root_keys_fingerprint_can_be_read_to_an_office(page: OfficesPage, country: Country) -> None:
    with country.secretariat.store.reading() as reader:
        assert page.root.accessibleName() == identity(reader).pinned


def test_a_request_on_a_stick_is_listed_first_with_its_digits(
    page: OfficesPage, asked: Path, country: Country, seat: Seat
) -> None:
    assert texts(page)[0].startswith("Banteay Meanchey · office 01 · A · Asks to be enrolled")
    assert page.badge() == "1"
    assert page.second_line().endswith("1 asks to be enrolled")
    assert page.pane.digits.accessibleName() == digits(country.province)
    assert page.pane.title.text == "Banteay Meanchey · device A"
    shoot(seat.window, "offices-request-en")


def test_a_device_is_approved_by_typing_the_digits_and_the_list_goes_back(
    page: OfficesPage, dialog: ApproveDialog, seat: Seat, country: Country, asked: Path
) -> None:
    shoot(dialog, "approve-en")
    type_text(digits(country.province))
    press("Tab", 3)
    (field,) = dialog.roots.values()
    field.setFocus()
    type_text(PASSPHRASE)
    press("Enter")
    seat.settle()
    assert version(country.secretariat) == 2
    assert seat.frame.toast.text == (
        "Device A of Banteay Meanchey is in trust list 2. The trust list is on USB «KINGSTON», which can go back."
    )
    assert [text for text in texts(page) if "Asks" in text] == []
    outcome = country.province.take(asked)
    assert [one.arrival.reason for one in outcome] == ["root_not_pinned"]


def test_office_and_digits_read_aloud_are_as_good_as_typed(dialog: ApproveDialog, seat: Seat, country: Country) -> None:
    dialog.office_heard.setFocus()
    press("Space")
    assert dialog.heard is None
    dialog.digits_heard.setFocus()
    press("Space")
    assert dialog.heard == digits(country.province)
    (field,) = dialog.roots.values()
    field.setFocus()
    type_text(PASSPHRASE)
    press("Enter")
    seat.settle()
    assert version(country.secretariat) == 2


def test_other_digits_wrong_passphrases_and_missing_roots_are_told_and_approve_nothing(
    dialog: ApproveDialog, seat: Seat, country: Country
) -> None:
    press("Enter")
    assert dialog.message.text.startswith("Type the forty digits")
    type_text("1" * 40)
    press("Enter")
    assert dialog.input.message.text.startswith("These are not the digits of this request.")
    dialog.input.field.selectAll()
    press("Del")
    type_text(digits(country.province))
    press("Enter")
    assert dialog.message.text == "Type the passphrase of 1 root key."
    (field,) = dialog.roots.values()
    assert field.hasFocus()
    type_text("something else entirely")
    press("Enter")
    seat.settle()
    assert dialog.message.text.startswith("The passphrase does not open the root key")
    assert version(country.secretariat) == 1
    press("Esc")
    assert QApplication.activeModalWidget() is None


def test_root_keys_are_found_on_sticks_as_they_are_put_in(
    page: OfficesPage, seat: Seat, hub: Hub, asked: Path, country: Country
) -> None:
    press("Ctrl+Enter")
    seat.settle()
    assert page.dialog is not None
    assert page.dialog.roots == {}
    type_text(digits(country.province))
    press("Enter")
    assert page.dialog.message.text.endswith("Put in the other sticks.")
    (country.folder / "root").rename(hub.folder / "ROOT-1")
    seat.look()
    assert [folder.name for folder in page.dialog.roots] == ["ROOT-1"]
    assert page.dialog.message.isHidden()
    press("Esc")


def test_the_offices_stick_pulled_for_the_roots_is_waited_for(
    page: OfficesPage, dialog: ApproveDialog, seat: Seat, hub: Hub, country: Country
) -> None:
    type_text(digits(country.province))
    hub.pull("KINGSTON")
    hub.put_in("ROOT")
    seat.look()
    (field,) = dialog.roots.values()
    field.setFocus()
    type_text(PASSPHRASE)
    press("Enter")
    seat.settle()
    seat.look()
    assert page.banner is not None
    assert page.banner.said.text.startswith("Put USB «KINGSTON» back in")
    assert list((hub.folder / "ROOT").iterdir()) == []
    stick = hub.put_in("KINGSTON")
    seat.look()
    assert page.banner is None
    assert len(list(stick.glob("*.ctip"))) == 1


def test_a_letter_that_is_taken_is_told_before_anything_is_asked(
    page: OfficesPage, seat: Seat, hub: Hub, country: Country, tmp_path: Path
) -> None:
    country.approve(country.province)
    (tmp_path / "second").mkdir()
    from tests.support.offices import _province

    with _province(tmp_path / "second", "01", "A") as twin:
        write_request(hub.put_in("KINGSTON"), twin.request())
        page.refresh()
        seat.look()
        assert "has the letter A" in page.pane.said.text
        assert page.header_actions()[-1].hindered == "Another device of this office has that letter."


def test_a_file_that_is_no_request_is_told(page: OfficesPage, seat: Seat, hub: Hub) -> None:
    (hub.put_in("KINGSTON") / "a.enrol").write_bytes(b"a letter")
    seat.look()
    assert texts(page)[0].startswith("A file that is no request")
    assert "is not whole" in page.pane.said.text
    assert page.badge() == ""


def test_what_an_office_is_owed_is_written_to_the_stick_that_is_in(
    page: OfficesPage, seat: Seat, hub: Hub, country: Country
) -> None:
    country.enrol(country.province)
    country.province.save(2)
    country.province.send(hub.put_in("KINGSTON"))
    country.secretariat.take(hub.folder / "KINGSTON")
    page.refresh()
    seat.look()
    page.rows.choose(next(one.device for one in page.seen.known if one.office == "01") if page.seen else "")
    assert "001" in next(text for text in texts(page) if text.startswith("Banteay"))
    page.pane.answer.click()
    seat.settle()
    assert {one.state for one in country.province.take(hub.folder / "KINGSTON")} == {"taken_in", "already_have"}
    row = next(text for text in texts(page) if text.startswith("Banteay"))
    assert row.count("25 November") >= 1 or "·" in row


def test_a_clerk_does_not_approve(country: Country, hub: Hub, window: Window, qtbot: QtBot) -> None:
    with a_seat(country.secretariat, hub, window, qtbot, "officer") as seat:
        page = OfficesPage(seat.desk, seat.frame, seat.sticks)
        seat.show(page)
        write_request(hub.put_in("KINGSTON"), country.province.request())
        seat.look()
        assert page.header_actions()[-1].hindered == "The administrator of this device does this."


@pytest.mark.parametrize(("code", "dark"), [("km", False), ("en", False), ("km", True)])
@pytest.mark.parametrize("size", [(1366, 696), (1093, 614)])
def test_nothing_is_cut_off(
    page: OfficesPage, seat: Seat, hub: Hub, asked: Path, country: Country, look_and_language: Callable[..., None],
    code: str, dark: bool, size: tuple[int, int],
) -> None:  # fmt: skip
    look_and_language(code, dark=dark)
    seat.window.resize(*size)
    for _ in range(2):
        seat.settle()
    page.rows.choose(page.rows.model.row_at(0).key)
    name = f"{code}{'-dark' if dark else ''}-{size[0]}"
    shoot(seat.window, f"offices-{name}")
    assert faults(seat.window) + unnamed(seat.window) == []
    press("Ctrl+Enter")
    seat.settle()
    assert page.dialog is not None
    page.dialog.choose.click()
    seat.settle()
    type_text("12345 67")
    shoot(page.dialog, f"approve-{name}")
    assert faults(page.dialog) + unnamed(page.dialog) == []
    assert page.dialog.height() <= size[1]
    press("Esc")


def test_words_twice_as_long_are_shortened_at_most(page: OfficesPage, seat: Seat, asked: Path) -> None:
    with stretched():
        page.refresh()
        seat.settle()
        assert faults(seat.window, lambda _: True) == []
        press("Ctrl+Enter")
        seat.settle()
        assert page.dialog is not None
        assert faults(page.dialog, lambda _: True) == []
        shoot(page.dialog, "approve-stretched")
        press("Esc")
