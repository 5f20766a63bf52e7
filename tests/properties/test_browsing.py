"""Whatever is asked of the list of entries, a page of it is what going through all entries one by one gives."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctip_desktop.forms.headline import date_of, dated
from ctip_desktop.khmer.search import search_key
from ctip_desktop.store import browsing, search
from ctip_desktop.store.browsing import Asked, browse, count_entries, position
from ctip_desktop.store.device import device
from ctip_desktop.store.drafts import Draft, keep_draft
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.listing import Listed, list_entries, show
from ctip_desktop.store.outbox import Acknowledged, Sent, acknowledge, note_sent
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from ctip_desktop.store.users import note_user
from tests.support.stores import CASE, USER, a_form, a_question, a_store, carry, save

OTHER = "c" * 32
VISIT = a_form("visit", a_question("text", "where"), a_question("date", "begun"))
UNDATED = a_form("note", a_question("text", "said"))
WORDS = ("ដារ៉ា", "សុខ ចាន់", "market", "រដ្ឋបាល", "border")
_RANKS = ("conflict", "final", "sent", "received")


@pytest.fixture(scope="module", autouse=True)
def _many() -> Iterator[None]:
    """Let few entries be many, so that every way of finding a page is taken."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(browsing, "_FAR", 10)
        patched.setattr(search, "_MANY", 5)
        yield


def an_answer(chance: Random) -> tuple[Any, dict[str, Any]]:
    day = f"2026-{chance.randint(1, 4):02}-{chance.randint(1, 28):02}"
    form = chance.choice([CASE, CASE, VISIT, UNDATED])
    texts = {CASE: "summary", VISIT: "where", UNDATED: "said"}
    days = {CASE: "reported", VISIT: "begun"}
    answers: dict[str, Any] = {texts[form]: f"{chance.choice(WORDS)} {chance.choice(WORDS)}"}
    if form in days and chance.random() < 0.8:
        answers[days[form]] = day
    return form, answers


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with some hundred entries of three forms and three offices, in all states, and drafts of two users."""
    chance, folder = Random(7), tmp_path_factory.mktemp("browsing")
    with a_store(folder / "home") as store:
        with store.writing() as writer:
            note_user(writer, User(USER, "Sok", "clerk"))
            for form in (CASE, VISIT, UNDATED):
                add_form(writer, form)
        saved = [
            save(store, answers, entry=f"{one:032x}", form=form)
            for one in range(60)
            for form, answers in [an_answer(chance)]
        ]
        for number, office in enumerate(("02", "14", "01")):
            with a_store(folder / office, office=office) as other:
                if office == "01":
                    carry(store, other)
                for one in range(20):
                    form, answers = an_answer(chance)
                    save(other, answers, entry=f"{100 * (number + 1) + one:032x}", form=form)
                for one in saved[:6] if office == "01" else ():
                    save(other, {"summary": "changed there"}, entry=one.entry, parents=[one.hash])
                carry(other, store)
        for one in saved[3:9]:
            save(store, {"summary": "changed here market"}, entry=one.entry, parents=[one.hash])
        log = saved[0].log
        with store.writing() as writer:
            acknowledge(writer, Acknowledged(log, 20, saved[19].hash, 1, "2026-07-01T00:00:00Z"))
            for bundle, first, last, refused in (
                ("1", 15, 30, None),
                ("2", 28, 40, None),
                ("3", 45, 50, "json_broken"),
            ):
                at = "2026-07-01T00:00:00Z"
                note_sent(writer, Sent(bundle * 64, "journal", "00", "", at, log, first, last, refused))
            for one in range(12):
                form, answers = an_answer(chance)
                entry = saved[one].entry if one % 3 == 0 else f"{900 + one:032x}"
                for by in (USER, OTHER)[: 1 + one % 2]:
                    keep_draft(writer, Draft(entry, form.name, form.version, by, answers, {}))
        search.bring_up_to_date(store)
        yield store


@dataclass(frozen=True)
class Known:
    """An entry as reading it by itself shows it."""

    listed: Listed
    no: int
    fv: str
    answers: Mapping[str, Any]
    day: str
    key: str
    office: str


@pytest.fixture(scope="module")
def everything(store: Store) -> list[Known]:
    """All entries, read one by one."""
    with store.reading() as reader:
        numbered = dict(reader.connection.exec_driver_sql("SELECT id, no FROM entry").all())
        found = []
        for listed in list_entries(reader):
            shown = show(reader, listed.id)
            form = reader.forms.version(reader.connection, shown.fv)
            assert form is not None
            said = (search_key(value) for value in shown.answers.values() if isinstance(value, str))
            key = "\n".join([search_key(listed.number), *said])
            day, office = date_of(dated(form), shown.answers), listed.office or device(reader).office
            found.append(Known(listed, numbered.get(listed.id, 0), shown.fv, shown.answers, day, key, office))
    return found


def naive(everything: list[Known], asked: Asked) -> list[Known]:
    """Go through all entries one by one."""
    found = [
        one
        for one in everything
        if (asked.form is None or one.listed.form == asked.form)
        and (asked.office is None or one.office == asked.office)
        and (asked.entries is None or one.listed.id in asked.entries)
        and (asked.state in (None, one.listed.state) or (asked.state == "draft" and one.listed.has_draft))
        and (asked.since is None or asked.since <= one.day)
        and (asked.until is None or "" < one.day <= asked.until)
        and all(search_key(word) in one.key for word in asked.words.split())
    ]
    keys: dict[str, Callable[[Known], Any]] = {
        "date": lambda one: (one.day, one.no),
        "number": lambda one: (one.listed.number, one.no),
        "form": lambda one: one.listed.form,
        "office": lambda one: one.office,
        "state": lambda one: _RANKS.index(one.listed.state),
    }
    drafts = [one for one in found if one.listed.state == "draft"]
    rest = sorted((one for one in found if one.listed.state != "draft"), key=keys["date"], reverse=True)
    return [*drafts, *sorted(rest, key=keys[asked.order], reverse=asked.descending)]


def seldom(*values: str) -> st.SearchStrategy[Any]:
    return st.sampled_from([*[None] * 3 * len(values), *values])


asked = st.builds(
    Asked,
    form=seldom("case", "visit", "note", "unknown"),
    state=seldom("draft", "final", "sent", "received", "conflict"),
    since=seldom("2026-01-15", "2026-02-03", "2026-03-01"),
    until=seldom("2026-01-31", "2026-02-20", "2026-04-01"),
    words=st.sampled_from(["", "", "", " ", "ដារ៉ា", "market", "market border", "សុខចាន់", "ស", "0007", "nowhere"]),
    office=seldom("01", "02", "14", "25"),
    order=st.sampled_from(["date", "date", "state", "form", "number", "office"]),
    descending=st.booleans(),
    entries=st.one_of(
        *[st.none()] * 3,
        st.frozensets(st.sampled_from([f"{one:032x}" for one in (*range(60), *range(100, 120), *range(900, 912))])),
    ),
)


@settings(max_examples=4 * settings.default.max_examples)
@given(asked, st.integers(0, 130), st.integers(0, 60))
def test_a_page_is_what_going_through_all_gives(
    store: Store, everything: list[Known], wanted: Asked, first: int, count: int
) -> None:
    expected = naive(everything, wanted)
    with store.reading() as reader:
        page = browse(reader, wanted, first, count)
        assert count_entries(reader, wanted) == len(expected)
    shown = expected[first : first + count]
    assert [(one.listed, one.fv, one.answers) for one in page] == [(one.listed, one.fv, one.answers) for one in shown]


@given(asked, st.integers(0, 300))
def test_an_entry_is_found_again_at_its_place(
    store: Store, everything: list[Known], wanted: Asked, number: int
) -> None:
    listed = naive(everything, wanted)
    one = everything[number % len(everything)]
    with store.reading() as reader:
        place = position(reader, wanted, one.listed.id)
    assert place == (listed.index(one) if one in listed else None)


def test_who_saved_an_entry_is_named_only_if_it_was_here(store: Store) -> None:
    with store.reading() as reader:
        named = {one.listed.office or "draft": one.by_name for one in browse(reader, Asked(state="final"), 0, 99)}
        named |= {one.listed.office: one.by_name for one in browse(reader, Asked(office="02", state="received"), 0, 99)}
        assert position(reader, Asked(), "0" * 31 + "x") is None
    assert named == {"01": "Sok", "02": ""}
