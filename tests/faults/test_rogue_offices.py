"""An office that lies about others: nothing that stands of them changes, and every page and command still works."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ctip_desktop.forms.installed import load
from ctip_desktop.forms.secretariat_forms import load as load_secretariats
from ctip_desktop.reports.calendars import calendar_of, keep_calendar, kept_duties
from ctip_desktop.reports.completeness import completeness
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.reports.persons import same_persons
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.listing import show
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.sync.conflicts import conflicts
from tests.support.declaring import OFFICER
from tests.support.offices import Country, a_country
from tests.support.rogue import Rogue
from tests.support.same import keep_victim

TODAY = date(2026, 11, 25)
DUTIES = {"duty": [{"_id": "1" * 32, "kind": "case", "due_day": 12, "offices": "all"}]}


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path) as country:
        yield country


@pytest.fixture
def liar(country: Country) -> Iterator[Rogue]:
    """A device of office 02."""
    with country.another("02", "A") as other:
        country.enrol(other, "02")
        yield Rogue(other)


def test_nobody_hides_what_the_secretariat_says_behind_an_entry_of_the_same_identifier(
    country: Country, liar: Rogue, tmp_path: Path
) -> None:
    store = country.secretariat.store
    keep_calendar(store, OFFICER, DUTIES)
    with store.reading() as reader:
        entry, calendar = kept_duties(reader), calendar_of(reader)
    assert entry
    duties = load_secretariats("duties")
    liar.post(
        tmp_path / "lies",
        {"entry": entry, "form": "duties", "fv": duties.version, "number": "02-2026-A-0001", "answers": DUTIES},
    )
    country.secretariat.take(tmp_path / "lies")
    with store.reading() as reader:
        assert calendar_of(reader) == calendar
        assert completeness(reader, parse_period("2026"), TODAY).rows
        assert show(reader, entry).listed.office == "00"
    keep_calendar(store, OFFICER, {"duty": [{"kind": "case", "due_day": 14, "offices": "all"}]})
    with store.reading() as reader:
        assert calendar_of(reader).duties[-1].due_day == 14


def test_two_offices_with_one_identifier_in_conflict_are_both_listed(
    country: Country, liar: Rogue, tmp_path: Path
) -> None:
    entry = "c" * 32
    for rogue, office in ((Rogue(country.province), "01"), (liar, "02")):
        versions = [{"entry": entry, "number": f"{office}-2026-A-0001", "answers": {"case_no": one}} for one in "ab"]
        rogue.post(tmp_path / office, *versions)
        country.secretariat.take(tmp_path / office)
    with country.secretariat.store.reading() as reader:
        assert sorted(one.office for one in conflicts(reader)) == ["01", "02"]


def test_an_office_that_names_entries_of_another_as_the_same_persons_does_not_make_one_of_them(
    country: Country, liar: Rogue, tmp_path: Path
) -> None:
    province, secretariat = country.province, country.secretariat
    with province.store.writing() as writer:
        add_form(writer, load("victim"))
    keep_victim(province.store)
    keep_victim(province.store, v_name="ចាន់ ធីតា", v_sex="Feminine")
    province.send(tmp_path / "stick")
    secretariat.take(tmp_path / "stick")
    assistance = load("assistance")
    lies = [
        {
            "entry": each * 32,
            "form": "assistance",
            "fv": assistance.version,
            "number": f"02-2026-A-000{place}",
            "answers": {"victim_number": named, "began_on": "2026-06-01"},
        }
        for place, (each, named) in enumerate(
            [("a", "01-2026-A-0001"), ("b", "01-2026-A-0002"), ("d", "01-2026-A-0001")], 1
        )
    ]
    same = load_secretariats("same_person")
    told = {"decided_on": "2026-06-01", "verdict": "yes", "reason": "x", "decided_by": "x"}
    for side, entry, number in (("one", "a" * 32, "02-2026-A-0001"), ("other", "b" * 32, "02-2026-A-0002")):
        told |= {f"{side}_entry": entry, f"{side}_number": number, f"{side}_known": "x"}
    decision = {"entry": "e" * 32, "form": same.name, "fv": same.version, "number": "02-2026-A-0004", "answers": told}
    liar.post(tmp_path / "lies", *lies, decision)
    secretariat.take(tmp_path / "lies")
    bring_up_to_date(secretariat.store)
    with secretariat.store.reading() as reader:
        groups = same_persons(reader)
    theirs = {group for whose, group in groups.items() if whose.office == "01"}
    assert len(theirs) == len({whose for whose in groups if whose.office == "01"})
    assert len({group for whose, group in groups.items() if whose.office == "02"}) == 1, "of its own it may say so"
