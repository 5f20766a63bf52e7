"""An accepted entry is returned with a reason, and stays so until a revision is built on the one that was read."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from ctip_desktop.errors.store import (
    DecideFirst,
    EntryUnknown,
    OfficerNeeded,
    OwnEntry,
    PlaceUnknown,
    ReturnWithoutReason,
)
from ctip_desktop.errors.sync import OnlySecretariat
from ctip_desktop.store.browsing import Asked, browse, count_entries
from ctip_desktop.store.checking import check
from ctip_desktop.store.drafts import drafts
from ctip_desktop.store.journal import Revision, logs
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.listing import history, list_entries, show
from ctip_desktop.store.rebuilding import rebuild
from ctip_desktop.store.returned import Returned, all_returned, returned
from ctip_desktop.store.returning import may_be_returned, return_entry
from ctip_desktop.store.search import bring_up_to_date, find
from ctip_desktop.store.store import Store
from tests.support.declaring import CLERK, OFFICER
from tests.support.stores import CASE, a_form, a_question, a_store, carry, save

ENTRY = "a" * 32
REASON = "ស្រី ៤ នាក់ លើសសរុប ៣ នាក់"


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "01", None, office="01", device="1" * 32) as store:
        with store.writing() as writer:
            add_form(writer, CASE)
        yield store


@pytest.fixture
def secretariat(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path / "00", office="00") as store:
        with store.writing() as writer:
            add_form(writer, CASE)
        yield store


@pytest.fixture
def accepted(province: Store, secretariat: Store) -> Revision:
    """An entry the secretariat has."""
    saved = save(province, {"case_no": "1", "victim": [{"_id": "9" * 32, "v_age": 12}]})
    carry(province, secretariat)
    return saved


def state(store: Store) -> str:
    with store.reading() as reader:
        return show(reader, ENTRY).listed.state


def why(store: Store) -> Returned | None:
    with store.reading() as reader:
        found = returned(reader, ENTRY)
        assert ([found] if found else []) == all_returned(reader)
    return found


def tell(secretariat: Store, province: Store) -> None:
    """Let the province take in what the secretariat wrote for it."""
    with secretariat.reading() as reader:
        told = [log.id for log in logs(reader) if log.ours and log.audience == "01"]
    for log in told:
        carry(secretariat, province, log)


def test_an_entry_is_returned_on_both_sides_with_the_reason(
    accepted: Revision, secretariat: Store, province: Store
) -> None:
    return_entry(secretariat, OFFICER, accepted.number, f" {REASON} ", "/victim[1]/v_age")
    tell(secretariat, province)
    for store in (secretariat, province):
        found = why(store)
        assert found
        assert (found.office, found.entry, found.number) == ("01", ENTRY, accepted.number)
        assert (found.reason, found.question) == (REASON, f"/victim[{'9' * 32}]/v_age")
        assert (found.revision, found.form) == (accepted.hash, "case")
        assert state(store) == "returned"
        assert check(store).faults == ()


def test_the_revision_that_corrects_it_ends_it_on_both_sides(
    accepted: Revision, secretariat: Store, province: Store
) -> None:
    return_entry(secretariat, OFFICER, ENTRY, REASON)
    tell(secretariat, province)
    save(province, {"case_no": "2"}, parents=[accepted.hash])
    assert (state(province), why(province)) == ("final", None)
    assert state(secretariat) == "returned"
    carry(province, secretariat, accepted.log)
    assert (state(secretariat), why(secretariat)) == ("received", None)
    tell(secretariat, province)
    assert why(province) is None


def test_what_was_corrected_meanwhile_is_not_returned_when_the_word_comes(
    accepted: Revision, secretariat: Store, province: Store
) -> None:
    return_entry(secretariat, OFFICER, ENTRY, REASON)
    save(province, {"case_no": "2"}, parents=[accepted.hash])
    tell(secretariat, province)
    assert (state(province), why(province)) == ("final", None)


def test_the_word_may_come_before_the_entry_it_is_about(
    accepted: Revision, secretariat: Store, tmp_path: Path, province: Store
) -> None:
    """A colleague's device hears of it before it has the entry."""
    return_entry(secretariat, OFFICER, ENTRY, REASON)
    with Store.create(tmp_path / "01B", None, office="01", device="2" * 32, letter="B") as colleague:
        tell(secretariat, colleague)
        assert why(colleague) is None
        carry(province, colleague, accepted.log)
        assert (state(colleague), bool(why(colleague))) == ("returned", True)
        assert check(colleague).faults == ()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_every_order_of_arrival_and_a_rebuild_end_the_same(
    accepted: Revision, secretariat: Store, province: Store, tmp_path: Path, order: tuple[int, ...]
) -> None:
    return_entry(secretariat, OFFICER, ENTRY, REASON)
    return_entry(secretariat, OFFICER, ENTRY, f"{REASON}។")
    with secretariat.reading() as reader:
        told = next(log.id for log in logs(reader) if log.audience == "01")
    with Store.create(tmp_path / "other", None, office="01", device="2" * 32, letter="B") as store:
        for step in order:
            if step == 0:
                carry(province, store, accepted.log)
            elif step == 1:
                carry(secretariat, store, told, 1, 1)
            else:
                carry(secretariat, store, told)
        found = why(store)
        assert found
        assert found.reason == f"{REASON}។"
        rebuild(store)
        assert why(store) == found


def test_returning_again_says_the_new_reason_in_the_same_record(accepted: Revision, secretariat: Store) -> None:
    first = return_entry(secretariat, OFFICER, ENTRY, "one")
    second = return_entry(secretariat, OFFICER, ENTRY, "two", "/case_no")
    assert (first.entry, first.number) == (second.entry, second.number)
    found = why(secretariat)
    assert found
    assert (found.reason, found.question) == ("two", "/case_no")
    with secretariat.reading() as reader:
        assert len(history(reader, first.entry)) == 2


def test_an_entry_corrected_and_wrong_again_is_returned_by_a_new_record(
    accepted: Revision, secretariat: Store, province: Store
) -> None:
    first = return_entry(secretariat, OFFICER, ENTRY, "one")
    save(province, {"case_no": "2"}, parents=[accepted.hash])
    carry(province, secretariat, accepted.log)
    second = return_entry(secretariat, OFFICER, ENTRY, "two")
    assert first.entry != second.entry
    found = why(secretariat)
    assert found
    assert found.reason == "two"


def test_an_entry_in_conflict_is_that_first(accepted: Revision, secretariat: Store, province: Store) -> None:
    return_entry(secretariat, OFFICER, ENTRY, REASON)
    save(province, {"case_no": "2"})
    carry(province, secretariat, accepted.log)
    assert (state(secretariat), why(secretariat)) == ("conflict", None)
    with pytest.raises(DecideFirst):
        return_entry(secretariat, OFFICER, ENTRY, REASON)


def test_only_an_officer_of_the_secretariat_returns_what_another_office_wrote(
    accepted: Revision, secretariat: Store, province: Store
) -> None:
    own = save(secretariat, {}, entry="b" * 32)
    with pytest.raises(OfficerNeeded):
        return_entry(secretariat, CLERK, ENTRY, REASON)
    with pytest.raises(OnlySecretariat):
        return_entry(province, OFFICER, ENTRY, REASON)
    with pytest.raises(OwnEntry):
        return_entry(secretariat, OFFICER, own.number, REASON)
    with pytest.raises(EntryUnknown):
        return_entry(secretariat, OFFICER, "c" * 32, REASON)
    with pytest.raises(ReturnWithoutReason):
        return_entry(secretariat, OFFICER, ENTRY, " \u200b\n")
    for path in ("/nothing", "/victim[2]/v_age", "/victim", "case_no"):
        with pytest.raises(PlaceUnknown):
            return_entry(secretariat, OFFICER, ENTRY, REASON, path)
    assert why(secretariat) is None
    with secretariat.reading() as reader:
        assert drafts(reader) == []


def test_what_a_province_says_in_a_form_of_that_name_returns_nothing(
    accepted: Revision, secretariat: Store, province: Store
) -> None:
    said = {"office": "01", "entry": ENTRY, "revision": accepted.hash, "question": "", "reason": REASON}
    save(province, said, form=a_form("returned", a_question("text", "reason")), entry="c" * 32)
    carry(province, secretariat, accepted.log)
    for store in (province, secretariat):
        assert why(store) is None
        assert check(store).faults == ()


def test_the_list_is_narrowed_to_what_is_returned(accepted: Revision, secretariat: Store, province: Store) -> None:
    for number in range(3):
        save(province, {"reported": f"2026-06-0{number + 1}"}, entry=f"{number:032x}")
    carry(province, secretariat, accepted.log)
    return_entry(secretariat, OFFICER, f"{1:032x}", REASON)
    tell(secretariat, province)
    bring_up_to_date(secretariat)
    with secretariat.reading() as reader:
        assert [one.listed.id for one in browse(reader, Asked(state="returned"), 0, 9)] == [f"{1:032x}"]
        assert count_entries(reader, Asked(state="returned")) == 1
        assert count_entries(reader, Asked(state="received")) == 3
        assert count_entries(reader, Asked()) == 4
        assert browse(reader, Asked(order="state", descending=False), 0, 9)[0].listed.state == "returned"
        assert find(reader, REASON) == []
        assert "returned" not in {one.form for one in list_entries(reader)}
    with province.reading() as reader:
        assert count_entries(reader, Asked(state="returned")) == 1
        assert count_entries(reader, Asked(state="final")) == 3


@pytest.mark.parametrize(
    ("office", "state", "may"),
    [
        ("01", "received", True),
        ("01", "returned", True),
        ("01", "conflict", False),
        ("00", "final", False),
        ("", "draft", False),
    ],
)
def test_what_may_be_returned(office: str, state: str, may: bool) -> None:
    assert may_be_returned(office, state) is may


def test_of_two_offices_with_one_identifier_only_the_one_meant_is_returned(
    accepted: Revision, secretariat: Store, tmp_path: Path
) -> None:
    with Store.create(tmp_path / "02", None, office="02", device="2" * 32) as other:
        theirs = save(other, {"case_no": "1"})
        carry(other, secretariat, theirs.log)
    return_entry(secretariat, OFFICER, accepted.number, REASON)
    with secretariat.reading() as reader:
        assert returned(reader, ENTRY, "02") is None
        found = returned(reader, ENTRY, "01")
        assert found
        assert (found.number, found.office) == (accepted.number, "01")
        assert {one.number: one.state for one in list_entries(reader)} == {
            accepted.number: "returned",
            theirs.number: "received",
        }
