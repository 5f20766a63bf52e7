"""Reads all that *Today* tells, in one look at the store."""

import shutil
from contextlib import suppress
from pathlib import Path

from ctip_desktop.desktop.desk import Who
from ctip_desktop.desktop.today.months import offices_month, own_month
from ctip_desktop.desktop.today.owing import owing
from ctip_desktop.desktop.today.returned import to_accept, to_correct, to_tell
from ctip_desktop.desktop.today.secretariat import inbox, silent
from ctip_desktop.desktop.today.unfinished import own_drafts, refused_bundles
from ctip_desktop.desktop.today.values import Alarm, Group, Kept, Lead, Outgoing, Seen, Standing, Task
from ctip_desktop.errors import CtipError
from ctip_desktop.errors.trust import RootNotPinned
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.reports.persons.queue import count_possible
from ctip_desktop.store import vault
from ctip_desktop.store.arrivals import SET_ASIDE, arrivals
from ctip_desktop.store.backing_up import last_backup
from ctip_desktop.store.browsing import Asked, count_entries
from ctip_desktop.store.choices import choices
from ctip_desktop.store.device import device
from ctip_desktop.store.drafts import drafts
from ctip_desktop.store.outbox import acknowledgement
from ctip_desktop.store.reminding import heard_moment, last_moment, unanswered
from ctip_desktop.store.transaction import Reader
from ctip_desktop.store.waiting import waiting
from ctip_desktop.trust.identity import Identity, identity


def see(reader: Reader, who: Who, home: Path) -> Seen:
    """Return what there is to tell the person at this device."""
    me = identity(reader)
    month, statements = offices_month(reader) if who.is_secretariat else own_month(reader)
    groups = [
        *([inbox(reader), silent(reader, me.trust_list)] if who.is_secretariat else []),
        to_tell(reader, frozenset(one.office for one in unanswered(reader))) if who.is_secretariat else None,
        to_accept(reader) if who.is_secretariat else None,
        owing(reader, who.office, statements),
        to_correct(reader, who.office),
        refused_bundles(reader),
        _disputed(reader),
        own_drafts(reader, who.user.id),
        _same_persons(reader),
    ]
    return Seen(
        groups=tuple(group for group in groups if group),
        outgoing=Outgoing() if who.is_secretariat else _outgoing(reader),
        kept=_kept(reader),
        standing=_standing(reader, me, home),
        alarm=_alarm(reader, who, home),
        begun=count_entries(reader, Asked()) > 0,
        month=month,
    )


def _disputed(reader: Reader) -> Group | None:
    count = count_entries(reader, Asked(state="conflict"))
    if not count:
        return None
    said = ngettext("{count} entry has two versions", "{count} entries have two versions", count)
    second = _("Two devices changed it at once; both versions are kept.")
    lead = Lead(page="conflicts")
    task = Task("conflict", "conflict", said.format(count=figure(count)), second, "", _("Look"), lead)
    return Group(_("Do not agree"), (task,), count)


def _same_persons(reader: Reader) -> Group | None:
    count = count_possible(reader)
    if not count:
        return None
    said = ngettext("{count} possible same person", "{count} possible same persons", count)
    second = _("Written down more than once, it seems; a person decides, nothing is merged.")
    lead = Lead(page="same_person")
    task = Task("same_person", "final", said.format(count=figure(count)), second, "", _("Compare"), lead, icon="users")
    return Group(_("Persons"), (task,), 1)


def _outgoing(reader: Reader) -> Outgoing:
    found = waiting(reader)
    cursor = acknowledgement(reader, device(reader).log)
    return Outgoing(
        fresh=sum(one.count for one in found if one.state == "final"),
        travelling=sum(one.count for one in found if one.state == "sent"),
        receipt_at=cursor.at if cursor else "",
        receipt=cursor.n if cursor else 0,
    )


def _kept(reader: Reader) -> Kept:
    last, folder = last_backup(reader), choices(reader).backup_folder
    return Kept(last.at, last.entries, folder) if last else Kept(folder=folder)


def _standing(reader: Reader, me: Identity, home: Path) -> Standing:
    if me.is_secretariat or me.training:
        return Standing(training=me.training)
    came = me.pinned is None and any(one.reason == RootNotPinned.code() for one in arrivals(reader, SET_ASIDE))
    return Standing(me.enrolled, me.pinned is not None, came, _has_recovery(home))


def _has_recovery(home: Path) -> bool:
    with suppress(CtipError, OSError):
        return vault.has_recovery(home)
    return False


def _alarm(reader: Reader, who: Who, home: Path) -> Alarm:
    mine = next((one for one in drafts(reader) if one.by == who.user.id), None)
    free = 0
    with suppress(OSError):
        free = shutil.disk_usage(home).free
    return Alarm(
        last=last_moment(reader, device(reader).log),
        heard=heard_moment(reader),
        free=free,
        draft=mine.entry if mine else "",
        form=mine.form if mine else "",
        kept_at=mine.saved_at if mine else "",
    )
