from hashlib import sha256
from pathlib import Path

import orjson
import pytest

from ctip_desktop.bundles.canonical import write_object
from ctip_desktop.bundles.signing import to_text
from ctip_desktop.errors.trust import EnrolmentDamaged, EnrolmentNewer, EnrolmentSignatureWrong
from ctip_desktop.trust.enrolment import read_request, request, write_request
from ctip_desktop.trust.keys import DeviceKeys
from tests.support.cast import OTHER, READER_IDENTITY, SENDER, name_key

KEYS = DeviceKeys(name_key("sender"), READER_IDENTITY)
DOMAIN = b"ctip-enrol-v1\n"


def _request() -> bytes:
    return request(SENDER.id, "01", "A", KEYS)


def _signed(line: bytes, domain: bytes = DOMAIN) -> bytes:
    return domain + line + to_text(KEYS.signing.sign(domain + line)).encode() + b"\n"


def _with(**changes: object) -> bytes:
    return _signed(write_object(orjson.loads(_request().split(b"\n")[1]) | changes))


def test_a_request_names_the_device_as_it_will_stand_in_the_trust_list() -> None:
    found = read_request(_request())
    assert (found.device.id, found.device.office, found.device.letter) == (SENDER.id, "01", "A")
    assert (found.device.sign, found.device.age) == (KEYS.public, KEYS.recipient)
    assert found.device.active


def test_both_sides_see_the_same_fingerprint_and_it_covers_every_part() -> None:
    data = _request()
    assert read_request(data).fingerprint == read_request(data).fingerprint
    others = {read_request(_with(**{name: value})).fingerprint for name, value in (("office", "02"), ("letter", "B"))}
    assert len(others | {read_request(data).fingerprint}) == 3


def test_a_request_is_put_under_its_hash(tmp_path: Path) -> None:
    data = _request()
    assert write_request(tmp_path, data).name == f"{sha256(data).hexdigest()}.enrol"


def test_a_request_changed_after_it_was_signed_is_refused() -> None:
    with pytest.raises(EnrolmentSignatureWrong):
        read_request(_request().replace(b'"office":"01"', b'"office":"02"'))


def test_a_request_with_someone_elses_key_is_refused() -> None:
    with pytest.raises(EnrolmentSignatureWrong):
        read_request(_with(sign=to_text(OTHER.sign)))


def test_a_later_format_is_named() -> None:
    with pytest.raises(EnrolmentNewer):
        read_request(_signed(b"{}\n", b"ctip-enrol-v2\n"))


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 2},
        {"v": True},
        {"device": "me"},
        {"office": "1"},
        {"office": 1},
        {"letter": "a"},
        {"letter": "ABCD"},
        {"sign": "AAAA"},
        {"age": "age1"},
        {"age": None},
        {"at": "today"},
        {"note": "x"},
    ],
)
def test_a_request_that_says_what_cannot_be_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(EnrolmentDamaged):
        read_request(_with(**changes))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        DOMAIN,
        _request()[:-1],
        _request() + b"\n",
        _request().replace(b"\n", b"\r\n"),
        _signed(b'{"v": 1}\n'),
        _request() + b"x" * 5000,
    ],
    ids=["empty", "text", "domain", "cut", "followed", "crlf", "spaces", "long"],
)
def test_a_file_that_is_no_whole_request_is_refused(data: bytes) -> None:
    with pytest.raises(EnrolmentDamaged):
        read_request(data)
