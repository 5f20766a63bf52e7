"""What the inbox lists: files that lie on sticks and every bundle that ever came, as one kind of item in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from ctip_desktop import clock
from ctip_desktop.desktop.bundle_words import holds_forms, holds_months, kind_words
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.store.arrivals import SET_ASIDE, TAKEN_IN, WAITS, Arrival, arrivals
from ctip_desktop.store.holdings import Held, done_since, held_by
from ctip_desktop.store.reminding import Untold, untold
from ctip_desktop.store.transaction import Reader
from ctip_desktop.sync.inbox import ALREADY_HAVE
from ctip_desktop.sync.looking import NEW, Found
from ctip_desktop.trust.identity import identity

MOST_SHOWN = 500
"""Bundles taken in that are listed, the latest ones; what waits or was set aside is listed however old it is."""


@dataclass(frozen=True)
class Item:
    """A bundle: `state` is that of an arrival, `new` or `already_have`; `at` is when it arrived, empty while new."""

    bundle: str
    state: str
    kind: str = ""
    office: str = ""
    letter: str = ""
    n: int | None = None
    records: int | None = None
    months: str = ""
    what: str = ""
    since: str = ""
    until: str = ""
    medium: str = ""
    at: str = ""
    size: int | None = None
    made_at: str = ""
    first: int | None = None
    last: int | None = None
    missing: str = ""
    reason: str = ""
    facts: Mapping[str, object] | None = None


@dataclass(frozen=True)
class Came:
    """All that came, how far each office's devices are known, and what was done today: receipts and records.

    `untold` is what waits to go back to offices.
    """

    items: tuple[Item, ...]
    letters: Mapping[str, str]
    receipts: int
    records: int
    untold: tuple[Untold, ...] = ()


def read_came(reader: Reader) -> Came:
    """Read what came, the latest first."""
    listed = identity(reader).trust_list
    letters = {one.id: one.letter for one in listed.devices} if listed else {}
    every = [one for one in arrivals(reader) if one.kind in ("journal", "blob", None) or one.state != TAKEN_IN]
    shown = [one for one in every if one.state != TAKEN_IN] + [one for one in every if one.state == TAKEN_IN][
        :MOST_SHOWN
    ]
    held = held_by(reader, [one.bundle for one in shown if one.state == TAKEN_IN])
    receipts, records = done_since(reader, _midnight())
    items = (_came(one, held.get(one.bundle, ()), letters, every) for one in shown)
    return Came(tuple(items), letters, receipts, records, tuple(untold(reader)))


def with_found(came: Came, found: Sequence[Found], taken: frozenset[str]) -> list[Item]:
    """Return what came with what lies on the sticks that are in: what is new there, and what is here already.

    Args:
        taken: the bundles taken in since their stick was put in: they are not told of as had already.
    """
    lie = {one.bundle: one for one in found}
    new = [_new(one, came.letters) for one in found if one.state == NEW]
    rest = [
        replace(item, state=ALREADY_HAVE)
        if item.state == TAKEN_IN and item.bundle in lie and item.bundle not in taken
        else item
        for item in came.items
    ]
    return new + sorted(rest, key=lambda item: item.at, reverse=True)


def _new(found: Found, letters: Mapping[str, str]) -> Item:
    since, until = _days(found.holds)
    return Item(
        bundle=found.bundle,
        state=NEW,
        kind=found.kind,
        office=found.office or "",
        letter=letters.get(found.device or "", ""),
        n=found.n,
        records=found.records,
        months=holds_months(found.holds),
        what=holds_forms(found.holds) or kind_words(found.kind),
        since=since,
        until=until,
        size=found.size,
    )


def _came(one: Arrival, held: Sequence[Held], letters: Mapping[str, str], every: Sequence[Arrival]) -> Item:
    since, until = _days(held)
    records = (one.last or 0) - (one.first or 0) + 1 if one.first else None
    return Item(
        bundle=one.bundle,
        state=one.state,
        kind=one.kind or "",
        office=one.office or "",
        letter=letters.get(one.device or "", ""),
        n=one.n,
        records=records if one.state != SET_ASIDE else None,
        months=holds_months(held),
        what=holds_forms(held) or kind_words(one.kind or ""),
        since=since,
        until=until,
        medium=one.medium or "",
        at=one.at,
        size=one.size,
        made_at=str(one.said.get("at", "")),
        first=one.first,
        last=one.last,
        missing=_missing(one, every) if one.state == WAITS else "",
        reason=one.reason or "",
        facts=one.facts,
    )


def _missing(one: Arrival, every: Sequence[Arrival]) -> str:
    """Name what a bundle waits for: the bundles its device numbered in between, or else the records."""
    known = {each.n for each in every if each.device == one.device and each.n and each.state in (TAKEN_IN, WAITS)}
    before = max((n for n in known if one.n and n < one.n), default=0)
    gap = [n for n in range(before + 1, one.n or 0) if n not in known]
    if before and gap:
        names = figure(f"{gap[0]:03d}") if len(gap) == 1 else figure(f"{gap[0]:03d}–{gap[-1]:03d}")
        return ngettext("bundle {numbers} is missing", "bundles {numbers} are missing", len(gap)).format(numbers=names)
    first, last = one.facts.get("first"), one.facts.get("last")
    return _("records {first} to {last} are missing").format(first=figure(first), last=figure(last))


def _days(held: Sequence[Held]) -> tuple[str, str]:
    days = sorted(day for one in held for day in (one.since, one.until) if day)
    return (days[0], days[-1]) if days else ("", "")


def _midnight() -> str:
    """Return the moment today began where this computer stands, as the store writes moments."""
    begun = datetime.combine(clock.today(), time()).astimezone()
    return begun.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
