"""`bundle`: what travels; on a stick or in a folder, sealed and signed."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.opening import open_store, user_option
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import N_, _, figure, ngettext
from ctip_desktop.i18n.states import STATES
from ctip_desktop.settings import Settings

if TYPE_CHECKING:
    from ctip_desktop.store.arrivals import Arrival
    from ctip_desktop.store.outbox import Sent
    from ctip_desktop.store.transaction import Reader

KINDS = {"journal": N_("records"), "blob": N_("attached file"), "receipt": N_("receipt"), "trust": N_("trust list")}


@click.group("bundle", cls=Noun)
def command() -> None:
    """Write bundles, take them in, look at them."""


@command.command()
@click.option("--to", "folder", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Stick or folder.")
@click.option("--again", is_flag=True, help="Province: everything, for a colleague's device that misses records.")
@click.option("--for", "office", metavar="OFFICE", help="Secretariat: the office it is for, or all.")
@user_option
@json_option
@click.pass_obj
def export(settings: Settings, folder: Path, again: bool, office: str | None, user: str | None, as_json: bool) -> None:
    """Write all that is not acknowledged; at the secretariat, what goes back."""
    from ctip_desktop.sync import outbox, returning

    with open_store(settings, "officer", user).store as store:
        if returning.is_secretariat(store):
            to = returning.offices(store) if office in (None, "all") else [office]
            made = returning.send_back(store, folder, to)
        elif office:
            raise click.BadParameter(_("only the secretariat sends to an office"), param_hint="--for")
        else:
            made = outbox.export(store, folder, again=again)
    value = [_sent_value(one, "sent") for one in made]
    said = ngettext(
        "{count} bundle is in {folder}, read back and good.",
        "{count} bundles are in {folder}, read back and good.",
        len(made),
    )
    lines = [said.format(count=figure(len(made)), folder=folder)] if made else [_("Nothing waits to be sent.")]
    answer(value, lines, as_json)


@command.command("import")
@click.argument("places", nargs=-1, required=True, metavar="FILE|DIR", type=click.Path(path_type=Path))
@user_option
@json_option
@click.pass_obj
def import_bundles(settings: Settings, places: tuple[Path, ...], user: str | None, as_json: bool) -> None:
    """Take in bundles, whatever their order; a bad one is set aside with its reason and blocks nothing."""
    from ctip_desktop.store.search import bring_up_to_date
    from ctip_desktop.sync.inbox import take_in
    from ctip_desktop.trust.recovery import secure

    with open_store(settings, "clerk", user) as opened:
        outcomes = take_in(opened.store, places)
        secure(opened.store, opened.key)
        bring_up_to_date(opened.store)
    value = [{"file": one.file} | _arrival_value(one.arrival, one.state) for one in outcomes]
    lines = [f"{one.file}: {_arrival_line(one.arrival, one.state)}" for one in outcomes]
    answer(value, lines, as_json)


@command.command("list")
@user_option
@json_option
@click.pass_obj
def list_bundles(settings: Settings, user: str | None, as_json: bool) -> None:
    """List what came and what was sent, with the state of each."""
    from ctip_desktop.store.arrivals import arrivals
    from ctip_desktop.store.outbox import bundle_state, sent_bundles

    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        came = arrivals(reader)
        went = [(one, bundle_state(reader, one)) for one in sent_bundles(reader)]
    value = {
        "came": [_arrival_value(one, one.state) for one in came],
        "sent": [_sent_value(one, state) for one, state in went],
    }
    lines = [
        *(f"{one.at}  ←  {(one.name or one.bundle)[:12]}  {_arrival_line(one, one.state)}" for one in came),
        *(f"{one.at}  →  {one.bundle[:12]}  {_sent_line(one, state)}" for one, state in went),
    ]
    answer(value, lines or [_("No bundle came and none was sent.")], as_json)


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@user_option
@json_option
@click.pass_obj
def inspect(settings: Settings, file: Path, user: str | None, as_json: bool) -> None:
    """Say what can be known of a file, without believing it and without taking it in."""
    from ctip_desktop.bundles.envelope import LARGEST
    from ctip_desktop.bundles.inspection import inspect as look
    from ctip_desktop.bundles.medium import read_file
    from ctip_desktop.trust.identity import identity

    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        found = look(read_file(file, LARGEST), identity(reader).identities)
        state = _state_here(reader, found.sha256)
    value: dict[str, Any] = {"sha256": found.sha256, "size": found.size, "state": state, "manifest": None}
    lines = [
        _("{file}: {size} bytes, SHA-256 {hash}").format(file=file, size=figure(found.size), hash=found.sha256),
        _(STATES[state]),
    ]
    if found.manifest:
        import json

        value["manifest"] = json.loads(found.manifest.to_line())
        lines += [f"{name}: {json.dumps(part)}" for name, part in value["manifest"].items()]
    else:
        lines.append(_("It is sealed to others: no key of this device opens it."))
    answer(value, lines, as_json)


def _state_here(reader: "Reader", bundle: str) -> str:
    """Return what is known here of the file with this hash: its state as one that came or was sent, or `new`."""
    from ctip_desktop.store.arrivals import TAKEN_IN, find_arrival
    from ctip_desktop.store.outbox import bundle_state, sent_bundles

    if came := find_arrival(reader, bundle):
        return "already_have" if came.state == TAKEN_IN else came.state
    return next((bundle_state(reader, one) for one in sent_bundles(reader) if one.bundle == bundle), "new")


def _arrival_value(arrival: "Arrival", state: str) -> dict[str, Any]:
    value = {
        "bundle": arrival.bundle,
        "state": state,
        "kind": arrival.kind,
        "office": arrival.office,
        "log": arrival.log,
        "first": arrival.first,
        "last": arrival.last,
        "at": arrival.at,
        "reason": arrival.reason,
        "text": _reason(arrival),
    }
    return {name: part for name, part in value.items() if part is not None}


def _arrival_line(arrival: "Arrival", state: str) -> str:
    parts = [_(STATES[state]), *([_(KINDS[arrival.kind])] if arrival.kind in KINDS else [])]
    if arrival.office:
        parts.append(_("office {office}").format(office=arrival.office))
    if arrival.first:
        parts.append(_("records {first} to {last}").format(first=figure(arrival.first), last=figure(arrival.last)))
    return " · ".join([*parts, *([_reason(arrival) or ""] if arrival.reason else [])])


def _reason(arrival: "Arrival") -> str | None:
    from ctip_desktop.i18n.problems import say_again

    return say_again(arrival.reason, arrival.facts) if arrival.reason else None


def _sent_value(sent: "Sent", state: str) -> dict[str, Any]:
    from dataclasses import asdict

    return {name: part for name, part in (asdict(sent) | {"state": state}).items() if part is not None}


def _sent_line(sent: "Sent", state: str) -> str:
    parts = [_(STATES[state]), _(KINDS[sent.kind]), _("office {office}").format(office=sent.recipients)]
    if sent.first:
        parts.append(_("records {first} to {last}").format(first=figure(sent.first), last=figure(sent.last)))
    return " · ".join(parts)
