"""The contents of a bundle, one maker per kind and one check for all: what step 9 of reading is."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from ctip_desktop.bundles.canonical import read_object
from ctip_desktop.bundles.extents import Endorsement, Piece, Stretch
from ctip_desktop.bundles.form_pack import FormPack, read_form_pack
from ctip_desktop.bundles.manifest import Manifest
from ctip_desktop.bundles.receipt import Receipt, read_receipt
from ctip_desktop.entries import chain
from ctip_desktop.entries.chain import Checked
from ctip_desktop.entries.record import decode, hash_of
from ctip_desktop.errors.bundles import HeadWrong, PieceWrong, RecordCountWrong, StretchUnfinished


@dataclass(frozen=True)
class Contents:
    """What goes into a bundle: its kind, the bytes, and what the manifest says about them."""

    kind: str
    extent: Stretch | Piece | Endorsement | None
    raw: bytes


def journal(log: str, lines: Sequence[bytes]) -> Contents:
    """Return consecutive records of a log, at least one, each without its line feed."""
    first = decode(lines[0])
    stretch = Stretch(log, first.seq, first.seq + len(lines) - 1, first.prev, hash_of(lines[-1]))
    return Contents("journal", stretch, b"".join(line + b"\n" for line in lines))


def blob(piece: bytes, file_sha256: str, file_len: int, offset: int) -> Contents:
    """Return the bytes of an attached file that begin at `offset`."""
    return Contents("blob", Piece(file_sha256, file_len, offset), piece)


def receipt(receipt: Receipt) -> Contents:
    """Return a receipt."""
    return Contents("receipt", None, receipt.to_line())


def forms(pack: FormPack) -> Contents:
    """Return a form pack."""
    return Contents("forms", None, pack.to_line())


def trust(line: bytes, endorsement: Endorsement) -> Contents:
    """Return a trust list (its line, line feed included) with what the root keys sign for."""
    return Contents("trust", endorsement, line)


def check(manifest: Manifest, raw: bytes) -> tuple[Checked, ...]:
    """Check that the contents are what the manifest says, and return the records of a journal bundle.

    Raise StretchUnfinished, RecordCountWrong, HeadWrong, PieceWrong, or a failure of `entries.chain.check`,
    `read_receipt`, `read_form_pack` or `read_object`.
    """
    extent = manifest.extent
    if isinstance(extent, Stretch):
        return _check_stretch(extent, raw)
    if isinstance(extent, Piece):
        if len(raw) == extent.len and sha256(raw).hexdigest() != extent.sha256:
            raise PieceWrong
    elif isinstance(extent, Endorsement):
        read_object(raw, manifest.kind)
    elif manifest.kind == "receipt":
        read_receipt(raw)
    else:
        read_form_pack(raw)
    return ()


def _check_stretch(stretch: Stretch, raw: bytes) -> tuple[Checked, ...]:
    lines = raw.split(b"\n")
    if lines.pop() or b"" in lines:
        raise StretchUnfinished
    if len(lines) != stretch.records:
        raise RecordCountWrong(stretch.records, len(lines))
    checked = chain.check(lines, stretch.first, stretch.prev)
    if checked[-1].hash != stretch.head:
        raise HeadWrong(stretch.last)
    return tuple(checked)
