"""`report`: figures by office for a period, each with the entries behind it."""

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
@user_option
@json_option
@click.pass_obj
def table(settings: Settings, period: str, user: str | None, as_json: bool) -> None:
    """Count cases, suspects and victims by office for a PERIOD (2026-06, 2026-Q2, 2026-S1, 2026-9M, 2026)."""
    from ctip_desktop import clock
    from ctip_desktop.forms.installed import load
    from ctip_desktop.forms.offices import offices
    from ctip_desktop.reports.consolidated import COLUMNS, FORM, consolidate, disputed_note, entries_behind
    from ctip_desktop.reports.periods import parse_period

    asked = parse_period(period)
    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        report = consolidate(reader, asked, clock.today())
        entries = entries_behind(reader, asked, clock.today())
    value = {
        "period": asked.code,
        "offices": [{"office": line.office, **line.figures} for line in report.lines],
        "total": report.total,
        "disputed": report.disputed,
        "entries": {name: [vars(one) for one in found] for name, found in entries.items()},
    }
    heads = {one.name: one.label.said(settings.language) for one in load(FORM).indicators}
    lines = [
        asked.label(),
        "\t".join((_("Office"), *(heads[name] for name in COLUMNS))),
        *(_row(offices()[line.office].said(settings.language), line.figures) for line in report.lines),
        _row(_("Total"), report.total),
        *disputed_note(report),
    ]
    answer(value, lines, as_json)


def _row(name: str, figures: "dict[str, int | None] | dict[str, int]") -> str:
    return "\t".join((name, *("–" if value is None else figure(value) for value in figures.values())))
