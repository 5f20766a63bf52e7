"""Entries of the installed forms in stores, and people who make and approve statements of them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from ctip_desktop import clock
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.installed import load
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.reports.statements.declaring import approve_statement, make_statement
from ctip_desktop.reports.statements.versions import Version
from ctip_desktop.store.journal import Revision, append
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.listing import show
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store

CLERK = User("b" * 32, "វណ្ណៈ", "clerk")
OFFICER = User("c" * 32, "ចន្ថា", "officer")


def put(store: Store, form: str, answers: Mapping[str, Any], entry: str = "", parents: Sequence[str] = ()) -> Revision:
    """Save a state of an entry of an installed form."""
    installed = load(form)
    filled = Filled(installed, answers)
    with store.writing() as writer:
        add_form(writer, installed)
        return append(
            writer,
            entry=entry or clock.new_id(),
            form=form,
            fv=installed.version,
            by=CLERK.id,
            answers=filled.answers(),
            about={},
            hidden=filled.hidden(),
            parents=parents,
        )


def change(store: Store, before: Revision, **answers: Any) -> Revision:
    """Save an entry again with other answers."""
    with store.reading() as reader:
        known = show(reader, before.entry).answers
    with store.reading() as reader:
        form = show(reader, before.entry).listed.form
    return put(store, form, {**known, **answers}, before.entry, (before.hash,))


def declare(store: Store, period: str) -> Version:
    """Make and approve the statement of a period."""
    make_statement(store, CLERK, parse_period(period))
    return approve_statement(store, OFFICER, parse_period(period))


def set_clock(patch: pytest.MonkeyPatch, day: str, hour: int = 3) -> None:
    """Hold the clock on a day."""
    moment = datetime.fromisoformat(f"{day}T{hour:02d}:00:00").replace(tzinfo=UTC)
    patch.setattr(clock, "now", lambda: moment)
