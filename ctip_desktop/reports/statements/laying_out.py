"""A statement laid out as a report: every kind with its figures, remarks, what it carries, and by whom it was approved.

A remark on a figure stands among the remarks; the figure itself is the one that was counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ctip_desktop.forms.installed import load
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.reports.book.parts import Cell, Head, Lines, Report, Row, Section, Table
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.statements.declared import FIGURES, NOTHING, Declared, Line
from ctip_desktop.reports.statements.versions import FORM, figure_label, kind_label

SEAL = 16


def lay_out(declared: Declared, period: Period, number: str, carried: Sequence[Mapping[str, Any]]) -> Report:
    """Return the statement in the language in force, under its office's letterhead."""
    return Report(
        office=declared.office,
        language=language(),
        title=_("Statement of figures"),
        period=period.label(),
        opening=tuple(_opening(declared, number)),
        sections=tuple(_sections(declared, carried)),
        closing=tuple(_closing(declared)),
    )


def remark_words(kind: str, name: str, counted: str, says: str, reason: str) -> str:
    """Return a remark on a figure as papers say it."""
    return _("{kind}, {figure}: counted {counted}; the office says {says}: {reason}").format(
        kind=kind_label(kind).said(language()),
        figure=figure_label(kind, name).said(language()),
        counted=figure(counted),
        says=figure(says),
        reason=reason,
    )


def _opening(declared: Declared, number: str) -> Iterator[str]:
    if number:
        yield _("Number of the statement: {number}").format(number=figure(number))
    if declared.nothing:
        yield _("There is nothing to report of any kind.")


def _sections(declared: Declared, carried: Sequence[Mapping[str, Any]]) -> Iterator[Section]:
    told = [line for line in declared.lines if line.state == FIGURES]
    if told:
        yield Section(_("Figures by kind"), tuple(_table(line) for line in told), tuple(_notes(declared)))
    silent = [kind_label(line.kind).said(language()) for line in declared.lines if line.state == NOTHING]
    if silent and told:
        yield Section(_("Kinds with nothing to report"), (), (", ".join(silent),))
    if declared.disputed:
        said = tuple(
            (remark_words(one.kind, one.figure, one.counted, one.says, one.reason), ()) for one in declared.disputed
        )
        yield Section(
            _("Disputed figures"), (Lines("", said),), (_("What the office says is not added to any figure."),)
        )
    natures = {one.name: one.label.said(language()) for one in load(FORM).lists["nature"]}
    for nature, title in natures.items():
        rows = tuple(
            (str(row.get("carried_text") or ""), (number,) if (number := str(row.get("request_number") or "")) else ())
            for row in carried
            if row.get("carried_nature") == nature
        )
        if rows:
            yield Section(title, (Lines("", rows),))


def _table(line: Line) -> Table:
    said = ngettext("{count} entry", "{count} entries", line.entries).format(count=figure(line.entries))
    title = _("{kind} ({entries})").format(kind=kind_label(line.kind).said(language()), entries=said)
    rows = tuple(
        Row(figure_label(line.kind, name).said(language()), (Cell(_count(value)),))
        for name, value in line.figures.items()
    )
    return Table(title, _("Figure"), (Head(_("Count")),), rows)


def _notes(declared: Declared) -> Iterator[str]:
    for line in declared.lines:
        if line.note:
            yield _("{kind}: {note}").format(kind=kind_label(line.kind).said(language()), note=line.note)


def _closing(declared: Declared) -> Iterator[str]:
    if declared.approved:
        yield _("Approved by {name} on {day}; seal {seal}.").format(
            name=declared.approved_by, day=_day(declared.approved_on), seal=declared.seal[:SEAL]
        )
    else:
        yield _("Not approved: these figures may still change.")


def _day(day: str) -> str:
    """Return `08/07/2026`; what is no day as it stands."""
    try:
        return figure(f"{date.fromisoformat(day):%d/%m/%Y}")
    except ValueError:
        return figure(day)


def _count(value: str) -> int | None:
    """Return a figure as a number; None where another office wrote what is none."""
    try:
        return round(Decimal(value))
    except (ArithmeticError, ValueError):
        return None
