"""One user's slot in the vault: the data key, wrapped under a key that only the user's passphrase gives."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any
from unicodedata import category

import orjson

from ctip_desktop import clock
from ctip_desktop.errors.store import WrongPassphrase
from ctip_desktop.store.passphrases import Cost, check_length, derivations, derive, read_cost
from ctip_desktop.store.roles import ROLES, Role

_SALT_BYTES = 16
_NONCE_BYTES = 12


@dataclass(frozen=True)
class User:
    """Who may open this device: a UUID that stands in records, and a name people know."""

    id: str
    name: str
    role: Role


@dataclass(frozen=True)
class Slot:
    """A user and their wrapped copy of the data key."""

    user: User
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def to_json(self) -> dict[str, Any]:
        """Return the slot as it stands in the vault file."""
        header = _header(self.user, self.cost, self.salt)
        return header | {"nonce": b64encode(self.nonce).decode(), "wrapped": b64encode(self.wrapped).decode()}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Slot":
        """Read a slot of the vault file; raise KeyError, TypeError or ValueError if it is none."""
        user, cost = User(**kept["user"]), read_cost(kept["cost"])
        salt, nonce, wrapped = (b64decode(kept[name]) for name in ("salt", "nonce", "wrapped"))
        named = type(user.id) is type(user.name) is str and user.role in ROLES
        if kept["kdf"] != "argon2id" or not named or cost is None or len(salt) < 8 or len(nonce) != _NONCE_BYTES:
            raise ValueError
        return cls(user, cost, salt, nonce, wrapped)

    def open(self, passphrase: str) -> bytes:
        """Return the data key; raise WrongPassphrase, also if name, role or cost were changed in the file."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        sealed_for = _sealed_for(self.user, self.cost, self.salt)
        for key in derivations(passphrase, self.salt, self.cost):
            with suppress(InvalidTag):
                return ChaCha20Poly1305(key).decrypt(self.nonce, self.wrapped, sealed_for)
        raise WrongPassphrase(self.user.name)


def called(name: str) -> str:
    """Return a name without the signs that cannot be seen: two names that look alike are one."""
    seen = (sign for sign in name if sign.isspace() or category(sign) not in ("Cc", "Cf", "Cs"))
    return " ".join("".join(seen).split())


def make_slot(user: User, passphrase: str, data_key: bytes, cost: Cost) -> Slot:
    """Wrap the data key for a user; raise PassphraseTooShort."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    check_length(passphrase)
    salt, nonce = clock.random_bytes(_SALT_BYTES), clock.random_bytes(_NONCE_BYTES)
    cipher = ChaCha20Poly1305(derive(passphrase, salt, cost))
    return Slot(user, cost, salt, nonce, cipher.encrypt(nonce, data_key, _sealed_for(user, cost, salt)))


def _header(user: User, cost: Cost, salt: bytes) -> dict[str, Any]:
    return {"kdf": "argon2id", "user": asdict(user), "cost": asdict(cost), "salt": b64encode(salt).decode()}


def _sealed_for(user: User, cost: Cost, salt: bytes) -> bytes:
    return orjson.dumps(_header(user, cost, salt), option=orjson.OPT_SORT_KEYS)
