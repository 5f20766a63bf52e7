"""`conflict`: entries that stand in several versions, what these say, and a person's decision between them."""

from typing import TYPE_CHECKING, Any

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.opening import open_store, user_option
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ctip_desktop.entries.versions import Choice, Said
    from ctip_desktop.sync.conflicts import Conflict, Listed, Side
    from ctip_desktop.sync.questions import Question


@click.group("conflict", cls=Noun)
def command() -> None:
    """Decide between versions of an entry that were made apart; none is ever deleted."""


@command.command("list")
@user_option
@json_option
@click.pass_obj
def list_(settings: Settings, user: str | None, as_json: bool) -> None:
    """List the entries that stand in several versions, the latest first."""
    from ctip_desktop.sync.conflicts import conflicts

    with open_store(settings, user=user) as opened, opened.store.reading() as reader:
        found = conflicts(reader)
    lines = [_line(one) for one in found] or [_("All versions agree.")]
    answer([vars(one) for one in found], lines, as_json)


@command.command()
@click.argument("id")
@user_option
@json_option
@click.pass_obj
def show(settings: Settings, id: str, user: str | None, as_json: bool) -> None:
    """Show what the versions of an entry say where they differ, and what is settled by itself."""
    from ctip_desktop.sync.conflicts import conflict

    with open_store(settings, user=user) as opened, opened.store.reading() as reader:
        found = conflict(reader, id)
    answer(_value(found), list(_lines(found)), as_json)


@command.command()
@click.argument("id")
@click.option("--take", "taken", multiple=True, metavar="PATH=1|2", help="Take a version's answer, by its number.")
@click.option("--set", "given", multiple=True, metavar="PATH=VALUE", help="Give another answer than the versions do.")
@click.option("--reason", default="", metavar="WORDS", help="What the decision rests on; kept with the entry.")
@click.option("--shown", multiple=True, metavar="REVISION", help="Only if these are the versions that stand now.")
@user_option
@json_option
@click.pass_obj
def decide(
    settings: Settings,
    id: str,
    taken: tuple[str, ...],
    given: tuple[str, ...],
    reason: str,
    shown: tuple[str, ...],
    user: str | None,
    as_json: bool,
) -> None:
    """Record a decision about every question the versions differ at, as an officer."""
    from ctip_desktop.errors.conflicts import ConflictChanged
    from ctip_desktop.sync import deciding
    from ctip_desktop.sync.conflicts import conflict

    with open_store(settings, "officer", user) as opened:
        with opened.store.reading() as reader:
            found = conflict(reader, id)
        if shown and found.heads != set(shown):
            raise ConflictChanged(found.number)
        choices: dict[str, Choice] = {}
        for each in taken:
            place, number = _parted(each, "--take", last=True)
            choices[place] = int(number) - 1 if number.isdecimal() else -1
        for each in given:
            place, value = _parted(each, "--set")
            choices[place] = _said(found, place, value)
        saved = deciding.decide(opened.store, opened.user, found, choices, reason)
    said = _("The decision about {number} is recorded as revision {revision}.")
    lines = [said.format(number=saved.number, revision=saved.hash[:12])]
    answer({"entry": saved.entry, "number": saved.number, "revision": saved.hash}, lines, as_json)


def _parted(text: str, option: str, *, last: bool = False) -> tuple[str, str]:
    place, equals, value = text.rpartition("=") if last else text.partition("=")
    if not equals:
        raise click.BadOptionUsage(option, "")
    return place, value


def _said(found: "Conflict", place: str, value: str) -> "Said":
    """Return another answer as the form stores it; what it cannot be read as, the form will say."""
    from ctip_desktop import clock
    from ctip_desktop.entries.versions import Said
    from ctip_desktop.forms.entering.typed import read_typed

    try:
        kind = found.form.find(place).question.kind
    except KeyError:
        kind = "text"
    return Said(read_typed(kind, value, clock.today()).given)


def _line(one: "Listed") -> str:
    from ctip_desktop.forms.offices import offices

    named = offices()
    who = ", ".join(named[code].said(language()) if code in named else code for code in one.offices)
    count = "–" if one.questions is None else _questions(one.questions)
    return "\t".join((one.number, one.form, who, count, one.since))


def _questions(count: int) -> str:
    return ngettext("{count} question differs", "{count} questions differ", count).format(count=figure(count))


def _value(found: "Conflict") -> dict[str, Any]:
    raw = {one.place: one for one in found.merged().disputed}

    def said(question: "Question", number: int | None) -> dict[str, Any]:
        known = raw[question.place].base if number is None else raw[question.place].sides[number]
        words = question.before if number is None else question.sides[number]
        return {**vars(words), "value": known.value, "about": known.about}

    return {
        "entry": found.entry,
        "number": found.number,
        "form": found.form.name,
        "office": found.office,
        "may_decide": found.may_decide,
        "parted_at": found.base_at or None,
        "versions": [vars(side) for side in found.sides],
        "disputed": [
            {
                "place": one.place,
                "kind": one.kind,
                "number": one.number,
                "label": one.label,
                "before": said(one, None),
                "sides": [said(one, number) for number in range(len(one.sides))],
            }
            for one in found.disputed
        ],
        "taken": [{"place": one.place, "from": one.taken + 1} for one in found.questions if one.taken is not None],
        "agreed": found.agreed,
    }


def _lines(found: "Conflict") -> "Iterator[str]":
    yield _("Entry {number}: {count} versions").format(number=found.number, count=figure(len(found.sides)))
    for number, side in enumerate(found.sides, 1):
        yield f"{number}\t{_who(side)}\t{side.at}\t{side.revision[:12]}"
    yield _("{differ}; {agree} need no decision.").format(
        differ=_questions(len(found.disputed)), agree=figure(found.agreed)
    )
    for one in found.disputed:
        yield f"{one.place}\t{figure(one.number)} {one.label}"
        yield "  " + _("before: {answer}").format(answer=one.before.words or "–")
        for number, each in enumerate(one.sides, 1):
            rests = f" ({each.rests})" if each.rests else ""
            yield f"  {number}: {each.words or '–'}{rests}"


def _who(side: "Side") -> str:
    from ctip_desktop.forms.offices import offices

    office = offices().get(side.office)
    name = office.said(language()) if office else side.office
    return " · ".join(part for part in (f"{name} {side.letter}".strip(), side.by) if part)
