"""What can go wrong on the floor `desktop` that a person can act on."""

from ctip_desktop.errors.base import CtipError


class NoDisplay(CtipError):
    """There is no screen to open a window on."""


class WindowPartMissing(CtipError):
    """A library of the system that windows need is not there; `part` is what the system says of it."""

    part: str
