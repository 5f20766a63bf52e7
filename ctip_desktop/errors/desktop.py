"""What can go wrong on the floor `desktop` that a person can act on."""

from dataclasses import dataclass

from ctip_desktop.errors.base import CtipError


@dataclass(eq=False)
class NoDisplay(CtipError):
    """There is no screen to open a window on."""


@dataclass(eq=False)
class WindowPartMissing(CtipError):
    """A library of the system that windows need is not there; `part` is what the system says of it."""

    part: str
