"""The store reminds of what is owed, of papers never printed, of offices that wait for an answer."""

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from ctip_desktop import clock
from ctip_desktop.bundles.manifest import DOMAIN
from ctip_desktop.forms import installed
from ctip_desktop.forms.form import Form
from ctip_desktop.store.arrivals import SET_ASIDE, TAKEN_IN, Arrival, note_arrival
from ctip_desktop.store.device import device
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.notes import note_printed
from ctip_desktop.store.outbox import Sent, note_sent
from ctip_desktop.store.reminding import (
    Unanswered,
    count_arrivals,
    due,
    heard_moment,
    last_heard,
    last_moment,
    unanswered,
    unprinted,
)
from ctip_desktop.store.store import Store
from tests.support.stores import a_form, a_question, a_store, save

PROMISE = a_form(
    "promise",
    a_question("date", "made"),
    a_question("date", "answer_by", columns={"due": "yes"}),
    a_question(
        "repeat",
        "task",
        children=(
            a_question("date", "do_by", columns={"due": "state done dropped"}),
            a_question("select_one", "state", list="states"),
        ),
    ),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path / "home") as store:
        with store.writing() as writer:
            add_form(writer, PROMISE)
        yield store


def promise(store: Store, number: int, answers: dict[str, object], form: Form = PROMISE, **more: object) -> str:
    return save(store, answers, entry=f"{number:032x}", form=form, **more).entry  # type: ignore[arg-type]


def owed(store: Store, until: str, office: str = "01") -> list[tuple[str, str]]:
    with store.reading() as reader:
        return [(one.path, one.day) for one in due(reader, office, until, 10)]


def test_a_day_is_told_from_it_on_and_before_as_far_as_asked(store: Store) -> None:
    promise(store, 1, {"answer_by": "2026-07-10"})
    assert owed(store, "2026-07-09") == []
    assert owed(store, "2026-07-10") == [("/answer_by", "2026-07-10")]
    assert owed(store, "2026-08-01", office="02") == []


def test_what_is_owed_longest_comes_first(store: Store) -> None:
    promise(store, 1, {"answer_by": "2026-07-10"})
    promise(store, 2, {"task": [{"_id": "1" * 32, "do_by": "2026-05-01"}, {"_id": "2" * 32, "do_by": "2026-04-01"}]})
    assert owed(store, "2026-08-01") == [("/task/do_by", "2026-04-01"), ("/answer_by", "2026-07-10")]


@pytest.mark.parametrize(("state", "is_owed"), [("done", False), ("dropped", False), ("begun", True), ("", True)])
def test_a_choice_settles_what_is_owed_in_its_row(store: Store, state: str, is_owed: bool) -> None:
    row = {"_id": "1" * 32, "do_by": "2026-04-01"} | ({"state": state} if state else {})
    promise(store, 1, {"task": [row]})
    assert bool(owed(store, "2026-08-01")) is is_owed


def test_a_row_that_was_carried_on_is_owed_once_and_settled_for_good(store: Store) -> None:
    meeting, row = installed.load("meeting"), {"decision_due": "2026-04-01", "decision_text": "–", "_id": "1" * 32}
    with store.writing() as writer:
        add_form(writer, meeting)
    promise(store, 1, {"date": "2026-03-01", "decision": [row]}, meeting)
    later = promise(store, 2, {"date": "2026-03-20", "decision": [row | {"decision_status": "open"}]}, meeting)
    with store.reading() as reader:
        assert [one.entry for one in due(reader, "01", "2026-08-01", 10)] == [later]
    promise(store, 3, {"date": "2026-04-02", "decision": [row | {"decision_status": "done"}]}, meeting)
    assert owed(store, "2026-08-01") == []


def test_an_answer_that_does_not_count_is_not_owed(store: Store) -> None:
    promise(store, 1, {"answer_by": "2026-07-10"}, hidden=["/answer_by"])
    assert owed(store, "2026-08-01") == []


def test_a_paper_is_missed_until_a_revision_was_printed(store: Store) -> None:
    entry = promise(store, 1, {"made": "2026-07-10"})
    with store.writing() as writer:
        assert unprinted(writer, "01", "promise", 5) == [entry]
        note_printed(writer, entry, "", clock.timestamp())
        assert unprinted(writer, "01", "promise", 5) == [entry], "what was printed was a draft"
        note_printed(writer, entry, "a" * 64, clock.timestamp())
        assert unprinted(writer, "01", "promise", 5) == []


def test_the_moment_of_the_last_record_is_known(store: Store) -> None:
    with store.reading() as reader:
        log = device(reader).log
        assert last_moment(reader, log) == ""
    promise(store, 1, {"made": "2026-07-10"})
    with store.reading() as reader:
        assert last_moment(reader, log) == max(last_moment(reader, log), "2026")
        assert last_moment(reader, "e" * 32) == ""


def arrived(store: Store, number: int, office: str, at: str, state: str = TAKEN_IN, signed: str = "") -> None:
    manifest = DOMAIN + orjson.dumps({"at": signed}) if signed else None
    with store.writing() as writer:
        note_arrival(writer, Arrival(f"{number:064x}", "", state, at, kind="journal", office=office, manifest=manifest))


def test_an_office_is_unanswered_until_a_receipt_is_written_after_its_bundle(store: Store) -> None:
    arrived(store, 1, "02", "2026-07-01T08:00:00Z")
    arrived(store, 2, "02", "2026-07-03T08:00:00Z")
    arrived(store, 3, "03", "2026-07-02T08:00:00Z", state=SET_ASIDE)
    with store.writing() as writer:
        assert unanswered(writer) == [Unanswered("02", 2, "2026-07-03T08:00:00Z")]
        note_sent(writer, Sent("f" * 64, "receipt", "02", "", "2026-07-02T08:00:00Z"))
        assert unanswered(writer) == [Unanswered("02", 1, "2026-07-03T08:00:00Z")]
        note_sent(writer, Sent("e" * 64, "receipt", "02", "", "2026-07-04T08:00:00Z"))
        assert unanswered(writer) == []
        assert last_heard(writer) == {"02": "2026-07-03T08:00:00Z"}
        assert count_arrivals(writer, SET_ASIDE, "2026-07-01") == 1
        assert count_arrivals(writer, SET_ASIDE, "2026-07-03") == 0


def test_only_what_was_believed_tells_the_time(store: Store) -> None:
    arrived(store, 1, "02", "2026-07-01T08:00:00Z", signed="2026-07-01T07:00:00Z")
    arrived(store, 2, "03", "2026-07-02T08:00:00Z", state=SET_ASIDE, signed="2036-07-01T07:00:00Z")
    with store.reading() as reader:
        assert heard_moment(reader) == "2026-07-01T07:00:00Z"
