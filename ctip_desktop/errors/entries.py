"""What can go wrong on the floor `entries` that a person can act on."""

from ctip_desktop.errors.base import CtipError


class LineRefused(CtipError):
    """A journal line cannot be believed; `seq` is its place in the log, 0 while it stands alone."""

    seq: int


class NotCanonical(LineRefused):
    """The line is not JSON in the one form agreed: sorted keys, no spaces, no key twice."""


class LineTooLong(LineRefused):
    """The line has more bytes than a record may have."""

    limit: int


class TooDeep(LineRefused):
    """Answers lie inside one another deeper than a record may go."""

    limit: int


class NumberRefused(LineRefused):
    """A number is not whole, or too large to be exact everywhere."""


class BadRecord(LineRefused):
    """A part of the record is missing, unknown or not of its shape."""

    part: str


class ChainBroken(LineRefused):
    """The record does not continue the one before it."""
