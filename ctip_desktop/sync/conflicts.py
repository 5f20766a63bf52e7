"""Entries that stand in several versions: whose they are, at which questions they differ, what is settled by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ctip_desktop.entries.merging import Merged, merge
from ctip_desktop.entries.revisions import nearest_common_ancestors
from ctip_desktop.entries.versions import Choices, State
from ctip_desktop.errors.conflicts import NotInConflict
from ctip_desktop.errors.store import FormUnknown
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.store.browsing import Asked, browse, count_entries
from ctip_desktop.store.device import device
from ctip_desktop.store.journal import logs
from ctip_desktop.store.known_forms import latest_of
from ctip_desktop.store.listing import Saved, history, show
from ctip_desktop.store.transaction import Reader
from ctip_desktop.store.users import names
from ctip_desktop.sync.questions import Question, follows_in, questions
from ctip_desktop.trust.identity import identity


@dataclass(frozen=True)
class Side:
    """A version: the office and the device's letter, the user if that was here, and when by the device's clock."""

    revision: str
    office: str
    letter: str
    ours: bool
    by: str
    at: str


@dataclass(frozen=True)
class Conflict:
    """An entry with several versions.

    Attributes:
        form: the form version that came last among those of the versions.
        base_at, base_number: when the revision they parted from was saved, and the how manieth it is; empty and 0 if
            none is known, or it was several.
        revisions: how many were ever saved.
        may_decide: whether this office may: the secretariat, or the entry's own if all versions are its own.
    """

    entry: str
    number: str
    office: str
    form: Form
    base_at: str
    base_number: int
    revisions: int
    sides: tuple[Side, ...]
    questions: tuple[Question, ...]
    may_decide: bool
    parted: "Parting" = field(repr=False)
    states: tuple[State, ...] = field(repr=False)

    @property
    def heads(self) -> frozenset[str]:
        """The revisions that are to be decided between."""
        return frozenset(side.revision for side in self.sides)

    @property
    def disputed(self) -> tuple[Question, ...]:
        """The questions a person decides."""
        return tuple(one for one in self.questions if one.disputed)

    @property
    def agreed(self) -> int:
        """How many answers need no decision."""
        return len(self.questions) - len(self.disputed)

    def merged(self, choices: Choices | None = None) -> Merged:
        """Return the versions as one, as far as the choices settle them."""
        return merge(self.parted.state, self.states, choices, follows_in(self.form), self.parted.contested)


@dataclass(frozen=True)
class Listed:
    """An entry in conflict in a list; `questions` is None where its form is not here, `since` is for display only."""

    entry: str
    number: str
    form: str
    office: str
    offices: tuple[str, ...]
    versions: int
    questions: int | None
    since: str


def count_conflicts(reader: Reader) -> int:
    """Return how many entries stand in several versions."""
    return count_entries(reader, Asked(state="conflict"))


def entries_in_conflict(reader: Reader) -> list[str]:
    """Return the identifiers of the entries that stand in several versions, in the order of `conflicts`."""
    return [one.listed.id for one in browse(reader, Asked(state="conflict"), 0, count_conflicts(reader))]


def conflicts(reader: Reader) -> list[Listed]:
    """Return the entries that stand in several versions, the one touched last first."""
    found = browse(reader, Asked(state="conflict"), 0, count_conflicts(reader))
    return [_listed(reader, one.listed.id, one.listed.office, one.listed.form) for one in found]


def conflict(reader: Reader, entry: str) -> Conflict:
    """Return what an entry's versions say, the entry named by identifier or number.

    Raise EntryUnknown, EntryAmbiguous, NotInConflict, or FormUnknown if none of its form versions is here.
    """
    shown, saved = show(reader, entry), history(reader, entry)
    by_hash = {one.hash: one for one in saved}
    if len(shown.heads) < 2:
        raise NotInConflict(shown.listed.number or entry)
    sides = _sides(reader, [by_hash[head] for head in shown.heads])
    heads = [by_hash[side.revision] for side in sides]
    form = form_of(reader, heads)
    parted = parting(saved, heads, follows_in(form))
    states = tuple(State.of(one.record) for one in heads)
    own = device(reader).office
    return Conflict(
        entry=shown.listed.id,
        number=shown.listed.number,
        office=shown.listed.office,
        form=form,
        base_at=parted.revision.record.at if parted.revision else "",
        base_number=saved.index(parted.revision) + 1 if parted.revision else 0,
        revisions=len(saved),
        sides=tuple(sides),
        questions=tuple(questions(form, parted.state, states, parted.contested)),
        may_decide=own == SECRETARIAT or {own} == {shown.listed.office, *(side.office for side in sides)},
        parted=parted,
        states=states,
    )


def form_of(reader: Reader, versions: Sequence[Saved]) -> Form:
    """Return the form version that came last among those of versions; raise FormUnknown if none is here."""
    form = latest_of(reader, [one.record.fv for one in versions])
    if form is None:
        raise FormUnknown(versions[0].record.fv[:12])
    return form


@dataclass(frozen=True)
class Parting:
    """What versions parted from, as they are merged against it.

    Attributes:
        revision: the one it was; None where none is known, or where decisions crossed and it was several.
        contested: places about which those several were decided differently, and so are to be decided again.
    """

    state: State
    revision: Saved | None = None
    contested: frozenset[str] = frozenset()


def parting(saved: Sequence[Saved], versions: Sequence[Saved], follows: Callable[[str], bool]) -> Parting:
    """Return what versions of an entry parted from."""
    graph = {one.hash: one.record.parents for one in saved}
    shared = nearest_common_ancestors(graph, *(one.hash for one in versions))
    found = [one for one in saved if one.hash in shared]
    if not found:
        return Parting(State())
    if len(found) == 1:
        return Parting(State.of(found[0].record), found[0])
    before = parting(saved, found, follows)
    states = [State.of(one.record) for one in found]
    merged = merge(before.state, states, follows=follows, contested=before.contested)
    return Parting(merged.state, None, frozenset(one.place for one in merged.open))


def _listed(reader: Reader, entry: str, office: str, form_name: str) -> Listed:
    shown, saved = show(reader, entry, office), history(reader, entry, office)
    heads = [one for one in saved if one.hash in shown.heads]
    form, count = latest_of(reader, [one.record.fv for one in heads]), None
    if form:
        follows = follows_in(form)
        parted, states = parting(saved, heads, follows), [State.of(one.record) for one in heads]
        count = len(merge(parted.state, states, follows=follows, contested=parted.contested).disputed)
    return Listed(
        entry=entry,
        number=shown.listed.number,
        form=form_name,
        office=shown.listed.office,
        offices=tuple(sorted({one.office for one in heads}, key=lambda office: (office == SECRETARIAT, office))),
        versions=len(heads),
        questions=count,
        since=max(one.record.at for one in heads),
    )


def _sides(reader: Reader, heads: Sequence[Saved]) -> list[Side]:
    """Return whose versions these are, the province's before the secretariat's, then by device."""
    own, devices = device(reader), {log.id: log.device for log in logs(reader)}
    trusted = identity(reader).trust_list
    letters = {each.id: each.letter for each in trusted.devices} if trusted else {}
    letters[own.id] = own.letter
    named = names(reader)
    sides = [
        Side(
            revision=one.hash,
            office=one.office,
            letter=letters.get(devices[one.log], ""),
            ours=one.ours,
            by=named.get(one.record.by, "") if one.ours else "",
            at=one.record.at,
        )
        for one in heads
    ]
    return sorted(sides, key=_rank)


def _rank(side: Side) -> tuple[bool, str, str, str]:
    return side.office == SECRETARIAT, side.office, side.letter, side.revision
