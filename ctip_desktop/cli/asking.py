"""Asks for a passphrase at the terminal, where there is one."""

import os
import sys

import click

from ctip_desktop.errors.cli import NoTerminal, PassphrasesDiffer
from ctip_desktop.i18n import _


def ask(words: str, variable: str) -> str:
    """Return the passphrase typed; raise NoTerminal, naming the variable of the environment to give it in instead."""
    if not _has_terminal():
        raise NoTerminal(variable)
    typed: str = click.prompt(words, hide_input=True, err=True)
    return typed


def ask_twice(words: str, variable: str) -> str:
    """Return the new passphrase chosen; raise NoTerminal or PassphrasesDiffer."""
    chosen = ask(words, variable)
    if ask(_("The same passphrase again"), variable) != chosen:
        raise PassphrasesDiffer
    return chosen


def _has_terminal() -> bool:
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))  # asked at when standard input is a pipe
    except OSError:
        return False
    return True
