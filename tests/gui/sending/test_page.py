"""The page of sending, worked by keys: what waits goes to a stick, and what comes back is taken in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.sending.page import SendingPage
from ctip_desktop.desktop.widgets.rows import Rows
from ctip_desktop.desktop.window import Window
from ctip_desktop.store.drafts import Draft, keep_draft
from ctip_desktop.store.training import mark_training
from ctip_desktop.sync import outbox, shipping
from tests.support.gui import press, shoot
from tests.support.offices import Country
from tests.support.seats import Hub, Seat, a_seat
from tests.support.stores import CASE, USER


def texts(rows: Rows) -> list[str]:
    return [str(rows.model.index(place).data()) for place in range(rows.model.rowCount())]


def reason(page: SendingPage) -> str:
    return page.header_actions()[-1].hindered


def test_what_waits_is_told_by_kind_and_drafts_are_told_apart(page: SendingPage, seat: Seat) -> None:
    seat.office.save(3)
    with seat.desk.store.writing() as writer:
        for entry in ("1" * 32, "2" * 32):
            keep_draft(writer, Draft(entry, "case", CASE.version, USER, {}, {}))
    seat.desk.changed.emit(frozenset({"entries"}))
    seat.settle()
    assert texts(page.waits) == ["Case · 3 · Final"]
    assert page.drafts.text.startswith("2 drafts are not sent.")
    assert page.badge() == "3"


def test_the_primary_action_stays_and_says_what_hinders_it(page: SendingPage, seat: Seat, hub: Hub) -> None:
    assert reason(page) == "Nothing waits to be sent."
    seat.office.save(1)
    page.refresh()
    seat.settle()
    assert reason(page) == "Put in a USB stick, or choose a folder."
    assert not seat.frame.header.buttons[-1].isEnabled()
    hub.put_in("KINGSTON")
    seat.look()
    assert reason(page) == ""
    assert "USB «KINGSTON»" in page.card.said


@pytest.mark.parametrize("key", ["Ctrl+Enter", "Ctrl+E"])
def test_what_waits_is_sent_by_a_key_and_read_back(page: SendingPage, seat: Seat, hub: Hub, key: str) -> None:
    seat.office.save(14)
    stick = hub.put_in("KINGSTON")
    page.refresh()
    seat.look()
    press(key)
    seat.settle()
    assert page.dispatch.state == "done"
    assert "14 entries sent. The stick can be pulled." in page.card.said
    assert page.card.steps.tones == ("ok",) * 4
    assert len(list(stick.glob("*.ctip"))) == 1
    assert texts(page.waits)[0].startswith("Case")
    assert "Waits for a receipt" in texts(page.went)[0]
    assert texts(page.went)[0].startswith("001")
    hub.pull("KINGSTON")
    seat.look()
    assert "Put in a USB stick" in page.card.said


def test_receipts_are_taken_in_and_states_move(page: SendingPage, seat: Seat, hub: Hub, country: Country) -> None:
    seat.office.save(2)
    stick = hub.put_in("KINGSTON")
    page.refresh()
    seat.look()
    press("Ctrl+Enter")
    seat.settle()
    country.secretariat.take(stick)
    country.secretariat.answer(stick)
    press("Ctrl+I")
    seat.settle()
    assert "Received" in texts(page.went)[0]
    assert texts(page.waits) == []
    assert seat.frame.toast.text.startswith("1 receipt was taken in. The trust list was taken in.")
    assert reason(page) == "Nothing waits to be sent."
    press("Ctrl+O")
    seat.settle()
    assert seat.frame.toast.text == "Nothing new lies on the stick."


def test_a_colleagues_bundle_is_taken_in_and_receipts_for_others_are_left_alone(
    page: SendingPage, seat: Seat, hub: Hub, country: Country
) -> None:
    stick = hub.put_in("KINGSTON")
    with country.another("01", "B") as colleague, country.another("02", "A") as other:
        country.enrol(colleague)
        country.enrol(other, "02")
        colleague.save(2)
        country.secretariat.answer(stick, "02")
        country.secretariat.answer(stick, "01")
        colleague.send(stick)
        press("Ctrl+I")
        seat.settle()
    assert seat.frame.toast.text.startswith("2 records came in.")
    assert page.banner is None


@pytest.fixture
def small_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MOST_RECORDS", 2)


@pytest.fixture
def begun(page: SendingPage, seat: Seat, hub: Hub, small_bundles: None) -> Path:
    """Seven entries wait, and a stick is in."""
    seat.office.save(7)
    stick = hub.put_in("KINGSTON")
    page.refresh()
    seat.look()
    return stick


@pytest.fixture
def pull_after(monkeypatch: pytest.MonkeyPatch, hub: Hub) -> Callable[[int], None]:
    """Pull the stick once so many files are on it, and another is to be written."""
    real = shipping.place

    def after(count: int) -> None:
        def place(folder: Path, *rest: object) -> Path:
            if len(list(folder.glob("*.ctip"))) >= count and (hub.folder / "KINGSTON").exists():
                hub.pull("KINGSTON")
            return real(folder, *rest)  # type: ignore[arg-type]

        monkeypatch.setattr(shipping, "place", place)

    return after


def test_a_stick_pulled_while_writing_loses_nothing_and_goes_on_when_it_is_back(
    page: SendingPage,
    seat: Seat,
    hub: Hub,
    begun: Path,
    pull_after: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pull_after(2)
    press("Ctrl+Enter")
    seat.settle()
    assert page.dispatch.state == "pulled"
    assert page.card.steps.tones == ("ok", "ok", "warn", "text_3")
    assert "was pulled: nothing is lost" in page.card.said
    assert "Final" in texts(page.waits)[0]
    assert all("Being written" in one for one in texts(page.went))
    shoot(seat.window, "sending-pulled-en")
    monkeypatch.undo()
    hub.put_in("KINGSTON")
    seat.look()
    assert page.dispatch.state == "done"
    assert "7 entries sent." in page.card.said
    assert len(list(begun.glob("*.ctip"))) == 4
    assert not list(begun.glob(".*"))


def test_with_another_stick_it_begins_anew(
    page: SendingPage,
    seat: Seat,
    hub: Hub,
    begun: Path,
    pull_after: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pull_after(1)
    press("Ctrl+Enter")
    seat.settle()
    monkeypatch.setattr(outbox, "MOST_RECORDS", 1000)
    other = hub.put_in("OTHER")
    seat.look()
    assert page.dispatch.state == "done"
    assert len(list(other.glob("*.ctip"))) == 1


def test_waiting_for_a_pulled_stick_can_be_given_up(
    page: SendingPage, seat: Seat, hub: Hub, begun: Path, pull_after: Callable[[int], None]
) -> None:
    pull_after(1)
    press("Ctrl+Enter")
    seat.settle()
    press("Esc")
    seat.settle()
    assert page.dispatch.state == "stopped"
    assert "Sending was stopped" in page.card.said
    assert "7" in texts(page.waits)[0]


def test_a_clerk_is_told_who_sends_and_takes_in_receipts(
    country: Country, hub: Hub, window: Window, qtbot: QtBot
) -> None:
    country.province.save(1)
    with a_seat(country.province, hub, window, qtbot, "clerk") as seat:
        page = SendingPage(seat.desk, seat.frame, seat.sticks)
        seat.show(page)
        hub.put_in("KINGSTON")
        seat.look()
        assert reason(page) == "An officer or the administrator sends."
        assert page.header_actions()[0].hindered == ""


def test_the_training_office_never_sends(page: SendingPage, seat: Seat, hub: Hub) -> None:
    with seat.desk.store.writing() as writer:
        mark_training(writer)
    seat.office.save(1)
    hub.put_in("KINGSTON")
    page.refresh()
    seat.look()
    assert reason(page).startswith("This is the training office")
    assert page.banner is None


def test_a_refused_bundle_says_why_and_that_its_entries_wait_again(
    page: SendingPage, seat: Seat, hub: Hub, country: Country
) -> None:
    seat.office.save(3)
    stick = hub.put_in("KINGSTON")
    page.refresh()
    seat.look()
    press("Ctrl+Enter")
    seat.settle()
    (file,) = stick.glob("*.ctip")
    file.write_bytes(file.read_bytes()[:-1])
    country.secretariat.take(stick)
    country.secretariat.answer(stick)
    press("Ctrl+I")
    seat.settle()
    assert "Refused" in texts(page.went)[0]
    assert page._refusal is not None
    assert page._refusal.said.text == "Bundle 001: the file was damaged on the way"
    assert page._refusal.to_do.text.startswith("Send again")
    assert texts(page.waits) == ["Case · 3 · Final"]
    assert reason(page) == ""


def test_one_of_several_sticks_is_chosen(page: SendingPage, seat: Seat, hub: Hub) -> None:
    seat.office.save(1)
    hub.put_in("A")
    other = hub.put_in("B")
    page.refresh()
    seat.look()
    assert "USB «A»" in page.card.said
    page.card.other.setFocus()
    press("Space")
    assert "USB «B»" in page.card.said
    press("Ctrl+Enter")
    seat.settle()
    assert len(list(other.glob("*.ctip"))) == 1


def test_sending_is_stopped_between_two_files_and_the_rest_waits(
    page: SendingPage, seat: Seat, begun: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shipping.place

    def place(folder: Path, *rest: object) -> Path:
        written = real(folder, *rest)  # type: ignore[arg-type]
        if len(list(folder.glob("*.ctip"))) == 2:
            page.dispatch._stop.set()
        return written

    monkeypatch.setattr(shipping, "place", place)
    press("Ctrl+Enter")
    seat.settle()
    assert page.dispatch.state == "stopped"
    assert len(page.dispatch.made) == 2
    assert "Sending was stopped" in page.card.said
    assert {text.split(" · ")[-1]: text.split(" · ")[1] for text in texts(page.waits)} == {
        "Final": "3",
        "Goes again": "4",
    }


def test_the_language_changes_under_way(
    page: SendingPage, seat: Seat, hub: Hub, look_and_language: Callable[..., None]
) -> None:
    seat.office.save(2)
    hub.put_in("KINGSTON")
    page.refresh()
    seat.look()
    look_and_language("km")
    for _ in range(2):
        seat.settle()
    assert texts(page.waits)[0].startswith("ករណី · ២")
    press("Ctrl+Enter")
    seat.settle()
    assert "បានផ្ញើ ២ កំណត់ត្រា។ អាចដក USB បាន។" in page.card.said
