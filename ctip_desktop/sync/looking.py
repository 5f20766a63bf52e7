"""Looks at what lies on a stick before anything is taken in: which files are new, from whom, and what they hold.

What is said of a file was verified as it will be when it is taken in; of one that fails there, only what it claims.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from ctip_desktop.bundles.envelope import open_seal
from ctip_desktop.bundles.extents import Stretch
from ctip_desktop.bundles.manifest import Manifest
from ctip_desktop.bundles.reading import Opened, open_bundle
from ctip_desktop.errors import CtipError
from ctip_desktop.errors.bundles import NotForThisDevice
from ctip_desktop.forms.headline import date_of, dated
from ctip_desktop.forms.installed import installed
from ctip_desktop.store.arrivals import SET_ASIDE, TAKEN_IN, WAITS, arrivals
from ctip_desktop.store.holdings import Held
from ctip_desktop.store.outbox import sent_bundles
from ctip_desktop.store.transaction import Reader
from ctip_desktop.sync.finding import Place, place_of, read
from ctip_desktop.sync.inbox import ALREADY_HAVE
from ctip_desktop.trust.identity import Identity

NEW = "new"
OURS = "ours"
OTHERS = "others"
WANTED = frozenset({NEW, WAITS, SET_ASIDE})
"""States of files that are worth taking in: what could not be yet may be by now."""


@dataclass(frozen=True)
class Found:
    """A file on a medium: what is known of it here (`state`), who sent it if its seal was opened, what it holds.

    `state` is that of an arrival, `new`, `already_have`, `ours` for what this device made itself, or `others` where no
    key of this device opens it. `records` is None where there are none; `office` where nobody known sent it.
    """

    file: Path
    bundle: str
    size: int
    state: str
    kind: str = ""
    office: str | None = None
    device: str | None = None
    n: int | None = None
    records: int | None = None
    holds: tuple[Held, ...] = ()
    place: Place = (2, "", 0)


def known(reader: Reader) -> dict[str, str]:
    """Return what is known here of every bundle that came or was made, by its hash."""
    came = {one.bundle: ALREADY_HAVE if one.state == TAKEN_IN else one.state for one in arrivals(reader)}
    return came | {one.bundle: OURS for one in sent_bundles(reader)}


def look(
    files: Sequence[Path], me: Identity, states: Mapping[str, str], heard: Callable[[int], None] = lambda _: None
) -> list[Found]:
    """Look at files, in the order in which they are to be taken in; one the medium does not give up is left out.

    Args:
        states: what is known here, see `known`.
        heard: told after each how many were looked at.
    """
    found = []
    for count, file in enumerate(files, 1):
        data = read(file)
        if data is not None:
            bundle = sha256(data).hexdigest()
            state = states.get(bundle, NEW)
            here = state in (OURS, ALREADY_HAVE)
            found.append(Found(file, bundle, len(data), state) if here else _look(file, data, state, me))
        heard(count)
    return sorted(found, key=lambda one: one.place)


def _look(file: Path, data: bytes, state: str, me: Identity) -> Found:
    bundle = sha256(data).hexdigest()
    try:
        opened = open_bundle(data, me.identities, me.authority, me.me)
    except CtipError:
        return _claimed(Found(file, bundle, len(data), state), data, me)
    return _named(Found(file, bundle, len(data), state), opened.manifest, opened.office, _holds(opened))


def _claimed(found: Found, data: bytes, me: Identity) -> Found:
    try:
        manifest = open_seal(data, me.identities).manifest
    except NotForThisDevice:
        return replace(found, state=OTHERS if found.state == NEW else found.state)
    except CtipError:
        return found
    devices = me.trust_list.devices if me.trust_list else ()
    office = next((one.office for one in devices if one.id == manifest.sender), None)
    return _named(found, manifest, office, ())


def _named(found: Found, manifest: Manifest, office: str | None, holds: tuple[Held, ...]) -> Found:
    stretch = manifest.extent if isinstance(manifest.extent, Stretch) else None
    return replace(
        found,
        kind=manifest.kind,
        office=office,
        device=manifest.sender,
        n=manifest.n,
        records=stretch.records if stretch else None,
        holds=holds,
        place=place_of(manifest),
    )


def _holds(opened: Opened) -> tuple[Held, ...]:
    dates = {form.version: dated(form) for form in installed()}
    entries: dict[str, dict[str, str]] = defaultdict(dict)
    for one in opened.records:
        entries[one.record.form][one.record.entry] = date_of(dates.get(one.record.fv, ()), one.record.answers)
    counts = Counter({form: len(several) for form, several in entries.items()})
    return tuple(_held(form, counts[form], sorted(filter(None, entries[form].values()))) for form in sorted(counts))


def _held(form: str, count: int, days: Sequence[str]) -> Held:
    return Held(form, count, days[0] if days else "", days[-1] if days else "")
