"""Who a trust list names: devices that sign and open, epochs and recovery that only open; each read strictly."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pyrage

from ctip_desktop.bundles.canonical import LARGEST
from ctip_desktop.bundles.signing import KEY_BYTES, from_text, to_text
from ctip_desktop.bundles.values import ID
from ctip_desktop.errors.trust import TrustListMalformed

SECRETARIAT = "00"

_OFFICE = re.compile("[0-9]{2}")
_LETTER = re.compile("[A-Z]{1,3}")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Device:
    """An enrolled device: its office, the letter in its entries' numbers, what it signs with and what it is sealed to.

    A revoked device keeps its place, so that what it sent stays readable and its letter taken; `logs` then says which
    record of each log was the last accepted.
    """

    id: str
    office: str
    letter: str
    sign: bytes
    age: str
    status: str = "active"
    logs: Mapping[str, int] = field(default_factory=dict)

    @property
    def active(self) -> bool:
        """Tell whether the device is in good standing."""
        return self.status == "active"

    def to_json(self) -> dict[str, Any]:
        """Return the device as the trust list writes it."""
        return vars(self) | {"sign": to_text(self.sign)}

    @classmethod
    def read(cls, parts: object) -> "Device":
        """Read a device; raise TrustListMalformed."""
        if not isinstance(parts, dict) or parts.keys() != cls.__dataclass_fields__.keys():
            raise TrustListMalformed("devices")
        logs = parts["logs"]
        sign = from_text(parts["sign"], KEY_BYTES)
        good = (
            is_text(parts["id"], ID)
            and is_text(parts["office"], _OFFICE)
            and is_text(parts["letter"], _LETTER)
            and is_recipient(parts["age"])
            and parts["status"] in ("active", "revoked")
            and isinstance(logs, dict)
            and all(ID.fullmatch(log) and type(seq) is int and 0 < seq <= LARGEST for log, seq in logs.items())
            and not (logs and parts["status"] == "active")
        )
        if not good or sign is None:
            raise TrustListMalformed("devices")
        return cls(**parts | {"sign": sign})


@dataclass(frozen=True)
class Epoch:
    """A key of the secretariat for a time: bundles are sealed to the latest, `start` is the day it was made."""

    id: str
    age: str
    start: str

    def to_json(self) -> dict[str, Any]:
        """Return the epoch as the trust list writes it."""
        return {"id": self.id, "age": self.age, "from": self.start}

    @classmethod
    def read(cls, parts: object) -> "Epoch":
        """Read an epoch; raise TrustListMalformed."""
        if not isinstance(parts, dict) or parts.keys() != {"id", "age", "from"}:
            raise TrustListMalformed("epochs")
        if not (is_text(parts["id"], ID) and is_recipient(parts["age"]) and is_text(parts["from"], _DAY)):
            raise TrustListMalformed("epochs")
        return cls(parts["id"], parts["age"], parts["from"])


@dataclass(frozen=True)
class Recovery:
    """The key that opens everything when all else is lost; its private half is on the roots' sticks only."""

    id: str
    age: str

    def to_json(self) -> dict[str, Any]:
        """Return the recovery key as the trust list writes it."""
        return dict(vars(self))

    @classmethod
    def read(cls, parts: object) -> "Recovery":
        """Read the recovery key; raise TrustListMalformed."""
        if not isinstance(parts, dict) or parts.keys() != {"id", "age"}:
            raise TrustListMalformed("recovery")
        if not (is_text(parts["id"], ID) and is_recipient(parts["age"])):
            raise TrustListMalformed("recovery")
        return cls(parts["id"], parts["age"])


def is_text(value: object, shape: re.Pattern[str]) -> bool:
    """Tell whether a value is a text of that shape."""
    return isinstance(value, str) and shape.fullmatch(value) is not None


def is_recipient(value: object) -> bool:
    """Tell whether a value is an age X25519 recipient."""
    try:
        return isinstance(value, str) and str(pyrage.x25519.Recipient.from_str(value)) == value
    except pyrage.RecipientError:
        return False
