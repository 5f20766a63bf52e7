"""The receipt: what arrived of each log, what is missing, which logs forked, which bundles were refused and why."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ctip_desktop.bundles.canonical import LARGEST, read_object, write_object
from ctip_desktop.errors.bundles import ReceiptRefused

_ID = re.compile("[0-9a-f]{32}")
_HASH = re.compile("[0-9a-f]{64}")
_CODE = re.compile("[a-z][a-z0-9_]{0,63}")


@dataclass(frozen=True)
class Have:
    """How much of one log arrived: all up to record `seq`, whose hash is `head`, and beyond it all but the gaps.

    `gaps` are (first, last) pairs of missing records, ascending. While record 1 is missing, `seq` is 0 and `head` is
    64 zeros.
    """

    seq: int
    head: str
    gaps: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Refusal:
    """A bundle set aside: the SHA-256 of its file, and the code of the failure."""

    bundle: str
    reason: str


@dataclass(frozen=True)
class Receipt:
    """What one office tells another about what it holds; `forks` are logs of which two histories were seen."""

    have: Mapping[str, Have] = field(default_factory=dict)
    missing_blobs: tuple[str, ...] = ()
    forks: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()

    def to_line(self) -> bytes:
        """Return the receipt on its line, line feed included."""
        return write_object(
            {
                "have": {log: [have.seq, have.head, have.gaps] for log, have in self.have.items()},
                "missing_blobs": sorted(self.missing_blobs),
                "forks": sorted(self.forks),
                "refused": sorted(map(vars, self.refused), key=lambda one: one["bundle"]),
            }
        )


def read_receipt(line: bytes) -> Receipt:
    """Read a receipt from its line, line feed included; raise what `read_object` raises, or ReceiptRefused."""
    parts = read_object(line, "receipt")
    for name in sorted(parts.keys() ^ {"have", "missing_blobs", "forks", "refused"}):
        raise ReceiptRefused(name)
    return Receipt(
        have=_have(parts["have"]),
        missing_blobs=_ascending(parts["missing_blobs"], _HASH, "missing_blobs"),
        forks=_ascending(parts["forks"], _ID, "forks"),
        refused=_refused(parts["refused"]),
    )


def _have(value: Any) -> dict[str, Have]:
    _demand(type(value) is dict, "have")
    found = {}
    for log, state in value.items():
        _demand(bool(_ID.fullmatch(log)) and type(state) is list and len(state) == 3, "have")
        seq, head, gaps = state
        _demand(_is_number(seq) and type(head) is str and bool(_HASH.fullmatch(head)), "have")
        _demand((seq == 0) == (head == "0" * 64) and type(gaps) is list, "have")
        reached = seq
        for gap in gaps:
            _demand(type(gap) is list and len(gap) == 2 and all(map(_is_number, gap)), "have")
            _demand(reached < gap[0] <= gap[1], "have")
            # A record that is here lies between two gaps.
            reached = gap[1] + 1
        found[log] = Have(seq, head, tuple((first, last) for first, last in gaps))
    return found


def _refused(value: Any) -> tuple[Refusal, ...]:
    _demand(type(value) is list, "refused")
    for one in value:
        _demand(type(one) is dict and one.keys() == {"bundle", "reason"}, "refused")
        _demand(type(one["reason"]) is str and bool(_CODE.fullmatch(one["reason"])), "refused")
    _ascending([one["bundle"] for one in value], _HASH, "refused")
    return tuple(Refusal(**one) for one in value)


def _ascending(value: Any, shape: re.Pattern[str], name: str) -> tuple[str, ...]:
    _demand(type(value) is list and all(type(one) is str and shape.fullmatch(one) for one in value), name)
    _demand(value == sorted(set(value)), name)
    return tuple(value)


def _is_number(value: object) -> bool:
    return type(value) is int and 0 <= value <= LARGEST


def _demand(condition: bool, name: str) -> None:
    if not condition:
        raise ReceiptRefused(name)
