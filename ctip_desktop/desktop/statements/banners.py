"""What is to be known before anything is done with a statement: one banner, the gravest of it."""

from ctip_desktop import clock
from ctip_desktop.desktop import clock_watch
from ctip_desktop.desktop.statement_words import drafts_words, listed
from ctip_desktop.desktop.statements.reading import Seen
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.reports.indicators.rules import broken_in
from ctip_desktop.reports.statements.standing import GONE


def banner_of(seen: Seen, *, may_approve: bool) -> Banner | None:
    """Return what is to be known before anything is done here, the gravest of it."""
    found = seen.standing
    wrong = clock_watch.behind(seen.last, seen.heard) if found else None
    drafts = drafts_words(found) if found and found.stage not in GONE else ""
    if wrong and found and found.stage == "made":
        return Banner(
            "warn", wrong, lambda: _("Set the computer's clock. Approving waits until then."), icon="clock-alert"
        )
    if seen.changed:
        return Banner("warn", lambda: _changed_words(seen), lambda: _changed_to_do(seen))
    if drafts and found:
        return Banner(
            "warn", lambda: drafts_words(found), lambda: _("Save as final what is to be counted, or go on without it.")
        )
    shown = seen.shown
    if shown and (count := len(broken_in(shown))):
        return Banner("warn", lambda: _uneven_words(count), lambda: broken_in(shown)[0].text)
    if found and found.stage == "made" and not may_approve:
        return Banner(
            "accent",
            lambda: _("The statement is made."),
            lambda: _("An officer approves it on this device; then it is sent."),
        )
    if found and found.due and not seen.version and clock.today() < found.period.end:
        return Banner(
            "accent",
            lambda: _("{period} is not over yet.").format(period=seen.period.label()),
            lambda: _("What is entered after the statement is made needs a new version of it."),
        )
    return None


def _uneven_words(count: int) -> str:
    said = ngettext("{count} sum does not agree.", "{count} sums do not agree.", count)
    return said.format(count=figure(count))


def _changed_words(seen: Seen) -> str:
    """Return how many entries changed since the statement was made or approved, and which."""
    numbers = listed([figure(one.number) for one in seen.changed])
    if seen.version and seen.version.approved:
        said = ngettext(
            "{count} entry changed after it was approved: {numbers}.",
            "{count} entries changed after it was approved: {numbers}.",
            len(seen.changed),
        )
    else:
        said = ngettext(
            "{count} entry changed after it was made: {numbers}.",
            "{count} entries changed after it was made: {numbers}.",
            len(seen.changed),
        )
    return said.format(count=figure(len(seen.changed)), numbers=numbers)


def _changed_to_do(seen: Seen) -> str:
    if seen.standing is None:
        return _("The office is asked for a new version of its statement.")
    parts = [_("Make a new version."), drafts_words(seen.standing)]
    return " ".join(part for part in parts if part)
