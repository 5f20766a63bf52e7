"""What is to be corrected: entries the secretariat has returned, and offices that were not told of theirs yet."""

from ctip_desktop.desktop.moments import ago_words
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.today.owing import entry_title
from ctip_desktop.desktop.today.values import Group, Lead, Task
from ctip_desktop.desktop.untold_words import untold_words
from ctip_desktop.errors.store import FormUnknown
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.store.arrivals import carried
from ctip_desktop.store.known_forms import current_form
from ctip_desktop.store.reminding import untold
from ctip_desktop.store.returned import Returned, all_returned
from ctip_desktop.store.transaction import Reader

MOST = 6
"""Entries that are shown; the list of entries has all of them."""


def to_correct(reader: Reader, office: str) -> Group | None:
    """Return the office's own entries that the secretariat asks to correct; None if there are none.

    What it answered already, that the entry is right as it is, is left out: the secretariat has the next word.
    """
    asked = [one for one in all_returned(reader) if one.office == office and not one.answer]
    if not asked:
        return None
    tasks = [_task(reader, one) for one in asked[:MOST]]
    if len(asked) > MOST:
        left = len(asked) - MOST
        more = ngettext("{count} more entry", "{count} more entries", left).format(count=figure(left))
        tasks.append(Task("returned", "returned", more, "", "", _("Show"), Lead(page="entries", state="returned")))
    return Group(_("The General Secretariat asks to correct"), tuple(tasks), len(asked))


def to_accept(reader: Reader) -> Group | None:
    """Return the entries that their offices say are right as they are; None if there are none."""
    answered = [one for one in all_returned(reader) if one.answer]
    if not answered:
        return None
    lead = Lead(page="entries", state="returned")
    tasks = [
        Task(
            f"answer {one.entry}",
            "returned",
            f"{_title(reader, one)} · {office_name(one.office)}",
            " ".join(one.answer.split()),
            ago_words(one.answered_at),
            _("Look"),
            lead,
        )
        for one in answered[:MOST]
    ]
    return Group(_("Right as it is, offices answer"), tuple(tasks), len(answered))


def to_tell(reader: Reader, answered: frozenset[str]) -> Group | None:
    """Return the offices that were not yet told what was said of their entries; None if all were.

    Those in `answered` are left out: what goes back to them is told of already.
    """
    waiting = [one for one in untold(reader) if one.office not in answered]
    tasks = []
    for one in waiting[:MOST]:
        second = _("{what}: no stick has taken it yet").format(what=untold_words(one))
        lead = Lead(page="inbox")
        tasks.append(Task(f"tell {one.office}", "returned", office_name(one.office), second, "", _("Write it"), lead))
    return Group(_("To be told"), tuple(tasks), len(waiting)) if tasks else None


def _task(reader: Reader, one: Returned) -> Task:
    came = carried(reader, one.log, one.seq)
    return Task(
        key=f"returned {one.entry}",
        state="returned",
        title=_title(reader, one),
        second=" ".join(one.reason.split()),
        right=ago_words(came.at if came else one.at),
        action=_("Correct"),
        lead=Lead(form=one.form, entry=one.entry),
    )


def _title(reader: Reader, one: Returned) -> str:
    try:
        return entry_title(current_form(reader, one.form), one.number)
    except FormUnknown:
        return figure(one.number)
