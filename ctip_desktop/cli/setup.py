"""`setup`: makes this home a device of an office; at the secretariat also the keys everybody's trust hangs on."""

import re
from collections.abc import Collection
from pathlib import Path

import click

from ctip_desktop.cli.helping import Verb
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.cli.roots import root_option, root_passphrases
from ctip_desktop.i18n import _
from ctip_desktop.settings import Settings


@click.command("setup", cls=Verb)
@click.option("--office", required=True, metavar="CODE", help="Two digits: 01 to 25 a province, 00 the secretariat.")
@click.option("--user", required=True, metavar="NAME", envvar="CTIP_USER", help="The first user, its administrator.")
@click.option(
    "--letter", metavar="LETTER", default="A", show_default=True, help="This device's letter in the numbers of entries."
)
@root_option
@json_option
@click.pass_obj
def command(settings: Settings, office: str, user: str, letter: str, roots: tuple[Path, ...], as_json: bool) -> None:
    """Make this home a device of an office."""
    from ctip_desktop.cli.opening import first_passphrase
    from ctip_desktop.forms.offices import offices
    from ctip_desktop.trust.setting_up import set_up

    _check(office, letter, roots, offices())
    sticks = root_passphrases(roots, chosen=True)
    made = set_up(settings.home, office, letter, user, first_passphrase(user), sticks)
    value = {
        "home": str(settings.home),
        "office": office,
        "device": made.device,
        "letter": letter,
        "user": made.user.name,
        "root": made.root,
    }
    said = _("{home} is now device {letter} of office {office}, {name}.")
    name = offices()[office].said(settings.language)
    lines = [said.format(home=settings.home, letter=letter, office=office, name=name)]
    if made.root:
        lines += [
            _("The root key's fingerprint, to be read to each office:"),
            made.root,
            _("Keep the root sticks apart and safe: they alone approve devices and recover forgotten passphrases."),
        ]
    answer(value, lines, as_json)


def _check(office: str, letter: str, roots: tuple[Path, ...], known: Collection[str]) -> None:
    if office not in known:
        raise click.BadParameter(_("an office is 00 or the two digits of a province, 01 to 25"), param_hint="--office")
    if not re.fullmatch("[A-Z]{1,3}", letter):
        raise click.BadParameter(_("a letter is A to Z, up to three"), param_hint="--letter")
    if (office == "00") != bool(roots):
        raise click.BadParameter(
            _("the secretariat needs a stick for its root key, a province none"), param_hint="--root"
        )
