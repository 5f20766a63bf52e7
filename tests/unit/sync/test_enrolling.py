"""Whom the secretariat lets in: a fingerprint read aloud truly does not make a stranger the secretariat."""

from pathlib import Path

import pytest

from ctip_desktop import clock
from ctip_desktop.errors.trust import OfficeNotEnrolled
from ctip_desktop.trust.approving import approve_device
from ctip_desktop.trust.enrolment import read_request, request
from ctip_desktop.trust.identity import identity
from ctip_desktop.trust.keys import make_device_keys
from tests.support.offices import PASSPHRASE, a_country


@pytest.mark.parametrize("office", ["00", "26", "99"])
def test_a_device_of_no_province_is_not_enrolled(tmp_path: Path, office: str) -> None:
    asked = request(clock.new_id(), office, "B", make_device_keys())
    with a_country(tmp_path, enrolled=False) as country:
        store = country.secretariat.store
        with pytest.raises(OfficeNotEnrolled):
            approve_device(store, asked, read_request(asked).fingerprint, {tmp_path / "root": PASSPHRASE})
        with store.reading() as reader:
            listed = identity(reader).trust_list
    assert listed
    assert listed.version == 1
