"""The manifest: the one signed line that says what a bundle holds, from whom and for whom."""

from dataclasses import dataclass

from ctip_desktop.bundles.canonical import read_object, write_object
from ctip_desktop.bundles.extents import Endorsement, Piece, Stretch
from ctip_desktop.bundles.values import HASH, ID, MOMENT, demand, number, text
from ctip_desktop.errors.bundles import (
    ManifestKeyMissing,
    ManifestKeyUnknown,
    ManifestTooLong,
    ManifestValueRefused,
    NewerBundle,
    UnknownKind,
)

DOMAIN = b"ctip-bundle-v1\n"
VERSION = 1
LONGEST = 16 * 1024

_COMMON = {"v", "kind", "from", "key", "to", "n", "trust", "at", "raw_len", "raw_sha256", "body_len", "body_sha256"}
_OF_KIND: dict[str, set[str]] = {
    "journal": {"log", "first", "last", "prev", "head", "records"},
    "blob": {"blob"},
    "receipt": set(),
    "forms": set(),
    "trust": {"root"},
}
_EXTENTS: dict[str, type[Stretch] | type[Piece] | type[Endorsement]] = {
    "journal": Stretch,
    "blob": Piece,
    "trust": Endorsement,
}


@dataclass(frozen=True)
class Manifest:
    """What the sender signs for; `FORMAT.md` has a line on each. `at` is the sender's clock, for people only."""

    kind: str
    sender: str
    key: str
    to: tuple[str, ...]
    n: int
    trust: int
    at: str
    extent: Stretch | Piece | Endorsement | None
    raw_len: int
    raw_sha256: str
    body_len: int
    body_sha256: str

    def to_line(self) -> bytes:
        """Return the manifest on its line, line feed included; raise ManifestTooLong."""
        parts = {name: value for name, value in vars(self).items() if name not in ("sender", "extent")}
        own = self.extent.to_json() if self.extent else {}
        line = write_object(parts | own | {"v": VERSION, "from": self.sender})
        if len(line) > LONGEST:
            raise ManifestTooLong(LONGEST)
        return line


def read_manifest(line: bytes) -> Manifest:
    """Read a manifest from its line, line feed included.

    Raise what `read_object` raises, NewerBundle, UnknownKind, ManifestKeyMissing, ManifestKeyUnknown or
    ManifestValueRefused.
    """
    parts = read_object(line, "manifest")
    version, kind = parts.get("v"), parts.get("kind")
    if type(version) is int and version > VERSION:
        raise NewerBundle(version)
    if type(kind) is str and kind not in _OF_KIND:
        raise UnknownKind(kind)
    expected = _COMMON | _OF_KIND.get(str(kind), set())
    for name in sorted(expected - parts.keys()):
        raise ManifestKeyMissing(name)
    for name in sorted(parts.keys() - expected):
        raise ManifestKeyUnknown(name)
    demand(type(version) is int and version == VERSION, "v")
    if type(kind) is not str:
        raise ManifestValueRefused("kind")
    return Manifest(
        kind=kind,
        sender=text(parts, "from", ID),
        key=text(parts, "key", ID),
        to=_recipients(parts["to"]),
        n=number(parts, "n", 1),
        trust=number(parts, "trust", 0),
        at=text(parts, "at", MOMENT),
        extent=_EXTENTS[kind].read(parts) if kind in _EXTENTS else None,
        raw_len=number(parts, "raw_len", 0),
        raw_sha256=text(parts, "raw_sha256", HASH),
        body_len=number(parts, "body_len", 1),
        body_sha256=text(parts, "body_sha256", HASH),
    )


def _recipients(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(type(one) is str and ID.fullmatch(one) for one in value):
        raise ManifestValueRefused("to")
    demand(value == sorted(set(value)), "to")
    return tuple(value)
