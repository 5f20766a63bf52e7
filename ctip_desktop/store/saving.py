"""Saves answers as a person gives them: kept as a draft first, then final if the form finds no hard fault in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ctip_desktop import clock
from ctip_desktop.entries.record import are_remarks
from ctip_desktop.errors.store import EntryOfOtherForm, NotSavedAsFinal, PlaceUnknown, RemarksRefused
from ctip_desktop.forms.filled import Filled, Problem, place_of
from ctip_desktop.forms.form import Form
from ctip_desktop.store.drafts import Draft, find_draft, keep_draft, save_as_final
from ctip_desktop.store.journal import Revision
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.listing import entry_id, show
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader


@dataclass(frozen=True)
class Kept:
    """Answers that are safe as a draft, and the filled form they make."""

    entry: str
    filled: Filled


def keep(
    store: Store,
    user: User,
    form: Form,
    answers: Mapping[str, Any],
    about: Mapping[str, Mapping[str, Any]],
    name: str | None = None,
) -> Kept:
    """Keep what a person answered as the draft of the entry named, or of a new one.

    Paths in `about` may name rows by number. Raise AnswersOutOfShape, PlaceUnknown, RemarksRefused,
    EntryUnknown, EntryAmbiguous or EntryOfOtherForm; nothing is kept then.
    """
    filled = Filled(form, answers, by_hand=True)
    for place, known in about.items():
        if not are_remarks(known):
            raise RemarksRefused(place)
        try:
            filled.know(place, known)
        except KeyError:
            raise PlaceUnknown(place) from None
    with store.writing() as writer:
        add_form(writer, form)
        entry = entry_id(writer, name) if name else clock.new_id()
        draft = Draft(
            entry=entry,
            form=form.name,
            fv=form.version,
            by=user.id,
            answers=filled.answers(),
            about=filled.about,
            parents=_begun_from(writer, entry, form, user) if name else (),
        )
        keep_draft(writer, draft)
    return Kept(entry, filled)


def finish(store: Store, user: User, kept: Kept) -> tuple[Revision, list[Problem]]:
    """Save a kept draft as final; return the revision and what is unusual in it.

    Raise NotSavedAsFinal, naming the first hard fault, or what encoding a record raises; the draft stays then.
    """
    problems = kept.filled.problems()
    hard = [problem for problem in problems if problem.hard]
    if hard:
        place = place_of(kept.filled, hard[0].at)
        raise NotSavedAsFinal(place, hard[0].text.rstrip(".។ "), len(hard), kept.entry)
    with store.writing() as writer:
        revision = save_as_final(
            writer,
            kept.entry,
            by=user.id,
            answers=kept.filled.answers(),
            about=kept.filled.about,
            hidden=kept.filled.hidden(),
        )
    return revision, list(problems)


def _begun_from(reader: Reader, entry: str, form: Form, user: User) -> tuple[str, ...]:
    """Return the revisions a draft of this entry builds on: those it was begun from, or the one it now shows.

    Of an entry in conflict that is one head only: the others stay until a person has decided between them.
    """
    draft, shown = find_draft(reader, entry, user.id), show(reader, entry)
    if shown.listed.form != form.name:
        raise EntryOfOtherForm(shown.listed.number or entry, shown.listed.form)
    if draft:
        return draft.parents
    return (shown.listed.head,) if shown.listed.head else ()
