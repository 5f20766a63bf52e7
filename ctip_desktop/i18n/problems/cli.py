"""The words for the failures of the floor `cli`."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors.cli import NoTerminal, PassphrasesDiffer
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    NoTerminal: N_("There is no terminal to ask for the passphrase at; give it in {variable}."),
    PassphrasesDiffer: N_("The passphrase was typed in two different ways; choose it again."),
}
