"""`store`: proves what is kept here, makes anew what follows from the journal, backs all of it up and restores it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.opening import user_option
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import N_, _, figure, ngettext
from ctip_desktop.settings import Settings

if TYPE_CHECKING:
    from ctip_desktop.store.backing_up import Backup

_FAULTS = {
    "pages": N_("The file is damaged: {place}."),
    "chain": N_("Log {place}: the chain breaks at record {seq}."),
    "end": N_("Log {place}: it ends at record {seq}, but more were here."),
    "derived": N_("Table {place} does not follow from the journal; run “ctip-desktop store rebuild”."),
}


@click.group("store", cls=Noun)
def command() -> None:
    """Check, rebuild, back up and restore what is kept on this device."""


@command.command()
@user_option
@json_option
@click.pass_obj
def check(settings: Settings, user: str | None, as_json: bool) -> int:
    """Verify every page, every chain from its first record, and all tables made from them; changes nothing."""
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.store.checking import check as go_through
    from ctip_desktop.store.vault import has_recovery

    with open_store(settings, user=user) as opened:
        found = go_through(opened.store)
    recovery = has_recovery(settings.home)
    lines = [
        _("Logs: {logs}. Records: {records}. Entries: {entries}.").format(
            logs=figure(found.logs), records=figure(found.records), entries=figure(found.entries)
        ),
        *(_(_FAULTS[fault.kind]).format(place=fault.place, seq=figure(fault.seq)) for fault in found.faults),
        *([] if recovery else [_("The vault has no recovery slot yet: a forgotten passphrase would be lost data.")]),
        *([] if found.faults else [_("Everything is in order.")]),
    ]
    value = {
        "logs": found.logs,
        "records": found.records,
        "entries": found.entries,
        "recovery": recovery,
        "faults": [{"kind": fault.kind, "place": fault.place, "seq": fault.seq} for fault in found.faults],
    }
    answer(value, lines, as_json)
    return 1 if found.faults else 0


@command.command()
@user_option
@json_option
@click.pass_obj
def rebuild(settings: Settings, user: str | None, as_json: bool) -> None:
    """Make all that follows from the journal anew: entries, tables for counting, the search index."""
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.store.rebuilding import rebuild as make_anew

    with open_store(settings, "officer", user) as opened:
        count = make_anew(opened.store)
    said = ngettext("Rebuilt from {count} record.", "Rebuilt from {count} records.", count).format(count=figure(count))
    answer({"records": count}, [said], as_json)


@command.command()
@click.option("--to", "folder", metavar="DIR", type=click.Path(path_type=Path), required=True, help="Where to put it.")
@user_option
@json_option
@click.pass_obj
def backup(settings: Settings, folder: Path, user: str | None, as_json: bool) -> None:
    """Write all of this device into one encrypted file, and prove it by opening what was written."""
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.store.backing_up import backup as back_up

    with open_store(settings, "administrator", user) as opened:
        done = back_up(opened.store, opened.key, folder)
    said = _("{file} was written, opened again and found whole. Entries: {entries}.")
    answer(_value(done), [said.format(file=done.file, entries=figure(done.entries))], as_json)


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def restore(settings: Settings, file: Path, as_json: bool) -> None:
    """Make this device anew from a backup FILE; it is opened with the passphrases of then."""
    from ctip_desktop.store.backing_up import restore as make_anew

    done = make_anew(file, settings.home)
    said = _(
        "{home} is as it was at {at}. Entries: {entries}. What was entered since and not sent must be entered again."
    )
    answer(_value(done), [said.format(home=settings.home, at=done.at, entries=figure(done.entries))], as_json)


def _value(done: "Backup") -> dict[str, Any]:
    return {"file": done.file, "at": done.at, "size": done.size, "entries": done.entries}
