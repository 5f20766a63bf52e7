"""A device's request to be enrolled: a file signed by the device itself, and a fingerprint to read aloud."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ctip_desktop import clock
from ctip_desktop.bundles.canonical import read_object, write_object
from ctip_desktop.bundles.medium import read_file
from ctip_desktop.bundles.placing import place
from ctip_desktop.bundles.signing import SIGNATURE_BYTES, from_text, is_signed, to_text
from ctip_desktop.bundles.values import MOMENT
from ctip_desktop.errors.bundles import JsonRefused
from ctip_desktop.errors.trust import (
    EnrolmentDamaged,
    EnrolmentNewer,
    EnrolmentRefused,
    EnrolmentSignatureWrong,
    TrustListMalformed,
)
from ctip_desktop.trust.fingerprint import fingerprint
from ctip_desktop.trust.keys import DeviceKeys
from ctip_desktop.trust.parties import Device, is_text

SUFFIX = ".enrol"
LARGEST = 4096

_DOMAIN = b"ctip-enrol-v1\n"
_LATER_DOMAIN = re.compile(rb"ctip-enrol-v([1-9][0-9]{0,3})\n")
_PARTS = {"v", "device", "office", "letter", "sign", "age", "at"}


@dataclass(frozen=True)
class Enrolment:
    """A request that was read and found whole: the device as it would stand in the trust list, and what to compare."""

    device: Device
    at: str
    fingerprint: str


@dataclass(frozen=True)
class Found:
    """A request's file: what it says, or why it cannot be believed."""

    file: Path
    data: bytes
    enrolment: Enrolment | None
    refused: EnrolmentRefused | None = None


def request(device_id: str, office: str, letter: str, keys: DeviceKeys) -> bytes:
    """Return the request of a device: domain line, one line of canonical JSON, and the device's signature over both."""
    parts = {
        "v": 1,
        "device": device_id,
        "office": office,
        "letter": letter,
        "sign": to_text(keys.public),
        "age": keys.recipient,
        "at": clock.timestamp(),
    }
    signed = _DOMAIN + write_object(parts)
    return signed + to_text(keys.signing.sign(signed)).encode("ascii") + b"\n"


def write_request(folder: Path, data: bytes) -> Path:
    """Put a request into the folder under its hash, whole or not at all; raise what `place` raises."""
    return place(folder, f"{sha256(data).hexdigest()}{SUFFIX}", data)


def read_request(data: bytes) -> Enrolment:
    """Read a request, believing no more than that whoever made it holds the key it names.

    Raise EnrolmentDamaged, EnrolmentNewer or EnrolmentSignatureWrong.
    """
    later = _LATER_DOMAIN.match(data)
    if later and later[1] != b"1":
        raise EnrolmentNewer(int(later[1]))
    lines = data.split(b"\n")
    if len(data) > LARGEST or not data.startswith(_DOMAIN) or len(lines) != 4 or lines[3]:
        raise EnrolmentDamaged
    try:
        parts = read_object(lines[1] + b"\n", "enrolment")
    except JsonRefused:
        raise EnrolmentDamaged from None
    signature = from_text(lines[2].decode("ascii", errors="replace"), SIGNATURE_BYTES)
    if (
        signature is None
        or parts.keys() != _PARTS
        or parts["v"] is True
        or parts["v"] != 1
        or not is_text(parts["at"], MOMENT)
    ):
        raise EnrolmentDamaged
    try:
        device = Device.read(
            {name: parts[name] for name in ("office", "letter", "sign", "age")}
            | {"id": parts["device"], "status": "active", "logs": {}}
        )
    except TrustListMalformed:
        raise EnrolmentDamaged from None
    signed = _DOMAIN + lines[1] + b"\n"
    if not is_signed(device.sign, signature, signed):
        raise EnrolmentSignatureWrong(device.id)
    return Enrolment(device, parts["at"], fingerprint(signed))


def find_requests(folders: Sequence[Path]) -> list[Found]:
    """Return the requests that lie in folders, each once; a file the medium does not give up is left out."""
    found: dict[bytes, Found] = {}
    for file in (file for folder in folders for file in sorted(folder.glob(f"[!.]*{SUFFIX}"))):
        try:
            data = read_file(file, LARGEST)
        except OSError:
            continue
        try:
            found.setdefault(data, Found(file, data, read_request(data)))
        except EnrolmentRefused as error:
            found.setdefault(data, Found(file, data, None, error))
    return list(found.values())
