"""Root keys at the command line: the passphrase of each stick, asked for or from the environment, never an argument."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from ctip_desktop.cli.asking import ask, ask_twice
from ctip_desktop.i18n import _

root_option = click.option(
    "--root",
    "roots",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The stick of a root key, once per stick; its passphrase is asked for, or a line of CTIP_ROOT_PASSPHRASE.",
)


def root_passphrases(folders: Sequence[Path], *, chosen: bool = False) -> dict[Path, str]:
    """Return the passphrase of each stick; a single line in the environment is for all of them.

    One that is `chosen` now is asked for twice.

    Raise BadParameter if a stick is named twice.
    """
    if len(set(folders)) < len(folders):
        raise click.BadParameter(_("a stick is named twice"), param_hint="--root")
    given = os.environ.get("CTIP_ROOT_PASSPHRASE", "").splitlines()
    if given:
        return {folder: given[min(place, len(given) - 1)] for place, folder in enumerate(folders)}
    asked = _("Passphrase of the root key in {folder}")
    asking = ask_twice if chosen else ask
    return {folder: asking(asked.format(folder=folder), "CTIP_ROOT_PASSPHRASE") for folder in folders}
