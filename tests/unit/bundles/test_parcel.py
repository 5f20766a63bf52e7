"""What is sealed by a passphrase is opened by it alone, and holds every file as it was."""

import tarfile
from io import BytesIO

import pyrage
import pytest

from ctip_desktop.bundles.parcel import seal_files

FILES = {"entries/case.jsonl": '{"ឈ្មោះ":"សុខា"}\n'.encode(), "empty.csv": b""}


def test_sealed_files_come_out_as_they_went_in() -> None:
    sealed = seal_files(FILES, "ពាក្យ seven rivers")
    assert sealed.startswith(b"age-encryption.org/v1\n-> scrypt ")
    with tarfile.open(fileobj=BytesIO(pyrage.passphrase.decrypt(sealed, "ពាក្យ seven rivers"))) as tar:
        found = {one.name: (tar.extractfile(one) or BytesIO()).read() for one in tar.getmembers()}
    assert found == FILES


def test_another_passphrase_opens_nothing() -> None:
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(seal_files(FILES, "seven rivers"), "eight rivers")
