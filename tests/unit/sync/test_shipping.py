"""Sending in named steps: told as they are taken, stopped between them, gone on with where the stick was pulled."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ctip_desktop.bundles import placing
from ctip_desktop.errors.bundles import FolderFull, FolderMissing, WrittenDiffers
from ctip_desktop.errors.sync import OwnJournalDamaged, SendingStopped
from ctip_desktop.store.outbox import sent_bundles
from ctip_desktop.sync import outbox, shipping
from ctip_desktop.sync.shipping import Shipment, deliver, note, put, seal
from ctip_desktop.sync.steps import NAMES, Step, Watch
from tests.support.offices import Country, Office, a_country


@pytest.fixture
def country(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Country]:
    """Two records a bundle, so that a handful of entries makes several."""
    monkeypatch.setattr(outbox, "MOST_RECORDS", 2)
    with a_country(tmp_path) as country:
        country.province.save(5)
        yield country


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def shipment_of(office: Office) -> Shipment:
    return seal(outbox.gather(office.store))


def sent(office: Office) -> list[str]:
    with office.store.reading() as reader:
        return [f"{one.bundle}.ctip" for one in sent_bundles(reader)]


class Listener:
    """Hears every step; asks to stop once a step of that name has come so far."""

    def __init__(self, name: str = "", done: int = 0) -> None:
        self.heard: list[Step] = []
        self._until = name, done
        self.watch = Watch(self.heard.append, self._stopped)

    def _stopped(self) -> bool:
        return any(step.name == self._until[0] and step.done >= self._until[1] for step in self.heard)


def test_the_four_steps_are_told_from_nothing_to_all(country: Country, stick: Path) -> None:
    listener = Listener()
    outbox.export(country.province.store, stick, watch=listener.watch)
    assert tuple(dict.fromkeys(step.name for step in listener.heard)) == NAMES
    for name in NAMES:
        told = [step for step in listener.heard if step.name == name]
        assert told[0].done == 0
        assert told[-1].done == told[-1].of > 0
        assert [step.done for step in told] == sorted(step.done for step in told)


def test_a_large_file_is_told_of_piece_by_piece(stick: Path) -> None:
    heard: list[int] = []
    placing.place(stick, "large", b"x" * (placing.PIECE * 2 + 7), heard.append)
    assert heard == [placing.PIECE, placing.PIECE * 2, placing.PIECE * 2 + 7]
    assert (stick / "large").stat().st_size == placing.PIECE * 2 + 7


@pytest.mark.parametrize("name", ["gather", "seal"])
def test_stopped_before_anything_is_written_nothing_is_sent(country: Country, stick: Path, name: str) -> None:
    with pytest.raises(SendingStopped):
        outbox.export(country.province.store, stick, watch=Listener(name, 1).watch)
    assert list(stick.iterdir()) == []
    assert sent(country.province) == []


def test_stopped_between_two_files_what_lies_there_is_sent_and_the_rest_waits(country: Country, stick: Path) -> None:
    shipment = shipment_of(country.province)
    first = len(shipment.parcels[0].data)
    with pytest.raises(SendingStopped):
        deliver(country.province.store, shipment, stick, Listener("write", first).watch)
    assert sent(country.province) == [shipment.parcels[0].file]
    outbox.export(country.province.store, stick)
    assert [one.state for one in country.secretariat.take(stick)] == ["taken_in"] * 4


def test_stopped_within_a_file_no_half_of_it_is_left(
    country: Country, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing, "PIECE", 100)
    shipment = shipment_of(country.province)
    with pytest.raises(SendingStopped):
        deliver(country.province.store, shipment, stick, Listener("write", 200).watch)
    assert list(stick.iterdir()) == []
    assert sent(country.province) == []


def test_a_stick_pulled_while_writing_leaves_all_unsent_and_goes_on_when_it_is_back(
    country: Country, stick: Path, tmp_path: Path
) -> None:
    shipment = shipment_of(country.province)
    first = len(shipment.parcels[0].data)

    def pull(step: Step) -> None:
        if step.name == "write" and step.done == first and stick.exists():
            stick.rename(tmp_path / "pulled")

    with pytest.raises(FolderMissing):
        deliver(country.province.store, shipment, stick, Watch(pull))
    assert sent(country.province) == []
    (tmp_path / "pulled").rename(stick)
    before = (stick / shipment.parcels[0].file).stat().st_ino
    made = deliver(country.province.store, shipment, stick)
    assert [one.n for one in made] == [1, 2, 3]
    assert (stick / shipment.parcels[0].file).stat().st_ino == before, "what lies there whole is not written again"
    assert [one.state for one in country.secretariat.take(stick)] == ["taken_in"] * 3


def test_half_a_file_of_a_pulled_stick_is_void(country: Country, stick: Path) -> None:
    shipment = shipment_of(country.province)
    (stick / f".{'a' * 32}.part").write_bytes(b"half")
    (stick / shipment.parcels[0].file).write_bytes(shipment.parcels[0].data[:50])
    (stick / "letter.part").write_bytes(b"somebody's")
    placing.clear_halves(stick)
    deliver(country.province.store, shipment, stick)
    assert {file.name for file in stick.iterdir()} == {"letter.part", *(one.file for one in shipment.parcels)}
    assert [one.state for one in country.secretariat.take(stick)] == ["taken_in"] * 3


def test_a_medium_gone_altogether_has_no_halves(stick: Path) -> None:
    placing.clear_halves(stick / "gone")


def test_what_fitted_on_a_full_stick_is_sent_and_the_rest_waits(
    country: Country, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipment = shipment_of(country.province)
    real = shipping.place

    def full(folder: Path, name: str, *rest: object) -> Path:
        if list(folder.iterdir()):
            raise FolderFull(folder)
        return real(folder, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(shipping, "place", full)
    with pytest.raises(FolderFull):
        deliver(country.province.store, shipment, stick)
    assert sent(country.province) == [shipment.parcels[0].file]


def test_what_reads_back_otherwise_is_taken_away_and_not_sent(
    country: Country, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipping, "read_anew", lambda file, _: file.read_bytes()[:-1])
    with pytest.raises(WrittenDiffers):
        outbox.export(country.province.store, stick)
    assert sent(country.province) == []


def test_a_stick_pulled_while_reading_back_leaves_the_rest_unsent(
    country: Country, stick: Path, tmp_path: Path
) -> None:
    shipment = shipment_of(country.province)

    def pull(step: Step) -> None:
        if step.name == "read_back" and step.done == 0:
            shutil.move(stick, tmp_path / "pulled")

    with pytest.raises(FolderMissing):
        put(shipment, stick, Watch(pull))
    assert note(country.province.store, shipment, stick) == []


def test_a_damaged_journal_is_found_before_it_is_sent(country: Country, stick: Path) -> None:
    with country.province.store.writing() as writer:
        writer.connection.exec_driver_sql("UPDATE journal SET line = CAST(line || ' ' AS BLOB) WHERE seq = 4")
    with pytest.raises(OwnJournalDamaged) as raised:
        outbox.export(country.province.store, stick)
    assert raised.value.seq == 4
    assert list(stick.iterdir()) == []
