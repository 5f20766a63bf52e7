"""What two offices or two devices changed apart is shown side by side, decided by a person, and decided everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctip_desktop import clock
from ctip_desktop.entries.versions import Said
from ctip_desktop.errors.conflicts import (
    ConflictChanged,
    DecisionFaulty,
    DecisionIncomplete,
    DecisionWithoutReason,
    NothingToChoose,
    NotInConflict,
    NotTheirsToDecide,
)
from ctip_desktop.errors.store import OfficerNeeded
from ctip_desktop.store.listing import Shown, history, show
from ctip_desktop.sync.conflicts import conflicts, count_conflicts
from ctip_desktop.sync.deciding import decide, decision
from tests.support.disputes import CLERK, COURTS, OFFICER, a_case, at, carry, dispute, edit, part, remove, second_device
from tests.support.offices import Country, Office, a_country


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path) as country:
        yield country


def shown_at(office: Office, entry: str) -> Shown:
    with office.store.reading() as reader:
        return show(reader, entry)


def all_of(office: Office, entry: str, side: int) -> dict[str, int | Said]:
    return {one.place: side for one in at(office, entry).disputed}


def test_a_conflict_tells_whose_versions_differ_where(country: Country) -> None:
    entry = dispute(country)
    found = at(country.secretariat, entry)
    assert [(side.office, side.letter) for side in found.sides] == [("01", "A"), ("00", "A")]
    assert [(one.number, one.label) for one in found.disputed] == [
        ("5.4", "Court"),
        ("6.11", "Suspects, row 1 · Status"),
        ("7.5", "Victims, row 2 · Age at the time (years)"),
        ("7.15", "Victims, row 2 · Decided on"),
    ]
    status = found.disputed[1]
    assert [(side.words, side.rests) for side in status.sides][1] == ("Released", "source: តាមទូរស័ព្ទ")
    assert status.before.words == "Arrested"
    taken = {one.place.rpartition("/")[2]: one.taken for one in found.questions if one.taken is not None}
    assert taken == {"s_charged_on": 0}
    assert found.base_number == 1
    assert found.revisions == 3
    with country.secretariat.store.reading() as reader:
        (listed,) = conflicts(reader)
        assert (listed.offices, listed.questions, count_conflicts(reader)) == (("01", "00"), 4, 1)


def test_a_decision_joins_the_versions_and_says_why(country: Country) -> None:
    entry = dispute(country)
    found = at(country.secretariat, entry)
    court, status, age, day = (one.place for one in found.disputed)
    choices = {court: Said("សាលាឧទ្ធរណ៍"), status: 0, age: 0, day: 1}
    saved = decide(country.secretariat.store, OFFICER, found, choices, "ផ្អែកតាមដីកាអយ្យការ")
    shown = shown_at(country.secretariat, entry)
    assert shown.heads == (saved.hash,)
    assert shown.listed.state != "conflict"
    assert shown.answers["court"] == "សាលាឧទ្ធរណ៍"
    assert (shown.answers["suspect"][0]["s_status"], shown.answers["suspect"][0]["s_charged_on"]) == (
        "charged",
        "2025-06-02",
    )
    victim = shown.answers["victim"][1]
    assert (victim["v_age"], victim["v_minor"], victim["v_status_on"]) == (17, "yes", "2025-06-04")
    assert shown.answers["n_minors"] == 2
    assert shown.about[status]["source"] == "ដីកាអយ្យការ ២ មិថុនា"
    assert "ផ្អែកតាមដីកាអយ្យការ" in shown.about[status]["note"]
    with country.secretariat.store.reading() as reader:
        saved_ones = history(reader, entry)
        told = decision(reader, saved_ones, saved_ones[-1])
    assert [one.chosen is None for one in told.decided] == [True, False, False, False]
    assert [told.versions[one.chosen].office for one in told.decided if one.chosen is not None] == ["01", "01", "00"]
    assert told.reason == "ផ្អែកតាមដីកាអយ្យការ"


def test_nothing_is_recorded_that_is_not_decided(country: Country) -> None:
    entry = dispute(country)
    store, found = country.secretariat.store, at(country.secretariat, entry)
    choices = all_of(country.secretariat, entry, 0)
    with pytest.raises(OfficerNeeded):
        decide(store, CLERK, found, choices, "x")
    with pytest.raises(DecisionIncomplete) as incomplete:
        decide(store, OFFICER, found, dict(list(choices.items())[:-1]), "x")
    assert incomplete.value.left == 1
    with pytest.raises(DecisionWithoutReason):
        decide(store, OFFICER, found, choices, " ")
    with pytest.raises(NothingToChoose):
        decide(store, OFFICER, found, choices | {"/court": 2}, "x")
    with pytest.raises(NothingToChoose):
        decide(store, OFFICER, found, choices | {"/victim[" + "0" * 32 + "]": 1}, "x")
    assert shown_at(country.secretariat, entry).listed.state == "conflict"


def test_a_fault_in_what_was_decided_is_told_and_can_be_mended_where_nothing_is_disputed(country: Country) -> None:
    entry = dispute(country)
    store, found = country.secretariat.store, at(country.secretariat, entry)
    choices = all_of(country.secretariat, entry, 0)
    with pytest.raises(DecisionFaulty) as faulty:
        decide(store, OFFICER, found, choices | {found.disputed[2].place: Said(300)}, "x")
    assert faulty.value.at == found.disputed[2].place
    assert "120" in faulty.value.fault
    with pytest.raises(DecisionFaulty) as faulty:
        decide(store, OFFICER, found, choices | {"/reported_on": Said(None)}, "x")
    assert faulty.value.at == "/reported_on"
    decide(store, OFFICER, found, choices | {"/reported_on": Said("2025-02-15")}, "x")
    assert shown_at(country.secretariat, entry).answers["reported_on"] == "2025-02-15"


def test_a_version_that_came_meanwhile_is_not_decided_unseen(country: Country) -> None:
    entry = dispute(country)
    found, choices = at(country.secretariat, entry), all_of(country.secretariat, entry, 0)
    edit(country.province, entry, {"/court": "ទីបី"})
    carry(country.province, country.secretariat, country.folder / clock.new_id())
    with pytest.raises(ConflictChanged):
        decide(country.secretariat.store, OFFICER, found, choices, "x")
    now = at(country.secretariat, entry)
    decide(country.secretariat.store, OFFICER, now, choices, "x")
    assert shown_at(country.secretariat, entry).answers["court"] == "ទីបី"
    with pytest.raises(ConflictChanged):
        decide(country.secretariat.store, OFFICER, now, choices, "x")
    with pytest.raises(NotInConflict):
        at(country.secretariat, entry)


def test_three_versions_are_decided_at_once(country: Country) -> None:
    with second_device(country) as second:
        entry = a_case(country.province).entry
        carry(country.province, country.secretariat, country.folder / "1")
        second.take(country.folder / "1")
        part(country.province, country.secretariat, entry)
        edit(second, entry, {"/court": "ទីបី", "/route": "ផ្លូវជាតិលេខ៥"})
        carry(country.province, country.secretariat, country.folder / "2")
        carry(second, country.secretariat, country.folder / "3")
        found = at(country.secretariat, entry)
        assert [(side.office, side.letter) for side in found.sides] == [("01", "A"), ("01", "B"), ("00", "A")]
        decide(country.secretariat.store, OFFICER, found, all_of(country.secretariat, entry, 1), "x")
        shown = shown_at(country.secretariat, entry)
        assert (shown.answers["court"], shown.answers["route"], len(shown.heads)) == ("ទីបី", "ផ្លូវជាតិលេខ៥", 1)


def test_a_province_decides_between_its_own_devices_only(country: Country) -> None:
    with second_device(country) as second:
        entry = a_case(country.province).entry
        carry(country.province, second, country.folder / "1")
        part(country.province, second, entry)
        carry(second, country.province, country.folder / "2")
        found = at(country.province, entry)
        assert found.may_decide
        decide(country.province.store, OFFICER, found, all_of(country.province, entry, 1), "ផ្អែកតាមសំណុំរឿង")
        assert shown_at(country.province, entry).answers["court"] == COURTS[1]
        carry(country.province, second, country.folder / "3")
        assert shown_at(second, entry).heads == shown_at(country.province, entry).heads
        country.secretariat.take(country.folder / "1", country.folder / "2", country.folder / "3")
        assert shown_at(country.secretariat, entry).heads == shown_at(country.province, entry).heads


def test_where_nothing_is_disputed_the_versions_are_joined_without_a_reason(country: Country) -> None:
    entry = a_case(country.province).entry
    carry(country.province, country.secretariat, country.folder / "1")
    edit(country.province, entry, {"/court": COURTS[0]})
    edit(country.secretariat, entry, {"/route": "ផ្លូវជាតិលេខ៥"})
    carry(country.province, country.secretariat, country.folder / "2")
    found = at(country.secretariat, entry)
    assert found.disputed == ()
    decide(country.secretariat.store, OFFICER, found, {}, "")
    shown = shown_at(country.secretariat, entry)
    assert (shown.answers["court"], shown.answers["route"]) == (COURTS[0], "ផ្លូវជាតិលេខ៥")


def test_the_decision_goes_back_and_both_agree(country: Country) -> None:
    entry = dispute(country)
    found = at(country.secretariat, entry)
    decide(country.secretariat.store, OFFICER, found, all_of(country.secretariat, entry, 0), "ផ្អែកតាមដីកាអយ្យការ")
    country.secretariat.answer(country.folder / "back")
    country.province.take(country.folder / "back")
    mine, theirs = shown_at(country.province, entry), shown_at(country.secretariat, entry)
    assert (mine.heads, mine.answers, mine.about) == (theirs.heads, theirs.answers, theirs.about)
    assert len(mine.heads) == 1


def test_a_province_waits_for_the_secretariat_where_that_wrote_a_version(country: Country) -> None:
    entry = dispute(country)
    country.secretariat.answer(country.folder / "back")
    country.province.take(country.folder / "back")
    found = at(country.province, entry)
    assert not found.may_decide
    with pytest.raises(NotTheirsToDecide):
        decide(country.province.store, OFFICER, found, all_of(country.province, entry, 0), "x")


def test_a_row_one_took_out_and_the_other_changed_stays_or_goes_as_decided(country: Country) -> None:
    for side in (0, 1):
        entry = a_case(country.province).entry
        carry(country.province, country.secretariat, country.folder / clock.new_id())
        edit(country.province, entry, {"/victim[2]/v_age": 19})
        remove(country.secretariat, entry, "/victim[2]")
        carry(country.province, country.secretariat, country.folder / clock.new_id())
        found = at(country.secretariat, entry)
        (row,) = found.disputed
        assert (row.kind, row.label, row.personal) == ("row", "Victims, row 2", True)
        assert [one.words for one in row.sides] == ["នួន ធារី · Female · 19 · Cambodia", "row taken out"]
        decide(country.secretariat.store, OFFICER, found, {row.place: side}, "x")
        shown = shown_at(country.secretariat, entry)
        assert len(shown.answers["victim"]) == shown.answers["n_victims"] == 2 - side
        with country.secretariat.store.reading() as reader:
            saved = history(reader, entry)
            told = decision(reader, saved, saved[-1])
        assert [told.versions[one.chosen].office for one in told.decided if one.chosen is not None] == ["01", "00"][
            side : side + 1
        ]
        assert told.reason == "x"
        edit(country.secretariat, entry, {"/court": "y"})
        assert shown_at(country.secretariat, entry).about["/victim"] == shown.about["/victim"]


def test_two_decisions_that_differ_are_a_conflict_about_just_that(country: Country) -> None:
    with second_device(country) as second:
        entry = a_case(country.province).entry
        carry(country.province, second, country.folder / "1")
        part(country.province, second, entry)
        carry(second, country.province, country.folder / "2")
        carry(country.province, second, country.folder / "3")
        for office, side in ((country.province, 0), (second, 1)):
            choices = all_of(office, entry, 0) | {"/court": side}
            decide(office.store, OFFICER, at(office, entry), choices, f"x{side}")
        carry(second, country.province, country.folder / "4")
        found = at(country.province, entry)
        assert [one.place for one in found.disputed] == ["/court"]
        assert found.base_number == 0
        decide(country.province.store, OFFICER, found, all_of(country.province, entry, 1), "y")
        assert shown_at(country.province, entry).answers["court"] == COURTS[1]
