"""`report`: figures by office for a period, each with the entries behind it."""

from pathlib import Path

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.opening import open_store, user_option
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import _, figure
from ctip_desktop.settings import Settings


@click.group("report", cls=Noun)
def command() -> None:
    """Add up what is here."""


@command.command()
@click.argument("period", metavar="PERIOD")
@click.option("--office", metavar="NN", help="Of one office only, by its two digits.")
@user_option
@json_option
@click.pass_obj
def table(settings: Settings, period: str, office: str | None, user: str | None, as_json: bool) -> None:
    """Show the tables of the consolidated report of a PERIOD (2026-06, 2026-Q2, 2026-S1, 2026-9M, 2026)."""
    from ctip_desktop import clock
    from ctip_desktop.cli.gathering import parse_office
    from ctip_desktop.forms.offices import SECRETARIAT
    from ctip_desktop.reports.book.checks import check
    from ctip_desktop.reports.book.gathering import gather
    from ctip_desktop.reports.book.plain import lines, plain
    from ctip_desktop.reports.book.writing import write
    from ctip_desktop.reports.periods import parse_period

    asked, named = parse_period(period), parse_office(office) if office else None
    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        book = gather(reader, asked, clock.today(), named)
    uneven = tuple(check(book))
    written = write(book, named or SECRETARIAT)
    answer(plain(book, written, uneven), [*lines(written)], as_json)


@command.command()
@click.argument("indicator", metavar="FIGURE")
@click.argument("period", metavar="PERIOD")
@click.option("--office", metavar="NN", help="Of one office only, by its two digits.")
@click.option("--where", multiple=True, metavar="QUESTION=ANSWER", help="Only what is counted under this answer.")
@user_option
@json_option
@click.pass_obj
def entries(
    settings: Settings,
    indicator: str,
    period: str,
    office: str | None,
    where: tuple[str, ...],
    user: str | None,
    as_json: bool,
) -> None:
    """List the entries behind a FIGURE of a PERIOD, named as the values (--json) of the table name it."""
    from ctip_desktop import clock
    from ctip_desktop.cli.gathering import parse_office
    from ctip_desktop.forms.installed import installed
    from ctip_desktop.reports.book.cube import entries_behind
    from ctip_desktop.reports.periods import parse_period

    if indicator not in {one.name for form in installed() for one in form.indicators}:
        raise click.BadParameter(_("“{name}” is no figure").format(name=indicator), param_hint="FIGURE")
    if not all("=" in one for one in where):
        raise click.BadParameter(_("write QUESTION=ANSWER"), param_hint="--where")
    chosen = dict(one.split("=", 1) for one in where)
    asked, named = parse_period(period), parse_office(office) if office else None
    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        found = entries_behind(reader, indicator, asked, clock.today(), named, chosen)
    said = [figure(one.number) for one in found]
    answer([vars(one) for one in found], said or [_("No entry is behind it.")], as_json)


@command.command()
@click.argument("year", metavar="YEAR", required=False, type=click.IntRange(1900, 2100))
@json_option
def periods(year: int | None, as_json: bool) -> None:
    """List the periods of a YEAR, this one by default, and the day by which the last statement for each is due."""
    from ctip_desktop import clock
    from ctip_desktop.forms.offices import offices
    from ctip_desktop.reports.duties.owed import owed, periods_of

    found = []
    for period in periods_of(year or clock.today().year):
        statements = [one for office in offices() for one in owed(office, period)]
        found.append((period, max(one.due for one in statements), len(statements)))
    value = [
        {
            "period": period.code,
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
            "due": due.isoformat(),
            "statements": count,
        }
        for period, due, count in found
    ]
    heads = "\t".join((_("Period"), _("Name"), _("Due"), _("Statements owed")))
    lines = (
        "\t".join((figure(period.code), period.label(), figure(due.isoformat()), figure(count)))
        for period, due, count in found
    )
    answer(value, [heads, *lines], as_json)


@command.command()
@click.option(
    "--set",
    "answers",
    metavar="ANSWERS.json",
    type=click.Path(path_type=Path),
    help="As an officer of the secretariat, keep the duties and days of this file instead.",
)
@user_option
@json_option
@click.pass_obj
def duties(settings: Settings, answers: Path | None, user: str | None, as_json: bool) -> None:
    """Show which kinds offices declare each month, by which day of the month after, and days off that differ."""
    from ctip_desktop.forms.answers_file import read_answers
    from ctip_desktop.reports.duties.calendars import calendar_of, keep_calendar

    given = read_answers(answers) if answers else None
    with open_store(settings, "clerk" if given is None else "officer", user) as opened:
        if given is not None:
            keep_calendar(opened.store, opened.user, given)
        with opened.store.reading() as reader:
            calendar = calendar_of(reader)
    value = {
        "duty": [vars(one) for one in calendar.duties],
        "day": [{"day": day.isoformat(), "works": "yes" if works else "no"} for day, works in calendar.days.items()],
    }
    lines = ["\t".join((one.since, one.kind, figure(one.due_day), one.offices)) for one in calendar.duties]
    lines += [
        "\t".join((figure(one["day"]), _("works") if one["works"] == "yes" else _("off"))) for one in value["day"]
    ]
    answer(value, lines, as_json)


@command.command()
@click.argument("period", metavar="PERIOD")
@user_option
@json_option
@click.pass_obj
def close(settings: Settings, period: str, user: str | None, as_json: bool) -> None:
    """Keep the figures of a PERIOD as published, as an officer of the secretariat; later reports compare with them."""
    from ctip_desktop.reports.book.closing import close_period
    from ctip_desktop.reports.periods import parse_period

    asked = parse_period(period)
    with open_store(settings, "officer", user) as opened:
        kept = close_period(opened.store, opened.user, asked)
    value = {"period": asked.code, "on": kept.on, "by": kept.by, "mark": kept.mark, "figures": len(kept.figures)}
    said = _("{period} is closed: {count} figures are kept as published, their mark is {mark}.")
    line = said.format(period=asked.label(), count=figure(len(kept.figures)), mark=kept.mark[:16])
    answer(value, [line], as_json)


@command.command()
@click.option("--period", metavar="PERIOD", help="A month or a longer period; by default this year.")
@user_option
@json_option
@click.pass_obj
def completeness(settings: Settings, period: str | None, user: str | None, as_json: bool) -> None:
    """Show which statements of a period are here, on time or late: offices by months, and kinds with --json."""
    from ctip_desktop import clock
    from ctip_desktop.cli.completeness import lines_of, value_of
    from ctip_desktop.reports.completeness.matrix import completeness as look
    from ctip_desktop.reports.periods import parse_period

    asked = parse_period(period or str(clock.today().year))
    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        found = look(reader, asked, clock.today())
    answer(value_of(found), lines_of(found), as_json)


@command.command()
@click.option("--to", "folder", metavar="DIR", type=click.Path(path_type=Path), required=True, help="A new folder.")
@click.option(
    "--public", is_flag=True, help="Only figures that anybody may see: no names, nothing that tells of a few."
)
@click.option("--coded", is_flag=True, help="Only answers in standard codes (HTCDS 2.0): no names.")
@click.option("--period", metavar="PERIOD", help="Only the entries of a period; figures for all are told by year.")
@click.option("--clear", is_flag=True, help="Files that anybody can read, instead of one that a passphrase opens.")
@user_option
@json_option
@click.pass_obj
def export(
    settings: Settings,
    folder: Path,
    public: bool,
    coded: bool,
    period: str | None,
    clear: bool,
    user: str | None,
    as_json: bool,
) -> None:
    """Write everything that is kept here as open files (JSON Lines, CSV, standard codes) with a codebook, sealed."""
    from ctip_desktop import clock
    from ctip_desktop.cli.opening import export_passphrase
    from ctip_desktop.documents.codebook import codebook_data
    from ctip_desktop.reports.exporting import export_all, export_coded, export_public
    from ctip_desktop.reports.periods import parse_period

    if public and (coded or period):
        raise click.UsageError(_("“--public” stands alone: its figures are told by year."))
    asked = parse_period(period) if period else None
    opened = open_store(settings, "officer", user)
    passphrase = "" if clear or public else export_passphrase()
    with opened.store as store, store.reading() as reader:
        if public:
            exported = export_public(reader, folder, clock.today(), codebook=codebook_data)
        elif coded:
            exported = export_coded(reader, folder, asked, codebook=codebook_data, passphrase=passphrase)
        else:
            exported = export_all(reader, folder, asked, codebook=codebook_data, passphrase=passphrase)
    sealed = str(exported.sealed) if exported.sealed else None
    value = {"folder": str(folder), "public": public, "sealed": sealed, "files": exported.files}
    written = [(name if sealed else folder / name, count) for name, count in exported.files.items()]
    lines = [*([sealed] if sealed else []), *(f"{name}\t{figure(count)}" for name, count in written)]
    if clear and not coded:
        lines.append(_("These files are not encrypted and hold names; keep them as you keep the papers."))
    answer(value, lines, as_json)
