"""`device`: who may send and open bundles; enrolment works without internet, by a file and a fingerprint read aloud."""

from pathlib import Path

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.opening import open_store, user_option
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.cli.roots import root_option, root_passphrases
from ctip_desktop.i18n import _, figure
from ctip_desktop.settings import Settings


@click.group("device", cls=Noun)
def command() -> None:
    """Enrol devices, approve them, list them."""


@command.command()
@click.option("--to", "folder", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Where to put it.")
@user_option
@json_option
@click.pass_obj
def enrol(settings: Settings, folder: Path, user: str | None, as_json: bool) -> None:
    """Write this device's enrolment file; read its fingerprint aloud to the secretariat."""
    from ctip_desktop.errors.trust import EnrolledAlready
    from ctip_desktop.trust.enrolment import read_request, write_request
    from ctip_desktop.trust.identity import enrolment_request

    with open_store(settings, "administrator", user).store as store, store.reading() as reader:
        data = enrolment_request(reader)
    if data is None:
        raise EnrolledAlready
    file = write_request(folder, data)
    asked = read_request(data)
    lines = [_("The enrolment file is {file}.").format(file=file), _("Its fingerprint:"), asked.fingerprint]
    answer({"file": str(file), "device": asked.device.id, "fingerprint": asked.fingerprint}, lines, as_json)


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--fingerprint", required=True, help="The forty digits that were read aloud.")
@root_option
@user_option
@json_option
@click.pass_obj
def approve(
    settings: Settings, file: Path, fingerprint: str, roots: tuple[Path, ...], user: str | None, as_json: bool
) -> None:
    """Put a device into the next trust list, signed with the root keys at hand."""
    from ctip_desktop.bundles.medium import read_file
    from ctip_desktop.trust.approving import approve_device
    from ctip_desktop.trust.enrolment import LARGEST

    with open_store(settings, "administrator", user).store as store:
        device, listed = approve_device(store, read_file(file, LARGEST), fingerprint, root_passphrases(roots))
    value = {"device": device.id, "office": device.office, "letter": device.letter, "trust_list": listed.version}
    said = _("Device {letter} of office {office} is in trust list {version}; export it to the office.")
    answer(value, [said.format(letter=device.letter, office=device.office, version=figure(listed.version))], as_json)


@command.command("list")
@user_option
@json_option
@click.pass_obj
def list_devices(settings: Settings, user: str | None, as_json: bool) -> None:
    """List the devices of the trust list in force."""
    from ctip_desktop.trust.identity import identity

    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        me = identity(reader)
    listed = me.trust_list.devices if me.trust_list else ()
    value = [
        {
            "device": one.id,
            "office": one.office,
            "letter": one.letter,
            "status": one.status,
            "sign": one.to_json()["sign"],
            "age": one.age,
            "this": one.id == me.device.id,
        }
        for one in listed
    ]
    states = {"active": _("active"), "revoked": _("revoked")}
    lines = [f"{one.office}  {one.letter}  {states[one.status]}  {one.id}" for one in listed]
    answer(value, lines or [_("No trust list has come yet.")], as_json)
