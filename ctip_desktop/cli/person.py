"""`person`: who may be the same as another; what people decided of them. Names are never printed."""

from typing import TYPE_CHECKING, Any

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.opening import open_store, user_option
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.i18n.likeness import likeness_words, pair_state_words
from ctip_desktop.settings import Settings

if TYPE_CHECKING:
    from ctip_desktop.reports.persons.queue import Candidate, Written


@click.group("person", cls=Noun)
def command() -> None:
    """Tell who may be the same person as another, and decide it."""


@command.command()
@user_option
@json_option
@click.pass_obj
def candidates(settings: Settings, user: str | None, as_json: bool) -> None:
    """List the pairs that wait for a decision, and by what they are alike; names are left out."""
    from ctip_desktop.reports.persons.queue import queue
    from ctip_desktop.store.search import bring_up_to_date

    with open_store(settings, "clerk", user).store as store:
        bring_up_to_date(store)
        with store.reading() as reader:
            found = queue(reader)
    said = ngettext("{count} possible same person", "{count} possible same persons", len(found))
    lines = [said.format(count=figure(len(found))), *map(_line, found)]
    answer([_value(one) for one in found], lines, as_json)


@command.command("list")
@user_option
@json_option
@click.pass_obj
def list_(settings: Settings, user: str | None, as_json: bool) -> None:
    """List the pairs that were decided."""
    from ctip_desktop.reports.persons.queue import decided
    from ctip_desktop.store.search import bring_up_to_date

    with open_store(settings, "clerk", user).store as store:
        bring_up_to_date(store)
        with store.reading() as reader:
            found = decided(reader)
    answer([_value(one) for one in found], [_line(one) for one in found] or [_("Nothing is decided.")], as_json)


@command.command()
@click.argument("one", metavar="ONE")
@click.argument("other", metavar="OTHER")
@click.argument("verdict", type=click.Choice(["yes", "no", "open"]), metavar="[yes|no|open]")
@click.option(
    "--reason", default="", metavar="WORDS", help="By what it was told; needed unless a decision is taken back."
)
@user_option
@json_option
@click.pass_obj
def decide(
    settings: Settings, one: str, other: str, verdict: Any, reason: str, user: str | None, as_json: bool
) -> None:
    """Decide, as an officer, whether the persons of two entries (or rows: ENTRY/ROW) are the same, or take it back."""
    from ctip_desktop.reports.persons.deciding import decide_same, whose
    from ctip_desktop.store.search import bring_up_to_date

    with open_store(settings, "officer", user) as opened:
        bring_up_to_date(opened.store)
        with opened.store.reading() as reader:
            persons = [whose(reader, *name.split("/", 1)) for name in (one, other)]
        made = decide_same(opened.store, opened.user, persons[0], persons[1], verdict, reason)
    said = _("Entry {number} keeps the decision.").format(number=made.number)
    answer({"entry": made.entry, "number": made.number, "revision": made.hash}, [said], as_json)


def _value(one: "Candidate") -> dict[str, Any]:
    return {
        "state": one.state,
        "score": one.alike.score,
        "says": [{"what": each.part, "how": each.way, "points": each.points} for each in one.alike.said],
        "one": _side(one.one),
        "other": _side(one.other),
        "decisions": [
            {"number": each.number, "office": each.office, "verdict": each.verdict, "on": each.on}
            for each in (one.settled.decisions if one.settled else ())
        ],
    }


def _side(one: "Written") -> dict[str, str]:
    whose = one.whose
    return {
        "entry": whose.entry,
        "number": one.number,
        "office": whose.office,
        "row": whose.row,
        "form": one.form,
        "kind": one.person.kind,
    }


def _line(one: "Candidate") -> str:
    said = " · ".join(likeness_words(each.part, each.way) for each in one.alike.said)
    names = " = ".join(each.number + (f"/{each.whose.row}" if each.whose.row else "") for each in (one.one, one.other))
    return f"{names}  {pair_state_words(one.state)}  {said}"
