"""The month that is due: how far this office's statement of it is, or how many offices sent theirs."""

from ctip_desktop import clock
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.statement_words import (
    chip_words,
    days_left,
    is_late,
    kinds_named,
    listed,
    ready_words,
)
from ctip_desktop.desktop.today.values import Lead, Month, Task
from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.i18n.states import state_words
from ctip_desktop.reports.duties.owed import month_of
from ctip_desktop.reports.statements.standing import Standing, has_begun, is_due, month_before, months_due, standings
from ctip_desktop.reports.statements.versions import versions
from ctip_desktop.store.transaction import Reader

MOST = 3
"""Statements that are told one by one."""
NAMED = 4
"""Kinds or offices that are named on the card."""


def own_month(reader: Reader) -> tuple[Month | None, tuple[Task, ...]]:
    """Return the month that was over last, and the statements of this office about which something is to be done.

    Nothing is asked of who has not entered anything yet.
    """
    today = clock.today()
    found = standings(reader, months_due(reader, today), today)
    if not found:
        return None, ()
    open_ones = [one for one in found if is_due(one, today)] if has_begun(reader) else []
    tasks = [_task(one) for one in open_ones[:MOST]]
    if left := len(open_ones) - len(tasks):
        said = ngettext("{count} more statement", "{count} more statements", left).format(count=figure(left))
        tasks.append(Task("statements", "late", said, "", "", _("Show"), Lead(page="statements"), icon="clock-alert"))
    last = found[0]
    lead = Lead(page="statements", period=last.period.code)
    month = Month(last.period.label(), last.ready, len(last.kinds), _said(last), lead, len(open_ones))
    return month, tuple(tasks)


def offices_month(reader: Reader) -> tuple[Month | None, tuple[Task, ...]]:
    """Return the month that was over last, with how many offices sent an approved statement of it; nothing to do."""
    month = month_before(month_of(clock.today()))
    every = [code for code in offices() if code != SECRETARIAT]
    sent = {one.declared.office for one in versions(reader, period=month.code, within=month) if one.approved}
    silent = [office_name(code) for code in every if code not in sent]
    said = _("Not yet sent: {offices}").format(offices=listed(silent, NAMED)) if silent else _("All have sent.")
    return Month(month.label(), len(every) - len(silent), len(every), said, Lead(page="completeness")), ()


def _task(found: Standing) -> Task:
    late = is_late(found, clock.today())
    changed = found.stage == "changed_since"
    return Task(
        key=f"statement {found.period.code}",
        state="changed_since" if changed else "late" if late else "draft",
        icon="" if changed else "clock-alert" if late else "calendar-days",
        title=_("Report of {period}").format(period=found.period.label()),
        second=_second(found),
        right=days_left(found),
        right_tone="warn",
        action=_("Open"),
        lead=Lead(page="statements", period=found.period.code),
    )


def _second(found: Standing) -> str:
    """Return how far it is, in the words that say what comes next."""
    if found.stage == "changed_since":
        said = _("Changed since: {kinds}. Make a new version.")
        return said.format(kinds=kinds_named(sorted(found.changed), NAMED))
    if found.stage == "made":
        return _("Made; it waits for an officer's approval")
    if found.stage == "approved":
        return _("Approved; it goes with the next bundle")
    return ready_words(found)


def _said(found: Standing) -> str:
    """Return what is missing, or how far the statement is."""
    if found.missing:
        return _("Still missing: {kinds}").format(kinds=kinds_named(found.missing, NAMED))
    if found.stage == "in_preparation":
        return _("All kinds are here. The statement can be made.")
    return chip_words(found.stage) or state_words(found.stage)
