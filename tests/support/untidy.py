"""What a few offices record in an untidy way: every kind, answers hidden and special, late changes, conflicts, drafts.

Answers are run through the forms, as people's are: calculated, skipped, and empty where a special answer stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from ctip_desktop.entries.chain import check
from ctip_desktop.entries.record import NO_RECORD, SPECIALS, Record, encode, hash_of
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.installed import load
from ctip_desktop.forms.nodes import Node, tree_of
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.store.drafts import Draft, keep_draft
from ctip_desktop.store.journal import take_in
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import Store
from tests.support.stores import DEVICE, USER

KINDS = {
    "case": 12,
    "victim": 5,
    "suspect": 5,
    "assistance": 3,
    "repatriation": 5,
    "prevention": 5,
    "training": 3,
    "border_counts": 3,
    "hotline": 3,
    "inspection": 3,
    "meeting": 3,
    "request": 3,
    "legal_instrument": 3,
    "organisation": 1,
    "plan_item": 1,
}
OFFICES = ("01", "03", "12", "18")
COUNTRIES = ("KH", "KH", "KH", "TH", "VN", "US")
FEW = ("yes", "no", "court", "judged", "charged", "convicted", "arrested", "held", "trafficking", "sexual_exploitation")
"""Choices that open the questions by which figures are placed: chosen more often than others."""


@dataclass
class _Log:
    """A log that is being written."""

    office: str
    letter: str
    lines: list[bytes] = field(default_factory=list)
    head: str = NO_RECORD

    def add(self, chance: Random, form: Form, entry: str, number: str, parents: Sequence[str]) -> str:
        """Add a state of an entry; return its hash."""
        answers, about, hidden = filled_at_random(chance, form)
        line = encode(
            Record(
                seq=len(self.lines) + 1,
                prev=self.head,
                op="put",
                entry=entry,
                parents=tuple(sorted(parents)),
                form=form.name,
                fv=form.version,
                by=USER,
                at=f"2026-08-{1 + len(self.lines) % 28:02}T05:00:00Z",
                number=number,
                answers=answers,
                about=about,
                hidden=hidden,
            )
        )
        self.lines.append(line)
        self.head = hash_of(line)
        return self.head


def an_untidy_secretariat(folder: Path, seed: int, count: int, offices: Sequence[str] = OFFICES) -> Store:
    """Return the secretariat's store with about so many entries of these offices, some of its own, and drafts."""
    chance = Random(seed)
    store = Store.create(folder, None, office=SECRETARIAT, device=DEVICE)
    with store.writing() as writer:
        for name in KINDS:
            add_form(writer, load(name))
    for place, office in enumerate(offices):
        for log in _logs(chance, office, count // len(offices)):
            with store.writing() as writer:
                take_in(
                    writer,
                    log=f"{int(office):030x}{ord(log.letter):02x}",
                    office=office,
                    device=f"{place:030x}{ord(log.letter):02x}",
                    checked=check(log.lines, 1, NO_RECORD),
                    bundle="0" * 64,
                )
    with store.writing() as writer:
        for name in KINDS:
            answers, about, _hidden = filled_at_random(chance, load(name))
            keep_draft(writer, Draft(_hex(chance), name, load(name).version, USER, answers, about))
    return store


def filled_at_random(
    chance: Random, form: Form
) -> tuple[dict[str, Any], Mapping[str, Mapping[str, Any]], tuple[str, ...]]:
    """Return answers to a form as they are saved: what is calculated too, what is known beside them, what is hidden."""
    filled = Filled(form, _answers(chance, tree_of(form), form))
    for standing in [one for one in filled.standings() if one.asked]:
        if chance.random() < 0.05:
            filled.know(standing.path, {"special": chance.choice(SPECIALS)})
        elif chance.random() < 0.03:
            filled.know(standing.path, {"note": "អានពីសន្លឹកក្រដាស"})
    return filled.answers(), filled.about, tuple(filled.hidden())


def _logs(chance: Random, office: str, count: int) -> tuple[_Log, _Log]:
    """Return the logs of the two devices of an office: one in three entries has more revisions, some of them apart."""
    first, second = _Log(office, "A"), _Log(office, "B")
    for number in range(1, count + 1):
        form = load(chance.choices(list(KINDS), list(KINDS.values()))[0])
        entry, named = _hex(chance), f"{office}-2026-A-{number:04}"
        head = first.add(chance, form, entry, named, ())
        if chance.random() < 0.25:
            head = first.add(chance, form, entry, named, (head,))
        if chance.random() < 0.15:
            second.add(chance, form, entry, named, (head,))
            if chance.random() < 0.5:
                first.add(chance, form, entry, named, (head,))
    return first, second


def _answers(chance: Random, node: Node, form: Form) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for child in node.children.values():
        if child.kind == "group":
            answers |= _answers(chance, child, form)
        elif child.kind == "repeat":
            fixed = child.fixed_by
            rows = [{fixed.name: one.name} for one in form.lists[_list(fixed)]] if fixed else [{}] * chance.randrange(4)
            answers[child.name] = [{"_id": _hex(chance), **_answers(chance, child, form), **row} for row in rows]
        elif child.given and chance.random() < 0.85 and (answer := _answer(chance, child, form)) is not None:
            answers[child.name] = answer
    return answers


def _answer(chance: Random, node: Node, form: Form) -> object:
    if node.kind == "integer":
        age = "age" in node.name
        return chance.randint(6, 45) if age else "many" if chance.random() < 0.02 else chance.randint(0, 30)
    if node.kind == "decimal":
        return f"{chance.randint(0, 900)}.5"
    if node.kind == "date":
        return f"{chance.choice((2025, 2026, 2026))}-{chance.randint(1, 8):02}-{chance.randint(1, 28):02}"
    if node.name.endswith("victim_number"):
        return f"{chance.choice(OFFICES)}-2026-A-{chance.randint(1, 60):04}"
    if node.kind in ("text", "multiline"):
        return chance.choice(("", "ភូមិ", "=1+1", f"01-2026-A-{chance.randint(1, 9999):04}"))
    if node.question and node.question.file == "countries.csv":
        return chance.choice(COUNTRIES)
    names = [choice.name for choice in form.lists.get(_list(node), ())]
    if node.kind == "select_one" and names:
        return chance.choice([*names, *([name for name in names if name in FEW] * 3)])
    if node.kind == "select_multiple" and names:
        return " ".join(chance.sample(names, chance.randint(1, min(3, len(names)))))
    return None


def _list(node: Node) -> str:
    return (node.question.list if node.question else None) or ""


def _hex(chance: Random) -> str:
    return f"{chance.getrandbits(128):032x}"
