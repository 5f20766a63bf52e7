"""A device that was copied or set back: nothing anybody entered on it stays uncounted, and nothing counts twice."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ctip_desktop.store.checking import check
from ctip_desktop.store.journal import append, logs
from ctip_desktop.store.listing import history, list_entries
from ctip_desktop.store.store import Store
from tests.support.offices import Country, Office, a_country
from tests.support.stores import CASE, USER, rows


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path) as country:
        yield country


@contextmanager
def a_copy(country: Country, to: Path) -> Iterator[Office]:
    """Copy the province's home, as people do to have the program on a second computer, and open the copy."""
    with country.province.store.reading() as reader:
        reader.connection.exec_driver_sql("SELECT 1")
        shutil.copytree(country.province.store.folder, to)
    with Store.open(to, None) as store:
        yield Office(store)


def name(office: Office, case_no: str, entry: str, *parents: str) -> str:
    """Save a state of an entry; return its revision."""
    with office.store.writing() as writer:
        saved = append(
            writer,
            entry=entry,
            form=CASE.name,
            fv=CASE.version,
            by=USER,
            answers={"case_no": case_no},
            about={},
            parents=parents,
        )
    return saved.hash


def exchange(country: Country, office: Office, folder: Path) -> list[str | None]:
    """Let an office send what it has and hear back; return what was wrong with what came back."""
    folder.mkdir()
    if office.send(folder / "there"):
        country.secretariat.take(folder / "there")
    country.secretariat.answer(folder / "back")
    return [one.arrival.reason for one in office.take(folder / "back")]


def counted(office: Office) -> list[str]:
    return sorted(case for (case,) in rows(office.store, "p_case", "case_no"))


def states(office: Office) -> set[str]:
    with office.store.reading() as reader:
        return {one.state for one in list_entries(reader)}


@pytest.mark.parametrize("first", ["original", "copy"])
def test_a_home_that_was_copied_and_used_twice_loses_and_doubles_nothing(
    country: Country, tmp_path: Path, first: str
) -> None:
    both = name(country.province, "both", "1" * 32)
    exchange(country, country.province, tmp_path / "before")
    with a_copy(country, tmp_path / "copied") as copy:
        for case in range(3):
            name(country.province, f"original {case}", f"{case + 16:032x}")
        name(country.province, "both, later", "1" * 32, both)
        name(copy, "copy, later", "2" * 32, name(copy, "copy", "2" * 32))
        name(copy, "copy too", "3" * 32)
        pair = [country.province, copy]
        for turn in range(3):
            for place, office in enumerate(pair if first == "original" else pair[::-1]):
                exchange(country, office, tmp_path / f"{turn}-{place}")
        entered = ["both, later", "copy too", "copy, later", "original 0", "original 1", "original 2"]
        assert counted(country.secretariat) == entered
        assert {heads for (heads,) in rows(country.secretariat.store, "entry", "heads")} == {1}
        for office in pair:
            assert states(office) == {"received"}
            assert office.send(tmp_path / "nothing") == []
            assert check(office.store).faults == ()
        assert check(country.secretariat.store).faults == ()


def test_what_was_entered_after_a_home_was_restored_arrives(country: Country, tmp_path: Path) -> None:
    name(country.province, "before", "1" * 32)
    with a_copy(country, tmp_path / "backup") as restored:
        name(country.province, "lost", "2" * 32)
        name(country.province, "lost too", "3" * 32)
        exchange(country, country.province, tmp_path / "one")
        name(restored, "after", "4" * 32)
        assert "receipt_ahead" in exchange(country, restored, tmp_path / "two")
        assert exchange(country, restored, tmp_path / "three") == [None, None]
        assert counted(country.secretariat) == ["after", "before", "lost", "lost too"]
        assert states(restored) == {"received"}


def test_a_database_set_back_alone_is_acknowledged_again_and_begins_no_further_log(
    country: Country, tmp_path: Path
) -> None:
    name(country.province, "before", "1" * 32)
    exchange(country, country.province, tmp_path / "before")
    with a_copy(country, tmp_path / "home") as office:
        shutil.copytree(office.store.folder, tmp_path / "older")
        name(office, "lost", "2" * 32)
        exchange(country, office, tmp_path / "one")
    for file in (tmp_path / "older").glob("store.db*"):
        shutil.copy(file, tmp_path / "home")
    with Store.open(tmp_path / "home", None) as store:
        office = Office(store)
        assert store.set_back
        name(office, "after", "3" * 32)
        exchange(country, office, tmp_path / "two")
        for turn in range(3):
            assert exchange(country, office, tmp_path / f"again-{turn}") == [None, None]
        assert states(office) == {"received"}
        with store.reading() as reader:
            assert len([log for log in logs(reader) if log.ours]) == 2
    assert counted(country.secretariat) == ["after", "before", "lost"]


def test_what_is_said_again_is_by_the_same_person_and_its_history_is_whole(country: Country, tmp_path: Path) -> None:
    with a_copy(country, tmp_path / "copied") as copy:
        name(country.province, "original", "1" * 32)
        exchange(country, country.province, tmp_path / "one")
        first = name(copy, "copy", "2" * 32)
        later = name(copy, "copy, later", "2" * 32, first)
        exchange(country, copy, tmp_path / "two")
        exchange(country, copy, tmp_path / "three")
        with country.secretariat.store.reading() as reader:
            told = history(reader, "2" * 32)
    assert [(one.record.answers["case_no"], one.record.by) for one in told] == [("copy", USER), ("copy, later", USER)]
    assert told[0].record.parents == (first,)
    assert set(told[1].record.parents) == {later, told[0].hash}


def test_what_a_colleague_has_built_upon_is_not_said_again(country: Country, tmp_path: Path) -> None:
    with country.another("01", "B") as colleague, a_copy(country, tmp_path / "copied") as copy:
        country.enrol(colleague)
        country.secretariat.answer(tmp_path / "trust")
        copy.take(tmp_path / "trust")
        name(country.province, "original", "1" * 32)
        exchange(country, country.province, tmp_path / "one")
        first = name(copy, "copy", "2" * 32)
        copy.send(tmp_path / "copy")
        colleague.take(tmp_path / "copy")
        name(colleague, "colleague", "2" * 32, first)
        colleague.send(tmp_path / "colleague")
        for office in (copy, country.secretariat):
            office.take(tmp_path / "colleague")
        exchange(country, copy, tmp_path / "two")
        exchange(country, copy, tmp_path / "three")
    assert counted(country.secretariat) == ["colleague", "original"]
    assert {heads for (heads,) in rows(country.secretariat.store, "entry", "heads")} == {1}
