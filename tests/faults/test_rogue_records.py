"""Records of an enrolled device that lies: they never touch another office, never stop an import, never count twice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from ctip_desktop.store.checking import check
from ctip_desktop.store.listing import history, list_entries, show
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.slots import User
from ctip_desktop.store.tables import user
from ctip_desktop.store.users import note_user
from tests.support.offices import Country, Office, a_country
from tests.support.rogue import Rogue
from tests.support.stores import rows

ENTRY = "a" * 32


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path) as country:
        yield country


@pytest.fixture
def neighbour(country: Country) -> Iterator[Rogue]:
    """A device of office 02."""
    with country.another("02", "A") as other:
        country.enrol(other, "02")
        yield Rogue(other)


def states(office: Office, *places: Path) -> list[tuple[str, str | None]]:
    return sorted((one.state, one.arrival.reason) for one in office.take(*places))


@pytest.mark.parametrize("first", ["01", "02"])
@pytest.mark.parametrize("builds_on_it", [False, True])
def test_no_office_can_take_over_or_keep_out_an_entry_of_another(
    country: Country, neighbour: Rogue, tmp_path: Path, first: str, builds_on_it: bool
) -> None:
    (theirs,) = Rogue(country.province).post(
        tmp_path / "01 stick", {"entry": ENTRY, "number": "01-2026-A-0001", "answers": {"case_no": "theirs"}}
    )
    neighbour.post(
        tmp_path / "02 stick",
        {
            "entry": ENTRY,
            "number": "02-2026-A-0001",
            "answers": {"case_no": "taken over"},
            "parents": [theirs] if builds_on_it else [],
        },
    )
    for code in sorted(("01", "02"), reverse=first == "02"):
        assert states(country.secretariat, tmp_path / f"{code} stick") == [("taken_in", None)]
    store = country.secretariat.store
    assert sorted(rows(store, "p_case", "_office", "case_no")) == [("01", "theirs"), ("02", "taken over")]
    assert {heads for (heads,) in rows(store, "entry", "heads")} == {1}
    with store.reading() as reader:
        assert show(reader, "01-2026-A-0001").answers == {"case_no": "theirs"}
        assert len(history(reader, "01-2026-A-0001")) == 1
        assert len(list_entries(reader)) == 2
    assert check(store).faults == ()


def test_a_record_that_names_one_form_and_the_version_of_another_is_kept_and_not_counted(
    country: Country, tmp_path: Path
) -> None:
    rogue = Rogue(country.province)
    (first,) = rogue.post(tmp_path / "one", {"entry": ENTRY, "form": "meeting", "answers": {"case_no": "1"}})
    rogue.post(tmp_path / "two", {"entry": ENTRY, "parents": [first], "answers": {"case_no": "2"}})
    store = country.secretariat.store
    assert states(country.secretariat, tmp_path / "one") == [("taken_in", None)]
    assert rows(store, "p_case") == []
    assert states(country.secretariat, tmp_path / "two") == [("taken_in", None)]
    assert rows(store, "p_case", "case_no") == [("2",)]
    assert check(store).faults == ()


ROWS: Any = {"_id": "1" * 32, "v_name": "x"}
for depth in range(14):
    ROWS = {"_id": f"{depth:032x}", "item": [ROWS]}


@pytest.mark.parametrize(
    "said",
    [
        {"answers": {"mean_loss": "9" * 400 + ".0", "victims": "9" * 15, "distance": "1e400"}},
        {"answers": {"": "", "x\x00y": "\x00", '"; DROP TABLE entry; --': "\x1b[2J", "victim": [], "case_no": 7}},
        {"answers": {"victim": [ROWS]}},
        {"answers": {"victim": [{"_id": f"{n:032x}"} for n in range(5000)]}},
        {"answers": {"summary": "ំុ" * 40000}},
        {"answers": {"summary": "\u17d2" * 80000}},
        {"answers": {"victim": [{"_id": "1" * 32, "v_age": 9}]}, "hidden": ["", "/", "/victim[", "/victim[x]/y", "]/"]},
        {"about": {"": {"special": "refused"}, "/victim[]/v_age": {"special": "refused"}}},
        {"at": "9999-99-99T99:99:99Z"},
        {"parents": ["0" * 64, "f" * 64]},
        {"form": "sqlite_master", "fv": "0" * 64},
        {"number": "01-0000-ZZZ-999999999"},
    ],
)
def test_whatever_a_good_line_says_it_is_taken_in_and_everything_still_works(
    country: Country, tmp_path: Path, said: dict[str, Any]
) -> None:
    Rogue(country.province).post(tmp_path / "stick", {"entry": ENTRY} | said)
    assert states(country.secretariat, tmp_path / "stick") == [("taken_in", None)]
    store = country.secretariat.store
    bring_up_to_date(store)
    with store.reading() as reader:
        assert len(history(reader, ENTRY)) == len(list_entries(reader)) == 1
        total = reader.connection.exec_driver_sql("SELECT total(mean_loss) + total(distance) FROM p_case").scalar_one()
    assert total == 0
    assert check(store).faults == ()


def test_a_record_that_says_it_is_by_somebody_of_another_device_is_not_shown_as_theirs(
    country: Country, tmp_path: Path
) -> None:
    ours = User("f" * 32, "Officer", "officer")
    with country.secretariat.store.writing() as writer:
        note_user(writer, ours)
    Rogue(country.province).post(tmp_path / "stick", {"entry": ENTRY, "by": ours.id})
    country.secretariat.take(tmp_path / "stick")
    with country.secretariat.store.reading() as reader:
        assert [(one.record.by, one.ours) for one in history(reader, ENTRY)] == [(ours.id, False)]


def test_no_message_of_a_fault_holds_what_people_typed(country: Country) -> None:
    twice = insert(user).values([{"id": "1", "name": "FINDME", "role": "clerk", "removed": False}] * 2)
    with pytest.raises(IntegrityError) as caught, country.province.store.writing() as writer:
        writer.connection.execute(twice)
    assert "FINDME" not in str(caught.value)
