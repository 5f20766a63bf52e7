"""What can go wrong on the floor `cli` that a person can act on."""

from ctip_desktop.errors.base import CtipError


class NoTerminal(CtipError):
    """A passphrase is to be asked for and there is nobody to ask; `variable` of the environment would give it."""

    variable: str


class PassphrasesDiffer(CtipError):
    """A new passphrase was typed in two ways."""
