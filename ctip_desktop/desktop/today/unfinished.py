"""What the person left half done: drafts, with how far each is; and bundles that were refused where they arrived."""

from itertools import islice

from ctip_desktop.desktop.bundle_words import number_words
from ctip_desktop.desktop.moments import ago_words
from ctip_desktop.desktop.today.owing import entry_title
from ctip_desktop.desktop.today.values import Group, Lead, Task
from ctip_desktop.errors.store import EntryUnknown, FormUnknown
from ctip_desktop.forms.entering.progress import Progress
from ctip_desktop.forms.entering.sections import section_of, sections
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.headline import headline
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.i18n.problems.refusals import why_refused
from ctip_desktop.i18n.states import capital
from ctip_desktop.store.drafts import Draft, drafts
from ctip_desktop.store.known_forms import form_version
from ctip_desktop.store.listing import show
from ctip_desktop.store.outbox import Sent, bundle_state, sent_bundles
from ctip_desktop.store.transaction import Reader

MOST = 8
"""Drafts that are shown; the list of entries has all of them."""


def own_drafts(reader: Reader, user: str) -> Group | None:
    """Return the user's drafts, the one kept last first; None if there are none."""
    mine = [one for one in drafts(reader) if one.by == user]
    if not mine:
        return None
    tasks = [_draft(reader, one) for one in mine[:MOST]]
    if len(mine) > MOST:
        left = len(mine) - MOST
        said = ngettext("{count} more draft", "{count} more drafts", left).format(count=figure(left))
        tasks.append(Task("drafts", "draft", said, "", "", _("Show"), Lead(page="entries", state="draft")))
    return Group(_("My drafts"), tuple(tasks), len(mine))


def refused_bundles(reader: Reader) -> Group | None:
    """Return the bundles that were refused and whose records were not sent again since; None if there are none."""
    bundles = [one for one in sent_bundles(reader) if one.log]
    refused = [one for one in bundles if bundle_state(reader, one) == "refused" and not _sent_again(one, bundles)]
    tasks = tuple(
        Task(
            key=f"bundle {one.bundle}",
            state="refused",
            title=_("Bundle {number}").format(number=number_words(one.n)),
            second=capital(why_refused(one.refused or "")),
            right=ago_words(one.at),
            action=_("Send again"),
            lead=Lead(page="sending"),
        )
        for one in islice(refused, MOST)
    )
    return Group(_("Refused by the secretariat"), tasks, len(refused)) if tasks else None


def _sent_again(refused: Sent, bundles: list[Sent]) -> bool:
    """Say whether a later bundle that was not refused holds all that this one held."""
    first, last = refused.first or 0, refused.last or 0
    return any(
        one.log == refused.log and not one.refused and one.at >= refused.at
        and (one.first or 0) <= first and (one.last or 0) >= last
        for one in bundles
    )  # fmt: skip


def _draft(reader: Reader, one: Draft) -> Task:
    try:
        form = form_version(reader, one.fv)
    except FormUnknown:
        title, second = one.form, ""
    else:
        title, second = _title(reader, form, one), _how_far(form, one)
    return Task(
        key=f"draft {one.entry}",
        state="draft",
        title=title,
        second=second,
        right=ago_words(one.saved_at),
        action=_("Continue"),
        lead=Lead(form=one.form, entry=one.entry),
    )


def _title(reader: Reader, form: Form, one: Draft) -> str:
    """Return the kind with the entry's number; where it has none yet, with what its list says of it first."""
    if one.parents:
        try:
            return entry_title(form, show(reader, one.entry).listed.number)
        except EntryUnknown:
            pass
    kind = entry_title(form, "")
    summary = headline(form, one.answers, language()).summary
    return _("{kind}: {about}").format(kind=kind, about=" · ".join(summary)) if summary else kind


def _how_far(form: Form, one: Draft) -> str:
    """Return in which section the person was, and how many faults there are so far."""
    progress = Progress(Filled(form, one.answers, one.about))
    try:
        number = section_of(form, one.caret).number
    except KeyError:
        number = 1
    parts = [_("Section {number} of {count}").format(number=figure(number), count=figure(len(sections(form))))]
    if progress.wrong:
        said = ngettext("{count} fault", "{count} faults", progress.wrong)
        parts.append(said.format(count=figure(progress.wrong)))
    return " · ".join(parts)
