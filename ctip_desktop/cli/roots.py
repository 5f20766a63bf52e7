"""Root keys at the command line: the passphrase of each stick, asked for or from the environment, never an argument."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from ctip_desktop.i18n import _

root_option = click.option(
    "--root",
    "roots",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The stick of a root key, once per stick; its passphrase is asked for, or a line of CTIP_ROOT_PASSPHRASE.",
)


def root_passphrases(folders: Sequence[Path]) -> dict[Path, str]:
    """Return the passphrase of each stick; a single line in the environment is for all of them."""
    given = os.environ.get("CTIP_ROOT_PASSPHRASE", "").splitlines()
    if given:
        return {folder: given[min(place, len(given) - 1)] for place, folder in enumerate(folders)}
    asked = _("Passphrase of the root key in {folder}")
    return {folder: click.prompt(asked.format(folder=folder), hide_input=True, err=True) for folder in folders}
