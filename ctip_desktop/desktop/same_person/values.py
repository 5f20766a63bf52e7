"""Reads the queue of possible same persons, with what each entry says of its person."""

from collections import Counter
from dataclasses import dataclass

from ctip_desktop.reports.persons.deciding import Whose
from ctip_desktop.reports.persons.facts import Fact, facts_of
from ctip_desktop.reports.persons.queue import Candidate, Written, everything
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader

MOST = 300
"""Pairs that are listed at once: the most alike of those that are open, then those decided."""


@dataclass(frozen=True)
class Seen:
    """The pairs that are listed, what is known of their persons, and how many of all there are in each state."""

    pairs: tuple[Candidate, ...] = ()
    facts: dict[Whose, tuple[Fact, ...]] | None = None
    counts: Counter[str] | None = None

    @property
    def open(self) -> int:
        """Return how many pairs wait for a decision."""
        counts = self.counts or Counter()
        return sum(count for state, count in counts.items() if state not in ("yes", "no"))

    @property
    def decided(self) -> int:
        """Return how many pairs are decided."""
        counts = self.counts or Counter()
        return counts["yes"] + counts["no"]

    def facts_of(self, one: Written) -> tuple[Fact, ...]:
        """Return what is known of a person."""
        return (self.facts or {}).get(one.whose, ())

    def find(self, key: str) -> Candidate | None:
        """Return the pair of a key."""
        return next((pair for pair in self.pairs if key_of(pair) == key), None)


def key_of(pair: Candidate) -> str:
    """Return the key a pair has in lists."""
    return " ".join(part for whose in pair.pair for part in whose)


def entries_of(pair: Candidate) -> frozenset[str]:
    """Return the entries a pair is about, and those that hold decisions of it."""
    decided = pair.settled.decisions if pair.settled else ()
    return frozenset((*(whose.entry for whose in pair.pair), *(one.entry for one in decided)))


def look(store: Store) -> Seen:
    """Compare what was entered since, and read the queue."""
    bring_up_to_date(store)
    with store.reading() as reader:
        return see(reader)


def see(reader: Reader) -> Seen:
    """Read the queue."""
    found = everything(reader)
    shown = found[:MOST]
    facts: dict[Whose, tuple[Fact, ...]] = {}
    for pair in shown:
        for one in (pair.one, pair.other):
            if one.whose not in facts:
                facts[one.whose] = facts_of(reader, one)
    return Seen(tuple(shown), facts, Counter(pair.state for pair in found))
