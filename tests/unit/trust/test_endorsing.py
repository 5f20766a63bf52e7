from dataclasses import replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import pytest

from ctip_desktop import clock
from ctip_desktop.bundles.extents import Endorsement
from ctip_desktop.bundles.reading import open_bundle
from ctip_desktop.bundles.signing import public_of
from ctip_desktop.bundles.writing import Sender, seal
from ctip_desktop.errors.trust import (
    OperationsKeyNotNamed,
    RootNotPinned,
    RootsDiffer,
    RootSignaturesTooFew,
    RootSignatureWrong,
    RootsTooFew,
    TrustListForked,
    TrustListMalformed,
    TrustListOlder,
)
from ctip_desktop.trust import endorsing
from ctip_desktop.trust.authority import Authority, accept
from ctip_desktop.trust.endorsing import SignedList, root_fingerprint, sign
from ctip_desktop.trust.enrolment import read_request, request
from ctip_desktop.trust.fingerprint import same
from ctip_desktop.trust.keys import make_device_keys, make_identity, make_signing_key, recipient_of
from ctip_desktop.trust.lists import first_list
from ctip_desktop.trust.parties import Device, Epoch
from ctip_desktop.trust.roots import Root, make_roots, read_root
from tests.support.cast import (
    OPERATIONS,
    PINNED,
    READER,
    READER_IDENTITY,
    ROOTS,
    SECRETARIAT,
    TRUST_LIST,
    open_for_reader,
)
from tests.support.vectors.good import JOURNAL, next_list, trust_letter


def _endorsement(signed: SignedList) -> Endorsement:
    extent = signed.contents(public_of(OPERATIONS)).extent
    assert isinstance(extent, Endorsement)
    return extent


def test_a_province_comes_to_trust_the_secretariat_without_a_line(sticks: dict[Path, str]) -> None:
    """Three officers found it; a province asks; two of the three approve; the province compares the fingerprint."""
    founders = make_roots(sticks)
    operations, secretariat, epoch = make_signing_key(), make_device_keys(), make_identity()
    first = first_list(
        founders,
        public_of(operations),
        Epoch(clock.new_id(), recipient_of(epoch), "2026-11-22"),
        Device(clock.new_id(), "00", "A", secretariat.public, secretariat.recipient),
    )
    kept = SignedList.from_bytes(sign(first, founders).to_bytes())

    province, device_id = make_device_keys(), clock.new_id()
    asked = read_request(request(device_id, "01", "A", province))
    one, _, three = sticks
    present = [read_root(folder, sticks[folder], kept.trust_list.roots) for folder in (one, three)]
    issued = sign(kept.trust_list.with_device(asked.device), present)
    sender = Sender(first.devices[0].id, operations, issued.trust_list.version)
    contents = issued.contents(public_of(operations))
    bundle = seal(contents, sender, 1, issued.trust_list.office_recipients("01"))

    with pytest.raises(RootNotPinned) as raised:
        open_bundle(bundle, [province.identity], Authority(None, None), {device_id})
    read_back = raised.value.fingerprint.replace(" ", "-")
    assert same(read_back, root_fingerprint([root.public for root in founders], 2))
    opened = open_bundle(bundle, [province.identity], Authority(None, raised.value.fingerprint), {device_id})
    trusted = accept(opened, None)
    assert trusted == issued.trust_list
    assert trusted.device(device_id).office == "01"


@pytest.mark.parametrize("present", [pair for count in (2, 3) for pair in combinations(ROOTS, count)])
def test_any_two_of_three_roots_are_enough(present: tuple[Root, ...]) -> None:
    extent = _endorsement(sign(TRUST_LIST, present))
    assert len(extent.signatures) == len(present)
    endorsing.check(extent, _hash(TRUST_LIST.to_line()), PINNED)


def test_one_root_is_not_enough_nor_is_one_twice_or_a_strangers() -> None:
    stranger = Root(make_signing_key(), ROOTS[0].identity)
    for present in ([], ROOTS[:1], [ROOTS[0], ROOTS[0]], [ROOTS[0], stranger]):
        with pytest.raises(RootsTooFew) as raised:
            sign(TRUST_LIST, present)
        assert raised.value.needed == 2
        assert raised.value.found == len({root.public for root in present} - {stranger.public})


def test_a_signature_over_another_list_does_not_hold() -> None:
    extent = _endorsement(sign(TRUST_LIST, ROOTS))
    with pytest.raises(RootSignatureWrong):
        endorsing.check(extent, _hash(next_list().to_line()), PINNED)


def test_other_roots_are_refused_even_when_all_of_them_signed() -> None:
    others = [Root(make_signing_key(), ROOTS[0].identity) for _ in range(3)]
    listed = replace(TRUST_LIST, roots=tuple(sorted(root.public for root in others)))
    with pytest.raises(RootsDiffer):
        endorsing.check(_endorsement(sign(listed, others)), _hash(listed.to_line()), PINNED)


def test_too_few_signatures_are_refused_before_anyone_is_asked_to_compare() -> None:
    extent = _endorsement(sign(TRUST_LIST, ROOTS))
    few = replace(extent, signatures=dict(list(extent.signatures.items())[:1]))
    with pytest.raises(RootSignaturesTooFew):
        endorsing.check(few, _hash(TRUST_LIST.to_line()), None)


def test_the_fingerprint_of_roots_depends_on_keys_and_threshold_and_not_on_their_order() -> None:
    keys = list(TRUST_LIST.roots)
    assert root_fingerprint(keys[::-1], 2) == PINNED
    assert len({PINNED, root_fingerprint(keys, 1), root_fingerprint(keys[:2], 2)}) == 3


def test_a_signed_list_is_the_same_after_it_was_kept() -> None:
    signed = sign(TRUST_LIST, ROOTS[1:])
    assert SignedList.from_bytes(signed.to_bytes()) == signed
    assert signed.trust_list == TRUST_LIST


def test_a_list_is_taken_when_it_is_newer_or_the_same() -> None:
    opened = open_for_reader(trust_letter(next_list()).sealed())
    assert accept(opened, None) == accept(opened, TRUST_LIST) == accept(opened, next_list()) == next_list()


def test_a_list_that_goes_back_or_splits_is_refused() -> None:
    opened = open_for_reader(trust_letter(next_list()).sealed())
    with pytest.raises(TrustListOlder):
        accept(opened, replace(TRUST_LIST, version=4))
    with pytest.raises(TrustListForked):
        accept(opened, replace(next_list(), issued="2026-12-01T00:00:00Z"))


def test_only_a_trust_bundle_brings_a_trust_list() -> None:
    with pytest.raises(TrustListMalformed):
        accept(replace(open_for_reader(JOURNAL.sealed()), raw=TRUST_LIST.to_line()), None)


def test_a_list_that_does_not_name_its_senders_key_is_refused() -> None:
    own = make_signing_key()
    contents = sign(TRUST_LIST, ROOTS).contents(public_of(own))
    bundle = seal(contents, Sender(SECRETARIAT.id, own, 2), 1, {READER.id: READER.age})
    opened = open_bundle(bundle, [READER_IDENTITY], Authority(None, PINNED), {READER.id})
    with pytest.raises(OperationsKeyNotNamed):
        accept(opened, None)


def _hash(line: bytes) -> str:
    return sha256(line).hexdigest()
