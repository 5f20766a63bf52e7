"""What waits to be sent is told by form, and what is told is what goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctip_desktop.forms.headline import counted
from ctip_desktop.forms.installed import installed
from ctip_desktop.store import waiting as module
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.waiting import Waiting, waiting
from tests.support.offices import Country, Office, a_country
from tests.support.stores import CASE, a_form, a_question, save

VISIT = a_form("visit", a_question("text", "who"))


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path) as country:
        yield country


def waits(office: Office) -> list[Waiting]:
    with office.store.reading() as reader:
        return waiting(reader)


def told(office: Office) -> list[tuple[str, str, int]]:
    return [(one.form, one.state, one.count) for one in waits(office)]


def test_what_was_saved_waits_by_form_until_it_is_acknowledged(country: Country, tmp_path: Path) -> None:
    province, stick = country.province, tmp_path / "stick"
    with province.store.writing() as writer:
        add_form(writer, VISIT)
    assert told(province) == []
    save(province.store, {"who": "a"}, form=VISIT, entry="1" * 32)
    province.save(2)
    assert told(province) == [("case", "final", 2), ("visit", "final", 1)]
    province.send(stick)
    assert told(province) == [("case", "sent", 2), ("visit", "sent", 1)]
    province.save(1)
    assert told(province) == [("case", "final", 1), ("case", "sent", 2), ("visit", "sent", 1)]
    country.secretariat.take(stick)
    country.secretariat.answer(tmp_path / "back")
    province.take(tmp_path / "back")
    assert told(province) == [("case", "final", 1)]


def test_an_entry_saved_again_after_it_was_sent_waits_anew(country: Country, tmp_path: Path) -> None:
    first = save(country.province.store, {"case_no": "1"})
    country.province.send(tmp_path / "stick")
    save(country.province.store, {"case_no": "2"}, parents=[first.hash])
    assert told(country.province) == [("case", "final", 1)]


def test_a_refused_bundle_lets_its_entries_wait_again(country: Country, tmp_path: Path) -> None:
    country.province.save(1)
    (name,) = country.province.send(tmp_path / "stick")
    damaged = bytearray((tmp_path / "stick" / name).read_bytes())
    damaged[-1] ^= 1
    (tmp_path / "stick" / name).write_bytes(damaged)
    country.secretariat.take(tmp_path / "stick")
    country.secretariat.answer(tmp_path / "back")
    country.province.take(tmp_path / "back")
    assert told(country.province) == [("case", "final", 1)]


def test_the_days_and_the_answers_of_what_waits_are_known(country: Country) -> None:
    for number, day in enumerate(("2026-06-03", "2026-04-30", "")):
        save(country.province.store, {"reported": day} if day else {}, entry=f"{number + 1}" * 32)
    (found,) = waits(country.province)
    assert (found.since, found.until) == ("2026-04-30", "2026-06-03")
    assert {answers.get("reported", "") for _, answers in found.several} == {"2026-06-03", "2026-04-30", ""}
    assert {version for version, _ in found.several} == {CASE.version}


def test_of_very_many_entries_the_answers_are_not_read(country: Country, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_READ", 2)
    country.province.save(3)
    (found,) = waits(country.province)
    assert (found.count, found.several) == (3, ())


def test_counts_of_several_entries_add_up() -> None:
    case = next(form for form in installed() if form.name == "case")
    several = [{"n_victims": 3}, {"n_victims": 8, "offence": "x"}, {}, {"n_victims": "?"}]
    assert counted(case, several, "en") == ("Victims 11",)
    assert counted(case, several, "km") == ("ជនរងគ្រោះ ១១",)
    assert counted(case, [], "en") == ()
