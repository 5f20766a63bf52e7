"""The secretariat's inbox, worked by keys: what is new is taken in, what cannot be says why, receipts go back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.inbox.page import InboxPage
from ctip_desktop.desktop.window import Window
from ctip_desktop.store.outbox import bundle_state, sent_bundles
from ctip_desktop.sync import outbox, shipping
from tests.support.gui import press, type_text
from tests.support.offices import Country, Office
from tests.support.seats import Hub, Seat, a_seat
from tests.support.stores import save


def texts(page: InboxPage) -> list[str]:
    model = page.browser.rows.model
    return [str(model.index(place).data()) for place in range(model.rowCount())]


def states(page: InboxPage) -> list[str]:
    return [text.split(" · ")[0] for text in texts(page)]


def sent_states(office: Office) -> list[str]:
    with office.store.reading() as reader:
        return [bundle_state(reader, one) for one in sent_bundles(reader)]


@pytest.fixture
def small_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MOST_RECORDS", 2)


def test_what_lies_on_a_stick_is_listed_as_new_before_anything_is_taken_in(
    page: InboxPage, seat: Seat, hub: Hub, country: Country
) -> None:
    assert page.header_actions()[-1].hindered == "Put in a stick, or read a folder."
    country.province.save(14)
    country.province.send(hub.put_in("KINGSTON"))
    seat.look()
    assert texts(page) == ["New · Banteay Meanchey · bundle 001 · Case 14 · 14 · USB · on the stick"]
    assert page.second_line() == "1 new"
    assert page.badge() == "1"
    assert seat.frame.header.buttons[-1].text() == "Take in"
    assert page.pane.next.text.startswith("Take it in")


def test_all_is_taken_in_with_one_key_and_receipts_go_back_on_the_same_stick(
    page: InboxPage, seat: Seat, hub: Hub, country: Country, small_bundles: None
) -> None:
    country.province.save(5)
    stick = hub.put_in("KINGSTON")
    country.province.send(stick)
    seat.look()
    assert seat.frame.header.buttons[-1].text() == "Take in all 3"
    press("Ctrl+Enter")
    seat.settle()
    assert states(page) == ["Taken in"] * 3
    assert seat.frame.toast.text == "5 records came in. 1 receipt is on USB «KINGSTON», which can go back."
    assert page.today.text == "Today: 1 receipt written · 5 records came in"
    assert page.header_actions()[-1].hindered == "Nothing new lies on a stick."
    country.province.take(stick)
    assert sent_states(country.province) == ["received"] * 3


def test_a_stick_that_comes_again_is_told_to_be_had_already(
    page: InboxPage, seat: Seat, hub: Hub, country: Country
) -> None:
    country.province.save(2)
    country.province.send(hub.put_in("KINGSTON"))
    seat.look()
    press("Ctrl+Enter")
    seat.settle()
    hub.pull("KINGSTON")
    seat.look()
    assert states(page) == ["Taken in"]
    hub.put_in("KINGSTON")
    seat.look()
    assert states(page) == ["Already have"]
    assert page.pane.why.text.startswith("The same file was taken in before")


def test_what_waits_names_the_bundle_that_is_missing_and_goes_in_when_it_comes(
    page: InboxPage, seat: Seat, hub: Hub, country: Country, small_bundles: None, tmp_path: Path
) -> None:
    country.province.save(5)
    first, second, third = country.province.send(tmp_path / "home")
    stick = hub.put_in("KINGSTON")
    shutil.copy(tmp_path / "home" / first, stick)
    shutil.copy(tmp_path / "home" / third, stick)
    seat.look()
    press("Ctrl+Enter")
    seat.settle()
    assert sorted(states(page)) == ["Taken in", "Waits"]
    waits = next(text for text in texts(page) if text.startswith("Waits"))
    assert "bundle 002 is missing" in waits
    page.browser.rows.choose(next(item.bundle for item in page.items if item.state == "waits"))
    assert page.pane.why.text == "It continues records that have not come yet: bundle 002 is missing."
    assert page.pane.next.text.startswith("Nothing: it is taken in by itself")
    shutil.copy(tmp_path / "home" / second, stick)
    press("Ctrl+O")
    seat.settle()
    press("Ctrl+Enter")
    seat.settle()
    assert set(states(page)) == {"Taken in", "Already have"} or set(states(page)) == {"Taken in"}
    assert "Waits" not in states(page)


def test_what_is_set_aside_says_why_and_blocks_nothing(
    page: InboxPage, seat: Seat, hub: Hub, country: Country, small_bundles: None
) -> None:
    country.province.save(3)
    stick = hub.put_in("KINGSTON")
    names = country.province.send(stick)
    torn = stick / names[1]
    torn.write_bytes(torn.read_bytes()[:-3])
    (stick / "letter.ctip").write_bytes(b"a letter")
    seat.look()
    press("Ctrl+Enter")
    seat.settle()
    assert sorted(states(page)) == ["Set aside", "Set aside", "Taken in"]
    assert page.second_line() == "2 set aside"
    page.browser.rows.choose(next(item.bundle for item in page.items if item.reason == "bundle_damaged"))
    assert page.pane.why.text == "The file was damaged on the way."
    assert "sends again" in page.pane.next.text
    assert "2 files were set aside." in seat.frame.toast.text


def test_the_list_is_narrowed_by_province_number_and_state(
    page: InboxPage, seat: Seat, hub: Hub, country: Country
) -> None:
    with country.another("08", "A") as other:
        country.enrol(other, "08")
        save(other.store, {"reported": "2026-06-03"}, entry="1" * 32)
        stick = hub.put_in("KINGSTON")
        other.send(stick)
        country.province.save(1)
        country.province.send(stick)
        seat.look()
        type_text("kandal")
        assert [text.split(" · ")[1] for text in texts(page)] == ["Kandal"]
        page.browser.finding.clear()
        type_text("បន្ទាយ")
        assert [text.split(" · ")[1] for text in texts(page)] == ["Banteay Meanchey"]
        page.browser.finding.clear()
        type_text("០០១")
        assert len(texts(page)) == 2
        page.browser.finding.clear()
        page.browser.state.changed.emit(page.browser.state.choose("waits") or "waits")
        assert texts(page) == []
        page.browser.state.changed.emit(page.browser.state.choose("") or "")
        press("Ctrl+Enter")
        seat.settle()
        assert len(texts(page)) == 2
        page.browser.period.changed.emit(page.browser.period.choose("2026-06") or "")
        assert [text.split(" · ")[1] for text in texts(page)] == ["Kandal"]


def test_columns_sort_by_key_and_back(page: InboxPage, seat: Seat, hub: Hub, country: Country) -> None:
    with country.another("08", "A") as other:
        country.enrol(other, "08")
        other.save(1)
        stick = hub.put_in("KINGSTON")
        other.send(stick)
        country.province.save(3)
        country.province.send(stick)
        seat.look()
        press("Ctrl+4")
        assert [text.split(" · ")[4] for text in texts(page)] == ["3", "1"]
        press("Ctrl+4")
        assert [text.split(" · ")[4] for text in texts(page)] == ["1", "3"]
        press("Ctrl+2")
        assert [text.split(" · ")[1] for text in texts(page)] == ["Banteay Meanchey", "Kandal"]


def test_many_files_are_taken_in_without_holding_up_other_work(
    page: InboxPage, seat: Seat, hub: Hub, country: Country, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(outbox, "MOST_RECORDS", 1)
    country.province.save(50)
    country.province.send(hub.put_in("KINGSTON"))
    seat.look()
    order: list[str] = []
    page.taking_in.moved.connect(lambda: order.append("file"))
    press("Ctrl+Enter")
    qtbot.waitUntil(lambda: page.taking_in.done >= 3)
    seat.desk.read(lambda _: None, lambda _: order.append("other work"))
    qtbot.waitUntil(lambda: "other work" in order)
    assert page.taking_in.done < 50
    assert page.second_line().startswith("Taking in")
    seat.settle()
    assert states(page) == ["Taken in"] * 50


def test_taking_in_stops_after_the_present_file(
    page: InboxPage, seat: Seat, hub: Hub, country: Country, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(outbox, "MOST_RECORDS", 1)
    country.province.save(20)
    country.province.send(hub.put_in("KINGSTON"))
    seat.look()
    press("Ctrl+Enter")
    qtbot.waitUntil(lambda: page.taking_in.done >= 2)
    press("Esc")
    seat.settle()
    found = states(page)
    assert 2 <= found.count("Taken in") < 20
    assert found.count("New") == 20 - found.count("Taken in")


def test_a_stick_pulled_while_it_is_read_sets_nothing_aside(
    page: InboxPage, seat: Seat, hub: Hub, country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "MOST_RECORDS", 1)
    country.province.save(5)
    country.province.send(hub.put_in("KINGSTON"))
    seat.look()

    def pull() -> None:
        if page.taking_in.taking and page.taking_in.done == 2 and list(hub.folder.iterdir()):
            hub.pull("KINGSTON")

    page.taking_in.moved.connect(pull)
    press("Ctrl+Enter")
    seat.settle()
    seat.look()
    assert set(states(page)) == {"Taken in"}
    assert page.banner is not None
    assert "was pulled" in page.banner.said.text
    hub.put_in("KINGSTON")
    seat.look()
    assert "New" in states(page)


def test_receipts_that_cannot_be_written_are_told_of_and_written_again(
    page: InboxPage, seat: Seat, hub: Hub, country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ctip_desktop.errors.bundles import FolderReadOnly

    country.province.save(1)
    stick = hub.put_in("KINGSTON")
    country.province.send(stick)
    seat.look()

    def locked(folder: Path, *_: object) -> Path:
        raise FolderReadOnly(folder)

    with monkeypatch.context() as broken:
        broken.setattr(shipping, "place", locked)
        press("Ctrl+Enter")
        for _ in range(5):
            seat.look()
    assert page.banner is not None
    assert "could not be written" in page.banner.said.text
    page.answering.again()
    seat.settle()
    assert page.banner is None
    country.province.take(stick)
    assert sent_states(country.province) == ["received"]


def test_a_clerk_takes_in_and_an_officer_writes_the_receipts(
    country: Country, hub: Hub, window: Window, qtbot: QtBot
) -> None:
    with a_seat(country.secretariat, hub, window, qtbot, "clerk") as seat:
        page = InboxPage(seat.desk, seat.frame, seat.sticks)
        seat.show(page)
        country.province.save(1)
        stick = hub.put_in("KINGSTON")
        country.province.send(stick)
        seat.look()
        press("Ctrl+Enter")
        seat.settle()
        assert states(page) == ["Taken in"]
        assert page.banner is not None
        assert page.banner.said.text == "Taken in. An officer writes the receipts."
        assert len(list(stick.iterdir())) == 1


def test_a_folder_is_read_where_there_is_no_stick(
    page: InboxPage, seat: Seat, country: Country, tmp_path: Path
) -> None:
    country.province.save(1)
    country.province.send(tmp_path / "post")
    page._ask = lambda _: tmp_path / "post"
    press("Ctrl+O")
    seat.settle()
    assert texts(page)[0].startswith("New")
    press("Ctrl+Enter")
    seat.settle()
    assert "Folder" in texts(page)[0]


@pytest.fixture
def narrow(seat: Seat) -> Iterator[None]:
    seat.window.resize(1093, 614)
    seat.settle()
    yield
    seat.window.resize(1366, 696)


def test_where_room_is_short_enter_lays_the_pane_over_the_list(
    page: InboxPage, seat: Seat, hub: Hub, country: Country, narrow: None
) -> None:
    country.province.save(1)
    country.province.send(hub.put_in("KINGSTON"))
    seat.look()
    assert not page.pane.isVisible()
    press("Enter")
    assert page.pane.isVisible()
    press("Esc")
    assert not page.pane.isVisible()


def test_where_nothing_is_the_way_to_begin_is_shown(page: InboxPage, seat: Seat, hub: Hub, country: Country) -> None:
    country.province.save(1)
    country.province.send(hub.put_in("KINGSTON"))
    focused = seat.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Read USB"
    press("Space")
    seat.settle()
    assert states(page) == ["New"]
    page.browser.state.choose("waits")
    page.browser.state.changed.emit("waits")
    assert states(page) == []
    page.browser.show_everything()
    assert states(page) == ["New"]
