"""Attached files go after the records that name them, in pieces, and are sent again until no receipt asks for them."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from ctip_desktop import clock
from ctip_desktop.bundles.compression import LARGEST
from ctip_desktop.bundles.envelope import open_seal
from ctip_desktop.errors.keeping import FileNotHere
from ctip_desktop.store.attachments import add_attachment, attachments_of, is_here, read_attachment
from ctip_desktop.store.checking import check
from ctip_desktop.store.drafts import Draft, keep_draft, save_as_final
from ctip_desktop.store.outbox import bundle_state, sent_bundles
from ctip_desktop.sync import admitting, outbox
from ctip_desktop.sync.receipts import make_receipt
from ctip_desktop.sync.steps import Step, Watch
from ctip_desktop.trust.identity import identity
from tests.support.offices import Country, Office, a_country
from tests.support.stores import CASE, USER, rows

PHOTO = Random(3).randbytes(LARGEST + 1000)
LETTER = b"letter " * 100


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path) as country:
        yield country


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def save(office: Office, *files: bytes) -> str:
    """Save an entry with files as final; return its identifier."""
    entry = clock.new_id()
    with office.store.writing() as writer:
        keep_draft(writer, Draft(entry, "case", CASE.version, USER, {"case_no": "1"}, {}))
        for number, data in enumerate(files):
            add_attachment(writer, entry, f"{number}.jpg", data)
        save_as_final(writer, entry, by=USER, answers={"case_no": "1"}, about={})
    return entry


def read(office: Office, entry: str) -> list[bytes]:
    with office.store.reading() as reader:
        return [read_attachment(reader, one.sha256) for one in attachments_of(reader, entry)]


def kind_of(country: Country, file: Path) -> str:
    with country.secretariat.store.reading() as reader:
        return open_seal(file.read_bytes(), identity(reader).identities).manifest.kind


def missing(secretariat: Office) -> int:
    with secretariat.store.reading() as reader:
        return len(make_receipt(reader, "01").missing_blobs)


def answer(country: Country, back: Path) -> None:
    country.secretariat.answer(back)
    country.province.take(back)


def sent(office: Office) -> list[tuple[str, str]]:
    with office.store.reading() as reader:
        return sorted((one.kind, bundle_state(reader, one)) for one in sent_bundles(reader))


def test_files_arrive_as_they_were_attached_and_are_acknowledged(country: Country, stick: Path, tmp_path: Path) -> None:
    entry = save(country.province, PHOTO, LETTER)
    assert len(country.province.send(stick)) == 4
    assert sent(country.province) == [("blob", "sent")] * 3 + [("journal", "sent")]
    assert {one.state for one in country.secretariat.take(stick)} == {"taken_in"}
    assert read(country.secretariat, entry) == [PHOTO, LETTER]
    assert missing(country.secretariat) == 0
    answer(country, tmp_path / "back")
    assert sent(country.province) == [("blob", "received")] * 3 + [("journal", "received")]
    assert country.province.send(stick) == []
    assert check(country.secretariat.store).faults == ()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_arrival_does_not_matter(country: Country, stick: Path, order: tuple[int, ...]) -> None:
    entry = save(country.province, PHOTO)
    country.province.send(stick)
    files = sorted(stick.iterdir())
    for place in order:
        country.secretariat.take(files[place])
        country.secretariat.take(files[place])
    assert read(country.secretariat, entry) == [PHOTO]
    assert missing(country.secretariat) == 0


def test_a_colleagues_device_gets_the_files_too(country: Country, stick: Path) -> None:
    with country.another("01", "B") as colleague:
        country.enrol(colleague)
        answer(country, stick.parent / "more")
        entry = save(country.province, PHOTO)
        country.province.send(stick)
        colleague.take(stick)
        assert read(colleague, entry) == [PHOTO]


def test_a_file_that_did_not_arrive_is_asked_for_and_sent_again(country: Country, stick: Path, tmp_path: Path) -> None:
    entry = save(country.province, PHOTO, LETTER)
    country.province.send(stick)
    next(file for file in stick.iterdir() if kind_of(country, file) == "blob").unlink()
    country.secretariat.take(stick)
    assert missing(country.secretariat) == 1
    with country.secretariat.store.reading() as reader:
        here = [is_here(reader, one.sha256) for one in attachments_of(reader, entry)]
    assert sorted(here) == [False, True]
    answer(country, tmp_path / "back")
    assert ("journal", "received") in sent(country.province)
    assert ("blob", "sent") in sent(country.province)
    again = tmp_path / "again"
    country.province.send(again)
    assert {kind_of(country, file) for file in again.iterdir()} == {"blob"}
    country.secretariat.take(again)
    assert read(country.secretariat, entry) == [PHOTO, LETTER]
    answer(country, tmp_path / "back again")
    assert country.province.send(tmp_path / "nothing") == []
    assert {state for _, state in sent(country.province)} == {"received"}


def test_an_older_receipt_asks_for_nothing_again(country: Country, stick: Path, tmp_path: Path) -> None:
    save(country.province, LETTER)
    country.province.send(stick)
    (journal,) = [file for file in stick.iterdir() if kind_of(country, file) == "journal"]
    country.secretariat.take(journal)
    country.secretariat.answer(tmp_path / "older")
    country.secretariat.take(stick)
    answer(country, tmp_path / "newer")
    country.province.take(tmp_path / "older")
    assert country.province.send(tmp_path / "nothing") == []


def test_a_file_sent_before_goes_after_one_that_was_not(
    country: Country, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "MOST_OF_FILES", len(LETTER))
    save(country.province, LETTER)
    country.province.send(tmp_path / "first")
    save(country.province, LETTER[1:])
    gathered = outbox.gather(country.province.store)
    assert [one.contents.raw for one in gathered if one.contents.kind == "blob"] == [LETTER[1:]]


def test_more_files_than_travel_together_all_go(country: Country, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MOST_OF_FILES", 3 * len(LETTER))
    entry = save(country.province, *(LETTER + bytes([number]) for number in range(7)))
    assert len(country.province.send(stick)) == 8
    country.secretariat.take(stick)
    assert len(read(country.secretariat, entry)) == 7


def test_a_file_larger_than_travels_together_goes_alone(country: Country, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MOST_OF_FILES", 10)
    save(country.province, LETTER, LETTER[1:])
    assert [one.contents.kind for one in outbox.gather(country.province.store)] == ["journal", "blob"]


def test_files_of_all_records_go_again_when_asked_for(country: Country, stick: Path, tmp_path: Path) -> None:
    save(country.province, LETTER)
    country.province.send(stick)
    country.secretariat.take(stick)
    answer(country, tmp_path / "back")
    assert outbox.gather(country.province.store) == []
    assert [one.contents.kind for one in outbox.gather(country.province.store, again=True)] == ["journal", "blob"]


def test_gathering_tells_of_files_too(country: Country) -> None:
    save(country.province, LETTER, LETTER[1:])
    told: list[Step] = []
    outbox.gather(country.province.store, watch=Watch(told.append))
    assert (told[0], told[-1]) == (Step("gather", 0, 3), Step("gather", 3, 3))


def test_a_file_damaged_here_holds_up_no_records(country: Country, stick: Path) -> None:
    entry = save(country.province, LETTER)
    with country.province.store.writing() as writer:
        writer.connection.exec_driver_sql("UPDATE chunk SET data = zeroblob(length(data))")
    assert len(country.province.send(stick)) == 1
    country.secretariat.take(stick)
    with pytest.raises(FileNotHere):
        read(country.secretariat, entry)


def test_a_file_larger_than_may_be_attached_is_set_aside(
    country: Country, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(country.province, LETTER)
    country.province.send(stick)
    with monkeypatch.context() as patched:
        patched.setattr(admitting, "MOST", len(LETTER) - 1)
        reasons = {one.arrival.reason for one in country.secretariat.take(stick)}
    assert reasons == {None, "attached_too_large"}
    assert rows(country.secretariat.store, "chunk") == []


def test_what_a_draft_has_never_leaves(country: Country, stick: Path) -> None:
    with country.province.store.writing() as writer:
        keep_draft(writer, Draft("d" * 32, "case", CASE.version, USER, {}, {}))
        add_attachment(writer, "d" * 32, "photo.jpg", PHOTO)
    assert country.province.send(stick) == []
