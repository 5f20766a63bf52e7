"""The duties the secretariat keeps in place of those that travel with the program, as one entry of its own."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import text

from ctip_desktop import clock
from ctip_desktop.errors.sync import OnlySecretariat
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.forms.secretariat_forms import load
from ctip_desktop.reports.duties.owed import Calendar, Duty, standard
from ctip_desktop.reports.indicators.placing import known_form
from ctip_desktop.store.device import device
from ctip_desktop.store.journal import Revision
from ctip_desktop.store.layout import table_name
from ctip_desktop.store.listing import show
from ctip_desktop.store.roles import require
from ctip_desktop.store.saving import finish, keep
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader

FORM = "duties"

_KEPT = text(
    f"SELECT e.id FROM {table_name(FORM)} p JOIN entry e ON e.no = p._entry"  # noqa: S608 - no words of others
    " WHERE p._office = :office ORDER BY e.first_at, e.id LIMIT 1"
)


def duties_form() -> Form:
    """Return the form of the duties."""
    return load(FORM)


def kept_duties(reader: Reader) -> str | None:
    """Return the entry that holds the secretariat's own duties; None if it keeps none."""
    # An index of the form's own table leads to it, among however many other entries.
    if known_form(reader, FORM) is None:
        return None
    entry: str | None = reader.connection.scalar(_KEPT, {"office": SECRETARIAT})
    return entry


def duties_to_begin() -> dict[str, Any]:
    """Return the answers that say what the program says, for the secretariat to change."""
    return {
        "decided_on": clock.today().isoformat(),
        "duty": [{"kind": duty.kind, "due_day": duty.due_day, "offices": duty.offices} for duty in standard().duties],
    }


def calendar_of(reader: Reader) -> Calendar:
    """Return the duties in force: the secretariat's own where they are here, else those of the program.

    Of the secretariat's entry what it says of a kind takes the place of what the program says; its days are added.
    """
    entry = kept_duties(reader)
    return _calendar(show(reader, entry).answers) if entry else standard()


def keep_calendar(store: Store, user: User, answers: Mapping[str, Any]) -> Revision:
    """Save the duties, as an officer of the secretariat, as the next revision of its one entry.

    Raise OnlySecretariat, OfficerNeeded, NotSavedAsFinal or what else saving raises.
    """
    require(user.name, user.role, "officer")
    with store.reading() as reader:
        if device(reader).office != SECRETARIAT:
            raise OnlySecretariat
        entry = kept_duties(reader)
    given = {"decided_on": clock.today().isoformat(), **answers}
    revision, _warnings = finish(store, user, keep(store, user, duties_form(), given, {}, entry))
    return revision


def _calendar(answers: Mapping[str, Any]) -> Calendar:
    own = [
        Duty(str(row.get("kind") or ""), row["due_day"], str(row.get("offices") or ""), str(row.get("since") or ""))
        for row in answers.get("duty", ())
        if type(row.get("due_day")) is int and 1 <= row["due_day"] <= 28
    ]
    ours = {duty.kind for duty in own if not duty.since}
    days = {
        date.fromisoformat(row["day"]): row.get("works") == "yes" for row in answers.get("day", ()) if row.get("day")
    }
    return Calendar((*(duty for duty in standard().duties if duty.kind not in ours), *own), days)
