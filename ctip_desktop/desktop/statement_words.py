"""Says how far statements are, and what is missing of them, in the language in force."""

from collections.abc import Iterable
from datetime import date

from ctip_desktop.desktop.moments import day_words, due_words
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.reports.statements.standing import GONE, Standing
from ctip_desktop.reports.statements.versions import figure_label, kind_label

NAMED = 4
"""Kinds or entries that are named at most in one sentence."""
_CHIPS = {"made": "in_preparation", "approved": "final"}


def chip_of(stage: str) -> str:
    """Return the state whose glyph and colours a stage bears."""
    return _CHIPS.get(stage, stage)


def chip_words(stage: str) -> str:
    """Return what stands on the chip of a stage where its state's own word would say less; else empty."""
    return {"made": _("Made, not approved"), "approved": _("Approved")}.get(stage, "")


def kind_name(kind: str) -> str:
    """Return a kind as statements call it."""
    return kind_label(kind).said(language())


def figure_name(kind: str, name: str) -> str:
    """Return a figure as its kind's indicators call it."""
    return figure_label(kind, name).said(language())


def kinds_named(kinds: Iterable[str], most: int = 99) -> str:
    """Return kinds one after another, the last of very many as a number."""
    return listed([kind_name(kind) for kind in kinds], most)


def listed(names: list[str], most: int = NAMED) -> str:
    """Return names one after another, those after so many as a number."""
    if len(names) <= most:
        return ", ".join(names)
    left = len(names) - most
    more = ngettext("{count} more", "{count} more", left).format(count=figure(left))
    return ", ".join([*names[:most], more])


def ready_short(found: Standing) -> str:
    """Return `9/12`; of a longer period made of its months `2/3 months`."""
    if found.parts:
        said = ngettext("{share} month", "{share} months", len(found.parts))
        return said.format(share=figure(f"{_approved(found)}/{len(found.parts)}"))
    return figure(f"{found.ready}/{len(found.kinds)}")


def ready_words(found: Standing) -> str:
    """Return `9 of 12 kinds ready`; of a longer period made of its months, how many of these were approved."""
    if found.parts:
        said = ngettext("{done} of {count} month approved", "{done} of {count} months approved", len(found.parts))
        return said.format(done=figure(_approved(found)), count=figure(len(found.parts)))
    said = ngettext("{ready} of {count} kind ready", "{ready} of {count} kinds ready", len(found.kinds))
    return said.format(ready=figure(found.ready), count=figure(len(found.kinds)))


def days_left(found: Standing) -> str:
    """Return how many days are left or how late it is, as long as something is to be done; else empty."""
    return due_words(found.due) if found.due and found.stage not in GONE else ""


def is_late(found: Standing, today: date) -> bool:
    """Say whether it is due and not gone."""
    return bool(found.due and found.due < today and found.stage not in GONE)


def due_day(found: Standing) -> str:
    """Return the day it is due; a dash for a longer period."""
    return day_words(found.due) if found.due else "–"


def drafts_words(found: Standing) -> str:
    """Return that drafts of the period are not counted; empty if there are none."""
    if not found.drafts:
        return ""
    said = ngettext(
        "{count} draft of {period} is not final: it is not counted.",
        "{count} drafts of {period} are not final: they are not counted.",
        found.drafts,
    )
    return said.format(count=figure(found.drafts), period=found.period.label())


def _approved(found: Standing) -> int:
    """Return how many months of a longer period were approved."""
    return sum(stage in GONE or stage == "approved" for stage in found.parts)
