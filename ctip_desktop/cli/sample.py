"""`sample`: makes this home a training secretariat that a whole made-up country reports to; `demo` shows it."""

from pathlib import Path

import click

from ctip_desktop.cli.helping import Verb
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.cli.roots import root_option, root_passphrases
from ctip_desktop.i18n import _, figure
from ctip_desktop.settings import Settings


@click.command("sample", cls=Verb)
@click.option("--user", required=True, metavar="NAME", envvar="CTIP_USER", help="The first user, its administrator.")
@click.option(
    "--each",
    type=click.FloatRange(0.05, 20),
    default=1.0,
    show_default=True,
    metavar="NUMBER",
    help="How many times the usual number of entries: about 6,300 in three years.",
)
@click.option(
    "--seed", type=int, default=7, show_default=True, metavar="NUMBER", help="Another number, another country."
)
@root_option
@json_option
@click.pass_obj
def command(settings: Settings, user: str, each: float, seed: int, roots: tuple[Path, ...], as_json: bool) -> None:
    """Make this home a secretariat with a made-up country: 25 offices in three years, for training only."""
    from ctip_desktop.cli.opening import first_passphrase
    from ctip_desktop.forms.offices import SECRETARIAT
    from ctip_desktop.sample.country import fill
    from ctip_desktop.store.store import Store
    from ctip_desktop.trust.setting_up import set_up

    if not roots:
        raise click.BadParameter(_("the secretariat needs a stick for its root key"), param_hint="--root")
    sticks = root_passphrases(roots, chosen=True)
    made = set_up(settings.home, SECRETARIAT, "A", user, first_passphrase(user), sticks, training=True)
    with Store.open(settings.home, made.key) as store:
        count = fill(store, seed, each)
    said = _("{home} is now a secretariat for training, with {count} made-up entries of 25 offices.")
    answer(
        {"home": str(settings.home), "entries": count}, [said.format(home=settings.home, count=figure(count))], as_json
    )
