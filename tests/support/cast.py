"""Who plays in the bundle vectors: devices, roots and two trust lists with fixed keys, which serve tests only."""

from dataclasses import replace
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from orjson import OPT_APPEND_NEWLINE, OPT_INDENT_2, dumps, loads

from ctip_desktop.bundles.reading import Opened, open_bundle
from ctip_desktop.bundles.signing import public_of
from ctip_desktop.trust.authority import Authority, accept
from ctip_desktop.trust.endorsing import SignedList, root_fingerprint, sign
from ctip_desktop.trust.keys import DeviceKeys, recipient_of, signing_key
from ctip_desktop.trust.lists import TrustList
from ctip_desktop.trust.parties import Device, Epoch
from ctip_desktop.trust.roots import Root
from tests.support import sealing

_IDENTITIES = {
    "reader": "AGE-SECRET-KEY-1ZSVQR2NCDH208SWCAXN2C9RNWR0UL559V8SJ392G9SFCYC0WVFAQRLXMXT",
    "other": "AGE-SECRET-KEY-1H37MRNGY3DWXN5N7S5FX8K0FF5R5XD5DN7XSU3Z245QGMK9GLWAS3TK570",
    "sender": "AGE-SECRET-KEY-1ML8SKYYHQYL0HLPH2EXX70MUSK6YJMFC6RAT3LDZM5TT39663MSQS6WZVH",
    "epoch": "AGE-SECRET-KEY-18L6SFRD4J5UMRH3T92VRR2YZQTLDYWAPZ7CLXGK4TA0GPR99G78S9Q4ZFY",
    "recovery": "AGE-SECRET-KEY-1LLUHTEJAH37NNDVZYU85LY6QFV5J7EYS36X6CH7SUQR9XHR6E9RQJDSXL0",
    "secretariat": "AGE-SECRET-KEY-1EYQXSYM2CK7CRUHP5UEPGJXFW3WQR2CU93VAMGSATCXJW09JA96QLZQ2Y9",
    "revoked": "AGE-SECRET-KEY-1T2YQT32205WRX4FQULRML2D3CVEV9YGVMSJVTY7YPCXQWH5DDGLQ6WKFJ2",
}


def name_id(name: str) -> str:
    """Return the id a name stands for here."""
    return sha256(name.encode()).hexdigest()[:32]


def name_key(name: str) -> Ed25519PrivateKey:
    """Return the signing key a name stands for here."""
    return signing_key(sha256(b"test only: " + name.encode()).digest())


def _device(name: str, office: str, letter: str) -> Device:
    keys = DeviceKeys(name_key(name), _IDENTITIES[name])
    return Device(name_id(name), office, letter, keys.public, keys.recipient)


READER_IDENTITY = _IDENTITIES["reader"]
READER, SENDER = _device("reader", "01", "B"), _device("sender", "01", "A")
SECRETARIAT, OTHER = _device("secretariat", "00", "A"), _device("other", "02", "A")
REVOKED_LOG = name_id("log of the revoked device")
REVOKED = replace(_device("revoked", "01", "C"), status="revoked", logs={REVOKED_LOG: 2})
OPERATIONS = name_key("operations")
ROOTS = [Root(name_key(f"root {number}"), _IDENTITIES["recovery"]) for number in (1, 2, 3)]

TRUST_LIST = TrustList(
    version=2,
    issued="2026-11-01T00:00:00Z",
    roots=tuple(sorted(root.public for root in ROOTS)),
    threshold=2,
    operations=(public_of(OPERATIONS),),
    epochs=(Epoch(name_id("epoch"), recipient_of(_IDENTITIES["epoch"]), "2026-10-01"),),
    recovery=ROOTS[0].recovery,
    devices=(SECRETARIAT, SENDER, READER, REVOKED, OTHER),
)
PINNED = root_fingerprint(TRUST_LIST.roots, TRUST_LIST.threshold)


def signed(trust_list: TrustList) -> SignedList:
    """Return the list signed by two of the three roots."""
    return sign(trust_list, ROOTS[:2])


def reader_json() -> bytes:
    """Return who reads the vectors, for programs of others."""
    reader = {"identity": READER_IDENTITY, "me": READER.id, "pinned": PINNED, "trust": loads(TRUST_LIST.to_line())}
    return dumps({"comment": "these keys serve tests only"} | reader, option=OPT_INDENT_2 | OPT_APPEND_NEWLINE)


def open_for_reader(data: bytes, *, pinned: bool = True) -> Opened:
    """Read a bundle as the reader of the vectors does, a trust list included."""
    opened = open_bundle(data, [READER_IDENTITY], Authority(TRUST_LIST, PINNED if pinned else None), {READER.id})
    if opened.manifest.kind == "trust":
        accept(opened, TRUST_LIST)
    return opened


def sealed_to_reader(inner: bytes) -> bytes:
    """Seal any bytes to the reader, as anyone can who knows its recipient."""
    return sealing.seal(inner, [READER.age])
