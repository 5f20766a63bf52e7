"""What a report says beside its figures: figures that offices dispute, and statements that replaced counted ones."""

from collections.abc import Iterator, Sequence
from typing import Any

from ctip_desktop.errors.reports import NoSuchPeriod
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.reports.book.held import Held
from ctip_desktop.reports.book.parts import Lines, Section
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.reports.statements.declared import differences
from ctip_desktop.reports.statements.laying_out import remark_words
from ctip_desktop.reports.statements.versions import figure_label, kind_label

TOLD = 4
"""Figures of a replaced statement that are told one by one."""


def remarks(several: Sequence[Held]) -> Iterator[Section]:
    """Yield a section of disputed figures and one of replaced statements, each where there is any."""
    disputed = [
        (_("{statement}: {remark}").format(statement=_whose(one), remark=_remark(remark)), (one.version.number,))
        for one in several
        for remark in one.version.declared.disputed
    ]
    if disputed:
        not_added = _("These are remarks of the offices. The figures of this report are those that were counted.")
        yield Section(_("Figures that offices dispute"), (Lines("", tuple(disputed)),), (not_added,))
    replaced = [(_replaced(one), (one.version.number,)) for one in several if one.before]
    if replaced:
        said = _("The figures of this report are those of the entries as they stand now.")
        yield Section(_("Statements that replaced counted ones"), (Lines("", tuple(replaced)),), (said,))


def plain_remarks(several: Sequence[Held]) -> dict[str, Any]:
    """Return the same for programs."""
    return {
        "disputed": [
            {"office": one.version.declared.office, "period": one.version.declared.period, **vars(remark)}
            for one in several
            for remark in one.version.declared.disputed
        ],
        "replaced": [
            {
                "office": one.version.declared.office,
                "period": one.version.declared.period,
                "number": one.version.number,
                "differences": [
                    {"kind": kind, "figure": name, "before": before, "after": after}
                    for kind, name, before, after in differences(one.before.declared, one.version.declared)
                ],
            }
            for one in several
            if one.before
        ],
    }


def _remark(remark: Any) -> str:
    return remark_words(remark.kind, remark.figure, remark.counted, remark.says, remark.reason)


def _whose(one: Held) -> str:
    """Return `Banteay Meanchey, June 2026`."""
    declared = one.version.declared
    office = offices()[declared.office].said(language()) if declared.office in offices() else declared.office
    try:
        period = parse_period(declared.period).label()
    except NoSuchPeriod:
        period = declared.period
    return f"{office}, {period}"


def _replaced(one: Held) -> str:
    """Return which figures a newer statement says otherwise."""
    assert one.before  # noqa: S101 - asked of those that replaced another
    found = differences(one.before.declared, one.version.declared)
    told = [
        _("{kind}, {figure}: {before} → {after}").format(
            kind=kind_label(kind).said(language()),
            figure=figure_label(kind, name).said(language()),
            before=figure(before or "0"),
            after=figure(after or "0"),
        )
        for kind, name, before, after in found[:TOLD]
    ]
    if len(found) > TOLD:
        left = len(found) - TOLD
        told.append(ngettext("{count} more", "{count} more", left).format(count=figure(left)))
    said = _("{statement}: a newer statement replaced the one that was counted. {differences}")
    return said.format(statement=_whose(one), differences="; ".join(told))
