"""The offices with their devices, and what is known of each: the last bundle, the last receipt, the trust list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, figure
from ctip_desktop.store.arrivals import SET_ASIDE, Arrival, arrivals
from ctip_desktop.store.outbox import sent_bundles
from ctip_desktop.store.transaction import Reader
from ctip_desktop.sync.receipts import make_receipt
from ctip_desktop.trust.enrolment import Found
from ctip_desktop.trust.identity import identity
from ctip_desktop.trust.lists import TrustList
from ctip_desktop.trust.parties import SECRETARIAT, Device


@dataclass(frozen=True)
class Known:
    """A device of an office, or an office that has none (`device` is then empty).

    `state` is active or revoked; `n` and `sent_at` are those of the last bundle that came from it; `version` is of the
    trust list it knew then; `receipt_at` is when its office was last answered; `gaps` names records that are missing.
    """

    office: str
    device: str = ""
    letter: str = ""
    state: str = ""
    here: bool = False
    n: int | None = None
    sent_at: str = ""
    receipt_at: str = ""
    version: int = 0
    gaps: str = ""


@dataclass(frozen=True)
class Trust:
    """The trust list in force: its roots' fingerprint, how many of how many sign, its number and when it was made."""

    root: str
    threshold: int
    roots: int
    version: int
    issued: str
    devices: tuple[Device, ...]


@dataclass(frozen=True)
class Seen:
    """What the page shows of the store."""

    trust: Trust
    known: tuple[Known, ...]


def read_devices(reader: Reader) -> Seen:
    """Read the offices in the order of their codes, each with its devices."""
    me = identity(reader)
    listed = me.trust_list
    if listed is None:
        raise AssertionError("the secretariat has a trust list from its set-up on")
    trust = Trust(me.pinned or "", listed.threshold, len(listed.roots), listed.version, listed.issued, listed.devices)
    last = _last_of_each(arrivals(reader))
    answered: dict[str, str] = {}
    for one in sent_bundles(reader):
        if one.kind == "receipt":
            answered.setdefault(one.recipients, one.at)
    gaps = {office: _gaps(reader, office) for office in {one.office for one in last.values() if one.office}}
    known = []
    for office in offices():
        devices = [_known(one, last.get(one.id), answered, gaps, me.device.id) for one in _of(listed, office)]
        known += devices or [Known(office)]
    return Seen(trust, tuple(known))


def open_requests(found: Sequence[Found], trust: Trust) -> list[Found]:
    """Return the requests that are still to be answered, and those that cannot be believed."""
    listed = {one.id for one in trust.devices}
    return [one for one in found if one.enrolment is None or one.enrolment.device.id not in listed]


def letter_taken(request: Found, trust: Trust) -> bool:
    """Say whether another device of the office has the letter a request asks for."""
    asked = request.enrolment
    return asked is not None and any(
        (one.office, one.letter) == (asked.device.office, asked.device.letter) for one in trust.devices
    )


def _of(listed: TrustList, office: str) -> list[Device]:
    return sorted(
        (one for one in listed.devices if one.office == office), key=lambda one: (len(one.letter), one.letter)
    )


def _last_of_each(every: Sequence[Arrival]) -> dict[str, Arrival]:
    """Return the latest bundle of each device, of those whose sender is known."""
    last: dict[str, Arrival] = {}
    for one in every:
        if (
            one.device
            and one.state != SET_ASIDE
            and (one.n or 0) > (last[one.device].n or 0 if one.device in last else 0)
        ):
            last[one.device] = one
    return last


def _known(
    device: Device, last: Arrival | None, answered: Mapping[str, str], gaps: Mapping[str, Mapping[str, str]], here: str
) -> Known:
    return Known(
        office=device.office,
        device=device.id,
        letter=device.letter,
        state=device.status,
        here=device.id == here,
        n=last.n if last else None,
        sent_at=last.at if last else "",
        receipt_at="" if device.office == SECRETARIAT else answered.get(device.office, ""),
        version=int(last.said.get("trust", 0)) if last else 0,
        gaps=gaps.get(device.office, {}).get(last.log or "", "") if last else "",
    )


def _gaps(reader: Reader, office: str) -> dict[str, str]:
    """Return in words what is missing of each log of an office."""
    words = {}
    for log, have in make_receipt(reader, office).have.items():
        spans = [
            figure(first) if first == last else _("{first} to {last}").format(first=figure(first), last=figure(last))
            for first, last in have.gaps
        ]
        if spans:
            words[log] = ", ".join(spans)
    return words
