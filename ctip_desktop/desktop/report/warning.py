"""The gravest of what is not as it should be in a report, as the banner over it."""

from collections.abc import Callable

from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.report.gathered import Gathered, Missing
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.i18n import _, figure, ngettext


def warning(
    gathered: Gathered,
    *,
    show_sums: Callable[[], object],
    show_completeness: Callable[[], object] | None,
    show_disputed: Callable[[], object],
) -> Banner | None:
    """Return the banner, with the way to what it tells of; None if all is well."""
    uneven = gathered.report.uneven
    if uneven:
        which = Button(lambda: _("See which"), "quiet")
        which.clicked.connect(lambda *_: show_sums())
        return Banner("error", lambda: _uneven(len(uneven)), lambda: uneven[0].text, which)
    if gathered.missing.offices:
        see = Button(lambda: _("See the completeness"), "quiet") if show_completeness else None
        if see and show_completeness:
            see.clicked.connect(lambda *_: show_completeness())
        return Banner("warn", lambda: _incomplete(gathered.missing), "", see)
    if gathered.book.disputed:
        conflicts = Button(lambda: _("See them"), "quiet")
        conflicts.clicked.connect(lambda *_: show_disputed())
        return Banner("warn", lambda: _disputed(gathered.book.disputed), "", conflicts)
    return None


def _uneven(count: int) -> str:
    said = ngettext("{count} sum does not agree.", "{count} sums do not agree.", count)
    return said.format(count=figure(count))


def _incomplete(missing: Missing) -> str:
    offices, months = missing.offices, missing.months
    what = months[0].label() if len(months) == 1 else ""
    if len(offices) == 1:
        name = office_name(offices[0])
        if what:
            return _("Figures are not complete: {office} has not sent {month}.").format(office=name, month=what)
        said = _("Figures are not complete: {office} has not sent {count} months.")
        return said.format(office=name, count=figure(len(months)))
    if what:
        said = _("Figures are not complete: {count} provinces have not sent {month}.")
        return said.format(count=figure(len(offices)), month=what)
    said = _("Figures are not complete: {count} provinces have not sent every month.")
    return said.format(count=figure(len(offices)))


def _disputed(count: int) -> str:
    said = ngettext(
        "{count} case has versions that do not agree; it is counted by one of them.",
        "{count} cases have versions that do not agree; each is counted by one of them.",
        count,
    )
    return said.format(count=figure(count))
