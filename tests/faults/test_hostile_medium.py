"""Whatever lies on a stick, the good bundles on it are taken in, and nobody hears of it what is not theirs to know."""

import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from ctip_desktop.bundles.envelope import LARGEST
from ctip_desktop.errors.sync import NothingToImport
from ctip_desktop.store.arrivals import arrivals
from ctip_desktop.store.outbox import bundle_state, sent_bundles
from ctip_desktop.sync import inbox, receipts
from ctip_desktop.sync.receipts import make_receipt
from tests.support.offices import Country, Office, a_country

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links and pipes are POSIX")


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path) as country:
        yield country


@pytest.fixture
def stick(country: Country, tmp_path: Path) -> Path:
    """A stick with one good bundle."""
    country.province.save(1)
    country.province.send(tmp_path / "stick")
    return tmp_path / "stick"


def sent_state(office: Office) -> str:
    with office.store.reading() as reader:
        return bundle_state(reader, sent_bundles(reader)[-1])


def a_sparse_file(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(10**12)


THINGS: dict[str, Callable[[Path], object]] = {
    "a folder": lambda stick: (stick / "0.ctip").mkdir(),
    "a named pipe": lambda stick: os.mkfifo(stick / "0.ctip"),
    "a link to nothing": lambda stick: (stick / "0.ctip").symlink_to("nowhere"),
    "a link to itself": lambda stick: (stick / "0.ctip").symlink_to("0.ctip"),
    "a link to what never ends": lambda stick: (stick / "0.ctip").symlink_to("/dev/zero"),
    "a link to a file": lambda stick: (stick / "0.ctip").symlink_to("/etc/passwd"),
    "a file without bytes": lambda stick: (stick / "0.ctip").touch(),
    "a file without end": lambda stick: a_sparse_file(stick / "0.ctip"),
    "a name of a person": lambda stick: (stick / "សុខ ស្រីមុំ.ctip").write_bytes(b"junk"),
    "a name that is no text": lambda stick: Path(os.fsdecode(os.fsencode(stick) + b"/\xff\xfe.ctip")).touch(),
    "a name with signs for the terminal": lambda stick: (stick / "a\nb\x1b[2J\x9b.ctip").touch(),
}


@pytest.mark.parametrize("thing", THINGS)
def test_what_is_no_bundle_stops_neither_the_import_nor_the_receipt(
    country: Country, stick: Path, tmp_path: Path, thing: str
) -> None:
    THINGS[thing](stick)
    outcomes = country.secretariat.take(stick)
    assert [one.arrival.kind for one in outcomes if one.state == "taken_in"] == ["journal"]
    for one in outcomes:
        one.file.encode()
        assert one.file.isprintable()
    country.secretariat.answer(tmp_path / "back")
    assert {one.state for one in country.province.take(tmp_path / "back")} == {"taken_in"}
    assert sent_state(country.province) == "received"


def test_what_a_link_leads_to_is_not_read(country: Country, stick: Path, tmp_path: Path) -> None:
    (tmp_path / "private").write_bytes(b"a passphrase")
    (stick / "0.ctip").symlink_to(tmp_path / "private")
    country.secretariat.take(stick)
    kept = list((country.secretariat.store.folder / "set-aside").glob("*"))
    with country.secretariat.store.reading() as reader:
        told = make_receipt(reader, "01").refused
    assert (kept, told) == ([], ())


def test_only_names_that_are_hashes_are_told_to_others(country: Country, stick: Path) -> None:
    (stick / "សុខ ស្រីមុំ.ctip").write_bytes(b"junk")
    (stick / f"{'a' * 64}.ctip").write_bytes(b"other junk")
    country.secretariat.take(stick)
    with country.secretariat.store.reading() as reader:
        told = make_receipt(reader, "01").refused
        noted = {one.name for one in arrivals(reader)}
    assert [one.bundle for one in told] == ["a" * 64]
    assert "សុខ" not in str(noted)


def test_junk_under_the_name_of_a_bundle_does_not_keep_that_bundle_out(
    country: Country, stick: Path, tmp_path: Path
) -> None:
    (good,) = stick.iterdir()
    (tmp_path / "junk").mkdir()
    (tmp_path / "junk" / good.name).write_bytes(b"junk")
    country.secretariat.take(tmp_path / "junk")
    country.secretariat.answer(tmp_path / "one")
    country.province.take(tmp_path / "one")
    assert sent_state(country.province) == "refused"
    country.secretariat.take(stick)
    country.secretariat.answer(tmp_path / "two")
    country.province.take(tmp_path / "two")
    assert sent_state(country.province) == "received"


def test_a_good_bundle_under_any_name_is_taken_in(country: Country, stick: Path) -> None:
    (good,) = stick.iterdir()
    good.rename(stick / f"{sha256(b'another').hexdigest()}.ctip")
    assert [one.state for one in country.secretariat.take(stick)] == ["taken_in"]


def test_a_file_that_changes_between_two_looks_is_judged_by_what_is_taken_in(
    country: Country, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first look is for the order only; the second decides, and the note is of what it saw."""
    (good,) = stick.iterdir()
    whole = good.read_bytes()
    monkeypatch.setattr(inbox, "read", lambda file: file.read_bytes()[:-1])
    (outcome,) = country.secretariat.take(stick)
    assert outcome.arrival.bundle == sha256(whole[:-1]).hexdigest()
    monkeypatch.undo()
    assert [one.state for one in country.secretariat.take(stick)] == ["taken_in"]


def test_a_thousand_refusals_and_more_still_make_a_receipt_that_can_be_sent(
    country: Country, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipts, "MOST_REFUSED", 5)
    for number in range(20):
        (stick / f"{number:064x}.ctip").write_bytes(bytes([number]))
    country.secretariat.take(stick)
    country.secretariat.answer(tmp_path / "back")
    with country.secretariat.store.reading() as reader:
        assert len(make_receipt(reader, "01").refused) == 5
    assert {one.state for one in country.province.take(tmp_path / "back")} == {"taken_in"}


def test_a_folder_with_nothing_that_could_be_a_bundle_is_said_to_be_empty(country: Country, tmp_path: Path) -> None:
    (tmp_path / "stick" / "0.ctip").mkdir(parents=True)
    for place in (tmp_path / "stick", tmp_path / "gone"):
        with pytest.raises(NothingToImport):
            country.secretariat.take(place)


def test_no_more_of_a_file_is_read_than_shows_that_it_is_too_large(country: Country, stick: Path) -> None:
    a_sparse_file(stick / "0.ctip")
    outcomes = country.secretariat.take(stick)
    assert {one.arrival.reason: one.arrival.facts for one in outcomes}["bundle_too_large"]["size"] == LARGEST + 1
