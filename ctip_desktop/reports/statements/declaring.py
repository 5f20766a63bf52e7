"""Makes the statement of an office for a period out of its entries, and lets an officer approve it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from ctip_desktop import clock
from ctip_desktop.errors.reports import (
    FigureNotDisputed,
    NoStatementOwed,
    NoSuchFigure,
    PeriodNotBegun,
    StatementMissing,
    StatementOutdated,
    StatementUnchanged,
)
from ctip_desktop.forms.installed import load
from ctip_desktop.reports.duties.calendars import calendar_of
from ctip_desktop.reports.duties.owed import owed
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.statements.adding_up import add_up, heads_here
from ctip_desktop.reports.statements.carrying import carried
from ctip_desktop.reports.statements.declared import NOTHING, Declared, Remark, answers_of, seal_of
from ctip_desktop.reports.statements.versions import FORM, Version, changed_since, holding, statement_kinds, versions
from ctip_desktop.store.device import device
from ctip_desktop.store.roles import require
from ctip_desktop.store.saving import finish, keep
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader

_KINDS = {1: "month", 3: "quarter", 6: "semester", 9: "nine_months", 12: "year"}


def make_statement(
    store: Store,
    user: User,
    period: Period,
    remarks: Sequence[Remark] = (),
    *,
    notes: Mapping[str, str] | None = None,
    withdrawn: Collection[tuple[str, str]] = (),
    today: date | None = None,
) -> Version:
    """Add up an office's figures for a period into a new version of its statement, which is not yet approved.

    Remarks made before stay, with the figure as it is counted now, unless that is what the office says or their kind
    and figure are `withdrawn`; those given are added (their `counted` is filled in). `notes` of kinds take the place of
    those made before. Raise NoStatementOwed, PeriodNotBegun, StatementUnchanged, NoSuchFigure, FigureNotDisputed or
    NotSavedAsFinal.
    """
    day = today or clock.today()
    with store.reading() as reader:
        office = device(reader).office
        fresh = draw_up(reader, period, day)
        before = versions(reader, office, period.code)
        last, held = (before[-1] if before else None), holding(before)
        raised = carried(reader, office, period, last.answers.get("carried", ()) if last else ())
        changed = bool(held and changed_since(reader, held, period))
    fresh = _with_notes(fresh, last, notes or {})
    kept = [one for one in last.declared.disputed if (one.kind, one.figure) not in withdrawn] if last else []
    fresh = replace(fresh, disputed=_settled(fresh, [*kept, *remarks]))
    if held and not changed and _says_the_same(held.declared, fresh):
        raise StatementUnchanged(period.code, held.number)
    answers = {
        "period_kind": _KINDS[_months(period)],
        "period_start": period.start.isoformat(),
        "prepared_on": day.isoformat(),
        "prepared_by": user.name,
        "remarks": last.answers.get("remarks", "") if last else "",
        "carried": raised,
        **answers_of(fresh),
    }
    return _save(store, user, answers, last.number if last else None)


def approve_statement(store: Store, user: User, period: Period, *, today: date | None = None) -> Version:
    """Approve the statement made last for a period, as an officer: its figures are sealed in a revision of their own.

    Raise OfficerNeeded, StatementMissing, StatementOutdated or NotSavedAsFinal.
    """
    require(user.name, user.role, "officer")
    day = today or clock.today()
    with store.reading() as reader:
        office = device(reader).office
        made = versions(reader, office, period.code)
        if not made or made[-1].approved:
            raise StatementMissing(office, period.code)
        last = made[-1]
        fresh = _with_notes(draw_up(reader, period, day), last, {})
    if not _says_the_same(replace(last.declared, disputed=()), fresh):
        raise StatementOutdated(period.code, last.number)
    sealed = replace(fresh, disputed=last.declared.disputed, approved_by=user.name, approved_on=day.isoformat())
    approval = {"approved_by": sealed.approved_by, "approved_on": sealed.approved_on, "seal": seal_of(sealed)}
    return _save(store, user, {**last.answers, **answers_of(sealed), **approval}, last.number)


def draw_up(reader: Reader, period: Period, day: date) -> Declared:
    """Return what this office would declare of a period now. Raise NoStatementOwed or PeriodNotBegun."""
    office = device(reader).office
    kept = {kind for one in owed(office, period, calendar_of(reader)) for kind in one.kinds}
    if not kept:
        raise NoStatementOwed(office)
    if period.start > day:
        raise PeriodNotBegun(period.code)
    lines = add_up(reader, office, period, statement_kinds(), sorted(kept), day)
    nothing = not any(line.entries for line in lines)
    if nothing:
        lines = tuple(replace(line, state=NOTHING) for line in lines)
    return Declared(office, period.code, nothing, lines, counted=heads_here(reader, office))


def _with_notes(declared: Declared, last: Version | None, given: Mapping[str, str]) -> Declared:
    """Return a declaration with the notes given, or else those written beside the kinds of the version before."""
    notes = {line.kind: line.note for line in last.declared.lines} if last else {}
    notes |= given
    return replace(declared, lines=tuple(replace(line, note=notes.get(line.kind, "")) for line in declared.lines))


def _settled(declared: Declared, remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    """Return the remarks with the figures as they are counted now; of two on one figure the later counts."""
    found: dict[tuple[str, str], Remark] = {}
    for one in remarks:
        line = declared.line(one.kind)
        counted = line.figures.get(one.figure) if line else None
        if not one.counted:
            _check(one, counted)
        remark = replace(one, counted=counted or one.counted)
        found[one.kind, one.figure] = remark
    return tuple(one for one in found.values() if Decimal(one.says) != Decimal(one.counted))


def _check(remark: Remark, counted: str | None) -> None:
    if counted is None:
        raise NoSuchFigure(remark.kind, remark.figure)
    try:
        differs = Decimal(remark.says) >= 0 and Decimal(remark.says) != Decimal(counted)
    except InvalidOperation:
        differs = False
    if not differs or not remark.reason.strip():
        raise FigureNotDisputed(remark.figure)


def _says_the_same(one: Declared, other: Declared) -> bool:
    """Say whether two declarations have the same figures and remarks, whatever records they counted."""
    plain = [replace(each, counted=(), approved_by="", approved_on="", seal="") for each in (one, other)]
    return seal_of(plain[0]) == seal_of(plain[1])


def _save(store: Store, user: User, answers: Mapping[str, Any], number: str | None) -> Version:
    kept = keep(store, user, load(FORM), answers, {}, number)
    revision, _warnings = finish(store, user, kept)
    with store.reading() as reader:
        return next(one for one in versions(reader) if one.revision == revision.hash)


def _months(period: Period) -> int:
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
