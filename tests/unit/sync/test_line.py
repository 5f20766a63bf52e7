"""Records go from a province to the secretariat and a receipt comes back, whatever happens to the stick."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from ctip_desktop.errors.bundles import FolderMissing
from ctip_desktop.errors.sync import NotEnrolled, NothingToImport, OfficeWithoutDevice, OnlySecretariat
from ctip_desktop.errors.trust import FingerprintDiffers, NotRootHolder, RootHeardWrong, RootNotSeen, RootPinnedAlready
from ctip_desktop.store.arrivals import arrivals
from ctip_desktop.store.journal import lines, logs
from ctip_desktop.store.outbox import acknowledgement, bundle_state, sent_bundles
from ctip_desktop.sync import outbox, returning
from ctip_desktop.sync.inbox import Outcome
from ctip_desktop.sync.pinning import pin
from ctip_desktop.sync.receipts import make_receipt
from ctip_desktop.trust.approving import approve_device
from tests.support.offices import PASSPHRASE, Country, Office, a_country


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path) as country:
        yield country


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def states(outcomes: list[Outcome]) -> list[tuple[str, str | None]]:
    return sorted((one.state, one.arrival.reason) for one in outcomes)


def own_log(office: Office) -> tuple[str, int]:
    with office.store.reading() as reader:
        return next((log.id, log.seq) for log in logs(reader) if log.ours and not log.closed)


def held(office: Office, log: str) -> list[bytes]:
    with office.store.reading() as reader:
        return [line for _, _, line in lines(reader, log)]


def sent_states(office: Office) -> list[str]:
    with office.store.reading() as reader:
        return [bundle_state(reader, one) for one in sent_bundles(reader)]


def test_what_is_sent_arrives_and_is_acknowledged(country: Country, stick: Path, tmp_path: Path) -> None:
    country.province.save(3)
    log, _ = own_log(country.province)
    assert len(country.province.send(stick)) == 1
    assert sent_states(country.province) == ["sent"]
    assert states(country.secretariat.take(stick)) == [("taken_in", None)]
    assert held(country.secretariat, log) == held(country.province, log)
    country.secretariat.answer(tmp_path / "back")
    assert states(country.province.take(tmp_path / "back")) == [("taken_in", None), ("taken_in", None)]
    assert sent_states(country.province) == ["received"]
    assert country.province.send(stick) == []


def test_a_lost_stick_does_no_harm_because_what_is_not_acknowledged_is_sent_again(
    country: Country, stick: Path, tmp_path: Path
) -> None:
    country.province.save(2)
    country.province.send(tmp_path / "lost")
    country.province.save(1)
    country.province.send(stick)
    log, _ = own_log(country.province)
    country.secretariat.take(stick)
    assert held(country.secretariat, log) == held(country.province, log)


def test_taking_in_the_same_stick_twice_changes_nothing(country: Country, stick: Path) -> None:
    country.province.save(2)
    country.province.send(stick)
    country.secretariat.take(stick)
    assert states(country.secretariat.take(stick)) == [("already_have", None)]
    country.province.send(stick)
    assert states(country.secretariat.take(stick)) == [("already_have", None), ("taken_in", None)]


@pytest.fixture
def small_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two records a bundle, so that a handful of entries makes several."""
    monkeypatch.setattr(outbox, "MOST_RECORDS", 2)


@pytest.mark.usefixtures("small_bundles")
def test_a_bundle_that_comes_before_an_earlier_one_waits_and_the_gap_is_named(country: Country, stick: Path) -> None:
    country.province.save(5)
    first, second, third = (stick / name for name in country.province.send(stick))
    log, _ = own_log(country.province)
    outcome = country.secretariat.take(third)[0]
    assert (outcome.state, outcome.arrival.reason) == ("waits", "records_missing")
    assert (outcome.arrival.facts["first"], outcome.arrival.facts["last"]) == (1, 4)
    with country.secretariat.store.reading() as reader:
        assert make_receipt(reader, "01").have[log].gaps == ((1, 4),)
    country.secretariat.take(first)
    with country.secretariat.store.reading() as reader:
        have = make_receipt(reader, "01").have[log]
    assert (have.seq, have.gaps) == (2, ((3, 4),))
    assert states(country.secretariat.take(second)) == [("taken_in", None)]
    assert held(country.secretariat, log) == held(country.province, log)
    with country.secretariat.store.reading() as reader:
        assert {one.state for one in arrivals(reader)} == {"taken_in"}
    assert not list((country.secretariat.store.folder / "waiting").iterdir())


@pytest.mark.usefixtures("small_bundles")
@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_every_order_of_arrival_ends_the_same(country: Country, stick: Path, order: tuple[int, ...]) -> None:
    country.province.save(7)
    names = country.province.send(stick)
    log, _ = own_log(country.province)
    for place in (*order, order[0]):
        country.secretariat.take(stick / names[place])
    assert held(country.secretariat, log) == held(country.province, log)


def test_a_damaged_file_is_set_aside_and_the_others_are_taken_in(country: Country, stick: Path, tmp_path: Path) -> None:
    country.province.save(1)
    (name,) = country.province.send(stick)
    country.province.save(1)
    country.province.send(stick)
    damaged = bytearray((stick / name).read_bytes())
    damaged[-20] ^= 1
    (stick / name).write_bytes(damaged)
    assert states(country.secretariat.take(stick)) == [("set_aside", "bundle_damaged"), ("taken_in", None)]
    country.secretariat.answer(tmp_path / "back")
    country.province.take(tmp_path / "back")
    assert sorted(sent_states(country.province)) == ["received", "received"]


def test_the_office_hears_which_of_its_files_was_refused_and_why(country: Country, stick: Path, tmp_path: Path) -> None:
    country.province.save(1)
    (name,) = country.province.send(stick)
    whole = (stick / name).read_bytes()
    for cut in (7, 9):
        (stick / name).write_bytes(whole[:-cut])
        country.secretariat.take(stick)
    country.secretariat.answer(tmp_path / "back")
    country.province.take(tmp_path / "back")
    assert sent_states(country.province) == ["refused"]
    country.province.send(stick)
    assert ("taken_in", None) in states(country.secretariat.take(stick))


def test_a_file_that_never_was_a_bundle_does_not_spoil_the_receipt(
    country: Country, stick: Path, tmp_path: Path
) -> None:
    country.province.save(1)
    country.province.send(stick)
    (stick / "holiday.ctip").write_bytes(b"a picture")
    assert ("set_aside", "not_a_bundle") in states(country.secretariat.take(stick))
    country.secretariat.answer(tmp_path / "back")
    country.province.take(tmp_path / "back")
    assert sent_states(country.province) == ["received"]


def test_a_device_that_is_not_enrolled_keeps_everything_and_sends_nothing(tmp_path: Path) -> None:
    with a_country(tmp_path, enrolled=False) as country:
        country.province.save(1)
        with pytest.raises(NotEnrolled):
            country.province.send(tmp_path / "stick")


def test_nothing_is_believed_before_the_root_is_pinned_and_everything_after(tmp_path: Path) -> None:
    with a_country(tmp_path, enrolled=False) as country:
        country.approve(country.province)
        country.secretariat.answer(tmp_path / "back")
        assert states(country.province.take(tmp_path / "back")) == [("set_aside", "root_not_pinned")]
        with country.province.store.reading() as reader:
            fingerprint = str(arrivals(reader)[0].facts["fingerprint"])
        pin(country.province.store, fingerprint.replace(" ", "-"))
        country.province.save(1)
        assert len(country.province.send(tmp_path / "stick")) == 1
        assert pin(country.province.store, fingerprint) == fingerprint
        with pytest.raises(RootPinnedAlready):
            pin(country.province.store, "1" * 40)


def test_a_bundle_of_a_device_not_yet_listed_is_held_until_the_trust_list_names_it(
    country: Country, stick: Path
) -> None:
    with country.another("02", "A") as other:
        country.enrol(other, "02")
        other.save(2)
        other.send(stick)
        log, _ = own_log(other)
        with country.secretariat.store.writing() as writer:
            newest = writer.connection.exec_driver_sql("SELECT * FROM trust_list ORDER BY version DESC").first()
            writer.connection.exec_driver_sql("DELETE FROM trust_list WHERE version = ?", (newest.version,))
        assert states(country.secretariat.take(stick)) == [("set_aside", "unknown_signer")]
        country.approve(other)
        country.secretariat.take(stick)
        assert held(country.secretariat, log) == held(other, log)


def test_devices_of_one_office_take_in_each_others_records_and_no_one_elses(country: Country, stick: Path) -> None:
    with country.another("01", "B") as colleague, country.another("02", "A") as stranger:
        country.enrol(colleague)
        country.enrol(stranger, "02")
        country.secretariat.answer(stick / "..", "01")
        country.province.take(*[stick.parent])
        country.province.save(2)
        country.province.send(stick)
        log, _ = own_log(country.province)
        assert states(colleague.take(stick)) == [("taken_in", None)]
        assert held(colleague, log) == held(country.province, log)
        assert states(stranger.take(stick)) == [("set_aside", "not_for_this_device")]


def test_a_stick_that_is_gone_leaves_everything_unsent(country: Country, tmp_path: Path) -> None:
    country.province.save(1)
    with pytest.raises(FolderMissing):
        outbox.export(country.province.store, tmp_path / "gone")
    assert sent_states(country.province) == []


def test_an_empty_folder_is_said_to_be_empty(country: Country, stick: Path) -> None:
    with pytest.raises(NothingToImport):
        country.secretariat.take(stick)


def test_only_the_secretariat_answers_and_approves(country: Country, stick: Path) -> None:
    with pytest.raises(OnlySecretariat):
        country.province.answer(stick)
    with pytest.raises(OfficeWithoutDevice):
        country.secretariat.answer(stick, "09")
    with pytest.raises(NotRootHolder):
        approve_device(country.province.store, country.province.request(), "", {})
    with pytest.raises(FingerprintDiffers):
        approve_device(
            country.secretariat.store, country.province.request(), "0" * 40, {country.folder / "root": PASSPHRASE}
        )
    assert returning.offices(country.secretariat.store) == ["01"]


def test_an_older_receipt_does_not_move_the_cursor_back(country: Country, tmp_path: Path) -> None:
    log, _ = own_log(country.province)
    for name in ("one", "two"):
        country.province.save(1)
        country.province.send(tmp_path / name)
        country.secretariat.take(tmp_path / name)
        country.secretariat.answer(tmp_path / f"{name}-back")
    country.province.take(tmp_path / "two-back")
    country.province.take(tmp_path / "one-back")
    with country.province.store.reading() as reader:
        cursor = acknowledgement(reader, log)
    assert cursor is not None
    assert cursor.seq == 2


def test_a_device_whose_store_was_set_back_goes_on_in_a_new_log(country: Country, stick: Path, tmp_path: Path) -> None:
    country.province.save(3)
    country.province.send(stick)
    country.secretariat.take(stick)
    country.secretariat.answer(tmp_path / "back")
    log, _ = own_log(country.province)
    with country.province.store.writing() as writer:
        for table in ("revision_parent", "revision", "entry", "journal"):
            writer.connection.exec_driver_sql(f"DELETE FROM {table}")
        writer.connection.exec_driver_sql("UPDATE log SET seq = 0, head = ? WHERE id = ?", ("0" * 64, log))
    assert ("set_aside", "receipt_ahead") in states(country.province.take(tmp_path / "back"))
    assert own_log(country.province)[0] != log


def test_a_receipt_that_names_another_record_is_set_aside(country: Country, stick: Path, tmp_path: Path) -> None:
    country.province.save(1)
    country.province.send(stick)
    country.secretariat.take(stick)
    country.secretariat.answer(tmp_path / "back")
    with country.province.store.writing() as writer:
        writer.connection.exec_driver_sql("PRAGMA defer_foreign_keys = 1")
        writer.connection.exec_driver_sql("DELETE FROM revision")
        writer.connection.exec_driver_sql("UPDATE journal SET hash = ?", ("1" * 64,))
    assert ("set_aside", "receipt_contradicts") in states(country.province.take(tmp_path / "back"))


def test_a_stick_that_goes_both_ways_brings_no_faults_of_our_own(country: Country, stick: Path) -> None:
    country.province.save(1)
    country.province.send(stick)
    assert states(country.province.take(stick)) == [("already_have", None)]
    country.secretariat.take(stick)
    country.secretariat.answer(stick)
    assert set(states(country.secretariat.take(stick))) == {("already_have", None)}
    with country.province.store.reading() as reader:
        assert [
            one
            for one in arrivals(reader)
            if one.state == "set_aside" and one.name in {p.stem for p in stick.iterdir()}
        ] == []


def test_a_colleague_who_missed_what_is_acknowledged_gets_it_again(
    country: Country, stick: Path, tmp_path: Path
) -> None:
    with country.another("01", "B") as colleague:
        country.province.save(1)
        country.province.send(tmp_path / "one")
        country.secretariat.take(tmp_path / "one")
        country.secretariat.answer(tmp_path / "back")
        country.province.take(tmp_path / "back")
        country.enrol(colleague)
        country.secretariat.answer(tmp_path / "more")
        country.province.take(tmp_path / "more")
        log, _ = own_log(country.province)
        country.province.save(1)
        country.province.send(stick)
        assert states(colleague.take(stick)) == [("waits", "records_missing")]
        outbox.export(country.province.store, stick, again=True)
        colleague.take(stick)
        assert held(colleague, log) == held(country.province, log)


def test_digits_that_are_not_the_roots_are_told_from_no_root_at_all(tmp_path: Path) -> None:
    with a_country(tmp_path, enrolled=False) as country:
        with pytest.raises(RootNotSeen):
            pin(country.province.store, "1" * 40)
        country.approve(country.province)
        country.secretariat.answer(tmp_path / "back")
        country.province.take(tmp_path / "back")
        with pytest.raises(RootHeardWrong):
            pin(country.province.store, "1" * 40)
