"""What waits for the secretariat: receipts to give back, bundles that wait or were set aside, silent offices."""

from datetime import timedelta

from ctip_desktop import clock
from ctip_desktop.desktop.bundle_words import BETWEEN
from ctip_desktop.desktop.moments import ago_words, moment_day
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.today.values import Group, Lead, Task
from ctip_desktop.desktop.untold_words import untold_words
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.store.arrivals import SET_ASIDE, WAITS
from ctip_desktop.store.reminding import count_arrivals, last_heard, unanswered, untold
from ctip_desktop.store.transaction import Reader
from ctip_desktop.trust.lists import TrustList

SILENT_DAYS = 35
"""Days after which an office that should have reported a month is called silent."""
TOLD_DAYS = 30
"""Days for which a file that was set aside is told of."""
MOST = 6
_NAMED = 4


def inbox(reader: Reader) -> Group | None:
    """Return what came and waits for something; None if nothing does."""
    owed = unanswered(reader)
    back = {one.office: untold_words(one) for one in untold(reader)}
    tasks = [
        Task(
            key=f"receipt {one.office}",
            state="new",
            title=office_name(one.office),
            second=BETWEEN.join(part for part in (_bundles(one.bundles), back.get(one.office, "")) if part),
            right=ago_words(one.at),
            action=_("Answer"),
            lead=Lead(page="inbox"),
        )
        for one in owed[:MOST]
    ]
    if len(owed) > MOST:
        left = len(owed) - MOST
        more = ngettext("{count} more office", "{count} more offices", left).format(count=figure(left))
        tasks.append(Task("receipts", "new", more, "", "", _("Answer"), Lead(page="inbox")))
    since = (clock.now() - timedelta(days=TOLD_DAYS)).strftime("%Y-%m-%dT%H:%M:%SZ")
    if waiting := count_arrivals(reader, WAITS, ""):
        said = ngettext("{count} bundle waits for an earlier one.", "{count} bundles wait for earlier ones.", waiting)
        title = said.format(count=figure(waiting))
        tasks.append(Task("waits", "waits", title, "", "", _("Look"), Lead(page="inbox")))
    if aside := count_arrivals(reader, SET_ASIDE, since):
        said = ngettext("{count} file was set aside.", "{count} files were set aside.", aside)
        tasks.append(
            Task("aside", "set_aside", said.format(count=figure(aside)), "", "", _("Look"), Lead(page="inbox"))
        )
    count = len(owed) + bool(waiting) + bool(aside)
    return Group(_("Inbox"), tuple(tasks), count) if tasks else None


def silent(reader: Reader, trusted: TrustList | None) -> Group | None:
    """Return the offices that are enrolled and from which nothing came for long; None if all were heard."""
    enrolled = {one.office for one in trusted.devices if one.active} - {SECRETARIAT} if trusted else set()
    heard = last_heard(reader)
    limit = (clock.now() - timedelta(days=SILENT_DAYS)).strftime("%Y-%m-%dT%H:%M:%SZ")
    quiet = sorted((heard.get(office, ""), office) for office in enrolled if heard.get(office, "") < limit)
    if not quiet:
        return None
    tasks = [
        Task(
            key=f"silent {office}",
            state="late",
            title=office_name(office),
            second=_("Last heard of on {day}").format(day=moment_day(at)) if at else _("Nothing ever came"),
            right=ago_words(at) if at else "",
            right_tone="warn",
            action=_("Look"),
            lead=Lead(page="offices"),
        )
        for at, office in quiet[:_NAMED]
    ]
    if len(quiet) > _NAMED:
        left = len(quiet) - _NAMED
        more = ngettext("{count} more office", "{count} more offices", left).format(count=figure(left))
        tasks.append(Task("silent", "late", more, "", "", _("Look"), Lead(page="offices")))
    return Group(_("Silent offices"), tuple(tasks), len(quiet))


def _bundles(count: int) -> str:
    said = ngettext("{count} bundle came since the last receipt", "{count} bundles came since the last receipt", count)
    return said.format(count=figure(count))
