"""What lies on a stick is known before it is taken in, and nothing is changed by looking."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctip_desktop.store.arrivals import arrivals
from ctip_desktop.store.holdings import Held, done_since, held_by
from ctip_desktop.sync import outbox
from ctip_desktop.sync.inbox import settle, take_data
from ctip_desktop.sync.looking import Found, known, look
from ctip_desktop.trust.identity import identity
from tests.support.offices import Country, Office, a_country
from tests.support.stores import save


@pytest.fixture
def country(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Country]:
    monkeypatch.setattr(outbox, "MOST_RECORDS", 2)
    with a_country(tmp_path) as country:
        yield country


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


def seen(office: Office, stick: Path) -> list[Found]:
    with office.store.reading() as reader:
        me, states = identity(reader), known(reader)
    return look(sorted(stick.glob("*.ctip")), me, states)


def test_new_bundles_say_from_whom_they_are_and_what_they_hold(country: Country, stick: Path) -> None:
    save(country.province.store, {"reported": "2026-06-03"}, entry="1" * 32)
    save(country.province.store, {"reported": "2026-04-30"}, entry="2" * 32)
    country.province.save(1)
    country.province.send(stick)
    first, second = seen(country.secretariat, stick)
    assert (first.state, first.kind, first.office, first.n, first.records) == ("new", "journal", "01", 1, 2)
    assert second.n == 2
    assert [(one.form, one.count) for one in first.holds] == [("case", 2)]
    assert first.size == first.file.stat().st_size
    with country.secretariat.store.reading() as reader:
        assert not arrivals(reader)


def test_they_come_in_the_order_in_which_they_are_to_be_taken_in(country: Country, stick: Path) -> None:
    country.province.save(7)
    names = country.province.send(stick)
    assert [one.file.name for one in seen(country.secretariat, stick)] == names


def test_what_is_known_here_is_told_from_what_is_new(country: Country, stick: Path) -> None:
    country.province.save(5)
    names = country.province.send(stick)
    (stick / "letter.ctip").write_bytes(b"no bundle")
    country.secretariat.take(stick / names[0])
    country.secretariat.take(stick / names[2])
    country.secretariat.take(stick / "letter.ctip")
    country.secretariat.answer(stick)
    states = {one.file.name: one.state for one in seen(country.secretariat, stick)}
    assert [states[name] for name in names] == ["already_have", "new", "waits"]
    assert states["letter.ctip"] == "set_aside"
    assert sorted(states.values()) == ["already_have", "new", "ours", "ours", "set_aside", "waits"]


def test_of_a_file_that_fails_only_its_claims_are_told_or_nothing(country: Country, stick: Path) -> None:
    with country.another("02", "A") as stranger:
        country.enrol(stranger, "02")
        stranger.save(1)
        (name,) = stranger.send(stick)
        (stick / "torn.ctip").write_bytes((stick / name).read_bytes()[:-1])
        (stick / "text.ctip").write_bytes(b"a letter")
        (stick / "folder.ctip").mkdir()
        found = {one.file.name: one for one in seen(country.secretariat, stick)}
    assert found.keys() == {name, "torn.ctip", "text.ctip"}
    assert found[name].office == "02"
    assert (found["torn.ctip"].office, found["torn.ctip"].kind, found["torn.ctip"].state) == (None, "", "new")
    assert found["text.ctip"].size == 8


def test_a_bundle_of_a_device_not_known_yet_is_named_by_its_claims(country: Country, stick: Path) -> None:
    with country.another("02", "A") as other:
        country.enrol(other, "02")
        other.save(1)
        other.send(stick)
        with country.secretariat.store.writing() as writer:
            writer.connection.exec_driver_sql("DELETE FROM trust_list WHERE version = 3")
        (found,) = seen(country.secretariat, stick)
        assert (found.kind, found.office, found.records, found.holds) == ("journal", None, 1, ())


def test_what_is_sealed_to_others_is_told_from_what_is_new(country: Country, stick: Path) -> None:
    with country.another("02", "A") as other:
        country.enrol(other, "02")
        country.secretariat.answer(stick, "02")
        country.secretariat.answer(stick, "01")
        assert sorted(one.state for one in seen(other, stick)) == ["new", "others"]


def test_how_far_the_looking_has_come_is_told(country: Country, stick: Path) -> None:
    country.province.save(4)
    country.province.send(stick)
    heard: list[int] = []
    with country.secretariat.store.reading() as reader:
        look(sorted(stick.iterdir()), identity(reader), {}, heard.append)
    assert heard == [1, 2]


def test_what_was_taken_in_says_what_it_held_and_how_it_came(country: Country, stick: Path) -> None:
    save(country.province.store, {"reported": "2026-06-03"}, entry="1" * 32)
    country.province.save(1)
    country.province.send(stick)
    (found,) = seen(country.secretariat, stick)
    store = country.secretariat.store
    tried = take_data(store, found.file, found.file.read_bytes(), "usb")
    settle(store)
    with store.reading() as reader:
        (arrival,) = arrivals(reader)
        assert (arrival.bundle, arrival.size, arrival.medium) == (tried.bundle, found.size, "usb")
        assert held_by(reader, [tried.bundle]) == {tried.bundle: (Held("case", 2, "2026-06-03", "2026-06-03"),)}
        assert done_since(reader, "2000") == (0, 2)
    country.secretariat.answer(stick)
    with store.reading() as reader:
        assert done_since(reader, "2000") == (1, 2)
        assert done_since(reader, "3000") == (0, 0)
