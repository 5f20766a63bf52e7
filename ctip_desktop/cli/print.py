"""`print`: official papers as PDF."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.opening import user_option
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ctip_desktop.documents.typesetting.paper import Paper

MEETING = "meeting"
OUT = click.option("-o", "out", required=True, metavar="OUT.pdf", type=click.Path(path_type=Path), help="The PDF.")


@click.group("print", cls=Noun)
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
@user_option
@json_option
@click.pass_obj
def minutes(settings: Settings, entry: str, out: Path, user: str | None, as_json: bool) -> None:
    """Print the official minutes of a meeting, from an entry or from a file of answers."""
    from ctip_desktop.documents.minutes import print_minutes

    meeting = _from_file(Path(entry)) if entry.endswith(".json") else _from_store(settings, entry, user)
    printed = print_minutes(meeting.answers, office=meeting.office, draft=meeting.is_draft)
    _deliver(printed.paper, out, [{"kind": check.kind, "text": check.text} for check in printed.checks], as_json)


@command.command()
@click.argument("period", metavar="PERIOD")
@click.option("--office", metavar="NN", help="Of one office only, by its two digits.")
@OUT
@user_option
@json_option
@click.pass_obj
def report(settings: Settings, period: str, office: str | None, out: Path, user: str | None, as_json: bool) -> None:
    """Print the consolidated report of a PERIOD (2026-06, 2026-Q2, 2026-S1, 2026-9M, 2026); an .xlsx if OUT is one."""
    from ctip_desktop.cli.gathering import gathered
    from ctip_desktop.documents.report import print_report
    from ctip_desktop.documents.writing import write_paper
    from ctip_desktop.reports.book.workbook import make_workbook
    from ctip_desktop.reports.book.writing import write

    made = gathered(settings, period, office, user)
    checks = [{"kind": one.kind, "text": one.text} for one in made.uneven]
    written = write(made.book, made.letterhead)
    if out.suffix.lower() != ".xlsx":
        _deliver(print_report(written), out, checks, as_json)
        return
    write_paper(out, make_workbook(written))
    said = [_("{file} is written.").format(file=out), *(one["text"] for one in checks)]
    answer({"file": str(out), "checks": checks}, said, as_json)


@command.command()
@click.argument("period", metavar="PERIOD")
@click.option("--office", metavar="NN", help="Of this office; by default of this device's own.")
@OUT
@user_option
@json_option
@click.pass_obj
def statement(settings: Settings, period: str, office: str | None, out: Path, user: str | None, as_json: bool) -> None:
    """Print the statement of a PERIOD: the version made last, of another office the one that holds."""
    from ctip_desktop.cli.gathering import parse_office
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.documents.report import print_report
    from ctip_desktop.errors.reports import StatementMissing
    from ctip_desktop.reports.periods import parse_period
    from ctip_desktop.reports.statements.laying_out import lay_out
    from ctip_desktop.reports.statements.versions import holding, versions
    from ctip_desktop.store.device import device

    asked, named = parse_period(period), parse_office(office) if office else None
    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        own = device(reader).office
        found = versions(reader, named or own, asked.code)
    if not found:
        raise StatementMissing(named or own, asked.code)
    version = (holding(found) if named not in (None, own) else None) or found[-1]
    carried = version.answers.get("carried", ())
    rows = [row for row in carried if isinstance(row, dict)] if isinstance(carried, list) else []
    _deliver(print_report(lay_out(version.declared, asked, version.number, rows)), out, [], as_json)


@command.command()
@click.argument("period", metavar="PERIOD")
@click.option("--office", metavar="NN", required=True, help="The office that is late, by its two digits.")
@OUT
@user_option
@json_option
@click.pass_obj
def reminder(settings: Settings, period: str, office: str, out: Path, user: str | None, as_json: bool) -> None:
    """Print the letter that reminds an office of the statements of PERIOD that were due and have not come."""
    from ctip_desktop import clock
    from ctip_desktop.cli.gathering import parse_office
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.documents.letters import print_letter
    from ctip_desktop.documents.letters import reminder as write
    from ctip_desktop.errors.documents import NothingToAsk
    from ctip_desktop.reports.completeness.matrix import completeness
    from ctip_desktop.reports.periods import parse_period
    from ctip_desktop.store.device import device

    asked, named = parse_period(period), parse_office(office)
    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        today = clock.today()
        found = completeness(reader, asked, today)
        writer = device(reader).office
    late = [cell for row in found.rows if row.office == named for cell in row.overdue(today)]
    if not late:
        raise NothingToAsk(named, asked.code)
    _deliver(print_letter(write(named, late, today, writer)), out, [], as_json)


@command.command()
@click.argument("period", metavar="PERIOD")
@click.option("--institution", metavar="NAME", required=True, help="The institution, as the entries name it.")
@click.option("--by", "answer_by", metavar="DATE", required=True, help="The day by which it is to answer (2026-07-31).")
@OUT
@user_option
@json_option
@click.pass_obj
def confirmation(
    settings: Settings, period: str, institution: str, answer_by: str, out: Path, user: str | None, as_json: bool
) -> None:
    """Print the letter that asks an institution to confirm the figures of PERIOD that were gathered in its name."""
    from ctip_desktop import clock
    from ctip_desktop.cli.gathering import parse_day
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.documents.letters import confirmation as write
    from ctip_desktop.documents.letters import print_letter
    from ctip_desktop.errors.documents import NothingToAsk
    from ctip_desktop.reports.periods import parse_period
    from ctip_desktop.reports.unconfirmed import gathered_for, unconfirmed
    from ctip_desktop.store.device import device

    asked, day = parse_period(period), parse_day(answer_by)
    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        found = unconfirmed(reader, institution, asked)
        sums = gathered_for(reader, institution, asked, clock.today())
        writer = device(reader).office
    if not found:
        raise NothingToAsk(institution, asked.code)
    _deliver(print_letter(write(institution, found, asked, day, clock.today(), writer, sums)), out, [], as_json)


@command.command("form")
@click.argument("form", metavar="FORM")
@click.argument("entry", metavar="[ID]", required=False)
@OUT
@user_option
@json_option
@click.pass_obj
def form_(settings: Settings, form: str, entry: str | None, out: Path, user: str | None, as_json: bool) -> None:
    """Print a sheet of FORM: blank, to collect answers on paper, or filled with those of the entry ID."""
    from ctip_desktop.documents.sheet import print_sheet
    from ctip_desktop.forms.source import form_from
    from ctip_desktop.i18n import language

    if entry is None:
        _deliver(print_sheet(form_from(form), language()), out, [], as_json)
        return
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.errors.documents import AnotherForm
    from ctip_desktop.forms.filled import Filled
    from ctip_desktop.store.device import device
    from ctip_desktop.store.known_forms import form_version
    from ctip_desktop.store.listing import show

    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        shown = show(reader, entry)
        if shown.listed.form != form:
            raise AnotherForm(entry, form)
        filled = Filled(form_version(reader, shown.fv), shown.answers, shown.about)
        office = shown.listed.office or device(reader).office
    paper = print_sheet(filled.form, language(), filled=filled, office=office, number=shown.listed.number)
    _deliver(paper, out, [], as_json)


@dataclass(frozen=True)
class _Meeting:
    """Answers to print: those that are relevant, whose letterhead they bear, whether they are a draft's."""

    answers: "Mapping[str, Any]"
    office: str
    is_draft: bool


def _from_file(file: Path) -> _Meeting:
    """Return the answers of a file, which is no draft and names its letterhead itself."""
    from ctip_desktop.forms.answers_file import read_answers
    from ctip_desktop.forms.filled import Filled
    from ctip_desktop.forms.installed import load

    account = Filled(load(MEETING), read_answers(file)).account()
    return _Meeting(account["answers"], office="", is_draft=False)


def _from_store(settings: Settings, name: str, user: str | None) -> _Meeting:
    """Return an entry's answers under the form version they were entered with."""
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.errors.documents import NotAMeeting
    from ctip_desktop.forms.filled import Filled
    from ctip_desktop.store.device import device
    from ctip_desktop.store.known_forms import form_version
    from ctip_desktop.store.listing import show

    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        shown = show(reader, name)
        if shown.listed.form != MEETING:
            raise NotAMeeting(name)
        account = Filled(form_version(reader, shown.fv), shown.answers, shown.about).account()
        office = shown.listed.office or device(reader).office
    return _Meeting(account["answers"], office, is_draft=shown.listed.state == "draft")


def _deliver(paper: "Paper", out: Path, checks: list[dict[str, str]], as_json: bool) -> None:
    """Write the paper and say so, with what the checks found."""
    from ctip_desktop.documents.writing import write_paper

    write_paper(out, paper.data)
    value = {"file": str(out), "pages": paper.pages, "checks": checks}
    said = ngettext("{file} is printed: {count} page.", "{file} is printed: {count} pages.", paper.pages)
    answer(value, [said.format(file=out, count=figure(paper.pages)), *(check["text"] for check in checks)], as_json)
