"""Who is suggested as the same person, and by what; who is not."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from ctip_desktop.khmer.person_names import name_parts
from ctip_desktop.sample.answers import entries
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.likeness import LEAST, blocks, likeness
from ctip_desktop.store.persons import Person
from ctip_desktop.store.rebuilding import rebuild
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.store import Store
from tests.support.country import a_secretariat
from tests.support.named import named
from tests.support.same import an_office, keep_entry, keep_victim
from tests.support.stores import a_form, a_question, a_store, rows, save

DARA = Person("victim", (name_parts("សុខ ដារ៉ា"),), "Masculine", "2009-03-14", (2009, 2009), "KH", "01", ())


def called(name: str, **known: object) -> Person:
    return replace(DARA, names=(name_parts(name),), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "way"),
    [
        (called("ដារ៉ា សុខ"), "same"),
        (called("សុខដារា", birth="", born=(2008, 2009)), "same"),
        (called("សុខ តារ៉ា"), "alike"),
        (called("Sok Dara"), "sounds"),
        (called("ដារ៉ា"), "part"),
        (called("កែវ វិបុល", birth="2009-03-14"), "differs"),
    ],
)
def test_a_name_is_alike_in_a_way_that_is_said(other: Person, way: str) -> None:
    said = likeness(DARA, other)
    assert said.said[0].way == way
    assert said.is_suggested is (way != "differs")
    assert likeness(other, DARA) == said


@pytest.mark.parametrize(
    "other",
    [
        called("សុខ ដារ៉ា", sex="Feminine"),
        called("សុខ ដារ៉ា", birth="1990-01-01", born=(1990, 1990)),
        called("សុខ ដារ៉ា", birth="", born=(1995, 1996)),
        called("សុខ ដារ៉ា", birth="", born=(0, 0), origin=""),
        called("Sok Dara", birth="", born=(2008, 2009), origin="02"),
    ],
)
def test_what_tells_two_persons_apart_outweighs_a_name(other: Person) -> None:
    assert not likeness(DARA, other).is_suggested


def test_whoever_reaches_the_least_shares_a_block() -> None:
    """Blocks only save work: no pair that would be suggested may be missed by them."""
    several = [
        called(name, birth=birth, born=born, origin=origin, numbers=numbers, nationality=nation, sex=sex)
        for name in ("សុខ ដារ៉ា", "សុខដារា", "ដារ៉ា សុខ", "Sok Dara", "សុខ តារ៉ា", "ដារ៉ា")
        for birth, born in (("2009-03-14", (2009, 2009)), ("", (2008, 2009)), ("", (2009, 2010)), ("", (0, 0)))
        for origin in ("", "01", "02")
        for numbers in ((), ("12345678",))
        for nation, sex in (("KH", "Masculine"), ("VN", "Masculine"), ("KH", ""))
    ]
    missed = [
        (one, other)
        for one, other in combinations(several, 2)
        if likeness(one, other).is_suggested and not blocks(one) & blocks(other)
    ]
    assert missed == []
    assert LEAST == 8


def alike(store: Store) -> list[tuple[str, str, int]]:
    with store.reading() as reader:
        return sorted(
            (*sorted((one, other)), score)
            for one, other, score in reader.connection.exec_driver_sql(
                "SELECT eo.id || o.row, et.id || t.row, a.score FROM person_alike a JOIN person o ON o.id = a.one"
                " JOIN person t ON t.id = a.other JOIN entry eo ON eo.no = o.entry JOIN entry et ON et.no = t.entry"
            )
        )


def test_a_change_of_an_entry_is_compared_anew(tmp_path: Path) -> None:
    with an_office(tmp_path / "a", "01") as store:
        one, other = keep_victim(store), keep_victim(store)
        bring_up_to_date(store)
        assert len(alike(store)) == 1
        with store.reading() as reader:
            head = reader.connection.exec_driver_sql("SELECT head FROM entry WHERE id = ?", (one.entry,)).scalar_one()
        keep_entry(store, "victim", {"v_name": "កែវ វិបុល", "v_sex": "Masculine"}, (head,), one.entry)
        bring_up_to_date(store)
        assert rows(store, "person_alike") == []
        assert len(rows(store, "person")) == 2
        noted = {number for (number,) in rows(store, "person", "id")}
        assert {person for _, person in rows(store, "person_block")} <= noted
        assert other != one


def test_persons_are_found_one_by_one_or_all_at_once(tmp_path: Path) -> None:
    kept = named(entries(300), again=0.2)
    with a_secretariat(tmp_path / "home", kept) as store:
        bring_up_to_date(store)
        at_once = alike(store)
        rebuild(store)
        assert alike(store) == at_once
    with an_office(tmp_path / "slow", "01") as store:
        for number, one in enumerate(kept):
            if one.form in ("case", "victim", "suspect"):
                keep_entry(store, one.form, dict(one.answers), entry=f"{number:032x}")
                if number % 7 == 0:
                    bring_up_to_date(store)
        bring_up_to_date(store)
        assert len(alike(store)) == len(at_once) > 5
        before = alike(store)
        rebuild(store)
        assert alike(store) == before


def test_persons_of_one_entry_are_two(tmp_path: Path) -> None:
    rows = [
        {"_id": f"{n:032x}", "v_name": "សុខ ដារ៉ា", "v_sex": "Masculine", "v_birth_date": "2009-03-14"} for n in (1, 2)
    ]
    with an_office(tmp_path / "a", "01") as store:
        keep_entry(store, "case", {"reported_on": "2026-05-06", "victim": rows})
        bring_up_to_date(store)
        assert alike(store) == []


def test_persons_of_a_form_that_comes_later_are_known_when_it_is_here(tmp_path: Path) -> None:
    called = a_question("text", "called", columns={"person": "victim name"})
    form = a_form("visit", called, a_question("text", "sex", columns={"person": "victim sex"}))
    with a_store(tmp_path / "a") as store:
        save(store, {"called": "សុខ ដារ៉ា"}, form=form)
        bring_up_to_date(store)
        assert rows(store, "person") == []
        with store.writing() as writer:
            add_form(writer, form)
        bring_up_to_date(store)
        assert [kind for (kind,) in rows(store, "person", "kind")] == ["victim"]
