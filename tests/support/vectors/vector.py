"""One bundle vector: a header people can read, an empty line, the bytes."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.support.letters import Letter


@dataclass(frozen=True)
class Vector:
    """A file to read and the failure to expect, `ok` for none; `grow` zeros are added, `pinned` roots are known."""

    expect: str
    comment: str
    data: bytes
    grow: int = 0
    pinned: bool = True

    def to_bytes(self) -> bytes:
        """Return the committed file: a header people can read, an empty line, then the bundle."""
        lines = [f"expect: {self.expect}", f"comment: {self.comment}"]
        lines += [f"grow: {self.grow}"] if self.grow else []
        lines += [] if self.pinned else ["pinned: no"]
        return "\n".join(lines).encode() + b"\n\n" + self.data

    @classmethod
    def from_bytes(cls, file: bytes) -> "Vector":
        """Read a committed file."""
        head, _, data = file.partition(b"\n\n")
        said = dict(line.split(": ", 1) for line in head.decode().split("\n"))
        return cls(said["expect"], said["comment"], data, int(said.get("grow", "0")), said.get("pinned") != "no")


Made = Iterator[tuple[str, Vector]]


def one(name: str, expect: str, comment: str, made: Letter) -> tuple[str, Vector]:
    return name, Vector(expect, comment, made.sealed())


def flip(data: bytes, at: int) -> bytes:
    spoilt = bytearray(data)
    spoilt[at] ^= 1
    return bytes(spoilt)
