"""The statements that hold, with the ones they replaced: what a report says of them beside its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ctip_desktop.reports.statements.versions import Version, holding


@dataclass(frozen=True)
class Held:
    """The approved version of a statement that holds, and the approved one of other figures that it replaced."""

    version: Version
    before: Version | None = None


def held(several: Mapping[tuple[str, str], Sequence[Version]]) -> tuple[Held, ...]:
    """Return what holds, by office and period; statements nobody approved hold nothing."""
    return tuple(_held(versions) for _key, versions in sorted(several.items()) if holding(versions))


def by_period(versions: Sequence[Version]) -> dict[tuple[str, str], list[Version]]:
    """Return versions by office and period, in their order."""
    found: dict[tuple[str, str], list[Version]] = {}
    for one in versions:
        found.setdefault((one.declared.office, one.declared.period), []).append(one)
    return found


def _held(versions: Sequence[Version]) -> Held:
    approved = [one for one in versions if one.approved]
    last = approved[-1]
    others = [one for one in approved[:-1] if one.declared.lines != last.declared.lines]
    return Held(last, others[-1] if others else None)
