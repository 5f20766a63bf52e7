"""Offices with persons in their entries, and a secretariat that has them all."""

from pathlib import Path
from typing import Any

from ctip_desktop import clock
from ctip_desktop.forms.installed import load
from ctip_desktop.reports.persons.deciding import Whose
from ctip_desktop.store.journal import append
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from tests.support.stores import carry

OFFICER = User("c" * 32, "ម៉ារីណា", "officer")
CLERK = User("e" * 32, "សុភា", "clerk")
DARA = {"v_name": "សុខ ដារ៉ា", "v_sex": "Masculine", "v_age": 16, "v_nationality": "KH", "v_origin": "010201"}


def an_office(folder: Path, office: str) -> Store:
    """Return the empty store of an office, with the forms that tell of persons."""
    store = Store.create(folder, None, office=office, device=clock.new_id())
    with store.writing() as writer:
        for name in ("case", "victim", "suspect", "assistance", "repatriation"):
            add_form(writer, load(name))
    return store


def keep_entry(store: Store, form: str, answers: dict[str, Any], parents: tuple[str, ...] = (), entry: str = "") -> str:
    """Save an entry as final, as its form has it; return its number."""
    with store.writing() as writer:
        made = append(
            writer,
            entry=entry or clock.new_id(),
            form=form,
            fv=load(form).version,
            by=OFFICER.id,
            answers=answers,
            about={},
            parents=parents,
        )
    return made.number


def keep_victim(store: Store, **answers: Any) -> Whose:
    """Save an entry of one victim; return who it is."""
    known = {"offence": "trafficking", "reported_on": "2026-05-06", **DARA, **answers}
    number = keep_entry(store, "victim", {name: value for name, value in known.items() if value is not None})
    return of_number(store, number)


def of_number(store: Store, number: str, row: str = "") -> Whose:
    """Return the person of an entry by its number."""
    with store.reading() as reader:
        found = reader.connection.exec_driver_sql("SELECT id, office FROM entry WHERE number = ?", (number,)).one()
    return Whose(found[0], found[1], row)


def tell_secretariat(secretariat: Store, *offices: Store) -> None:
    """Carry all logs of offices to the secretariat."""
    for office in offices:
        carry(office, secretariat)
    bring_up_to_date(secretariat)
