"""Answers the secretariat, where it asks to correct an entry, that the entry is right as it is: a record of its office.

The entry itself is not touched, so that no figure and no statement changes. It stays returned until the secretariat
withdraws that, or asks again in other words, which the answer is then none to.
"""

from sqlalchemy import text

from ctip_desktop import clock
from ctip_desktop.errors.store import NotItsOffice, NotReturned, WithoutReason
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.forms.secretariat_forms import load
from ctip_desktop.store.audience import ANSWERED
from ctip_desktop.store.device import device
from ctip_desktop.store.heads import heads_of
from ctip_desktop.store.journal import Revision, append
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.layout import ENTRY, table_name
from ctip_desktop.store.listing import show
from ctip_desktop.store.returned import Returned, returned
from ctip_desktop.store.returning import said
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader


def answer_return(store: Store, user: User, name: str, reason: str) -> Revision:
    """Say of an entry of this office, by identifier or number, that it is right as it is, and why; return the record.

    Who answered already answers otherwise by this. Raise EntryUnknown, EntryAmbiguous, NotItsOffice,
    NotReturned or WithoutReason.
    """
    with store.writing() as writer:
        listed = show(writer, name).listed
        if not may_answer(device(writer).office, listed.office):
            raise NotItsOffice(listed.number, listed.office)
        asked = returned(writer, listed.id, listed.office)
        if asked is None:
            raise NotReturned(listed.number or name)
        if not said(reason):
            raise WithoutReason(listed.number)
        form = load(ANSWERED)
        add_form(writer, form)
        answers = {
            "number": asked.number,
            "entry": asked.entry,
            "revision": asked.revision,
            "asked": asked.said,
            "reason": reason.strip(),
            "answered_on": clock.today().isoformat(),
        }
        before = _answer_to(writer, asked)
        return append(
            writer,
            entry=before[0] if before else clock.new_id(),
            form=form.name,
            fv=form.version,
            by=user.id,
            answers=Filled(form, answers).answers(),
            about={},
            parents=heads_of(writer.connection, before[1]) if before else (),
        )


def may_answer(here: str, office: str) -> bool:
    """Say whether an office, `here`, answers for the entries of an office."""
    return here == office != SECRETARIAT


def _answer_to(reader: Reader, asked: Returned) -> tuple[str, int] | None:
    """Return the identifier and the `no` of the record that answers already."""
    query = text(
        f"SELECT e.id, e.no FROM {table_name(ANSWERED)} t JOIN entry e ON e.no = t.{ENTRY}"  # noqa: S608
        " WHERE t.asked = :said AND e.office = :office ORDER BY e.at DESC, e.id DESC"
    )
    found = reader.connection.execute(query, {"said": asked.said, "office": asked.office}).first()
    return (found[0], found[1]) if found else None
