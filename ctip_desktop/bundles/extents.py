"""What a manifest says of its contents, kind by kind: a stretch of a log, a piece of a file, roots' signatures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ctip_desktop.bundles.signing import KEY_BYTES, SIGNATURE_BYTES, from_text, key_id, to_text
from ctip_desktop.bundles.values import HASH, ID, NO_RECORD, demand, number, text

MOST_RECORDS = 1000


@dataclass(frozen=True)
class Stretch:
    """Which records of which log a journal bundle holds; `prev` and `head` are hashes of records."""

    log: str
    first: int
    last: int
    prev: str
    head: str

    @property
    def records(self) -> int:
        """Return how many records there are."""
        return self.last - self.first + 1

    def to_json(self) -> dict[str, Any]:
        """Return the keys the manifest of a journal bundle has of its own."""
        return vars(self) | {"records": self.records}

    @classmethod
    def read(cls, parts: Mapping[str, Any]) -> "Stretch":
        """Read those keys; raise ManifestValueRefused."""
        first = number(parts, "first", 1)
        last = number(parts, "last", first)
        prev = text(parts, "prev", HASH)
        demand(number(parts, "records", 1) == last - first + 1 <= MOST_RECORDS, "records")
        demand((first == 1) == (prev == NO_RECORD), "prev")
        return cls(text(parts, "log", ID), first, last, prev, text(parts, "head", HASH))


@dataclass(frozen=True)
class Piece:
    """Which bytes of which attached file a blob bundle holds: those from `offset`, of `len` in all."""

    sha256: str
    len: int
    offset: int

    def to_json(self) -> dict[str, Any]:
        """Return the key the manifest of a blob bundle has of its own."""
        return {"blob": vars(self)}

    @classmethod
    def read(cls, parts: Mapping[str, Any]) -> "Piece":
        """Read that key; raise ManifestValueRefused."""
        blob = parts["blob"]
        demand(type(blob) is dict and blob.keys() == {"sha256", "len", "offset"}, "blob")
        demand(type(blob["sha256"]) is str and HASH.fullmatch(blob["sha256"]) is not None, "blob")
        demand(all(type(blob[name]) is int and blob[name] >= 0 for name in ("len", "offset")), "blob")
        demand(blob["offset"] + number(parts, "raw_len", 0) <= blob["len"], "blob")
        return cls(**blob)


@dataclass(frozen=True)
class Endorsement:
    """What makes a trust list believable before it is read: root keys and their signatures over its hash.

    `keys` are raw public keys, ascending; `signatures` are by key id; `operations` is the raw public key the envelope
    is signed with.
    """

    keys: tuple[bytes, ...]
    threshold: int
    signatures: Mapping[str, bytes]
    operations: bytes

    def to_json(self) -> dict[str, Any]:
        """Return the key the manifest of a trust bundle has of its own."""
        root = {
            "keys": [to_text(key) for key in self.keys],
            "threshold": self.threshold,
            "signatures": {name: to_text(signature) for name, signature in self.signatures.items()},
            "operations": to_text(self.operations),
        }
        return {"root": root}

    @classmethod
    def read(cls, parts: Mapping[str, Any]) -> "Endorsement":
        """Read that key; raise ManifestValueRefused."""
        root = parts["root"]
        demand(type(root) is dict and root.keys() == {"keys", "threshold", "signatures", "operations"}, "root")
        demand(type(root["keys"]) is list and type(root["signatures"]) is dict, "root")
        keys = [key for one in root["keys"] if (key := from_text(one, KEY_BYTES)) is not None]
        demand(len(keys) == len(root["keys"]) and keys == sorted(set(keys)), "root")
        demand(type(root["threshold"]) is int and 1 <= root["threshold"] <= len(keys), "root")
        signatures = {
            name: signature
            for name, one in root["signatures"].items()
            if (signature := from_text(one, SIGNATURE_BYTES)) is not None
        }
        demand(len(signatures) == len(root["signatures"]) and signatures.keys() <= set(map(key_id, keys)), "root")
        operations = from_text(root["operations"], KEY_BYTES) or b""
        demand(key_id(operations) == parts["key"], "root")
        return cls(tuple(keys), root["threshold"], signatures, operations)
