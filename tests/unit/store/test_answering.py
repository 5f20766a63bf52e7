"""A return is withdrawn by the secretariat, or answered by the office: the entry is right as it is; all stays told."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from ctip_desktop.errors.store import NotItsOffice, NotReturned, OfficerNeeded, WithoutReason
from ctip_desktop.errors.sync import OnlySecretariat
from ctip_desktop.forms.secretariat_forms import load, secretariat_forms
from ctip_desktop.store.answering import answer_return, may_answer
from ctip_desktop.store.asked import said_of
from ctip_desktop.store.browsing import Asked, count_entries
from ctip_desktop.store.checking import check
from ctip_desktop.store.journal import Revision, logs
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.listing import history, list_entries, show
from ctip_desktop.store.rebuilding import rebuild
from ctip_desktop.store.reminding import untold
from ctip_desktop.store.returned import Returned, returned
from ctip_desktop.store.returning import return_entry, withdraw_return
from ctip_desktop.store.store import Store
from tests.support.declaring import CLERK, OFFICER
from tests.support.stores import CASE, a_store, carry, save

ENTRY = "a" * 32
WRONG, RIGHT, WELL = "ស្រី ៤ លើស ៣", "ក្រុមគ្រួសារបញ្ជាក់", "បានពិនិត្យហើយ"


def know_forms(store: Store) -> None:
    with store.writing() as writer:
        for form in (CASE, *secretariat_forms()):
            add_form(writer, form)


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "01", None, office="01", device="1" * 32) as store:
        know_forms(store)
        yield store


@pytest.fixture
def secretariat(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path / "00", office="00") as store:
        know_forms(store)
        yield store


@pytest.fixture
def asked(province: Store, secretariat: Store) -> Revision:
    """An entry that is returned in both places."""
    saved = save(province, {"case_no": "1"})
    carry(province, secretariat)
    return_entry(secretariat, OFFICER, ENTRY, WRONG)
    tell(secretariat, province)
    return saved


def state(store: Store) -> str:
    with store.reading() as reader:
        return show(reader, ENTRY).listed.state


def why(store: Store) -> Returned | None:
    with store.reading() as reader:
        return returned(reader, ENTRY, "01")


def told(store: Store) -> list[tuple[str, str]]:
    with store.reading() as reader:
        return [(one.what, one.reason) for one in said_of(reader, ENTRY, "01")]


def tell(secretariat: Store, province: Store) -> None:
    with secretariat.reading() as reader:
        said = [log.id for log in logs(reader) if log.ours and log.audience == "01"]
    for log in said:
        carry(secretariat, province, log)


def report(province: Store, secretariat: Store) -> None:
    with province.reading() as reader:
        own = next(log.id for log in logs(reader) if log.ours)
    carry(province, secretariat, own)


def test_a_return_is_withdrawn_in_both_places_and_the_reason_stays(
    asked: Revision, province: Store, secretariat: Store
) -> None:
    withdraw_return(secretariat, OFFICER, asked.number, f" {WELL} ")
    assert (state(secretariat), why(secretariat)) == ("received", None)
    assert state(province) == "returned"
    tell(secretariat, province)
    assert (state(province), why(province)) == ("final", None)
    for store in (province, secretariat):
        assert told(store) == [("returned", WRONG), ("withdrawn", WELL)]
        assert check(store).faults == ()
        rebuild(store)
        assert (why(store), told(store)) == (None, [("returned", WRONG), ("withdrawn", WELL)])


def test_what_was_withdrawn_can_be_returned_again(asked: Revision, province: Store, secretariat: Store) -> None:
    withdraw_return(secretariat, OFFICER, ENTRY, WELL)
    return_entry(secretariat, OFFICER, ENTRY, "Again")
    tell(secretariat, province)
    for store in (province, secretariat):
        found = why(store)
        assert found
        assert found.reason == "Again"
        assert [what for what, _reason in told(store)] == ["returned", "withdrawn", "returned"]


def test_returns_that_colleagues_wrote_at_once_are_all_withdrawn(
    asked: Revision, province: Store, secretariat: Store, tmp_path: Path
) -> None:
    with Store.create(tmp_path / "00B", None, office="00", device="5" * 32, letter="B") as colleague:
        carry(province, colleague, asked.log)
        return_entry(colleague, OFFICER, ENTRY, "Colleague")
        with colleague.reading() as reader:
            theirs = next(log.id for log in logs(reader) if log.ours and log.audience == "01")
        carry(colleague, secretariat, theirs)
        withdraw_return(secretariat, OFFICER, ENTRY, WELL)
        assert state(secretariat) == "received"


def test_only_an_officer_of_the_secretariat_withdraws_and_only_what_is_returned(
    asked: Revision, province: Store, secretariat: Store
) -> None:
    with pytest.raises(OfficerNeeded):
        withdraw_return(secretariat, CLERK, ENTRY, WELL)
    with pytest.raises(OnlySecretariat):
        withdraw_return(province, OFFICER, ENTRY, WELL)
    with pytest.raises(WithoutReason):
        withdraw_return(secretariat, OFFICER, ENTRY, " \u200b")
    withdraw_return(secretariat, OFFICER, ENTRY, WELL)
    with pytest.raises(NotReturned):
        withdraw_return(secretariat, OFFICER, ENTRY, WELL)


def test_an_office_answers_that_it_is_right_and_the_entry_is_not_touched(
    asked: Revision, province: Store, secretariat: Store
) -> None:
    answer_return(province, CLERK, asked.number, f" {RIGHT} ")
    report(province, secretariat)
    for store in (province, secretariat):
        found = why(store)
        assert found
        assert (found.answer, state(store)) == (RIGHT, "returned")
        assert told(store) == [("returned", WRONG), ("answered", RIGHT)]
        with store.reading() as reader:
            assert show(reader, ENTRY).listed.head == asked.hash
            assert {one.form for one in list_entries(reader)} == {"case"}
            assert count_entries(reader, Asked()) == 1
        assert check(store).faults == ()
        rebuild(store)
        assert why(store) == found


def test_answering_again_says_it_in_other_words(asked: Revision, province: Store) -> None:
    first = answer_return(province, CLERK, ENTRY, "one")
    second = answer_return(province, CLERK, ENTRY, "two")
    assert first.entry == second.entry
    found = why(province)
    assert found
    assert found.answer == "two"
    with province.reading() as reader:
        assert len(history(reader, first.entry)) == 2


def test_the_secretariat_accepts_or_asks_again_which_the_answer_is_none_to(
    asked: Revision, province: Store, secretariat: Store
) -> None:
    answer_return(province, CLERK, ENTRY, RIGHT)
    report(province, secretariat)
    return_entry(secretariat, OFFICER, ENTRY, "Still wrong")
    tell(secretariat, province)
    for store in (province, secretariat):
        found = why(store)
        assert found
        assert (found.reason, found.answer) == ("Still wrong", "")
    answer_return(province, CLERK, ENTRY, "Still right")
    report(province, secretariat)
    withdraw_return(secretariat, OFFICER, ENTRY, WELL)
    tell(secretariat, province)
    expected = [
        ("returned", WRONG),
        ("answered", RIGHT),
        ("returned", "Still wrong"),
        ("answered", "Still right"),
        ("withdrawn", WELL),
    ]
    for store in (province, secretariat):
        assert sorted(told(store)) == sorted(expected)
        assert why(store) is None


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_every_order_of_arrival_ends_the_same(
    asked: Revision, province: Store, secretariat: Store, tmp_path: Path, order: tuple[int, ...]
) -> None:
    answer_return(province, CLERK, ENTRY, RIGHT)
    with secretariat.reading() as reader:
        said = next(log.id for log in logs(reader) if log.audience == "01")
    with Store.create(tmp_path / "other", None, office="01", device="2" * 32, letter="B") as store:
        know_forms(store)
        for step in order:
            if step == 0:
                carry(province, store, asked.log, 1, 1)
            elif step == 1:
                carry(secretariat, store, said)
            else:
                carry(province, store, asked.log)
        found = why(store)
        assert found
        assert (found.reason, found.answer) == (WRONG, RIGHT)


def test_an_office_answers_for_its_own_entries_only(
    asked: Revision, province: Store, secretariat: Store, tmp_path: Path
) -> None:
    with pytest.raises(NotItsOffice):
        answer_return(secretariat, OFFICER, ENTRY, RIGHT)
    with pytest.raises(WithoutReason):
        answer_return(province, CLERK, ENTRY, "\u200b ")
    other = save(province, {"case_no": "2"}, entry="b" * 32)
    with pytest.raises(NotReturned):
        answer_return(province, CLERK, other.number, RIGHT)
    assert [may_answer(*pair) for pair in (("01", "01"), ("01", "02"), ("00", "00"), ("00", "01"))] == [
        True,
        False,
        False,
        False,
    ]


def test_what_another_office_says_in_that_form_answers_nothing(
    asked: Revision, province: Store, secretariat: Store, tmp_path: Path
) -> None:
    answer_return(province, CLERK, ENTRY, RIGHT)
    with province.reading() as reader:
        lied = said_of(reader, ENTRY, "01")[-1].saved.record
    with Store.create(tmp_path / "02", None, office="02", device="2" * 32) as liar:
        save(liar, dict(lied.answers), form=load("answered"), entry="c" * 32)
        with liar.reading() as reader:
            own = next(log.id for log in logs(reader) if log.ours)
        carry(liar, secretariat, own)
    found = why(secretariat)
    assert found
    assert found.answer == ""
    assert told(secretariat) == [("returned", WRONG)]


def test_what_waits_to_go_back_is_told_apart(asked: Revision, secretariat: Store) -> None:
    with secretariat.reading() as reader:
        assert [(one.returned, one.withdrawn) for one in untold(reader)] == [(1, 0)]
    withdraw_return(secretariat, OFFICER, ENTRY, WELL)
    with secretariat.reading() as reader:
        assert [(one.returned, one.withdrawn) for one in untold(reader)] == [(0, 1)]
