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

from pathlib import Path

from ctip_desktop.errors.base import CtipError


class BundleRefused(CtipError):
    """The bundle is not read in: it is set aside whole, with this as its reason."""


class BundleTooLarge(BundleRefused):
    """The file has more bytes than a bundle may have."""

    size: int
    limit: int


class NotABundle(BundleRefused):
    """The file does not begin as a sealed file does (an empty file is one of these)."""


class HeaderTooLong(BundleRefused):
    """The header of the seal has more bytes than that of a bundle may have."""

    limit: int


class NotForThisDevice(BundleRefused):
    """The file is sealed, and none of our keys opens it."""


class BundleDamaged(BundleRefused):
    """The seal is broken: bytes are missing, added or changed."""


class DomainRefused(BundleRefused):
    """What is sealed is not a bundle: its first line is not ours."""


class NewerBundle(BundleRefused):
    """The bundle is written in a later version of the format than this program reads."""

    version: int


class EnvelopeIncomplete(BundleRefused):
    """The manifest or the signature line does not end."""


class ManifestTooLong(BundleRefused):
    """The manifest has more bytes than may be read before the signature is checked."""

    limit: int


class SignatureMalformed(BundleRefused):
    """The third line is not the base64 of an Ed25519 signature."""


class JsonRefused(BundleRefused):
    """A one-line JSON object cannot be believed; `part` is `manifest`, or the kind of bundle whose contents it is."""

    part: str


class JsonBroken(JsonRefused):
    """It is not a JSON object in UTF-8."""


class JsonKeyTwice(JsonRefused):
    """A key is given twice."""

    name: str


class JsonNumberRefused(JsonRefused):
    """A number is not whole (or is NaN or infinite), or too large to be exact everywhere."""


class JsonTooDeep(JsonRefused):
    """Values lie inside one another deeper than agreed."""

    limit: int


class JsonNotCanonical(JsonRefused):
    """The object is good JSON but not in the one form agreed: sorted keys, no spaces, one spelling of each text."""


class UnknownKind(BundleRefused):
    """The bundle is of a kind this version of the format does not have."""

    kind: str


class ManifestKeyMissing(BundleRefused):
    """A key every bundle of this kind has is absent."""

    name: str


class ManifestKeyUnknown(BundleRefused):
    """A key no bundle of this kind has is there."""

    name: str


class ManifestValueRefused(BundleRefused):
    """A value is of the wrong type, out of range, or disagrees with another."""

    name: str


class UnknownSigner(BundleRefused):
    """The trust list names no such device with such a key."""

    device: str


class SignatureWrong(BundleRefused):
    """The signature is not that device's over this manifest."""

    device: str


class NotAddressedToUs(BundleRefused):
    """The signed list of recipients does not name us: someone passed on what was sealed for another."""

    device: str


class KindNotAllowed(BundleRefused):
    """The key that signed may not sign bundles of this kind."""

    device: str
    kind: str


class SignerRevoked(BundleRefused):
    """The device is revoked, and this bundle holds more than what was accepted from it."""

    device: str


class BodyLengthWrong(BundleRefused):
    """The body has not the number of bytes the manifest signs for."""

    declared: int
    found: int


class BodyHashWrong(BundleRefused):
    """The body is not the one the manifest signs for."""


class ContentsTooLarge(BundleRefused):
    """The contents, unpacked, would have more bytes than a bundle may hold."""

    declared: int
    limit: int


class FrameRefused(BundleRefused):
    """The body is not one zstd frame."""


class FrameWindowTooLarge(BundleRefused):
    """Unpacking would need more memory than agreed."""

    window: int
    limit: int


class FrameUnchecked(BundleRefused):
    """The frame carries no checksum, or needs a dictionary nobody sent."""


class FrameSizeWrong(BundleRefused):
    """The frame does not state the size the manifest signs for."""

    declared: int


class FrameDamaged(BundleRefused):
    """The frame does not unpack to the size it states, or its checksum is wrong."""


class FrameFollowed(BundleRefused):
    """Something follows the frame."""


class ContentsHashWrong(BundleRefused):
    """The unpacked contents are not those the manifest signs for."""


class StretchUnfinished(BundleRefused):
    """The last record does not end with a line feed, or a line is empty."""


class RecordCountWrong(BundleRefused):
    """There are not as many records as the manifest signs for."""

    declared: int
    found: int


class HeadWrong(BundleRefused):
    """The last record is not the one the manifest signs for."""

    seq: int


class PieceWrong(BundleRefused):
    """A whole attached file does not have the hash it is named by."""


class ReceiptRefused(BundleRefused):
    """A part of the receipt is missing, unknown or not of its shape."""

    name: str


class FormPackRefused(BundleRefused):
    """A part of the form pack is missing, unknown, not of its shape, or a form does not have the version it states."""

    name: str


class FileNotPlaced(CtipError):
    """No file was made in the folder; nothing of it counts as sent."""

    folder: Path


class FolderMissing(FileNotPlaced):
    """The folder is not there (any more): a stick was pulled out."""


class FolderReadOnly(FileNotPlaced):
    """The folder cannot be written to."""


class FolderFull(FileNotPlaced):
    """There is no room left."""


class WrittenDiffers(FileNotPlaced):
    """Read again, the file was not what was written: the medium cannot be relied on."""
