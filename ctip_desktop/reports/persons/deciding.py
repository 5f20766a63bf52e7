"""What people decided of two persons: the same, or different ones; kept as entries, with the reason, undone as easily.

A decision is an entry of its own and names the two by entry and row, and by marks of what was compared. Each office
writes its own; where two contradict each other nothing is decided, whoever was later. Nothing is ever merged.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sqlalchemy import text

from ctip_desktop import clock
from ctip_desktop.errors.reports import NotYourPersons, OnePersonTwice, PersonUnknown, ReasonMissing
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.forms.secretariat_forms import load
from ctip_desktop.store.device import device
from ctip_desktop.store.heads import heads_of
from ctip_desktop.store.journal import Revision, append
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.layout import ENTRY, table_name
from ctip_desktop.store.roles import require
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader

FORM = "same_person"
Verdict = Literal["yes", "no", "open"]
_VERDICTS: Mapping[str, Verdict] = {"yes": "yes", "no": "no"}


class Whose(NamedTuple):
    """Where a person is written down: the entry's identifier and office, and the row, empty for the entry itself."""

    entry: str
    office: str
    row: str = ""


Pair = tuple[Whose, Whose]


@dataclass(frozen=True)
class Decision:
    """What one office decided of two persons, as it stands.

    Args:
        entry, no: the entry of the decision, and the store's own short key of it.
        known: the marks of what was compared of the first and of the second.
        disputed: the decision itself has versions that do not agree.
    """

    pair: Pair
    verdict: Verdict
    reason: str
    by: str
    on: str
    office: str
    number: str
    entry: str
    no: int
    numbers: tuple[str, str]
    known: tuple[str, str]
    disputed: bool


@dataclass(frozen=True)
class Settled:
    """All that was decided of two persons; `verdict` is `open` where it was taken back, or decisions contradict."""

    pair: Pair
    decisions: tuple[Decision, ...]

    @property
    def contradicted(self) -> bool:
        """Say whether offices, or versions of one decision, disagree."""
        said = {one.verdict for one in self.decisions if one.verdict != "open"}
        return len(said) > 1 or any(one.disputed for one in self.decisions)

    @property
    def verdict(self) -> Verdict:
        """Return what holds."""
        if self.contradicted:
            return "open"
        return next((one.verdict for one in self.decisions if one.verdict != "open"), "open")

    @property
    def known(self) -> frozenset[tuple[str, str]]:
        """Return the marks of what was compared, of all decisions."""
        return frozenset(one.known for one in self.decisions if one.verdict != "open")


def pair_of(one: Whose, other: Whose) -> Pair:
    """Return two persons in the one order of a pair."""
    return (one, other) if one <= other else (other, one)


def decisions(reader: Reader) -> dict[Pair, Settled]:
    """Return all that was decided, by pair; what an office says of persons of others is passed over."""
    if not reader.connection.scalar(text("SELECT count(*) FROM form WHERE name = :form"), {"form": FORM}):
        return {}
    found: dict[Pair, list[Decision]] = defaultdict(list)
    statement = text(
        "SELECT e.no, e.id, e.number, e.office, e.heads, t.verdict, t.reason, t.decided_by, t.decided_on, t.one_number,"  # noqa: S608
        " t.one_entry, t.one_row, t.one_known, t.other_number, t.other_entry, t.other_row, t.other_known"
        f" FROM {table_name(FORM)} t JOIN entry e ON e.no = t.{ENTRY} ORDER BY e.number, e.id"
    )
    for no, entry, number, office, heads, verdict, reason, by, on, *told in reader.connection.execute(statement):
        number1, entry1, row1, known1, number2, entry2, row2, known2 = (one or "" for one in told)
        sides = sorted(
            (
                (Whose(entry1, number1[:2], row1), number1, known1),
                (Whose(entry2, number2[:2], row2), number2, known2),
            )
        )
        pair = sides[0][0], sides[1][0]
        if not _may_decide(office, pair):
            continue
        found[pair].append(
            Decision(
                pair=pair,
                verdict=_VERDICTS.get(verdict, "open"),
                reason=reason or "",
                by=by or "",
                on=on or "",
                office=office,
                number=number,
                entry=entry,
                no=no,
                numbers=(sides[0][1], sides[1][1]),
                known=(sides[0][2], sides[1][2]),
                disputed=heads > 1,
            )
        )
    return {pair: Settled(pair, tuple(several)) for pair, several in found.items()}


def decide_same(store: Store, user: User, one: Whose, other: Whose, verdict: Verdict, reason: str = "") -> Revision:
    """Decide of two persons, as an officer; `open` takes back what was decided.

    A province decides among its own persons. The secretariat decides among all, and over what provinces decided: of
    every decision there is on the two it writes a new revision, so that they agree. The search index must be up to
    date (`search.bring_up_to_date`). Raise OfficerNeeded, ReasonMissing, OnePersonTwice, NotYourPersons or
    PersonUnknown.
    """
    require(user.name, user.role, "officer")
    reason = " ".join(reason.split())
    if verdict != "open" and not reason:
        raise ReasonMissing
    pair = pair_of(one, other)
    if one == other:
        raise OnePersonTwice
    form = load(FORM)
    with store.writing() as writer:
        here = device(writer).office
        if not _may_decide(here, pair):
            raise NotYourPersons(here)
        add_form(writer, form)
        told = [_told(writer, each) for each in pair]
        if told[0][2] != told[1][2]:
            raise OnePersonTwice
        answers = {"decided_on": clock.today().isoformat(), "verdict": verdict, "decided_by": user.name}
        answers |= {"reason": reason} if reason else {}
        for side, whose, (number, known, _kind) in zip(("one", "other"), pair, told, strict=True):
            answers |= {f"{side}_number": number, f"{side}_entry": whose.entry, f"{side}_known": known}
            answers |= {f"{side}_row": whose.row} if whose.row else {}
        filled = Filled(form, answers, by_hand=True)
        before = decisions(writer).get(pair)
        mine = [each for each in before.decisions if here in (SECRETARIAT, each.office)] if before else []
        entries: list[tuple[str, tuple[str, ...]]] = [(clock.new_id(), ())]
        if mine:
            entries = [(each.entry, tuple(heads_of(writer.connection, each.no))) for each in mine]
        saved = [
            append(
                writer,
                entry=entry,
                form=form.name,
                fv=form.version,
                by=user.id,
                answers=filled.answers(),
                about={},
                hidden=filled.hidden(),
                parents=parents,
            )
            for entry, parents in entries
        ]
    return saved[-1]


def whose(reader: Reader, name: str, row: str = "") -> Whose:
    """Return the person of an entry, named by identifier or number, and the row; raise PersonUnknown."""
    found = reader.connection.execute(
        text(
            'SELECT e.id, e.office, p."row" FROM person p JOIN entry e ON e.no = p.entry'
            " WHERE (e.id = :id OR e.number = :name) AND (p.\"row\" = :row OR :row = '')"
        ),
        {"id": name.replace("-", "").lower(), "name": name, "row": row},
    ).all()
    if len(found) != 1:
        raise PersonUnknown(name)
    return Whose(*found[0])


def _told(reader: Reader, whose: Whose) -> tuple[str, str, str]:
    """Return the number of the entry, the mark of what is compared, and whom the person may be the same as."""
    found = reader.connection.execute(
        text(
            "SELECT e.number, p.hash, p.kind FROM entry e JOIN person p ON p.entry = e.no"
            ' WHERE e.id = :entry AND e.office = :office AND p."row" = :row'
        ),
        {"entry": whose.entry, "office": whose.office, "row": whose.row},
    ).one_or_none()
    if found is None:
        raise PersonUnknown(whose.entry)
    return found[0], found[1], found[2]


def _may_decide(office: str, pair: Pair) -> bool:
    return office == SECRETARIAT or {whose.office for whose in pair} == {office}


def groups_of(pairs: Iterable[Pair]) -> dict[Whose, Whose]:
    """Return for everybody in a pair the first of all who are one with them; the order of the pairs does not matter."""
    first: dict[Whose, Whose] = {}

    def leader(person: Whose) -> Whose:
        while (above := first.setdefault(person, person)) != person:
            person = above
        return person

    for one, other in pairs:
        kept, joined = sorted((leader(one), leader(other)))
        first[joined] = kept
    return {person: leader(person) for person in first}
