"""Both desks, worked by keys alone, with sticks between them: from a device nobody knows to entries received."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.inbox.page import InboxPage
from ctip_desktop.desktop.offices.page import OfficesPage
from ctip_desktop.desktop.sending.enrolment import EnrolmentPage
from ctip_desktop.desktop.sending.page import SendingPage
from ctip_desktop.desktop.window import Window
from ctip_desktop.store.listing import list_entries
from ctip_desktop.sync import outbox, shipping
from tests.support.gui import press, shoot, type_text
from tests.support.offices import PASSPHRASE, Country
from tests.support.seats import Hub, Seat, a_hub, a_seat


@pytest.fixture
def desks(country: Country, tmp_path: Path, window: Window, qtbot: QtBot) -> Iterator[tuple[Seat, Seat, Hub, Hub]]:
    """The province and the secretariat, each with a place for sticks of its own."""
    (tmp_path / "there").mkdir()
    here, there = a_hub(tmp_path), a_hub(tmp_path / "there")
    with (
        a_seat(country.province, here, window, qtbot) as province,
        a_seat(country.secretariat, there, window, qtbot) as secretariat,
    ):
        yield province, secretariat, here, there


def carry(label: str, source: Hub, target: Hub) -> Path:
    """Pull a stick here and put it in there."""
    (source.folder / label).rename(target.folder / label)
    return target.folder / label


def entry_states(seat: Seat) -> set[str]:
    with seat.desk.store.reading() as reader:
        return {one.state for one in list_entries(reader)}


def test_a_device_is_enrolled_sends_loses_its_stick_midway_and_is_answered(
    desks: tuple[Seat, Seat, Hub, Hub], country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    province, secretariat, here, there = desks
    province.office.save(7)
    sending = SendingPage(province.desk, province.frame, province.sticks, lambda _: None)
    inbox = InboxPage(secretariat.desk, secretariat.frame, secretariat.sticks, lambda _: None)
    offices = OfficesPage(secretariat.desk, secretariat.frame, secretariat.sticks, lambda _: country.folder / "root")

    # The province writes its request, and reads its digits to the secretariat.
    province.show(sending)
    here.put_in("KINGSTON")
    province.look()
    press("Shift+Tab")
    while not province.window.focusWidget().accessibleName().startswith("Enrol"):
        press("Tab")
    press("Space")
    province.settle()
    enrolment = province.frame.page
    assert isinstance(enrolment, EnrolmentPage)
    press("Ctrl+Enter")
    province.settle()
    read_aloud = enrolment.shown.accessibleName()

    # The secretariat approves it with its root key; the trust list goes onto the same stick.
    carry("KINGSTON", here, there)
    secretariat.show(inbox, offices)
    press("Alt+2")
    secretariat.look()
    press("Ctrl+Enter")
    secretariat.settle()
    assert offices.dialog is not None
    type_text(read_aloud)
    offices.dialog.choose.setFocus()
    press("Space")
    secretariat.settle()
    press("Tab")
    type_text(PASSPHRASE)
    press("Enter")
    secretariat.settle()
    read_back = offices.root.accessibleName()

    # Back home: the list is read, the secretariat's digits are typed, and the device may send.
    carry("KINGSTON", there, here)
    province.sit()
    press("Ctrl+O")
    province.settle()
    type_text(read_back)
    press("Ctrl+Enter")
    province.settle()
    press("Ctrl+Enter")
    province.settle()
    assert province.frame.page is sending

    # The stick is pulled after the second of four files; put back, the sending goes on by itself.
    monkeypatch.setattr(outbox, "MOST_RECORDS", 2)
    real = shipping.place

    def pulled(folder: Path, *rest: object) -> Path:
        if len(list(folder.glob("*.ctip"))) - lay_there >= 2 and (here.folder / "KINGSTON").exists():
            here.pull("KINGSTON")
        return real(folder, *rest)  # type: ignore[arg-type]

    lay_there = len(list((here.folder / "KINGSTON").glob("*.ctip")))
    province.look()
    with monkeypatch.context() as pulling:
        pulling.setattr(shipping, "place", pulled)
        press("Ctrl+E")
        province.settle()
    assert sending.dispatch.state == "pulled"
    assert entry_states(province) == {"final"}
    here.put_in("KINGSTON")
    province.look()
    assert sending.dispatch.state == "done"
    assert entry_states(province) == {"sent"}
    shoot(province.window, "story-sent")

    # The secretariat takes in all, and its receipt goes back.
    carry("KINGSTON", here, there)
    secretariat.sit()
    press("Alt+1")
    secretariat.look()
    press("Ctrl+Enter")
    secretariat.settle()
    assert [item.state for item in inbox.items] == ["taken_in"] * 4
    shoot(secretariat.window, "story-taken-in")

    # The province takes the receipt in: all is received.
    carry("KINGSTON", there, here)
    province.sit()
    province.look()
    press("Ctrl+I")
    province.settle()
    assert entry_states(province) == {"received"}
    assert sending.seen is not None
    assert sending.seen.count == 0
    shoot(province.window, "story-received")
