"""Root keys, each on a stick of its own and sealed by a passphrase of its own; never in a store.

A stick also holds the private half of the recovery key, so that any one officer with a stick can save an office whose
passphrases are all forgotten; only as many officers as the threshold can change who is trusted.

The seal is Argon2id and ChaCha20-Poly1305, as in the vault, with its cost written in the file: an age passphrase file
takes its cost from the speed of the computer it was made on, and a slower one may then refuse to open it.
"""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from ctip_desktop import clock
from ctip_desktop.bundles.canonical import read_object, write_object
from ctip_desktop.bundles.medium import read_file
from ctip_desktop.bundles.placing import place
from ctip_desktop.bundles.signing import KEY_BYTES, from_text, public_of, to_text
from ctip_desktop.errors.bundles import JsonRefused
from ctip_desktop.errors.trust import RootDamaged, RootForeign, RootMissing, RootPassphraseWrong, RootThere
from ctip_desktop.store.passphrases import Cost, check_length, derivations, derive, read_cost
from ctip_desktop.trust.keys import make_identity, make_signing_key, recipient_of, signing_key
from ctip_desktop.trust.parties import Recovery

NAME = "ctip-root.json"
FORMAT = 1
COST = Cost()

_LARGEST = 4096
_SALT_BYTES = 16
_NONCE_BYTES = 12
_PARTS = {"v", "public", "cost", "salt", "nonce", "sealed"}


@dataclass(frozen=True)
class Root:
    """A root key in hand, and the recovery identity that lay beside it."""

    key: Ed25519PrivateKey
    identity: str = field(repr=False)

    @property
    def public(self) -> bytes:
        """Return the raw public key."""
        return public_of(self.key)

    @property
    def recovery(self) -> Recovery:
        """Return the recovery key as the trust list names it."""
        age = recipient_of(self.identity)
        return Recovery(sha256(age.encode("ascii")).hexdigest()[:32], age)


def threshold_of(count: int) -> int:
    """Return how many of so many roots must sign: more than half (1 of 1, 2 of 2, 2 of 3, 3 of 5)."""
    return count // 2 + 1


def make_roots(passphrases: Mapping[Path, str]) -> list[Root]:
    """Make a root key in each folder, sealed by the passphrase given for it, and one recovery key for all.

    Raise RootThere or PassphraseTooShort before anything is written, or what `place` raises; then no root is left in
    any of the folders.
    """
    apart = {folder.resolve() for folder in passphrases}
    for folder in passphrases:
        if (folder / NAME).exists() or folder.resolve() not in apart:
            raise RootThere(folder)
        apart.discard(folder.resolve())
    for passphrase in passphrases.values():
        check_length(passphrase)
    identity = make_identity()
    roots = [Root(make_signing_key(), identity) for _ in passphrases]
    written: list[Path] = []
    try:
        for root, (folder, passphrase) in zip(roots, passphrases.items(), strict=True):
            written.append(place(folder, NAME, _sealed(root, passphrase)))
    except BaseException:
        for file in written:
            file.unlink(missing_ok=True)
        raise
    return roots


def read_root(folder: Path, passphrase: str, among: Collection[bytes] | None = None) -> Root:
    """Open the root key in a folder; it must be one of `among`, the root keys of a trust list, if there is one to ask.

    Raise RootMissing, RootDamaged, RootForeign or RootPassphraseWrong.
    """
    try:
        line = read_file(folder / NAME, _LARGEST)
    except OSError:
        raise RootMissing(folder) from None
    header, found = _outside(line, folder)
    if among is not None and found.public not in among:
        raise RootForeign(folder)
    for key in derivations(passphrase, found.salt, found.cost):
        with suppress(InvalidTag):
            inside = read_object(ChaCha20Poly1305(key).decrypt(found.nonce, found.sealed, header), "root")
            return Root(signing_key(from_text(inside["key"], KEY_BYTES) or b""), inside["recovery"])
    raise RootPassphraseWrong(folder)


@dataclass(frozen=True)
class _Outside:
    """What a root's file shows to everyone."""

    public: bytes
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


def _sealed(root: Root, passphrase: str) -> bytes:
    salt, nonce = clock.random_bytes(_SALT_BYTES), clock.random_bytes(_NONCE_BYTES)
    inside = write_object({"key": to_text(root.key.private_bytes_raw()), "recovery": root.identity})
    header = {
        "v": FORMAT,
        "public": to_text(root.public),
        "cost": asdict(COST),
        "salt": to_text(salt),
        "nonce": to_text(nonce),
    }
    sealed = ChaCha20Poly1305(derive(passphrase, salt, COST)).encrypt(nonce, inside, write_object(header))
    return write_object(header | {"sealed": to_text(sealed)})


def _outside(line: bytes, folder: Path) -> tuple[bytes, _Outside]:
    """Return the header the seal also vouches for, and what stands in the file."""
    try:
        parts = read_object(line, "root")
    except JsonRefused:
        raise RootDamaged(folder) from None
    if parts.keys() != _PARTS or parts["v"] != FORMAT:
        raise RootDamaged(folder)
    public, cost = from_text(parts["public"], KEY_BYTES), read_cost(parts["cost"])
    salt, nonce = from_text(parts["salt"], _SALT_BYTES), from_text(parts["nonce"], _NONCE_BYTES)
    sealed = from_text(parts["sealed"])
    if public is None or cost is None or salt is None or nonce is None or sealed is None:
        raise RootDamaged(folder)
    header = write_object({name: value for name, value in parts.items() if name != "sealed"})
    return header, _Outside(public, cost, salt, nonce, sealed)
