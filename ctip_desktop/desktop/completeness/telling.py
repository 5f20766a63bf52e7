"""What a mark means, in whole sentences: how late, on which bundle it came, what is missing, what changed since."""

from collections.abc import Iterator, Sequence
from datetime import date

from ctip_desktop.desktop.bundle_words import number_words
from ctip_desktop.desktop.completeness.charts import Mark
from ctip_desktop.desktop.completeness.detail import Detail
from ctip_desktop.desktop.moments import day_words, moment_day, read_day
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.i18n.problems.refusals import why_refused
from ctip_desktop.i18n.states import state_words
from ctip_desktop.reports.completeness.judging import DONE
from ctip_desktop.reports.completeness.matrix import Cell
from ctip_desktop.reports.statements.declared import FIGURES, NOT_KEPT, Line
from ctip_desktop.reports.statements.versions import kind_label

MOST_NAMED = 4
"""Entries or kinds that are named; of more it is said how many."""


def sentences(mark: Mark, detail: Detail | None, today: date) -> list[str]:
    """Return what a mark means; without a detail what is known before it was read."""
    if not mark.state:
        return [_("Nothing is owed for this month.")]
    if mark.cell is None:
        return [_("The whole period: {state}.").format(state=state_words(mark.state))]
    if mark.state == "future":
        day = day_words(mark.cell.owed.due)
        return [_("This month is still to come or not over yet. Its statement is due {day}.").format(day=day)]
    found = list(_of_kind(mark, detail)) if mark.kind else list(_of_statement(mark, mark.cell, detail, today))
    return found + (list(_besides(detail)) if detail else [])


def _of_statement(mark: Mark, cell: Cell, detail: Detail | None, today: date) -> Iterator[str]:
    if mark.state in ("overdue", "not_arrived"):
        yield _waited(cell, today)
    if mark.state == "in_part":
        yield from _in_part(cell)
        yield _waited(cell, today)
    if mark.state == "nothing":
        yield _("The office declared that there was nothing to report.")
    if cell.arrived:
        yield _came(cell, cell.arrived, detail)
    if mark.state == "changed_since":
        yield from _changed(cell, detail)
    if detail and detail.number:
        yield _statement(detail)


def _of_kind(mark: Mark, detail: Detail | None) -> Iterator[str]:
    line = detail.lines.get(mark.kind) if detail else None
    if line:
        yield _declared(line)
        if line.note:
            yield _("Note of the office: {note}").format(note=line.note)
    elif mark.state in DONE:
        yield _("{state}.").format(state=state_words(mark.state))
    elif mark.state == "in_part":
        yield _("Entries of this kind are here, but no statement speaks of them yet.")
    else:
        yield _("Nothing is said of this kind: it may be none, or it may be missing.")
    if mark.state == "changed_since":
        yield _("Entries of this kind changed after they were counted.")
    if detail and detail.number:
        yield _statement(detail)


def _besides(detail: Detail) -> Iterator[str]:
    if detail.aside:
        why = why_refused(detail.aside.reason or "")
        if detail.aside.n:
            said = _("Bundle {number} was set aside: {why}.")
            yield said.format(number=number_words(detail.aside.n), why=why)
        else:
            yield _("A bundle was set aside on {day}: {why}.").format(day=moment_day(detail.aside.first_at), why=why)
    if detail.reminded:
        count, day = len(detail.reminded), moment_day(detail.reminded[0])
        said = ngettext("Reminded on {day}.", "Reminded {count} times, last on {day}.", count)
        yield said.format(day=day, count=figure(count))


def heard_words(detail: Detail) -> str:
    """Return since when nothing of an office came."""
    if not detail.heard:
        return _("Nothing of this office was ever taken in.")
    return _("Nothing was taken in since {day}.").format(day=moment_day(detail.heard))


def _waited(cell: Cell, today: date) -> str:
    days, day = (today - cell.owed.due).days, day_words(cell.owed.due)
    if days > 0:
        return ngettext(
            "{count} day overdue: it was due {day}.", "{count} days overdue: it was due {day}.", days
        ).format(count=figure(days), day=day)
    if days == 0:
        return _("It is due today.")
    return ngettext("Due {day}: {count} day is left.", "Due {day}: {count} days are left.", -days).format(
        count=figure(-days), day=day
    )


def _in_part(cell: Cell) -> Iterator[str]:
    if cell.lacking:
        yield _("The statement counts records that have not come yet, from another device of the office.")
        return
    missing = [kind for kind, state in cell.kinds.items() if state not in DONE]
    if not cell.number or len(missing) == len(cell.kinds):
        yield _("Entries are here, but no approved statement.")
        return
    names = [kind_label(kind).said(language()) for kind in missing]
    yield _("The statement passes over: {kinds}.").format(kinds=_named(names))


def _came(cell: Cell, arrived: date, detail: Detail | None) -> str:
    day, late = day_words(arrived), (arrived - cell.owed.due).days
    # Of several versions the first decides about late, and the bundle is that of the one that holds.
    number = number_words(detail.bundle) if detail and detail.bundle and cell.versions <= 1 else ""
    if late <= 0:
        said = _("It came on {day} with bundle {number}, in time.") if number else _("It came on {day}, in time.")
    elif number:
        said = ngettext(
            "It came on {day} with bundle {number}, {count} day late.",
            "It came on {day} with bundle {number}, {count} days late.",
            late,
        )
    else:
        said = ngettext("It came on {day}, {count} day late.", "It came on {day}, {count} days late.", late)
    return said.format(day=day, number=number, count=figure(late))


def _changed(cell: Cell, detail: Detail | None) -> Iterator[str]:
    if cell.versions > 1:
        said = ngettext(
            "A newer statement replaced the one that was counted.",
            "Newer statements replaced the one that was counted; {count} versions in all.",
            cell.versions - 1,
        )
        yield said.format(count=figure(cell.versions))
    if detail and detail.changed:
        count = len(detail.changed)
        said = ngettext("{count} entry changed since: {numbers}.", "{count} entries changed since: {numbers}.", count)
        yield said.format(count=figure(count), numbers=_named([figure(number) for number in detail.changed]))


def _statement(detail: Detail) -> str:
    day = read_day(detail.approved_on)
    said = _("Statement {number}, approved by {name} on {day}.")
    return said.format(number=figure(detail.number), name=detail.approved_by, day=day_words(day) if day else "–")


def _declared(line: Line) -> str:
    if line.state == NOT_KEPT:
        return _("Declared: this office does not keep this kind.")
    if line.state != FIGURES:
        return _("Declared: nothing to report.")
    said = ngettext("Declared: {count} entry.", "Declared: {count} entries.", line.entries)
    return said.format(count=figure(line.entries))


def _named(names: Sequence[str]) -> str:
    """Return names in a row, the first few of them and how many more."""
    few = ", ".join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    if more <= 0:
        return few
    return ngettext("{names} and {count} more", "{names} and {count} more", more).format(names=few, count=figure(more))
