"""`print`: official papers as PDF."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ctip_desktop.documents.typesetting.paper import Paper

OUT = click.option("-o", "out", required=True, metavar="OUT.pdf", type=click.Path(path_type=Path), help="The PDF.")


@click.group("print")
def command() -> None:
    """Print official papers."""


@command.command()
@click.argument("file", metavar="FILE.txt", type=click.Path(path_type=Path))
@OUT
@json_option
def text(file: Path, out: Path, as_json: bool) -> None:
    """Print plain text: a line is a paragraph, `- ` a bullet, **…** bold, a blank line a space."""
    from ctip_desktop.documents.reading import read_text
    from ctip_desktop.documents.text import print_text

    _deliver(print_text(read_text(file)), out, [], as_json)


@command.command()
@click.argument("entry", metavar="ID|ANSWERS.json")
@OUT
@json_option
def minutes(entry: str, out: Path, as_json: bool) -> None:
    """Print the official minutes of a meeting, from an entry or from a file of answers."""
    from ctip_desktop.documents.minutes import print_minutes

    meeting = _meeting(entry)
    printed = print_minutes(meeting.answers, office=meeting.office, draft=meeting.is_draft)
    _deliver(printed.paper, out, [{"kind": check.kind, "text": check.text} for check in printed.checks], as_json)


@dataclass(frozen=True)
class _Meeting:
    """Answers to print: those that are relevant, whose letterhead they bear, whether they are a draft's."""

    answers: "Mapping[str, Any]"
    office: str
    is_draft: bool


def _meeting(entry: str) -> _Meeting:
    """Return the answers of a file, which is no draft and names its letterhead itself."""
    from ctip_desktop.cli.answers import read_answers
    from ctip_desktop.errors.documents import FileNotThere
    from ctip_desktop.forms.filled import Filled
    from ctip_desktop.forms.installed import load

    file = Path(entry)
    if not file.is_file():
        raise FileNotThere(file=entry)
    account = Filled(load("meeting"), read_answers(file)).account()
    return _Meeting(account["answers"], office="", is_draft=False)


def _deliver(paper: "Paper", out: Path, checks: list[dict[str, str]], as_json: bool) -> None:
    """Write the paper and say so, with what the checks found."""
    from ctip_desktop.documents.writing import write_paper

    write_paper(out, paper.data)
    value = {"file": str(out), "pages": paper.pages, "checks": checks}
    said = ngettext("{file} is printed: {count} page.", "{file} is printed: {count} pages.", paper.pages)
    answer(value, [said.format(file=out, count=paper.pages), *(check["text"] for check in checks)], as_json)
