"""A meeting as its minutes tell it."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class Person:
    """Somebody named with honorific, rank, name and post, each as typed."""

    honorific: str
    rank: str
    name: str
    post: str

    @property
    def style(self) -> str:
        """Return honorific and rank: `ឯកឧត្តម ឧ.ឯក`."""
        return " ".join(part for part in (self.honorific, self.rank) if part)

    @property
    def full(self) -> str:
        """Return honorific, rank, name and post with spaces between."""
        return " ".join(part for part in (self.style, self.name, self.post) if part)

    @property
    def addressed(self) -> str:
        """Return the person as a sentence speaks of them again: honorific and post, or the name without a post."""
        return f"{self.honorific}{self.post}" if self.post else f"{self.style} {self.name}".strip()


@dataclass(frozen=True)
class Participant:
    """A line of the annex; `path` is its row's, here and in the other parts, with the row's id."""

    person: Person
    is_woman: bool
    sex: str
    institution: str
    path: str


@dataclass(frozen=True)
class Remark:
    """One of the opening remarks."""

    lines: tuple[str, ...]
    path: str


@dataclass(frozen=True)
class Point:
    """What a section says; `head` runs in bold before it, and is empty for a plain point."""

    head: str
    lines: tuple[str, ...]
    path: str


@dataclass(frozen=True)
class Section:
    """A working group's or an agenda item's part."""

    number: int
    head: str
    lead: tuple[str, ...]
    points: tuple[Point, ...]
    path: str


@dataclass(frozen=True)
class Decision:
    """A decision or a recommendation, and what is noted about carrying it out."""

    head: str
    lines: tuple[str, ...]
    to: str
    due: date | None
    status: str
    carried_from: str
    progress: tuple[str, ...]
    path: str


@dataclass(frozen=True)
class Signature:
    """A block to be signed and stamped; `path` is what the paths of its questions begin with: `/seen_`."""

    courtesy: tuple[str, ...]
    place: str
    date: date | None
    lunar: str
    role: tuple[str, ...]
    rank: str
    name: str
    path: str

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing of the block was answered."""
        return not (self.courtesy or self.place or self.date or self.lunar or self.role or self.rank or self.name)


@dataclass(frozen=True)
class Own:
    """What the author wrote in place of the sentences that are made."""

    opening: tuple[str, ...]
    purpose_lead: tuple[str, ...]
    remarks_lead: tuple[str, ...]
    discussion_lead: tuple[str, ...]
    closing_lead: tuple[str, ...]
    closing: tuple[str, ...]


@dataclass(frozen=True)
class Meeting:
    """All that the paper says."""

    was_held: bool
    not_held_reason: tuple[str, ...]
    postponed_to: date | None
    number: str
    kind: str
    kind_label: str
    title: tuple[str, ...]
    date: date | None
    start: time | None
    end: time | None
    venue: str
    platform: str
    letterhead_upper: tuple[str, ...]
    letterhead_body: tuple[str, ...]
    chair: Person
    co_chairs: tuple[str, ...]
    own: Own
    purpose: tuple[str, ...]
    remarks: tuple[Remark, ...]
    sections: tuple[Section, ...]
    decisions: tuple[Decision, ...]
    annex_title: tuple[str, ...]
    participants: tuple[Participant, ...]
    total: int
    women: int
    seen: Signature
    wrote: Signature

    @property
    def listed_women(self) -> int:
        """Return how many women the annex lists."""
        return sum(participant.is_woman for participant in self.participants)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of persons, which no line may divide."""
        signers = (self.seen.name, self.wrote.name)
        named = (self.chair.name, *signers, *(participant.person.name for participant in self.participants))
        return tuple(dict.fromkeys(name for name in named if name))
