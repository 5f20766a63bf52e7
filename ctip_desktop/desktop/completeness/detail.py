"""What is read of the present mark: which statement holds, on which bundle it came, what changed, what was refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ctip_desktop.desktop.completeness.charts import Mark
from ctip_desktop.reports.statements.declared import Line
from ctip_desktop.reports.statements.versions import Version, changed_since, holding, versions
from ctip_desktop.store.arrivals import SET_ASIDE, Arrival, arrivals, carried
from ctip_desktop.store.notes import reminded
from ctip_desktop.store.reminding import last_heard
from ctip_desktop.store.transaction import Reader
from ctip_desktop.trust.identity import identity

LACKING = frozenset({"overdue", "not_arrived", "in_part"})
"""States for which a bundle that was set aside may be the reason."""


@dataclass(frozen=True)
class Detail:
    """What is known of a mark.

    Args:
        office, period: of which mark; the period by its code.
        number, approved_by, approved_on, at: of the statement that holds; `at` is when it was sealed. Empty without.
        bundle: the number of the bundle it came on; None if it has none or did not come on one.
        lines: what it declares of each kind.
        changed: the numbers of entries that changed since.
        heard: when the last bundle of the office was taken in, as a moment; empty if none ever was.
        aside: the last bundle of the office that was set aside since the month began; None if none was.
        reminded: when the office was reminded of the month, the latest first.
    """

    office: str
    period: str
    number: str = ""
    approved_by: str = ""
    approved_on: str = ""
    bundle: int | None = None
    lines: Mapping[str, Line] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    heard: str = ""
    aside: Arrival | None = None
    reminded: tuple[str, ...] = ()


def look_into(reader: Reader, mark: Mark) -> Detail:
    """Read what there is to tell of a mark."""
    several = versions(reader, mark.office, mark.period.code)
    held = holding(several)
    told = reminded(reader).get((mark.office, mark.period.code), [])
    since = f"{mark.period.start.isoformat()}T00:00:00Z"
    detail = Detail(
        mark.office,
        mark.period.code,
        heard=last_heard(reader).get(mark.office, ""),
        aside=_aside(reader, mark.office, since) if mark.state in LACKING else None,
        reminded=tuple(told),
    )
    return _with(reader, mark, held, detail) if held else detail


def _with(reader: Reader, mark: Mark, held: Version, detail: Detail) -> Detail:
    """Return a detail with what the statement that holds says."""
    came = carried(reader, held.log, held.seq)
    changed = changed_since(reader, held, mark.period) if mark.state == "changed_since" else []
    return replace(
        detail,
        number=held.number,
        approved_by=held.declared.approved_by,
        approved_on=held.declared.approved_on,
        bundle=came.n if came else None,
        lines={kind: line for kind in _kinds(mark) if (line := held.declared.line(kind))},
        changed=tuple(changed),
    )


def _kinds(mark: Mark) -> tuple[str, ...]:
    return mark.cell.owed.kinds if mark.cell else ()


def _aside(reader: Reader, office: str, since: str) -> Arrival | None:
    """Return the last bundle of an office that was set aside; whose it is, its device tells where nothing else does."""
    listed = identity(reader).trust_list
    offices = {one.id: one.office for one in listed.devices} if listed else {}
    found = (
        one
        for one in arrivals(reader, SET_ASIDE)
        if one.first_at >= since and office in (one.office, offices.get(str(one.facts.get("device"))))
    )
    return next(found, None)
