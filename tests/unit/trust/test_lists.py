from dataclasses import replace

import pytest

from ctip_desktop import clock
from ctip_desktop.bundles.signing import key_id, public_of
from ctip_desktop.errors.trust import DeviceTwice, DeviceUnknown, LetterTaken, TrustListMalformed
from ctip_desktop.trust.keys import make_device_keys, make_identity, recipient_of
from ctip_desktop.trust.lists import first_list, read_trust_list
from ctip_desktop.trust.parties import Device, Epoch
from tests.support.cast import OPERATIONS, OTHER, READER, REVOKED, REVOKED_LOG, ROOTS, SECRETARIAT, SENDER, TRUST_LIST


def _device(office: str, letter: str) -> Device:
    keys = make_device_keys()
    return Device(clock.new_id(), office, letter, keys.public, keys.recipient)


def test_the_first_list_names_the_secretariat_and_reads_back_as_written() -> None:
    epoch = Epoch(clock.new_id(), recipient_of(make_identity()), "2026-11-22")
    first = first_list(ROOTS, public_of(OPERATIONS), epoch, SECRETARIAT)
    assert (first.version, first.threshold, first.devices) == (1, 2, (SECRETARIAT,))
    assert read_trust_list(first.to_line()) == first
    assert read_trust_list(TRUST_LIST.to_line()) == TRUST_LIST


def test_the_next_list_names_one_device_more() -> None:
    device = _device("03", "A")
    later = TRUST_LIST.with_device(device)
    assert later.version == TRUST_LIST.version + 1
    assert later.devices == (*TRUST_LIST.devices, device)
    assert read_trust_list(later.to_line()) == later


@pytest.mark.parametrize("same", ["id", "sign", "age"])
def test_a_device_or_key_already_named_is_refused(same: str) -> None:
    with pytest.raises(DeviceTwice):
        TRUST_LIST.with_device(replace(_device("03", "A"), **{same: getattr(SENDER, same)}))


def test_a_letter_is_taken_within_its_office_for_ever() -> None:
    for letter in "ABC":
        with pytest.raises(LetterTaken):
            TRUST_LIST.with_device(_device("01", letter))
    assert TRUST_LIST.with_device(_device("01", "D")).devices[-1].letter == "D"


@pytest.mark.parametrize("shared", ["id", "sign", "age"])
def test_a_list_in_which_two_devices_share_anything_is_not_read(shared: str) -> None:
    twin = replace(_device("03", "A"), **{shared: getattr(SENDER, shared)})
    with pytest.raises(TrustListMalformed):
        read_trust_list(replace(TRUST_LIST, devices=(*TRUST_LIST.devices, twin)).to_line())


def test_a_list_whose_roots_are_not_in_order_or_cannot_be_enough_is_not_read() -> None:
    for roots in ({"roots": TRUST_LIST.roots[::-1]}, {"threshold": 0}, {"threshold": 4}):
        with pytest.raises(TrustListMalformed):
            read_trust_list(replace(TRUST_LIST, **roots).to_line())


def test_a_device_signs_with_its_own_key_for_its_office() -> None:
    signer = TRUST_LIST.signer(SENDER.id, key_id(SENDER.sign))
    assert signer is not None
    assert (signer.public, signer.role, signer.office, signer.accepted) == (SENDER.sign, "device", "01", None)


def test_the_operations_key_signs_only_in_the_hands_of_the_secretariat() -> None:
    key = key_id(public_of(OPERATIONS))
    signer = TRUST_LIST.signer(SECRETARIAT.id, key)
    assert signer is not None
    assert (signer.role, signer.office) == ("operations", "00")
    assert TRUST_LIST.signer(SENDER.id, key) is None
    assert TRUST_LIST.with_revoked(SECRETARIAT.id, {}).signer(SECRETARIAT.id, key) is None


def test_another_key_or_another_device_is_nobody() -> None:
    assert TRUST_LIST.signer(SENDER.id, key_id(OTHER.sign)) is None
    assert TRUST_LIST.signer("0" * 32, key_id(SENDER.sign)) is None


def test_a_revoked_device_is_known_up_to_what_was_accepted_of_it() -> None:
    signer = TRUST_LIST.signer(REVOKED.id, key_id(REVOKED.sign))
    assert signer is not None
    assert signer.accepted == {REVOKED_LOG: 2}
    later = TRUST_LIST.with_revoked(SENDER.id, {"1" * 32: 40})
    assert later.version == 3
    assert later.device(SENDER.id) == replace(SENDER, status="revoked", logs={"1" * 32: 40})
    assert read_trust_list(later.to_line()) == later


def test_a_journal_is_sealed_to_the_last_epoch_recovery_and_the_other_active_devices_of_the_office() -> None:
    epoch = Epoch(clock.new_id(), recipient_of(make_identity()), "2027-01-01")
    rotated = replace(TRUST_LIST, epochs=(*TRUST_LIST.epochs, epoch))
    assert rotated.journal_recipients(SENDER.id) == {
        epoch.id: epoch.age,
        rotated.recovery.id: rotated.recovery.age,
        READER.id: READER.age,
    }


def test_what_goes_to_an_office_is_sealed_to_its_active_devices() -> None:
    assert TRUST_LIST.office_recipients("01") == {SENDER.id: SENDER.age, READER.id: READER.age}
    assert TRUST_LIST.office_recipients("09") == {}


def test_a_device_nobody_named_is_unknown() -> None:
    for ask in (TRUST_LIST.device, TRUST_LIST.journal_recipients, lambda one: TRUST_LIST.with_revoked(one, {})):
        with pytest.raises(DeviceUnknown):
            ask("0" * 32)


def test_five_hundred_devices_fit_one_bundle() -> None:
    devices = (_device(f"{number % 25 + 1:02}", chr(ord("A") + number // 25)) for number in range(500))
    line = replace(TRUST_LIST, devices=(SECRETARIAT, *devices)).to_line()
    assert len(read_trust_list(line).devices) == 501
    assert len(line) < 200_000
