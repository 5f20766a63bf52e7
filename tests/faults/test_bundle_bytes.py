"""A bundle spoilt at any byte is refused, with a failure that has a name, and nothing else ever leaves the reader."""

from time import perf_counter

import pytest

from ctip_desktop.bundles import contents
from ctip_desktop.bundles.writing import Sender, seal
from ctip_desktop.errors.bundles import BundleDamaged, BundleRefused, HeaderTooLong, NotABundle
from ctip_desktop.errors.trust import EnrolmentRefused
from ctip_desktop.trust.enrolment import read_request, request
from ctip_desktop.trust.keys import DeviceKeys
from tests.support import cast
from tests.support.letters import Letter
from tests.support.vectors.good import JOURNAL, LINES, LOG, next_list, trust_letter
from tests.support.vectors.vector import flip


@pytest.fixture(scope="module")
def bundle() -> bytes:
    sender = Sender(cast.SENDER.id, cast.name_key("sender"), 2)
    return seal(contents.journal(LOG, LINES), sender, 1, {cast.READER.id: cast.READER.age})


def test_the_bundle_itself_is_read_in(bundle: bytes) -> None:
    assert [record.line for record in cast.open_for_reader(bundle).records] == LINES


def test_a_bundle_flipped_at_any_byte_is_refused(bundle: bytes) -> None:
    for at in range(len(bundle)):
        with pytest.raises(BundleRefused):
            cast.open_for_reader(flip(bundle, at))


def test_a_bundle_cut_at_any_byte_is_refused(bundle: bytes) -> None:
    for length in range(len(bundle)):
        with pytest.raises(NotABundle if length < 22 else BundleDamaged):
            cast.open_for_reader(bundle[:length])


@pytest.mark.parametrize("made", [JOURNAL, trust_letter(next_list())], ids=["journal", "trust"])
def test_what_is_sealed_is_refused_when_any_byte_of_it_is_changed(made: Letter) -> None:
    """The seal can be made by anyone, so what it holds must stand for itself."""
    inner = made.inner
    assert cast.open_for_reader(cast.sealed_to_reader(inner)).manifest.n == 1
    for at in range(len(inner)):
        with pytest.raises(BundleRefused):
            cast.open_for_reader(cast.sealed_to_reader(flip(inner, at)))


@pytest.mark.parametrize("made", [JOURNAL, trust_letter(next_list())], ids=["journal", "trust"])
def test_what_is_sealed_is_refused_when_cut_at_any_byte(made: Letter) -> None:
    inner = made.inner
    for length in range(len(inner)):
        with pytest.raises(BundleRefused):
            cast.open_for_reader(cast.sealed_to_reader(inner[:length]))


def test_an_enrolment_request_changed_or_cut_at_any_byte_is_refused() -> None:
    keys = DeviceKeys(cast.name_key("sender"), cast.READER_IDENTITY)
    whole = request(cast.name_id("sender"), "01", "A", keys)
    assert read_request(whole).device.id == cast.name_id("sender")
    for spoilt in (*(flip(whole, at) for at in range(len(whole))), *(whole[:length] for length in range(len(whole)))):
        with pytest.raises(EnrolmentRefused):
            read_request(spoilt)


@pytest.mark.parametrize(
    "junk",
    [b"-> X25519 " + b"A" * 8_000_000, (b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n") * 80_000],
    ids=["a line without end", "stanzas for everybody"],
)
def test_a_seal_made_to_keep_the_reader_busy_is_refused_at_once(junk: bytes) -> None:
    """It would take minutes to read, and anybody can write it."""
    began = perf_counter()
    with pytest.raises(HeaderTooLong):
        cast.open_for_reader(b"age-encryption.org/v1\n" + junk)
    assert perf_counter() - began < 1
