"""`trust`: what this device believes, and the one time a person tells it whom to rely on."""

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.opening import open_store, user_option
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import _, figure
from ctip_desktop.settings import Settings


@click.group("trust", cls=Noun)
def command() -> None:
    """See the trust list in force; rely on the secretariat's root key."""


@command.command()
@user_option
@json_option
@click.pass_obj
def show(settings: Settings, user: str | None, as_json: bool) -> None:
    """Show which root and which trust list this device relies on."""
    from ctip_desktop.store import vault
    from ctip_desktop.trust.identity import identity

    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        me = identity(reader)
    listed = me.trust_list
    recovery = vault.has_recovery(settings.home)
    value = {
        "root": me.pinned,
        "trust_list": listed.version if listed else None,
        "issued": listed.issued if listed else None,
        "enrolled": me.enrolled,
        "recovery": recovery,
    }
    lines = [
        _("Root key: {fingerprint}").format(fingerprint=me.pinned or _("none yet")),
        _("Trust list: {version}").format(version=figure(listed.version) if listed else _("none yet")),
        _("This device may send.") if me.enrolled else _("This device may not send yet."),
        _("A forgotten passphrase can be recovered by the secretariat.")
        if recovery
        else _("A forgotten passphrase cannot be recovered yet."),
    ]
    answer(value, lines, as_json)


@command.command()
@click.argument("fingerprint")
@user_option
@json_option
@click.pass_obj
def pin(settings: Settings, fingerprint: str, user: str | None, as_json: bool) -> None:
    """Rely on the secretariat's root key with this FINGERPRINT, after it was read back by voice."""
    from ctip_desktop.sync import pinning
    from ctip_desktop.trust.recovery import secure

    with open_store(settings, "administrator", user) as opened:
        pinned = pinning.pin(opened.store, fingerprint)
        secure(opened.store, opened.key)
    answer(
        {"root": pinned}, [_("This device relies on the root key {fingerprint}.").format(fingerprint=pinned)], as_json
    )
