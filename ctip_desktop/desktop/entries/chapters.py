"""The history of an entry as a person reads it: each revision with what it changed, and versions that do not agree."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from ctip_desktop.desktop.entries.changes import NOTHING, Changed, State, changes
from ctip_desktop.desktop.entries.detail import said_words, what_changed, when, who
from ctip_desktop.desktop.moments import hour_words
from ctip_desktop.errors.store import FormUnknown
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.store.asked import Said, said_of
from ctip_desktop.store.listing import Saved, history, show
from ctip_desktop.store.transaction import Reader
from ctip_desktop.store.users import names
from ctip_desktop.sync.deciding import decision

MOST_VERSIONS = 3
"""Versions that are shown side by side at most."""


@dataclass(frozen=True)
class Compared:
    """A question and what stands there in each of the versions compared; `personal` as `Changed` says."""

    question: str
    answers: tuple[str, ...]
    personal: bool


@dataclass(frozen=True)
class Chapter:
    """A revision against the one before, or versions that nobody has decided between.

    `heads` says whose the columns of answers are; `note` tells what is to be known of them.
    """

    key: str
    state: str
    title: str
    second: str
    heads: tuple[str, ...]
    compared: tuple[Compared, ...]
    note: str


def chapters(reader: Reader, entry: str) -> list[Chapter]:
    """Return the history of an entry, versions that do not agree first, then the revisions, the latest first.

    Raise EntryUnknown.
    """
    shown, saved, named = show(reader, entry), history(reader, entry), names(reader)
    told = [_revision(reader, saved, number, named) for number in range(len(saved), 0, -1)]
    if len(shown.heads) > 1:
        numbered = {one.hash: (number, one) for number, one in enumerate(saved, 1)}
        heads = [numbered[head] for head in shown.heads[:MOST_VERSIONS]]
        told.insert(0, _conflict(reader, heads, len(shown.heads), named))
    at = {one.hash: one.record.at for one in saved}
    for one in said_of(reader, shown.listed.id, shown.listed.office):
        before = (place for place, chapter in enumerate(told) if chapter.key in at and at[chapter.key] <= one.at)
        told.insert(next(before, len(told)), _said(one, named))
        at[one.saved.hash] = one.at
    return told


def _said(one: Said, named: Mapping[str, str]) -> Chapter:
    """Return what was said of an entry that is to be corrected, and why; it changed no answer."""
    state, title = said_words(one)
    reason = _("Reason: {reason}").format(reason=one.reason)
    return Chapter(one.saved.hash, state, title, _when(one.saved, named), (), (), reason)


def _revision(reader: Reader, saved: Sequence[Saved], number: int, named: Mapping[str, str]) -> Chapter:
    one = saved[number - 1]
    numbers = {each.hash: place for place, each in enumerate(saved, 1)}
    parent = next((saved[numbers[name] - 1] for name in one.record.parents if name in numbers), None)
    joined = [each for each in saved if each.hash in one.record.parents]
    if len(joined) > 1:
        with suppress(FormUnknown):
            return _decision(reader, saved, one, number, named)
    found = changes(_state(reader, parent) if parent else NOTHING, _state(reader, one))
    before = _("Revision {number}").format(number=figure(numbers[parent.hash])) if parent else ""
    now = _("Revision {number}").format(number=figure(number))
    if parent:
        title, note = f"{now} · {what_changed(reader, parent, one)}", ""
    else:
        title = _("Revision {number} · final").format(number=figure(number))
        note = _("This is what was saved first.")
    if len(one.record.parents) > 1:
        note = _("This revision joins versions that did not agree; it is compared with one of them.")
    return Chapter(
        key=one.hash,
        state="final",
        title=title,
        second=_when(one, named),
        heads=(before, now) if parent else (now,),
        compared=tuple(
            Compared(each.question, (each.before, each.after) if parent else (each.after,), each.personal)
            for each in found
        ),
        note=note,
    )


def _conflict(reader: Reader, heads: Sequence[tuple[int, Saved]], count: int, named: Mapping[str, str]) -> Chapter:
    states = [_state(reader, one) for _number, one in heads]
    said = ngettext("{count} version does not agree", "{count} versions do not agree", count)
    return Chapter(
        key="conflict",
        state="conflict",
        title=said.format(count=figure(count)),
        second=_("Nobody has decided between them."),
        heads=tuple(
            _("Revision {number}").format(number=figure(number)) + "\n" + _when(one, named) for number, one in heads
        ),
        compared=tuple(_side_by_side(states)),
        note=_("All are kept. Until a person decides between them, the first one counts."),
    )


def _decision(reader: Reader, saved: Sequence[Saved], one: Saved, number: int, named: Mapping[str, str]) -> Chapter:
    """Return what a person decided between versions: what each said, what was taken, and why."""
    told = decision(reader, saved, one)
    numbers = {each.hash: place for place, each in enumerate(saved, 1)}
    versions = [
        _("Revision {number}").format(number=figure(numbers[each.hash])) + "\n" + _when(each, named)
        for each in told.versions
    ]
    count = len(told.decided)
    said = ngettext("{count} question decided", "{count} questions decided", count).format(count=figure(count))
    title = said if count else _("versions joined, nothing was disputed")
    now = _("Revision {number}").format(number=figure(number))
    return Chapter(
        key=one.hash,
        state="final",
        title=f"{now} · {title}",
        second=_when(one, named),
        heads=(*versions, _("Decided")),
        compared=tuple(
            Compared(
                each.question.label,
                (*(side.words for side in each.question.sides), each.stands.words),
                each.question.personal,
            )
            for each in told.decided
        ),
        note=_("Reason: {reason}").format(reason=told.reason) if told.reason else "",
    )


def _side_by_side(states: Sequence[State]) -> Iterator[Compared]:
    """Yield the questions that are not answered alike in all versions, with the answer of each."""
    first, *others = states
    found = [{each.question: each for each in changes(first, other)} for other in others]
    for question in dict.fromkeys(name for each in found for name in each):
        known: Changed = next(each[question] for each in found if question in each)
        answers = [each[question].after if question in each else known.before for each in found]
        yield Compared(question, (known.before, *answers), known.personal)


def _state(reader: Reader, saved: Saved) -> State:
    return State.of(saved.record, reader.forms.version(reader.connection, saved.record.fv))


def _when(saved: Saved, named: Mapping[str, str]) -> str:
    return f"{when(saved.record.at)} {hour_words(saved.record.at)} · {who(saved, named)}".strip(" ·")
