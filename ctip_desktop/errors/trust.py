"""What can go wrong on the floor `trust` that a person can act on.

RootRefused                  who signs the trust list: RootNotPinned RootsDiffer RootSignatureWrong RootSignaturesTooFew
TrustListRefused             TrustListMalformed TrustListOlder TrustListForked OperationsKeyNotNamed
EnrolmentRefused             EnrolmentDamaged EnrolmentNewer EnrolmentSignatureWrong OfficeNotEnrolled DeviceTwice
                             LetterTaken
DeviceUnknown
RootNotOpened                a root on its stick: RootMissing RootDamaged RootPassphraseWrong RootForeign RootThere
RootsTooFew
"""

from pathlib import Path

from ctip_desktop.errors.base import CtipError


class RootRefused(CtipError):
    """A trust list is not believed because of who signed it; `fingerprint` is that of the roots it names."""

    fingerprint: str


class RootNotPinned(RootRefused):
    """The signatures hold, but this device has no root yet: a person must compare the fingerprint first."""


class RootsDiffer(RootRefused):
    """The roots are not those this device relies on."""

    pinned: str


class RootSignatureWrong(RootRefused):
    """A signature is not that root key's over this trust list."""

    key: str


class RootSignaturesTooFew(RootRefused):
    """Fewer root keys signed than the roots themselves demand."""

    needed: int
    found: int


class TrustListRefused(CtipError):
    """A trust list is not taken, whoever signed it."""


class TrustListMalformed(TrustListRefused):
    """A part of the trust list is missing, unknown, not of its shape, or disagrees with another."""

    name: str


class TrustListOlder(TrustListRefused):
    """The trust list is older than the one this device has."""

    known: int
    found: int


class TrustListForked(TrustListRefused):
    """There are two different trust lists of the same version."""

    version: int


class OperationsKeyNotNamed(TrustListRefused):
    """The trust list does not name the key its own bundle is signed with, or the device that sent it."""

    device: str


class EnrolmentRefused(CtipError):
    """A device is not enrolled."""


class EnrolmentDamaged(EnrolmentRefused):
    """The request is not one, or not whole."""


class EnrolmentNewer(EnrolmentRefused):
    """The request is written in a later version than this program reads."""

    version: int


class EnrolmentSignatureWrong(EnrolmentRefused):
    """The request is not signed by the device it names."""

    device: str


class OfficeNotEnrolled(EnrolmentRefused):
    """Only provinces enrol devices by a file: one for the secretariat would be believed about every office."""

    office: str


class DeviceTwice(EnrolmentRefused):
    """The trust list already names this device or one of its keys."""

    device: str


class LetterTaken(EnrolmentRefused):
    """Another device of the office numbers its entries with this letter."""

    office: str
    letter: str


class DeviceUnknown(CtipError):
    """The trust list names no such device."""

    device: str


class RootNotOpened(CtipError):
    """A root key cannot be used from this folder."""

    folder: Path


class RootMissing(RootNotOpened):
    """There is no root key in the folder."""


class RootDamaged(RootNotOpened):
    """The file of the root key is not whole, or not one."""


class RootPassphraseWrong(RootNotOpened):
    """The passphrase does not open the root key, or its file was changed."""


class RootForeign(RootNotOpened):
    """The root key is not one of those the trust list is signed with."""


class RootThere(RootNotOpened):
    """The folder already holds a root key, which is never overwritten, or is named twice."""


class RootsTooFew(CtipError):
    """Fewer root keys are at hand than must sign."""

    needed: int
    found: int


class FingerprintDiffers(EnrolmentRefused):
    """The fingerprint read aloud is not that of the enrolment file, which is not told: it is to be heard."""


class NotRootHolder(CtipError):
    """Devices are approved on the secretariat's device only."""


class RootNotSeen(CtipError):
    """No trust list signed by a root with that fingerprint has come."""

    typed: str


class RootHeardWrong(CtipError):
    """A trust list has come, but the digits are not those of the root it is signed by."""


class RootPinnedAlready(CtipError):
    """This device relies on a root already; another is taken only through a trust list."""

    fingerprint: str


class TrainingNotEnrolled(CtipError):
    """A device made for training asks to be enrolled."""


class TrainingNotSent(CtipError):
    """A device made for training signs nothing that could be sent."""


class EnrolledAlready(CtipError):
    """The secretariat's device lists itself and asks nobody."""
