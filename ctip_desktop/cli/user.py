"""`user`: who may open this device, and what they may do."""

from typing import TYPE_CHECKING

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.opening import user_option
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import N_, _
from ctip_desktop.settings import Settings

if TYPE_CHECKING:
    from ctip_desktop.store.roles import Role

ROLES = {"clerk": N_("clerk"), "officer": N_("officer"), "administrator": N_("administrator")}


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
    from ctip_desktop.store import vault
    from ctip_desktop.store.users import note_user

    with open_store(settings, "administrator", user) as opened:
        added = vault.add_user(vault.load(settings.home), opened.key, name, role, new_passphrase(name))
        with opened.store.writing() as writer:
            note_user(writer, added)
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
    from ctip_desktop.store import vault
    from ctip_desktop.store.users import note_removed

    with open_store(settings, "administrator", user) as opened:
        removed = vault.remove_user(vault.load(settings.home), name)
        with opened.store.writing() as writer:
            note_removed(writer, removed)
    said = _("{name} may no longer open this device.").format(name=removed.name)
    answer({"id": removed.id, "name": removed.name, "role": removed.role}, [said], as_json)
