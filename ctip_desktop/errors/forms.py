"""What can go wrong on the floor `forms` that a person can act on."""

from dataclasses import dataclass

from ctip_desktop.errors.base import CtipError


@dataclass(eq=False)
class CompiledFormDamaged(CtipError):
    """A compiled form cannot be read, or its content is not what its version names."""


@dataclass(eq=False)
class CompiledFormNewer(CtipError):
    """A compiled form is of a format this program does not know yet."""

    format: int
    known: int
