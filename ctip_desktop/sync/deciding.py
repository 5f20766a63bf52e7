"""A person decides between versions of an entry: the decision is its next revision, and builds on all of them.

What was decided, from which version and why stands in the note of every question that was: a record has no other place
for it, and there whoever reads the answer finds it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ctip_desktop.entries.merging import merge
from ctip_desktop.entries.versions import Choice, Choices, Disputed, Said, State
from ctip_desktop.errors.conflicts import (
    ConflictChanged,
    DecisionFaulty,
    DecisionIncomplete,
    DecisionWithoutReason,
    NothingToChoose,
    NotInConflict,
    NotTheirsToDecide,
)
from ctip_desktop.forms.entering.placed_words import answer_at, row_number
from ctip_desktop.forms.filled import Filled, place_of
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, language
from ctip_desktop.store.journal import Revision, append
from ctip_desktop.store.listing import Saved
from ctip_desktop.store.roles import require
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader, Writer
from ctip_desktop.sync.conflicts import Conflict, Side, conflict, form_of, parting
from ctip_desktop.sync.questions import Answer, Question, follows_in, questions, said_words

_BETWEEN = " · "
_NOTE = "note"


@dataclass(frozen=True)
class Decided:
    """A question that was decided: which of the versions was taken, None for another answer, and what stands now."""

    question: Question
    chosen: int | None
    stands: Answer


@dataclass(frozen=True)
class Decision:
    """What a revision decided: between which, at which questions, and why as far as that is known."""

    versions: tuple[Saved, ...]
    decided: tuple[Decided, ...]
    reason: str


def decide(store: Store, user: User, shown: Conflict, choices: Choices, reason: str) -> Revision:
    """Record a person's decision about the versions that were shown; return the revision it is.

    Args:
        shown: the conflict as the person saw it.
        choices: by the place of each question: the number of a version, from 0, or another answer. An answer nobody
            disputes can be chosen too, to correct it.
        reason: why; need not be given if nothing is disputed.

    Raises:
        OfficerNeeded: the user is a clerk.
        NotTheirsToDecide: the versions are not all of this office, which is not the secretariat.
        ConflictChanged: other versions stand now than were shown.
        DecisionIncomplete, NothingToChoose, DecisionWithoutReason: what is given is no decision yet.
        DecisionFaulty: the form finds a hard fault in the result.
    """
    require(user.name, user.role, "officer")
    with store.writing() as writer:
        now = _as_shown(writer, shown)
        if not now.may_decide:
            raise NotTheirsToDecide(now.number)
        filled, notes = weigh(now, choices, reason)
        return append(
            writer,
            entry=now.entry,
            form=now.form.name,
            fv=now.form.version,
            by=user.id,
            answers=filled.answers(),
            about=_noted(filled.about, notes),
            hidden=filled.hidden(),
            parents=sorted(now.heads),
            att=now.merged(choices).state.att,
        )


def weigh(now: Conflict, choices: Choices, reason: str) -> tuple[Filled, dict[str, str]]:
    """Return the entry as it is decided, and by path what is noted beside what was; raise what `decide` does."""
    merged = now.merged(choices)
    asked = {one.place: one for one in now.questions}
    if merged.stray:
        place = merged.stray[0]
        raise NothingToChoose(asked[place].label if place in asked else place)
    if merged.open:
        raise DecisionIncomplete(len(merged.open), asked[merged.open[0].place].label)
    if merged.disputed and not reason.strip():
        raise DecisionWithoutReason(now.number)
    filled = Filled(now.form, merged.state.answers, merged.state.about)
    hard = [problem for problem in filled.problems() if problem.hard]
    if hard:
        at = place_of(filled, hard[0].at)
        raise DecisionFaulty(at, hard[0].text.rstrip(".។ "), len(hard), hard[0].path)
    notes = {}
    for place, choice in choices.items():
        at = _noted_at(asked[place]) if place in asked else place.partition("#")[0]
        notes[at] = _note(now.sides, choice, reason)
    return filled, notes


def decision(reader: Reader, saved: Sequence[Saved], one: Saved) -> Decision:
    """Return what a revision of an entry that joins several decided; raise FormUnknown."""
    versions = [each for each in saved if each.hash in one.record.parents]
    form = form_of(reader, [one])
    follows = follows_in(form)
    parted, states = parting(saved, versions, follows), [State.of(each.record) for each in versions]
    asked = [each for each in questions(form, parted.state, states, parted.contested) if each.disputed]
    record = State.of(one.record)
    merged = merge(parted.state, states, follows=follows, contested=parted.contested)
    disputed = {each.place: each for each in merged.disputed}
    decided = tuple(_decided(form, record, each, disputed[each.place]) for each in asked)
    notes = (str(one.record.about.get(_noted_at(each), {}).get("note", "")) for each in asked)
    reasons = (note.splitlines()[-1].partition(_BETWEEN)[2] for note in notes if note)
    return Decision(tuple(versions), decided, next((reason for reason in reasons if reason), ""))


def _as_shown(writer: Writer, shown: Conflict) -> Conflict:
    try:
        now = conflict(writer, shown.entry)
    except NotInConflict:
        raise ConflictChanged(shown.number) from None
    if now.heads != shown.heads:
        raise ConflictChanged(shown.number)
    return now


def _decided(form: Form, record: State, question: Question, one: Disputed) -> Decided:
    """Return what a revision says where versions were disputed."""
    chosen = next((number for number, side in enumerate(one.sides) if _follows(record, one, side)), None)
    if chosen is not None:
        return Decided(question, chosen, question.sides[chosen])
    path, _mark, remark = one.place.partition("#")
    known = record.about.get(path, {})
    said = Said(known.get(remark)) if remark else Said(answer_at(record.answers, path), known)
    return Decided(question, None, said_words(form, question, said))


def _follows(record: State, one: Disputed, side: Said) -> bool:
    path, _mark, remark = one.place.partition("#")
    if remark:
        known = record.about.get(path, {}).get(remark)
        return bool(known == side.value or (remark == _NOTE and str(known).startswith(f"{side.value}\n")))
    if one.kind == "row":
        return (row_number(record.answers, path) > 0) is (side.value is not None)
    value = answer_at(record.answers, path)
    if one.kind == "order":
        rows = [row["_id"] for row in value if row["_id"] in side.value] if isinstance(value, list) else []
        return tuple(rows) == tuple(row for row in side.value if row in rows)
    return side.core == (value, record.about.get(path, {}).get("special"))


def _note(sides: Sequence[Side], choice: Choice, reason: str) -> str:
    """Return the line that tells of a decision: what was taken, and why."""
    if isinstance(choice, Said):
        taken = _("another answer")
    else:
        office = offices().get(sides[choice].office)
        taken = " ".join(part for part in (office.said(language()) if office else "", sides[choice].letter) if part)
    return _BETWEEN.join((_("Decided: {taken}").format(taken=taken), " ".join(reason.split())))


def _noted(about: Mapping[str, Mapping[str, Any]], notes: Mapping[str, str]) -> dict[str, Mapping[str, Any]]:
    """Return what is known beside the answers, with a line more in the note of what was decided."""
    noted = dict(about)
    for path, line in notes.items():
        known = noted.get(path, {})
        noted[path] = {**known, _NOTE: "\n".join(part for part in (known.get(_NOTE, ""), line) if part)}
    return noted


def _noted_at(question: Question) -> str:
    """Return where a decision about a question is noted: for rows at their repeat, since a row may be gone."""
    return question.path.rpartition("[")[0] if question.kind == "row" else question.path
