"""`entry`: saves filled forms, and finds and shows what was saved."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.opening import user_option
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.i18n.states import STATES
from ctip_desktop.settings import Settings

ENTRY_STATES = ("draft", "final", "sent", "received", "returned", "conflict")

if TYPE_CHECKING:
    from ctip_desktop.forms.form import Form
    from ctip_desktop.store.listing import Listed
    from ctip_desktop.store.store import Store


@click.group("entry", cls=Noun)
def command() -> None:
    """Save entries; find and show them. ID is an entry's identifier or its number."""


@command.command()
@click.argument("form")
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--entry", "named", metavar="ID", help="Change this entry instead of beginning a new one.")
@click.option("--draft", is_flag=True, help="Keep as a draft only.")
@click.option(
    "--about", metavar="FILE", type=click.Path(path_type=Path), help="What is known about answers, by path, as JSON."
)
@user_option
@json_option
@click.pass_obj
def save(
    settings: Settings,
    form: str,
    answers: Path,
    named: str | None,
    draft: bool,
    about: Path | None,
    user: str | None,
    as_json: bool,
) -> None:
    """Save ANSWERS (a JSON file) to FORM as final; with hard faults they are kept as a draft instead."""
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.forms.answers_file import read_answers
    from ctip_desktop.forms.filled import place_of
    from ctip_desktop.store.saving import finish, keep

    given = read_answers(answers)
    known = read_answers(about) if about else {}
    with open_store(settings, user=user) as opened:
        kept = keep(opened.store, opened.user, _form(opened.store, form), given, known, named)
        if draft:
            said = _("Kept as draft {entry}.").format(entry=kept.entry)
            answer({"entry": kept.entry, "state": "draft"}, [said], as_json)
            return
        revision, warnings = finish(opened.store, opened.user, kept)
    value: dict[str, Any] = {
        "entry": revision.entry,
        "number": revision.number,
        "revision": revision.hash,
        "state": "final",
        "warnings": [{"at": one.at, "text": one.text} for one in warnings],
        "unknown": kept.filled.unknown(),
    }
    said = _("Saved as final: {number} ({entry}).").format(number=revision.number, entry=revision.entry)
    unasked = _("{place}: the form has no such question; the answer is kept, but shown and counted nowhere.")
    lines = [
        said,
        *(f"{place_of(kept.filled, one.at)}: {one.text}" for one in warnings),
        *(unasked.format(place=place) for place in value["unknown"]),
    ]
    answer(value, lines, as_json)


@command.command("list")
@click.option("--form", metavar="FORM", help="Only entries of this form.")
@click.option("--state", type=click.Choice(ENTRY_STATES), help="Only entries in this state.")
@user_option
@json_option
@click.pass_obj
def list_(settings: Settings, form: str | None, state: str | None, user: str | None, as_json: bool) -> None:
    """List the entries, drafts first, then the latest first."""
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.store.listing import list_entries
    from ctip_desktop.store.returned import all_returned

    with open_store(settings, user=user) as opened, opened.store.reading() as reader:
        found = [one for one in list_entries(reader, form) if state in (None, one.state)]
        answered = {(one.office, one.entry) for one in all_returned(reader) if one.answer}
    _list(found, as_json, answered)


@command.command()
@click.argument("words", nargs=-1, required=True)
@user_option
@json_option
@click.pass_obj
def find(settings: Settings, words: tuple[str, ...], user: str | None, as_json: bool) -> None:
    """List the entries whose texts hold all WORDS, however they were typed."""
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.store import search

    with open_store(settings, user=user) as opened:
        search.bring_up_to_date(opened.store)
        with opened.store.reading() as reader:
            found = search.find(reader, " ".join(words))
    _list(found, as_json)


@command.command()
@click.argument("id")
@click.option("--draft", is_flag=True, help="Show the draft of a change instead.")
@user_option
@json_option
@click.pass_obj
def show(settings: Settings, id: str, draft: bool, user: str | None, as_json: bool) -> None:
    """Show an entry as it stands."""
    from ctip_desktop.cli.entry_lines import entry_lines
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.errors.store import FormUnknown
    from ctip_desktop.forms.filled import Filled
    from ctip_desktop.i18n.problems import say
    from ctip_desktop.store.known_forms import form_version
    from ctip_desktop.store.listing import show as look_up
    from ctip_desktop.store.listing import show_draft
    from ctip_desktop.store.returned import returned

    with open_store(settings, user=user) as opened, opened.store.reading() as reader:
        shown = show_draft(reader, id) if draft else look_up(reader, id)
        try:
            lines = list(entry_lines(Filled(form_version(reader, shown.fv), shown.answers, shown.about)))
        except FormUnknown as unknown:
            lines = [say(unknown)]
        why = returned(reader, shown.listed.id, shown.listed.office)
    value = {
        **_value(shown.listed),
        "fv": shown.fv,
        "answers": shown.answers,
        "about": shown.about,
        "hidden": list(shown.hidden),
        "heads": list(shown.heads),
        "returned": {
            "question": why.question,
            "reason": why.reason,
            "at": why.at,
            "answer": why.answer,
            "answered_at": why.answered_at,
        }
        if why
        else None,
    }
    if why and why.answer:
        lines.insert(0, _("Answered, it is right as it is: {reason}").format(reason=why.answer))
    if why:
        lines.insert(0, _("To be corrected: {reason}").format(reason=why.reason))
    if len(shown.heads) > 1:
        several = _("There are {count} versions that do not agree; see them all with “entry history”.")
        lines.insert(0, several.format(count=figure(len(shown.heads))))
    answer(value, [_line(shown.listed), *lines], as_json)


@command.command()
@click.argument("id")
@user_option
@json_option
@click.pass_obj
def history(settings: Settings, id: str, user: str | None, as_json: bool) -> None:
    """Show every revision of an entry, the first one first."""
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.store.listing import history as look_up
    from ctip_desktop.store.users import names
    from ctip_desktop.store.vault import load

    with open_store(settings, user=user) as opened, opened.store.reading() as reader:
        saved = look_up(reader, id)
        known = names(reader) | {one.id: one.name for one in load(settings.home).users}
        named = {one.hash: known.get(one.record.by) if one.ours else None for one in saved}
    value = [
        {
            "revision": one.hash,
            "parents": list(one.record.parents),
            "log": one.log,
            "seq": one.record.seq,
            "office": one.office,
            "by": one.record.by,
            "name": named[one.hash],
            "at": one.record.at,
            "answers": one.record.answers,
        }
        for one in saved
    ]
    lines = [f"{one.record.at}\t{one.office}\t{named[one.hash] or one.record.by}\t{one.hash[:12]}" for one in saved]
    answer(value, lines, as_json)


@command.command("return")
@click.argument("id")
@click.option("--reason", required=True, metavar="TEXT", help="What is to be corrected, or why it no longer is.")
@click.option("--question", default="", metavar="PATH", help="The question it is about, by its path.")
@click.option("--withdraw", is_flag=True, help="Take back what was asked.")
@user_option
@json_option
@click.pass_obj
def return_(
    settings: Settings, id: str, reason: str, question: str, withdraw: bool, user: str | None, as_json: bool
) -> None:
    """Secretariat: ask the entry's office to correct it; this goes to that office with the next receipt."""
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.store.listing import show as look_up
    from ctip_desktop.store.returned import returned
    from ctip_desktop.store.returning import return_entry, withdraw_return

    with open_store(settings, "officer", user) as opened:
        if withdraw:
            saved = withdraw_return(opened.store, opened.user, id, reason)
        else:
            saved = return_entry(opened.store, opened.user, id, reason, question)
        with opened.store.reading() as reader:
            entry = look_up(reader, id).listed
            why = returned(reader, entry.id, entry.office)
    value = {
        "entry": entry.id,
        "number": entry.number,
        "office": entry.office,
        "state": entry.state,
        "question": why.question if why else "",
        "reason": why.reason if why else "",
        "revision": saved.hash,
    }
    said = _("{number} is returned; office {office} is told with what is next sent to it.")
    if withdraw:
        said = _("{number} is no longer returned; office {office} is told with what is next sent to it.")
    answer(value, [said.format(number=entry.number, office=entry.office)], as_json)


@command.command("answer")
@click.argument("id")
@click.option("--reason", required=True, metavar="TEXT", help="Why the entry is right as it is.")
@user_option
@json_option
@click.pass_obj
def answer_(settings: Settings, id: str, reason: str, user: str | None, as_json: bool) -> None:
    """Province: answer that an entry that is returned is right as it is; this goes with the next bundle."""
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.store.answering import answer_return
    from ctip_desktop.store.listing import show as look_up

    with open_store(settings, user=user) as opened:
        saved = answer_return(opened.store, opened.user, id, reason)
        with opened.store.reading() as reader:
            entry = look_up(reader, id).listed
    value = {"entry": entry.id, "number": entry.number, "state": entry.state, "revision": saved.hash}
    said = _("{number} is answered; the secretariat sees it with what is next sent.")
    answer(value, [said.format(number=entry.number)], as_json)


def _form(store: "Store", name: str) -> "Form":
    """Return the form installed under this name, or else the version of it that came here last."""
    from ctip_desktop.errors.forms import FormNotInstalled
    from ctip_desktop.forms.installed import load
    from ctip_desktop.store.known_forms import current_form

    try:
        return load(name)
    except FormNotInstalled:
        with store.reading() as reader:
            return current_form(reader, name)


def _list(found: "list[Listed]", as_json: bool, answered: Collection[tuple[str, str]] = ()) -> None:
    """Answer with entries; those of which the office answered, by office and identifier, say so."""
    told = [(one, (one.office, one.id) in answered) for one in found]
    values = [_value(one) | {"answered": is_answered} for one, is_answered in told]
    lines = [_line(one, answered=is_answered) for one, is_answered in told]
    answer(values, lines or [_("No entry was found.")], as_json)


def _value(listed: "Listed") -> dict[str, Any]:
    return {
        "entry": listed.id,
        "number": listed.number,
        "form": listed.form,
        "office": listed.office,
        "state": listed.state,
        "has_draft": listed.has_draft,
        "by": listed.by,
        "at": listed.at,
        "first_at": listed.first_at,
    }


def _line(listed: "Listed", *, answered: bool = False) -> str:
    states = [_(STATES[listed.state]), *([_("answered")] if answered else [])]
    if listed.has_draft and listed.state != "draft":
        states.append(_(STATES["draft"]))
    return "\t".join((listed.number or listed.id, _title(listed.form), " + ".join(states), listed.at))


def _title(form: str) -> str:
    from ctip_desktop.forms.installed import load, names

    return load(form).title.said(language()) if form in names() else form
