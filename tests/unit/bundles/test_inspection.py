import pytest

from ctip_desktop.bundles.inspection import inspect
from ctip_desktop.errors.bundles import BundleDamaged, NotABundle
from tests.support.cast import READER, READER_IDENTITY
from tests.support.letters import Letter
from tests.support.vectors.good import JOURNAL


def test_with_a_key_a_bundle_says_what_its_manifest_claims() -> None:
    found = inspect(JOURNAL.sealed(), [READER_IDENTITY])
    assert found.manifest is not None
    assert (found.manifest.kind, found.manifest.to, found.size) == ("journal", (READER.id,), len(JOURNAL.sealed()))


def test_without_a_key_only_hash_and_size_are_known() -> None:
    assert inspect(JOURNAL.sealed(), []).manifest is None
    assert len(inspect(JOURNAL.sealed(), []).sha256) == 64


def test_looking_does_not_ask_who_signed() -> None:
    unsigned = Letter(JOURNAL.parts, JOURNAL.key, b"", signature=b"A" * 86 + b"==\n")
    assert inspect(unsigned.sealed(), [READER_IDENTITY]).manifest is not None


def test_a_file_that_is_no_bundle_or_is_damaged_is_named() -> None:
    with pytest.raises(NotABundle):
        inspect(b"%PDF-1.7", [])
    with pytest.raises(BundleDamaged):
        inspect(JOURNAL.sealed()[:-1], [READER_IDENTITY])
