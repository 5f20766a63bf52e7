"""`user`: who may open this device, and what they may do."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.opening import user_option
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import _
from ctip_desktop.i18n.states import ROLES
from ctip_desktop.settings import Settings

if TYPE_CHECKING:
    from ctip_desktop.store.roles import Role


@click.group("user", cls=Noun)
def command() -> None:
    """Say who may open this device; an administrator's task."""


@command.command()
@click.argument("name")
@click.option("--role", type=click.Choice(list(ROLES)), default="clerk", show_default=True, help="What they may do.")
@user_option
@json_option
@click.pass_obj
def add(settings: Settings, name: str, role: "Role", user: str | None, as_json: bool) -> None:
    """Add the user NAME; their passphrase is asked for (or CTIP_NEW_PASSPHRASE)."""
    from ctip_desktop.cli.opening import new_passphrase, open_store
    from ctip_desktop.store.users import add_user

    with open_store(settings, "administrator", user) as opened:
        added = add_user(opened.store, opened.key, name, role, new_passphrase(name))
    said = _("{name} may now open this device as {role}.").format(name=added.name, role=_(ROLES[role]))
    answer({"id": added.id, "name": added.name, "role": added.role}, [said], as_json)


@command.command("list")
@json_option
@click.pass_obj
def list_(settings: Settings, as_json: bool) -> None:
    """Show the users of this device."""
    from ctip_desktop.store.vault import load

    users = load(settings.home).users
    value = [{"id": user.id, "name": user.name, "role": user.role} for user in users]
    answer(value, [f"{user.name}\t{_(ROLES[user.role])}" for user in users], as_json)


@command.command()
@click.argument("name")
@user_option
@json_option
@click.pass_obj
def remove(settings: Settings, name: str, user: str | None, as_json: bool) -> None:
    """Take from the user NAME the right to open this device; what they saved stays theirs."""
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.store.users import remove_user

    with open_store(settings, "administrator", user) as opened:
        removed = remove_user(opened.store, name)
    said = _("{name} may no longer open this device.").format(name=removed.name)
    answer({"id": removed.id, "name": removed.name, "role": removed.role}, [said], as_json)


@command.command()
@user_option
@json_option
@click.pass_obj
def passphrase(settings: Settings, user: str | None, as_json: bool) -> None:
    """Change your own passphrase; the new one is asked for (or CTIP_NEW_PASSPHRASE)."""
    from ctip_desktop.cli.opening import new_passphrase, open_store
    from ctip_desktop.store.users import change_passphrase

    with open_store(settings, "clerk", user) as opened:
        name = opened.user.name
        change_passphrase(opened.store, opened.key, name, new_passphrase(name))
    answer({"name": name}, [_("The passphrase of {name} is changed.").format(name=name)], as_json)


@command.command()
@click.argument("name")
@click.option("--root", "stick", required=True, metavar="DIR", type=click.Path(path_type=Path), help="A root stick.")
@json_option
@click.pass_obj
def recover(settings: Settings, name: str, stick: Path, as_json: bool) -> None:
    """Give the user NAME a new passphrase for a forgotten one, with a root stick of the secretariat."""
    from ctip_desktop.cli.opening import new_passphrase
    from ctip_desktop.cli.roots import root_passphrases
    from ctip_desktop.trust import recovery

    recovery.recover(settings.home, stick, root_passphrases([stick])[stick], name, new_passphrase(name))
    answer({"name": name}, [_("The passphrase of {name} is changed.").format(name=name)], as_json)


@command.command()
@click.option("--on/--off", "on", required=True, help="Keep the key there, or take it away.")
@user_option
@json_option
@click.pass_obj
def keyring(settings: Settings, on: bool, user: str | None, as_json: bool) -> None:
    """Let this computer's keyring open the device for you, so that no passphrase is asked for; not for shared PCs."""
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.store.keyring_slot import forget_in_keyring, keep_in_keyring

    with open_store(settings, "clerk", user) as opened:
        if on:
            keep_in_keyring(opened.user, opened.key)
            said = _("The keyring of this computer now opens this device for {name}.")
        else:
            forget_in_keyring(opened.user)
            said = _("The keyring of this computer no longer opens this device for {name}.")
    answer({"name": opened.user.name, "keyring": on}, [said.format(name=opened.user.name)], as_json)
