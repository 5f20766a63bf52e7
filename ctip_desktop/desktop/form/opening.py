"""What the store knows of an entry that is opened to be typed: read once, away from the windows."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal

from ctip_desktop import clock
from ctip_desktop.entries.record import Attachment
from ctip_desktop.errors.forms import FormNotInstalled
from ctip_desktop.errors.store import EntryUnknown
from ctip_desktop.forms import installed
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.links import Link, carried_rows
from ctip_desktop.store.device import device
from ctip_desktop.store.drafts import find_draft
from ctip_desktop.store.known_forms import current_form, form_version
from ctip_desktop.store.linking import OpenRow, open_rows
from ctip_desktop.store.listing import Shown, list_entries, show
from ctip_desktop.store.returned import Returned, returned
from ctip_desktop.store.transaction import Reader
from ctip_desktop.store.users import names

Answers = Mapping[str, Any]
About = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Locked:
    """Why an entry can only be read.

    Args:
        why: `other_user` keeps a draft of it, or it is an `other_office`'s.
        who: the user's name, or the office's code.
        since: when the user began, RFC 3339.
    """

    why: Literal["other_user", "other_office"]
    who: str
    since: str = ""


@dataclass(frozen=True)
class Before:
    """The revision that stands for an entry: its answers, who saved it (empty if not here) and when."""

    answers: Answers
    about: About
    by_name: str
    at: str


@dataclass(frozen=True)
class Opened:
    """An entry as it is opened.

    Args:
        filled: its answers, in the form version they were entered with.
        entry: its identifier.
        number: empty until it was saved as final.
        state: `draft` where there is a draft, else how far it has come.
        office: whose it is.
        parents: the revisions it builds on.
        caret: where the person was when the draft was kept.
        begun_at, kept_at: when the draft was begun and last kept; empty without one.
        before: the revision that stands for it.
        locked: why it can only be read.
        att: the files attached.
        returned: what the secretariat asks to correct in it.
        open_rows: rows of earlier entries that are not settled, to be carried into this one.
    """

    filled: Filled
    entry: str
    office: str
    number: str = ""
    state: str = "draft"
    parents: tuple[str, ...] = ()
    caret: str = ""
    begun_at: str = ""
    kept_at: str = ""
    before: Before | None = None
    locked: Locked | None = None
    att: tuple[Attachment, ...] = field(default=())
    open_rows: tuple[OpenRow, ...] = ()
    returned: Returned | None = None


def form_to_begin(reader: Reader, name: str) -> Form:
    """Return the form installed under a name, or else its version that came here last; raise FormUnknown."""
    try:
        return installed.load(name)
    except FormNotInstalled:
        return current_form(reader, name)


def begin(reader: Reader, name: str, about: tuple[Link, str] | None = None) -> Opened:
    """Return a new entry of the form of that name, or one that names another entry by its number; raise FormUnknown."""
    form, office = form_to_begin(reader, name), device(reader).office
    filled = Filled(form)
    if about:
        link, number = about
        scope = "".join(f"/{repeat}" for repeat in link.scope)
        row = next(iter(filled.rows(scope)), None) or filled.add_row(scope) if scope else ""
        filled.set(f"{row}/{link.name}", number)
    return Opened(filled, clock.new_id(), office, open_rows=_open_rows(reader, form, office))


def open_entry(reader: Reader, entry: str, user: str) -> Opened:
    """Return an entry to go on with: the user's own draft, else another's to read, else the revision that stands.

    Raise EntryUnknown, or FormUnknown if the form version it was entered with is not here.
    """
    shown = _standing(reader, entry)
    draft = find_draft(reader, entry, user) or find_draft(reader, entry)
    if draft is None and shown is None:
        raise EntryUnknown(entry)
    before = _before(reader, shown) if shown else None
    office = shown.listed.office if shown else device(reader).office
    number = shown.listed.number if shown else ""
    why = returned(reader, shown.listed.id, shown.listed.office) if shown else None
    if draft is None and shown is not None:
        return Opened(
            filled=Filled(form_version(reader, shown.fv), shown.answers, shown.about),
            entry=shown.listed.id,
            office=office,
            number=number,
            state=shown.listed.state,
            parents=(shown.listed.head,),
            before=before,
            locked=None if office == device(reader).office else Locked("other_office", office),
            att=shown.att,
            returned=why,
        )
    assert draft is not None  # noqa: S101 - one of the two is there
    return Opened(
        filled=Filled(form_version(reader, draft.fv), draft.answers, draft.about),
        entry=draft.entry,
        office=office,
        number=number,
        parents=draft.parents,
        caret=draft.caret,
        begun_at=draft.begun_at,
        kept_at=draft.saved_at if draft.by == user else "",
        before=before,
        locked=None if draft.by == user else Locked("other_user", names(reader).get(draft.by, ""), draft.begun_at),
        att=draft.att or (),
        returned=why,
        open_rows=_open_rows(reader, form_version(reader, draft.fv), office) if before is None else (),
    )


def answers_before(reader: Reader, form: str, entry: str) -> Answers | None:
    """Return the answers of the entry of a form that was worked on last, not of this one; None if there is none."""
    latest = sorted(list_entries(reader, form, limit=20), key=lambda each: each.at, reverse=True)
    other = next((each.id for each in latest if each.id != entry), None)
    if other is None:
        return None
    draft = find_draft(reader, other)
    return draft.answers if draft else show(reader, other).answers


def _open_rows(reader: Reader, form: Form, office: str) -> tuple[OpenRow, ...]:
    carried = carried_rows(form)
    return tuple(open_rows(reader, form.name, carried, office)) if carried else ()


def _standing(reader: Reader, entry: str) -> Shown | None:
    """Return the entry as it stands; None if it was never saved as final."""
    with suppress(EntryUnknown):
        shown = show(reader, entry)
        return shown if shown.heads else None
    return None


def _before(reader: Reader, shown: Shown) -> Before:
    return Before(shown.answers, shown.about, names(reader).get(shown.listed.by, ""), shown.listed.at)
