"""What can keep records from travelling, that a person can act on."""

from pathlib import Path

from ctip_desktop.errors.base import CtipError
from ctip_desktop.errors.bundles import BundleRefused


class NotEnrolled(CtipError):
    """The trust list does not name this device (yet): nobody could believe or open what it sends."""

    office: str


class OnlySecretariat(CtipError):
    """Only the secretariat's device can do this."""


class OfficeWithoutDevice(CtipError):
    """The trust list names no device in good standing of that office."""

    office: str


class NothingToImport(CtipError):
    """There is no bundle at that place."""

    place: Path


class LogOfAnother(BundleRefused):
    """The bundle continues a log that another device began."""

    device: str


class RecordsOfStranger(BundleRefused):
    """Another office sealed records of its own to this one, which only the secretariat and colleagues may."""

    office: str


class AttachedTooLarge(BundleRefused):
    """The bundle holds a piece of a file with more bytes than an attached file may have."""

    size: int
    most: int


class KindNotTaken(BundleRefused):
    """The bundle is good, but this version of the program does not take in its kind yet."""

    kind: str


class FileUnreadable(BundleRefused):
    """The file could not be read from its medium."""

    name: str


class ReceiptContradicts(BundleRefused):
    """The receipt names another record at that place of this device's log: the log was forked."""

    seq: int


class ReceiptAhead(BundleRefused):
    """The receipt acknowledges records of this device that it does not have: its store was set back."""

    seq: int
    own: int


class SendingStopped(CtipError):
    """A person stopped it; what was written and noted before is sent, the rest waits."""


class OwnJournalDamaged(CtipError):
    """A record of this device's own journal is not what was kept: others would refuse it."""

    seq: int


class StickUnfit(CtipError):
    """Nothing can be written to the medium, which is known before anything is tried; `stick` is what it is called."""

    stick: str


class StickStrange(StickUnfit):
    """It is formatted as nothing we write to, or not at all."""


class StickReadOnly(StickUnfit):
    """It cannot be written to."""


class StickFull(StickUnfit):
    """It has too little room; both figures are whole megabytes, what is needed rounded up, what is free down."""

    needed: int
    free: int


class StickPulled(CtipError):
    """The medium was pulled while it was read; what was taken in before stays so."""

    stick: str
