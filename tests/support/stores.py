"""Made-up forms, logs and stores."""

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ctip_desktop.entries.chain import check
from ctip_desktop.entries.record import NO_RECORD, Record, encode, hash_of
from ctip_desktop.forms.form import Form, Question, Words
from ctip_desktop.store.device import device
from ctip_desktop.store.journal import Revision, append, find_log, lines, take_in
from ctip_desktop.store.store import Store

USER = "b" * 32
DEVICE = "d" * 32

WORDS = ("ភូមិ", "ឃុំ", "ស្រុក", "សុខ", "ចាន់", "ដារ៉ា", "ស្រីមុំ", "រដ្ឋបាល", "ជំនួយ", "border", "market", "returned", "family")


def a_question(kind: str, name: str, **parts: Any) -> Question:
    """Return a question without labels."""
    return Question(kind=kind, name=name, row=2, **parts)


def a_form(name: str, *questions: Question) -> Form:
    """Return a form of these questions."""
    return Form(name, "", Words(name, name), questions, {}).stamped()


ITEM = a_question(
    "repeat",
    "item",
    children=(a_question("text", "what"), a_question("decimal", "worth"), a_question("note", "thanks")),
)
VICTIM = a_question(
    "repeat",
    "victim",
    children=(
        a_question("text", "v_name"),
        a_question("integer", "v_age"),
        a_question("select_one", "v_sex", list="sex"),
        a_question("date", "v_found"),
        a_question("decimal", "v_loss"),
        a_question("group", "more", children=(a_question("text", "v_story"), ITEM)),
    ),
)
CASE = a_form(
    "case",
    a_question("text", "case_no"),
    a_question("date", "reported"),
    a_question("select_one", "province", list="provinces"),
    a_question("select_multiple", "means", list="means"),
    a_question("integer", "offenders"),
    a_question("decimal", "distance"),
    a_question("multiline", "summary"),
    a_question("group", "court", children=(a_question("text", "judge"), a_question("date", "tried"))),
    *(a_question("text", f"remark_{number}") for number in range(6)),
    a_question("calculate", "victims", calculation="count(${victim})"),
    a_question("calculate", "mean_loss", calculation="1.5"),
    VICTIM,
)


def case_answers(chance: random.Random, *, items: bool = True) -> dict[str, Any]:
    """Return answers to CASE with one to three victims."""

    def words(count: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(count))

    def new_id() -> str:
        return f"{chance.getrandbits(128):032x}"

    victims = []
    for _ in range(chance.randint(1, 3)):
        victim: dict[str, Any] = {
            "_id": new_id(),
            "v_name": words(2),
            "v_age": chance.randint(1, 60),
            "v_sex": chance.choice("fm"),
            "v_found": f"2026-{chance.randint(1, 12):02d}-03",
            "v_loss": f"{chance.randint(0, 900)}.5",
        }
        if items and chance.random() < 0.3:
            victim["item"] = [{"_id": new_id(), "what": words(1), "worth": "2.25"}]
        victims.append(victim)
    return {
        "case_no": f"{chance.randint(1, 999999):06d}/26",
        "reported": f"2026-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
        "province": f"{chance.randint(1, 25):02d}",
        "means": "force fraud",
        "offenders": chance.randint(0, 9),
        "distance": "12.50",
        "summary": words(chance.randint(2, 8)),
        "judge": words(2),
        "remark_0": words(1),
        "remark_1": words(2),
        "victims": len(victims),
        "mean_loss": "1.5",
        "victim": victims,
    }


def case_lines(count: int, seed: int = 1, form: Form = CASE, office: str = "01") -> Iterator[bytes]:
    """Yield the lines of a log of new entries, one record each."""
    chance = random.Random(seed)
    prev = NO_RECORD
    for seq in range(1, count + 1):
        line = encode(
            Record(
                seq=seq,
                prev=prev,
                op="put",
                entry=f"{chance.getrandbits(128):032x}",
                parents=(),
                form=form.name,
                fv=form.version,
                by=USER,
                at=f"2026-{1 + seq % 12:02d}-05T05:00:00Z",
                number=f"{office}-2026-A-{seq:04d}",
                answers=case_answers(chance),
                about={},
            )
        )
        yield line
        prev = hash_of(line)


def a_store(folder: Path, key: bytes | None = None, office: str = "01") -> Store:
    """Return a new, empty store."""
    return Store.create(folder, key, office=office, device=DEVICE)


def save(
    store: Store,
    answers: Mapping[str, Any],
    *,
    entry: str = "a" * 32,
    parents: Sequence[str] = (),
    form: Form = CASE,
    about: Mapping[str, Mapping[str, Any]] | None = None,
    hidden: Sequence[str] = (),
) -> Revision:
    """Save one state of an entry in the store's own log."""
    with store.writing() as writer:
        return append(
            writer,
            entry=entry,
            form=form.name,
            fv=form.version,
            by=USER,
            answers=answers,
            about=about or {},
            parents=parents,
            hidden=hidden,
        )


def carry(source: Store, target: Store, log: str | None = None, first: int = 1, last: int | None = None) -> int:
    """Take a stretch of the source's own log, or of another log it has, into the target; return what was new."""
    with source.reading() as reader:
        found = find_log(reader, log or device(reader).log)
        assert found is not None
        before = list(lines(reader, found.id, 0, first - 1))
        prev = before[-1][1] if before else NO_RECORD
        stretch = [line for _, _, line in lines(reader, found.id, first - 1, (last or found.seq) - first + 1)]
    with target.writing() as writer:
        return take_in(
            writer,
            log=found.id,
            office=found.office,
            device=found.device,
            checked=check(stretch, first, prev),
            bundle="0" * 64,
        )


def rows(store: Store, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Return the rows of a table, in their order."""
    shown = ", ".join(f'"{column}"' for column in columns) or "*"
    with store.reading() as reader:
        return [tuple(row) for row in reader.connection.exec_driver_sql(f'SELECT {shown} FROM "{table}"')]
