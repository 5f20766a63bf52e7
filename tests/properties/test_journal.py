"""Whatever people save and in whatever order it arrives, what follows from the journal is the same."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctip_desktop.entries.record import decode, encode
from ctip_desktop.errors.entries import LineRefused
from ctip_desktop.store import engine
from ctip_desktop.store.checking import check, derived
from ctip_desktop.store.journal import logs
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.rebuilding import rebuild
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.store import Store
from tests.support.records import RECORD
from tests.support.stores import CASE, a_form, a_question, a_store, carry, save

ENTRIES = ("1" * 32, "2" * 32, "3" * 32)
NAMES = ("សុខ ដារ៉ា", "ដារ៉ា សុខ", "Sok Dara", "ចាន់ ធីតា")
NEWER = a_form("case", *CASE.questions, a_question("integer", "added"))
OTHERWISE = a_form("case", a_question("integer", "case_no"))

victim = st.fixed_dictionaries({"v_age": st.integers(0, 90)}, optional={"v_name": st.sampled_from(NAMES)})
answers = st.fixed_dictionaries(
    {},
    optional={
        "case_no": st.text(max_size=5) | st.integers(0, 9),
        "reported": st.sampled_from(["2026-01-02", "2026-03-04", "soon"]),
        "offenders": st.integers(-5, 5),
        "distance": st.sampled_from(["1.5", "2", "x"]),
        "added": st.integers(0, 3),
        "victims": st.sampled_from(["1", "07", "2.50"]),
        "victim": st.lists(victim, max_size=2),
    },
)


@pytest.fixture(scope="module", autouse=True)
def _hurry() -> Iterator[None]:
    """Do not wait for the disk: the power stays on."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engine, "_PRAGMAS", (*engine._PRAGMAS, "synchronous = OFF"))
        patched.setattr("os.fsync", lambda _handle: None)
        yield


step = st.fixed_dictionaries(
    {
        "device": st.integers(0, 2),
        "entry": st.sampled_from(ENTRIES),
        "form": st.sampled_from([CASE, NEWER, OTHERWISE]),
        "answers": answers,
        "merge": st.booleans(),
        "hear": st.booleans(),
        "hidden": st.booleans(),
    }
)


def with_ids(given_answers: dict[str, Any], count: int) -> dict[str, Any]:
    found = dict(given_answers)
    if "victim" in found:
        found["victim"] = [row | {"_id": f"{count:030x}{place:02x}"} for place, row in enumerate(found["victim"])]
    return found


def live(stores: Sequence[Store], steps: Sequence[dict[str, Any]]) -> None:
    """Let devices of one office save states of a few entries, sometimes hearing of each other before."""
    for count, one in enumerate(steps):
        store = stores[one["device"]]
        if one["hear"]:
            for other in stores:
                if other is not store:
                    carry(other, store)
        with store.reading() as reader:
            heads = reader.connection.exec_driver_sql(
                "SELECT r.hash FROM revision r JOIN entry e ON e.no = r.entry WHERE e.id = ? AND NOT EXISTS"
                " (SELECT 1 FROM revision_parent p WHERE p.parent = r.hash)",
                (one["entry"],),
            ).scalars()
            parents = sorted(heads)
        saved = with_ids(one["answers"], count)
        save(
            store,
            saved,
            entry=one["entry"],
            form=one["form"],
            parents=parents if one["merge"] else parents[:1],
            hidden=["/case_no"] if one["hidden"] and "case_no" in saved else [],
        )


def persons(store: Store) -> set[tuple[str, ...]]:
    """Return who is known, and who is alike: what follows behind the journal, like the search index."""
    bring_up_to_date(store)
    who = "e.id || ' ' || e.office || ' ' || p.row"
    with store.reading() as reader:
        known = reader.connection.exec_driver_sql(
            f"SELECT {who}, p.kind, p.known, p.hash, p.same_as FROM person p JOIN entry e ON e.no = p.entry"
        )
        found = {tuple(row) for row in known}
        alike = reader.connection.exec_driver_sql(
            f"WITH w AS (SELECT p.id, {who} AS who FROM person p JOIN entry e ON e.no = p.entry)"
            " SELECT min(a.who, b.who), max(a.who, b.who), cast(score AS TEXT) FROM person_alike"
            " LEFT JOIN w a ON a.id = one LEFT JOIN w b ON b.id = other"
        )
        return found | {tuple(row) for row in alike}


def facts(store: Store) -> dict[str, str]:
    with store.reading() as reader:
        return derived(reader)


@settings(max_examples=settings.default.max_examples // 3)
@given(st.lists(step, min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_any_order_of_arrival_and_of_forms_gives_the_same(steps: list[dict[str, Any]], chance: Any) -> None:
    with TemporaryDirectory() as folder:
        stores = [a_store(Path(folder) / str(number)) for number in range(3)]
        live(stores, steps)
        ends, people = [], []
        for number in range(2):
            with a_store(Path(folder) / f"end{number}", office="00") as end:
                stretches = []
                for store in stores:
                    with store.reading() as reader:
                        (own,) = (log for log in logs(reader) if log.ours)
                    stretches.append([(store, first) for first in range(1, own.seq + 1)])
                todo: list[Any] = [CASE, NEWER, OTHERWISE]
                chance.shuffle(todo)
                while todo or any(stretches):
                    ready = [part for part in stretches if part]
                    pick = chance.randrange(len(ready) + bool(todo))
                    if pick == len(ready):
                        with end.writing() as writer:
                            add_form(writer, todo.pop())
                        continue
                    store, first = ready[pick].pop(0)
                    for _ in range(chance.randint(1, 2)):
                        carry(store, end, first=first, last=first)
                    if chance.random() < 0.3:
                        bring_up_to_date(end)
                ends.append(facts(end))
                people.append(persons(end))
                assert check(end).faults == ()
                rebuild(end)
                assert facts(end) == ends[-1]
                assert persons(end) == people[-1]
        for store in stores:
            store.close()
        assert ends[0] == ends[1]
        assert people[0] == people[1]


@given(st.binary(max_size=60), st.integers(0, 2000), st.integers(0, 255))
def test_no_line_is_believed_by_halves(noise: bytes, place: int, byte: int) -> None:
    """Random bytes, and a good line with one byte changed: read whole and canonical, or refused by name."""
    line = bytearray(encode(RECORD))
    line[place % len(line)] = byte
    for attempt in (noise, bytes(line)):
        try:
            record = decode(attempt)
        except LineRefused:
            continue
        assert encode(record) == attempt
