"""What can go wrong on the floor `bundles` that a person can act on.

BundleRefused                the file is set aside whole; one class per defect, in the order of reading
├── 1–2 the file             BundleTooLarge NotABundle HeaderTooLong NotForThisDevice BundleDamaged
├── 3–4 the envelope         DomainRefused NewerBundle EnvelopeIncomplete ManifestTooLong SignatureMalformed
│       its manifest         JsonRefused… UnknownKind ManifestKeyMissing ManifestKeyUnknown ManifestValueRefused
├── 5–6 who sent it to whom  UnknownSigner SignatureWrong NotAddressedToUs KindNotAllowed SignerRevoked
├── 7–8 the body             BodyLengthWrong … ContentsHashWrong
└── 9   the contents         StretchUnfinished … PieceWrong, or a failure of `entries` or `trust`
FileNotPlaced                no file was made
└── FolderMissing FolderReadOnly FolderFull WrittenDiffers
"""

from dataclasses import dataclass
from pathlib import Path

from ctip_desktop.errors.base import CtipError


@dataclass(eq=False)
class BundleRefused(CtipError):
    """The bundle is not read in: it is set aside whole, with this as its reason."""


@dataclass(eq=False)
class BundleTooLarge(BundleRefused):
    """The file has more bytes than a bundle may have."""

    size: int
    limit: int


@dataclass(eq=False)
class NotABundle(BundleRefused):
    """The file does not begin as a sealed file does (an empty file is one of these)."""


@dataclass(eq=False)
class HeaderTooLong(BundleRefused):
    """The header of the seal has more bytes than that of a bundle may have."""

    limit: int


@dataclass(eq=False)
class NotForThisDevice(BundleRefused):
    """The file is sealed, and none of our keys opens it."""


@dataclass(eq=False)
class BundleDamaged(BundleRefused):
    """The seal is broken: bytes are missing, added or changed."""


@dataclass(eq=False)
class DomainRefused(BundleRefused):
    """What is sealed is not a bundle: its first line is not ours."""


@dataclass(eq=False)
class NewerBundle(BundleRefused):
    """The bundle is written in a later version of the format than this program reads."""

    version: int


@dataclass(eq=False)
class EnvelopeIncomplete(BundleRefused):
    """The manifest or the signature line does not end."""


@dataclass(eq=False)
class ManifestTooLong(BundleRefused):
    """The manifest has more bytes than may be read before the signature is checked."""

    limit: int


@dataclass(eq=False)
class SignatureMalformed(BundleRefused):
    """The third line is not the base64 of an Ed25519 signature."""


@dataclass(eq=False)
class JsonRefused(BundleRefused):
    """A one-line JSON object cannot be believed; `part` is `manifest`, or the kind of bundle whose contents it is."""

    part: str


@dataclass(eq=False)
class JsonBroken(JsonRefused):
    """It is not a JSON object in UTF-8."""


@dataclass(eq=False)
class JsonKeyTwice(JsonRefused):
    """A key is given twice."""

    name: str


@dataclass(eq=False)
class JsonNumberRefused(JsonRefused):
    """A number is not whole (or is NaN or infinite), or too large to be exact everywhere."""


@dataclass(eq=False)
class JsonTooDeep(JsonRefused):
    """Values lie inside one another deeper than agreed."""

    limit: int


@dataclass(eq=False)
class JsonNotCanonical(JsonRefused):
    """The object is good JSON but not in the one form agreed: sorted keys, no spaces, one spelling of each text."""


@dataclass(eq=False)
class UnknownKind(BundleRefused):
    """The bundle is of a kind this version of the format does not have."""

    kind: str


@dataclass(eq=False)
class ManifestKeyMissing(BundleRefused):
    """A key every bundle of this kind has is absent."""

    name: str


@dataclass(eq=False)
class ManifestKeyUnknown(BundleRefused):
    """A key no bundle of this kind has is there."""

    name: str


@dataclass(eq=False)
class ManifestValueRefused(BundleRefused):
    """A value is of the wrong type, out of range, or disagrees with another."""

    name: str


@dataclass(eq=False)
class UnknownSigner(BundleRefused):
    """The trust list names no such device with such a key."""

    device: str


@dataclass(eq=False)
class SignatureWrong(BundleRefused):
    """The signature is not that device's over this manifest."""

    device: str


@dataclass(eq=False)
class NotAddressedToUs(BundleRefused):
    """The signed list of recipients does not name us: someone passed on what was sealed for another."""

    device: str


@dataclass(eq=False)
class KindNotAllowed(BundleRefused):
    """The key that signed may not sign bundles of this kind."""

    device: str
    kind: str


@dataclass(eq=False)
class SignerRevoked(BundleRefused):
    """The device is revoked, and this bundle holds more than what was accepted from it."""

    device: str


@dataclass(eq=False)
class BodyLengthWrong(BundleRefused):
    """The body has not the number of bytes the manifest signs for."""

    declared: int
    found: int


@dataclass(eq=False)
class BodyHashWrong(BundleRefused):
    """The body is not the one the manifest signs for."""


@dataclass(eq=False)
class ContentsTooLarge(BundleRefused):
    """The contents, unpacked, would have more bytes than a bundle may hold."""

    declared: int
    limit: int


@dataclass(eq=False)
class FrameRefused(BundleRefused):
    """The body is not one zstd frame."""


@dataclass(eq=False)
class FrameWindowTooLarge(BundleRefused):
    """Unpacking would need more memory than agreed."""

    window: int
    limit: int


@dataclass(eq=False)
class FrameUnchecked(BundleRefused):
    """The frame carries no checksum, or needs a dictionary nobody sent."""


@dataclass(eq=False)
class FrameSizeWrong(BundleRefused):
    """The frame does not state the size the manifest signs for."""

    declared: int


@dataclass(eq=False)
class FrameDamaged(BundleRefused):
    """The frame does not unpack to the size it states, or its checksum is wrong."""


@dataclass(eq=False)
class FrameFollowed(BundleRefused):
    """Something follows the frame."""


@dataclass(eq=False)
class ContentsHashWrong(BundleRefused):
    """The unpacked contents are not those the manifest signs for."""


@dataclass(eq=False)
class StretchUnfinished(BundleRefused):
    """The last record does not end with a line feed, or a line is empty."""


@dataclass(eq=False)
class RecordCountWrong(BundleRefused):
    """There are not as many records as the manifest signs for."""

    declared: int
    found: int


@dataclass(eq=False)
class HeadWrong(BundleRefused):
    """The last record is not the one the manifest signs for."""

    seq: int


@dataclass(eq=False)
class PieceWrong(BundleRefused):
    """A whole attached file does not have the hash it is named by."""


@dataclass(eq=False)
class ReceiptRefused(BundleRefused):
    """A part of the receipt is missing, unknown or not of its shape."""

    name: str


@dataclass(eq=False)
class FormPackRefused(BundleRefused):
    """A part of the form pack is missing, unknown, not of its shape, or a form does not have the version it states."""

    name: str


@dataclass(eq=False)
class FileNotPlaced(CtipError):
    """No file was made in the folder; nothing of it counts as sent."""

    folder: Path


@dataclass(eq=False)
class FolderMissing(FileNotPlaced):
    """The folder is not there (any more): a stick was pulled out."""


@dataclass(eq=False)
class FolderReadOnly(FileNotPlaced):
    """The folder cannot be written to."""


@dataclass(eq=False)
class FolderFull(FileNotPlaced):
    """There is no room left."""


@dataclass(eq=False)
class WrittenDiffers(FileNotPlaced):
    """Read again, the file was not what was written: the medium cannot be relied on."""
