"""Asks an office to correct an entry that was accepted, by a record in the log for that office; and withdraws that."""

from ctip_desktop import clock
from ctip_desktop.errors.store import (
    DecideFirst,
    EntryUnknown,
    NotReturned,
    NotSavedAsFinal,
    OwnEntry,
    PlaceUnknown,
    ReturnWithoutReason,
    WithoutReason,
)
from ctip_desktop.errors.sync import OnlySecretariat
from ctip_desktop.forms.filled import Filled, place_of
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.forms.secretariat_forms import load
from ctip_desktop.store.audience import RETURNED
from ctip_desktop.store.device import device
from ctip_desktop.store.journal import Revision, append
from ctip_desktop.store.known_forms import add_form, form_version
from ctip_desktop.store.listing import Shown, show
from ctip_desktop.store.returned import WITHDRAWN, returned, standing_returns
from ctip_desktop.store.roles import require
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader, Writer


def return_entry(store: Store, user: User, name: str, reason: str, question: str = "") -> Revision:
    """Ask for an entry, by identifier or number, to be corrected, as an officer of the secretariat; return the record.

    An entry that is returned already is asked for with this reason and question instead. `question` is a path, of which
    rows may be named by number. Raise OfficerNeeded, OnlySecretariat, EntryUnknown, EntryAmbiguous, OwnEntry,
    DecideFirst, ReturnWithoutReason, PlaceUnknown or FormUnknown.
    """
    require(user.name, user.role, "officer")
    with store.writing() as writer:
        if device(writer).office != SECRETARIAT:
            raise OnlySecretariat
        shown = show(writer, name)
        _check(shown, name, reason)
        before = returned(writer, shown.listed.id, shown.listed.office)
        again = show(writer, before.record) if before else None
        form = load(RETURNED)
        add_form(writer, form)
        answers = {
            "office": shown.listed.office,
            "entry": shown.listed.id,
            "number": shown.listed.number,
            "revision": shown.listed.head,
            "question": _path(writer, shown, question) if question else "",
            "reason": reason.strip(),
            "returned_on": clock.today().isoformat(),
        }
        filled = Filled(form, {name: value for name, value in answers.items() if value})
        if hard := [problem for problem in filled.problems() if problem.hard]:
            raise NotSavedAsFinal(place_of(filled, hard[0].at), hard[0].text.rstrip(".។ "), len(hard), "")
        return append(
            writer,
            entry=again.listed.id if again else clock.new_id(),
            form=form.name,
            fv=form.version,
            by=user.id,
            answers=filled.answers(),
            about={},
            parents=again.heads if again else (),
        )


def withdraw_return(store: Store, user: User, name: str, reason: str) -> Revision:
    """Take back, as an officer of the secretariat, that an entry is to be corrected; return the record that says so.

    What was asked, and why it no longer is, stay in the history of the record. Colleagues may each have written one:
    all are withdrawn. Raise OfficerNeeded, OnlySecretariat, EntryUnknown, EntryAmbiguous, NotReturned or WithoutReason.
    """
    require(user.name, user.role, "officer")
    with store.writing() as writer:
        if device(writer).office != SECRETARIAT:
            raise OnlySecretariat
        listed = show(writer, name).listed
        asked = [one.record for one in standing_returns(writer, listed.id, listed.office)]
        if not asked:
            raise NotReturned(listed.number or name)
        if not said(reason):
            raise WithoutReason(listed.number)
        form = load(RETURNED)
        add_form(writer, form)
        withdrawn = [_withdraw(writer, user, form, record, reason.strip()) for record in asked]
    return withdrawn[0]


def _withdraw(writer: Writer, user: User, form: Form, record: str, reason: str) -> Revision:
    before = show(writer, record, SECRETARIAT)
    withdrawn = {WITHDRAWN: clock.today().isoformat(), "withdrawn_because": reason}
    filled = Filled(form, {**before.answers, **withdrawn})
    return append(
        writer,
        entry=record,
        form=form.name,
        fv=form.version,
        by=user.id,
        answers=filled.answers(),
        about={},
        parents=before.heads,
    )


def said(reason: str) -> bool:
    """Say whether a reason has any words."""
    return bool(reason.replace("\u200b", "").strip())


def may_be_returned(office: str, state: str) -> bool:
    """Say whether the secretariat may ask for an entry of this office and in this state to be corrected."""
    return office not in ("", SECRETARIAT) and state not in ("draft", "conflict")


def _check(shown: Shown, name: str, reason: str) -> None:
    if not shown.listed.head:
        raise EntryUnknown(name)
    if shown.listed.office == SECRETARIAT:
        raise OwnEntry(shown.listed.number)
    if len(shown.heads) > 1:
        raise DecideFirst(shown.listed.number)
    if not said(reason):
        raise ReturnWithoutReason(shown.listed.number)


def _path(reader: Reader, shown: Shown, question: str) -> str:
    """Return the path of a question by row ids, however its rows are named."""
    try:
        return Filled(form_version(reader, shown.fv), shown.answers, shown.about).standing(question).path
    except KeyError:
        raise PlaceUnknown(question) from None
