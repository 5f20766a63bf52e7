"""`setup`: makes this home a device of an office; at the secretariat also the keys everybody's trust hangs on."""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
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
    from ctip_desktop import clock
    from ctip_desktop.cli.opening import first_passphrase
    from ctip_desktop.forms.offices import SECRETARIAT, offices
    from ctip_desktop.store import vault
    from ctip_desktop.store.store import Store
    from ctip_desktop.store.users import note_user
    from ctip_desktop.trust.recovery import secure
    from ctip_desktop.trust.setting_up import begin_province, begin_secretariat

    _check(office, letter, roots, offices())
    sticks = root_passphrases(roots)
    device = clock.new_id()
    with _all_or_nothing(settings.home):
        key = vault.create(settings.home, user, first_passphrase(user))
        with Store.create(settings.home, key, office=office, device=device, letter=letter) as store:
            administrator = vault.load(settings.home).users[0]
            with store.writing() as writer:
                note_user(writer, administrator)
            if office == SECRETARIAT:
                begin_secretariat(store, sticks)
                secure(store, key)
            else:
                begin_province(store)
    value = {
        "home": str(settings.home),
        "office": office,
        "device": device,
        "letter": letter,
        "user": administrator.name,
    }
    said = _("{home} is now device {letter} of office {office}, {name}.")
    name = offices()[office].said(settings.language)
    answer(value, [said.format(home=settings.home, letter=letter, office=office, name=name)], as_json)


@contextmanager
def _all_or_nothing(home: Path) -> Iterator[None]:
    """Leave the home as it was unless all of the set-up succeeds."""
    stood = home.is_dir()
    there = set(home.iterdir()) if stood else set()
    try:
        yield
    except BaseException:
        for made in set(home.iterdir()) - there if home.is_dir() else ():
            made.unlink()
        if home.is_dir() and not stood:
            home.rmdir()
        raise


def _check(office: str, letter: str, roots: tuple[Path, ...], known: Collection[str]) -> None:
    if office not in known:
        raise click.BadParameter(_("an office is 00 or the two digits of a province, 01 to 25"), param_hint="--office")
    if not re.fullmatch("[A-Z]{1,3}", letter):
        raise click.BadParameter(_("a letter is A to Z, up to three"), param_hint="--letter")
    if (office == "00") != bool(roots):
        raise click.BadParameter(
            _("the secretariat needs a stick for its root key, a province none"), param_hint="--root"
        )
