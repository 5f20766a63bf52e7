"""One entry looked at: its key facts, and its way from the first revision to where it is now."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ctip_desktop.desktop.bundle_words import number_words
from ctip_desktop.desktop.entries.changes import State, changes
from ctip_desktop.desktop.moments import moment_day
from ctip_desktop.errors.store import EntryUnknown
from ctip_desktop.forms.entering.answer_words import SPECIALS, words_of
from ctip_desktop.forms.filled import Filled, numbered, place_of
from ctip_desktop.forms.form import Form, Placed
from ctip_desktop.forms.headline import COLUMN, headline
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.store.arrivals import TAKEN_IN, carried
from ctip_desktop.store.asked import Said, said_of
from ctip_desktop.store.drafts import Draft, find_draft
from ctip_desktop.store.listing import Saved, Shown, history, show, show_draft
from ctip_desktop.store.notes import printed
from ctip_desktop.store.outbox import Sent, acknowledgement, bundle_state, sent_bundles
from ctip_desktop.store.returned import Returned, returned
from ctip_desktop.store.transaction import Reader
from ctip_desktop.store.users import names

MOST_FACTS = 5
SHORT = 8
"""Signs of a bundle's hash that tell it from others for people's eyes."""

_KINDS = ("select_one", "select_multiple", "integer", "decimal", "date")


@dataclass(frozen=True)
class Step:
    """A stage of an entry's way: the state whose glyph it bears, what happened, when and by whom."""

    state: str
    title: str
    second: str
    at: str
    icon: str = ""


@dataclass(frozen=True)
class Detail:
    """What the side pane tells of an entry; `names` are for eyes that asked for them only.

    `drafter` is the identifier of the user who keeps the draft of it, if there is one.
    """

    id: str
    facts: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    steps: tuple[Step, ...]
    revisions: int
    drafter: str
    asked: str = ""
    """What the secretariat asks to correct, and at which question; empty if it asks nothing."""
    answered: str = ""
    """What the office answered to that; empty if it did not."""


def look_at(reader: Reader, entry: str) -> Detail | None:
    """Return what is told of an entry; None if it is no longer here."""
    try:
        shown, saved = show(reader, entry), history(reader, entry)
        draft = show_draft(reader, entry).listed.by if shown.listed.has_draft else ""
        why = returned(reader, entry, shown.listed.office)
    except EntryUnknown:
        return None
    form = reader.forms.version(reader.connection, shown.fv)
    return Detail(
        id=entry,
        facts=tuple(islice(_facts(form, shown.answers, shown.about), MOST_FACTS)) if form else (),
        names=headline(form, shown.answers, language()).names if form else (),
        steps=tuple(_steps(reader, shown, saved)),
        revisions=len(saved),
        drafter=draft,
        asked=_asked(why, form, shown) if why else "",
        answered=_("Answered, it is right as it is: {reason}").format(reason=why.answer) if why and why.answer else "",
    )


def _asked(why: Returned, form: Form | None, shown: Shown) -> str:
    """Return the reason, with the question it is about before it."""
    if form and why.question:
        with suppress(KeyError):
            filled = Filled(form, shown.answers, shown.about)
            place = place_of(filled, numbered(filled, why.question))
            return _("{place}: {reason}").format(place=place, reason=why.reason)
    return why.reason


def _facts(form: Form, answers: Mapping[str, Any], about: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the answers that tell most of an entry: what its form marks for lists, then what must be answered."""
    top = [placed for placed in form.placed if not placed.scope and placed.question.label]
    marked = [placed for placed in top if placed.question.columns.get(COLUMN) in ("summary", "place")]
    needed = [
        placed
        for placed in top
        if placed.question.required and placed.question.kind in _KINDS and not placed.question.columns.get("personal")
    ]
    for placed in [*marked, *(one for one in needed if one not in marked)]:
        if said := _answer(form, placed, answers, about):
            yield " ".join((placed.question.label or form.title).said(language()).split()), said


def _answer(form: Form, placed: Placed, answers: Mapping[str, Any], about: Mapping[str, Mapping[str, Any]]) -> str:
    name = placed.question.name
    if special := about.get(f"/{name}", {}).get("special"):
        return _(SPECIALS[special])
    if name not in answers:
        return ""
    return " ".join(words_of(form, placed.question, answers[name]).said(language()).split())


def _steps(reader: Reader, shown: Shown, saved: list[Saved]) -> Iterator[Step]:
    """Yield the stages of an entry, the latest first."""
    named = names(reader)
    ours = [one for one in saved if one.ours]
    draft = find_draft(reader, shown.listed.id) if shown.listed.has_draft else None
    # Of what happened in one second, what stands first here came last.
    ranked = [
        *([_draft(draft, named)] if draft else []),
        *(_said(one) for one in reversed(said_of(reader, shown.listed.id, shown.listed.office))),
        *_papers(reader, shown.listed.id, saved),
        *_receipts(reader, ours),
        *_bundles(reader, ours),
        *_arrivals(reader, [one for one in saved if not one.ours]),
        *_revisions(reader, saved, named),
    ]
    if len(shown.heads) > 1:
        said = ngettext("{count} version stands", "{count} versions stand side by side", len(shown.heads))
        last = max(one.record.at for one in saved)
        yield Step("conflict", said.format(count=figure(len(shown.heads))), _("Nobody has decided between them."), last)
    yield from sorted(ranked, key=lambda step: step.at, reverse=True)


def _revisions(reader: Reader, saved: list[Saved], named: Mapping[str, str]) -> Iterator[Step]:
    """Yield the revisions, the latest first."""
    by_hash = {one.hash: one for one in saved}
    for number, one in reversed(list(enumerate(saved, 1))):
        parent = next((by_hash[name] for name in one.record.parents if name in by_hash), None)
        title = _("Revision {number} · final").format(number=figure(number))
        if parent:
            revision = _("Revision {number}").format(number=figure(number))
            title = f"{revision} · {what_changed(reader, parent, one)}"
        yield Step("final", title, when(one.record.at, who(one, named)), one.record.at)


def what_changed(reader: Reader, before: Saved, after: Saved) -> str:
    """Return what a revision changed: the question, or how many of them."""
    states = [State.of(one.record, reader.forms.version(reader.connection, one.record.fv)) for one in (before, after)]
    found = changes(*states)
    if len(found) == 1:
        return found[0].question
    said = ngettext("{count} answer changed", "{count} answers changed", len(found))
    return said.format(count=figure(len(found)))


def who(saved: Saved, named: Mapping[str, str]) -> str:
    """Return who saved a revision as far as that is known to be true: the user's name, or the office."""
    office = offices().get(saved.office)
    return (named.get(saved.record.by, "") if saved.ours else "") or (office.said(language()) if office else "")


def when(moment: str, by: str = "") -> str:
    """Return `27 June · by whom`."""
    return " · ".join(part for part in (moment_day(moment), by) if part)


def _bundles(reader: Reader, saved: list[Saved]) -> Iterator[Step]:
    """Yield each bundle that holds revisions of ours."""
    bundles = [one for one in sent_bundles(reader) if one.log]
    told = {one.bundle: one for one in bundles if any(_holds(one, each) for each in saved)}
    for bundle in told.values():
        state = bundle_state(reader, bundle)
        if state == "refused":
            title = _("Bundle {bundle} was refused").format(bundle=_name(bundle.n, bundle.bundle))
            yield Step("refused", title, when(bundle.at), bundle.at)
        else:
            title = _("Sent in bundle {bundle}").format(bundle=_name(bundle.n, bundle.bundle))
            yield Step("sent", title, when(bundle.at), bundle.at)


def _receipts(reader: Reader, saved: list[Saved]) -> Iterator[Step]:
    """Yield each receipt that says revisions of ours have arrived."""
    for log in sorted({one.log for one in saved}):
        cursor = acknowledgement(reader, log)
        if cursor and any(one.log == log and one.record.seq <= cursor.seq for one in saved):
            receipt = _("receipt {number}").format(number=figure(cursor.n))
            yield Step("received", _("The secretariat has received it"), when(cursor.at, receipt), cursor.at)


def _name(number: int | None, sha256: str) -> str:
    """Return what people call a bundle: its number, or the beginning of its hash where none was noted."""
    return number_words(number) if number else sha256[:SHORT]


def _holds(bundle: Sent, saved: Saved) -> bool:
    return bundle.log == saved.log and (bundle.first or 0) <= saved.record.seq <= (bundle.last or 0)


def _arrivals(reader: Reader, saved: list[Saved]) -> Iterator[Step]:
    """Yield each bundle that brought revisions of others."""
    told = set()
    for one in saved:
        arrival = carried(reader, one.log, one.record.seq)
        if arrival and arrival.state == TAKEN_IN and arrival.bundle not in told:
            told.add(arrival.bundle)
            title = _("Arrived in bundle {bundle}").format(bundle=_name(arrival.n, arrival.bundle))
            office = offices().get(one.office)
            yield Step("received", title, when(arrival.at, office.said(language()) if office else ""), arrival.at)


def _papers(reader: Reader, entry: str, saved: list[Saved]) -> Iterator[Step]:
    numbers = {one.hash: number for number, one in enumerate(saved, 1)}
    for one in printed(reader, entry):
        number = numbers.get(one.revision)
        of = _("revision {number}").format(number=figure(number)) if number else _("draft")
        yield Step("nothing", _("Printed"), when(one.at, of), one.at, "printer")


def _said(one: Said) -> Step:
    return Step(*said_words(one), when(one.at), one.at, "check" if one.what == "answered" else "")


def said_words(one: Said) -> tuple[str, str]:
    """Return the state whose glyph what was said of an entry bears, and what it was."""
    if one.what == "withdrawn":
        return "received", _("The secretariat no longer asks to correct it")
    if one.what == "answered":
        return "returned", _("The office answers that it is right as it is")
    return "returned", _("The secretariat asks to correct it")


def _draft(draft: Draft, named: Mapping[str, str]) -> Step:
    title = _("A change is being typed") if draft.parents else _("Draft")
    return Step("draft", title, when(draft.saved_at, named.get(draft.by, "")), draft.saved_at)
