"""The queue of possible same persons: pairs that are alike and not decided, decisions that contradict, those decided.

A pair that was decided is not suggested again, unless what was compared of one of the two changed since.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import orjson
from sqlalchemy import text

from ctip_desktop.reports.persons.deciding import Pair, Settled, Whose, decisions, pair_of
from ctip_desktop.reports.persons.groups import same_persons
from ctip_desktop.store.likeness import Likeness, likeness
from ctip_desktop.store.persons import Person
from ctip_desktop.store.transaction import Reader

State = Literal["contradicted", "changed", "possible", "yes", "no"]
_ORDER: tuple[State, ...] = ("contradicted", "changed", "possible", "yes", "no")

MOST = 2000
"""So many pairs, the most alike, wait at once, however many more there are, as where a thousand are *not known*."""

_ALIKE = "SELECT one, other FROM person_alike ORDER BY score DESC, one, other LIMIT :most"
_PERSONS = """
    SELECT p.id, e.id, e.office, p."row", e.number, e.form, e.date, p.kind, p.known, p.same_as, p.hash
    FROM person p JOIN entry e ON e.no = p.entry
"""


@dataclass(frozen=True)
class Written:
    """A person as an entry has them: where, and what is compared of them; `hash` is the mark of that."""

    whose: Whose
    number: str
    form: str
    date: str
    person: Person
    hash: str


@dataclass(frozen=True)
class Candidate:
    """Two persons who may be one, or of whom that was decided.

    Args:
        state: `possible`; `changed` since it was decided; `contradicted`: decisions disagree, or both are said to be
            one with a third person; else what was decided.
    """

    one: Written
    other: Written
    state: State
    alike: Likeness
    settled: Settled | None = None

    @property
    def pair(self) -> Pair:
        """Return who they are."""
        return pair_of(self.one.whose, self.other.whose)

    @property
    def is_open(self) -> bool:
        """Say whether somebody has to decide."""
        return self.state not in ("yes", "no")


def queue(reader: Reader) -> list[Candidate]:
    """Return what waits for a decision: contradictions first, then by likeness, then by number.

    The search index must be up to date (`search.bring_up_to_date`).
    """
    return [one for one in _all(reader) if one.is_open]


def decided(reader: Reader) -> list[Candidate]:
    """Return the pairs that are decided."""
    return [one for one in _all(reader) if not one.is_open]


def everything(reader: Reader) -> list[Candidate]:
    """Return the queue, and below it what is decided."""
    return _all(reader)


def count_possible(reader: Reader) -> int:
    """Return how many pairs wait for a decision."""
    return len(queue(reader))


def _all(reader: Reader) -> list[Candidate]:
    told = decisions(reader)
    groups = same_persons(reader)
    pairs: list[tuple[int, int]] = [
        (one, other) for one, other in reader.connection.execute(text(_ALIKE), {"most": MOST + len(told)})
    ]
    written = _written(reader, {one for pair in pairs for one in pair}, told)
    by_whose = {one.whose: number for number, one in written.items()}
    found: dict[Pair, Candidate] = {}
    for settled in told.values():
        one, other = (by_whose.get(whose) for whose in settled.pair)
        if one is not None and other is not None:
            found[settled.pair] = _candidate(written[one], written[other], settled, groups)
    for first, second in pairs:
        candidate = _candidate(written[first], written[second], None, groups)
        if candidate.pair not in found and not _are_one(candidate.pair, groups):
            found[candidate.pair] = candidate
    return sorted((one for one in found.values() if _is_told(one)), key=_place)


def _candidate(one: Written, other: Written, settled: Settled | None, groups: Mapping[Whose, Whose]) -> Candidate:
    first, second = sorted((one, other), key=lambda each: (each.number, each.whose))
    known = {each.whose: each.hash for each in (one, other)}
    alike = likeness(first.person, second.person)
    return Candidate(first, second, _state(settled, known, groups), alike, settled)


def _state(settled: Settled | None, known: Mapping[Whose, str], groups: Mapping[Whose, Whose]) -> State:
    if settled is None:
        return "possible"
    if settled.contradicted or (settled.verdict == "no" and _are_one(settled.pair, groups)):
        return "contradicted"
    if settled.verdict == "open":
        return "possible"
    one, other = settled.pair
    return settled.verdict if (known[one], known[other]) in settled.known else "changed"


def _is_told(one: Candidate) -> bool:
    """Say whether a pair is shown: one told apart once, and no longer alike, needs no second look."""
    told_apart = one.state == "changed" and one.settled is not None and one.settled.verdict == "no"
    taken_back = one.state == "possible" and one.settled is not None
    return one.alike.is_suggested or not (told_apart or taken_back)


def _are_one(pair: Pair, groups: Mapping[Whose, Whose]) -> bool:
    """Say whether two are one with each other, be it by way of others."""
    one, other = (groups.get(whose) for whose in pair)
    return one is not None and one == other


def _place(one: Candidate) -> tuple[int, int, str, str, Pair]:
    return _ORDER.index(one.state), -one.alike.score, one.one.number, one.other.number, one.pair


def _written(reader: Reader, alike: Iterable[int], told: Iterable[Pair]) -> dict[int, Written]:
    """Read the persons who are alike to others, and those decided of, by the store's own key."""
    entries = sorted({whose.entry for pair in told for whose in pair})
    where = (
        "WHERE p.id IN (SELECT value FROM json_each(:persons)) OR"
        " p.entry IN (SELECT no FROM entry WHERE id IN (SELECT value FROM json_each(:entries)))"
    )
    values = {"persons": orjson.dumps(sorted(alike)).decode(), "entries": orjson.dumps(entries).decode()}
    return dict(_read(reader, where, values))


def _read(reader: Reader, where: str, values: dict[str, str]) -> Iterator[tuple[int, Written]]:
    for number, entry, office, row, no, form, date, kind, known, same_as, hash_ in reader.connection.execute(
        text(f"{_PERSONS} {where}"), values
    ):
        person = Person.from_json(kind, known, same_as)
        yield number, Written(Whose(entry, office, row), no, form, date, person, hash_)
