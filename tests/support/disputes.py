"""A case that a province and the secretariat, or two devices of a province, changed apart, as the picture has it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ctip_desktop import clock
from ctip_desktop.forms import installed
from ctip_desktop.forms.filled import Filled
from ctip_desktop.store.journal import Revision, append
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.listing import show
from ctip_desktop.store.slots import User
from ctip_desktop.sync.conflicts import Conflict, conflict
from tests.support.desk_entries import sample
from tests.support.offices import Country, Office

OFFICER = User("5" * 32, "ម៉ារីណា", "officer")
CLERK = User("6" * 32, "វណ្ណៈ", "clerk")
Changes = Mapping[str, Any]
About = Mapping[str, Mapping[str, Any]]
COURTS = ("សាលាដំបូងបន្ទាយមានជ័យ", "សាលាដំបូងសៀមរាប")


def a_case(office: Office, **changes: Any) -> Revision:
    """Save a new case."""
    form = installed.load("case")
    given = sample("case-1") | {"stage": "court"} | changes
    filled = Filled(form, given, by_hand=True)
    with office.store.writing() as writer:
        add_form(writer, form)
        return append(
            writer, entry=clock.new_id(), form="case", fv=form.version, by=CLERK.id, answers=filled.answers(), about={},
            hidden=filled.hidden(),
        )  # fmt: skip


def edit(office: Office, entry: str, changes: Changes, about: About | None = None) -> Revision:
    """Change an entry as it stands, by paths that name rows by number."""
    form = installed.load("case")
    with office.store.writing() as writer:
        add_form(writer, form)
        shown = show(writer, entry)
        filled = Filled(form, shown.answers, shown.about)
        filled.set_all(changes)
        for path, known in (about or {}).items():
            filled.know(path, known)
        return append(
            writer, entry=shown.listed.id, form="case", fv=form.version, by=CLERK.id, answers=filled.answers(),
            about=filled.about, hidden=filled.hidden(), parents=[shown.listed.head],
        )  # fmt: skip


def remove(office: Office, entry: str, row: str) -> None:
    """Take a row out."""
    with office.store.writing() as writer:
        shown = show(writer, entry)
        filled = Filled(installed.load("case"), shown.answers, shown.about)
        filled.remove_row(row)
        append(
            writer, entry=shown.listed.id, form="case", fv=shown.fv, by=CLERK.id, answers=filled.answers(),
            about=filled.about, hidden=filled.hidden(), parents=[shown.listed.head],
        )  # fmt: skip


def carry(source: Office, target: Office, stick: Path) -> None:
    """Take what one sends into the other."""
    source.send(stick)
    target.take(stick)


def dispute(country: Country) -> str:
    """Let the province and the secretariat change a case apart; return the entry, in conflict at the secretariat."""
    province, secretariat = country.province, country.secretariat
    entry = a_case(province).entry
    carry(province, secretariat, country.folder / clock.new_id())
    part(province, secretariat, entry)
    carry(province, secretariat, country.folder / clock.new_id())
    return entry


def part(one: Office, other: Office, entry: str) -> None:
    """Let two devices change a case apart: four answers are disputed, one is changed by the first alone."""
    edit(
        one,
        entry,
        {
            "/suspect[1]/s_status": "charged",
            "/suspect[1]/s_charged_on": "2025-06-02",
            "/victim[2]/v_age": 17,
            "/victim[2]/v_status_on": "2025-06-03",
            "/court": COURTS[0],
        },
        {"/suspect[1]/s_status": {"source": "ដីកាអយ្យការ ២ មិថុនា", "verified": True}},
    )
    edit(
        other,
        entry,
        {
            "/suspect[1]/s_status": "released",
            "/victim[2]/v_age": 16,
            "/victim[2]/v_status_on": "2025-06-04",
            "/court": COURTS[1],
        },
        {"/suspect[1]/s_status": {"source": "តាមទូរស័ព្ទ"}},
    )


def at(office: Office, entry: str) -> Conflict:
    """Return a conflict as it stands at an office."""
    with office.store.reading() as reader:
        return conflict(reader, entry)


@contextmanager
def second_device(country: Country) -> Iterator[Office]:
    """Open and enrol a second device of the province, and let the first hear of it."""
    with country.another("01", "B") as second:
        country.enrol(second)
        stick = country.folder / clock.new_id()
        country.secretariat.answer(stick)
        country.province.take(stick)
        yield second
