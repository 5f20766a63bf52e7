"""`statement`: what an office declares for a period: makes it, approves it, shows its versions."""

from typing import TYPE_CHECKING, Any

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.opening import open_store, user_option
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ctip_desktop.reports.statements.versions import Version


@click.group("statement", cls=Noun)
def command() -> None:
    """Declare an office's figures for a PERIOD (2026-06, 2026-Q2, 2026-S1, 2026-9M, 2026), or that there are none."""


@command.command()
@click.argument("period", metavar="PERIOD")
@click.option(
    "--dispute",
    "disputes",
    nargs=4,
    multiple=True,
    metavar="KIND FIGURE NUMBER REASON",
    help="Remark that a figure should be another, and why; it is printed, never added up.",
)
@user_option
@json_option
@click.pass_obj
def make(
    settings: Settings, period: str, disputes: tuple[tuple[str, str, str, str], ...], user: str | None, as_json: bool
) -> None:
    """Add up the office's entries of a PERIOD into a statement; it waits for an officer's approval."""
    from ctip_desktop.khmer.numerals import to_latin
    from ctip_desktop.reports.periods import parse_period
    from ctip_desktop.reports.statements.declared import Remark
    from ctip_desktop.reports.statements.declaring import make_statement

    asked = parse_period(period)
    remarks = [Remark(kind, name, "", to_latin(says), reason) for kind, name, says, reason in disputes]
    with open_store(settings, "clerk", user) as opened:
        version = make_statement(opened.store, opened.user, asked, remarks)
    said = _("Statement {number} for {period} is made; it waits for an officer's approval.")
    lines = [said.format(number=version.number, period=asked.label()), *_lines(version)]
    answer(_value(version), lines, as_json)


@command.command()
@click.argument("period", metavar="PERIOD")
@user_option
@json_option
@click.pass_obj
def approve(settings: Settings, period: str, user: str | None, as_json: bool) -> None:
    """Approve the statement made last for a PERIOD, as an officer; its figures are sealed and stay as they are."""
    from ctip_desktop.reports.periods import parse_period
    from ctip_desktop.reports.statements.declaring import approve_statement

    asked = parse_period(period)
    with open_store(settings, "officer", user) as opened:
        version = approve_statement(opened.store, opened.user, asked)
    said = _("Statement {number} for {period} is approved; it goes with the next bundle.")
    answer(_value(version), [said.format(number=version.number, period=asked.label())], as_json)


@command.command()
@click.argument("period", metavar="PERIOD")
@click.option("--office", metavar="CODE", help="Of this office; by default of all that are here.")
@user_option
@json_option
@click.pass_obj
def show(settings: Settings, period: str, office: str | None, user: str | None, as_json: bool) -> None:
    """Show the statements for a PERIOD, every version, and what changed after the last one counted its records."""
    from ctip_desktop.reports.periods import parse_period
    from ctip_desktop.reports.statements.versions import changed_since, versions

    asked = parse_period(period)
    with open_store(settings, "clerk", user).store as store, store.reading() as reader:
        found = versions(reader, office or "", asked.code)
        changed = {one.revision: changed_since(reader, one, asked) for one in _last(found)}
    value = [{**_value(one), "changed_since": changed.get(one.revision)} for one in found]
    lines = [line for one in found for line in _shown(one, changed.get(one.revision))]
    answer(value, lines or [_("There is no statement for {period} here.").format(period=asked.label())], as_json)


def _last(found: "Sequence[Version]") -> "list[Version]":
    """Return the version of each office that holds, or the last one made where none is approved."""
    from ctip_desktop.reports.statements.versions import holding

    by_office: dict[str, list[Version]] = {}
    for one in found:
        by_office.setdefault(one.declared.office, []).append(one)
    return [holding(several) or several[-1] for several in by_office.values()]


def _value(version: "Version") -> dict[str, Any]:
    from ctip_desktop.reports.indicators.rules import broken_in

    declared = version.declared
    return {
        "entry": version.entry,
        "number": version.number,
        "revision": version.revision,
        "office": declared.office,
        "period": declared.period,
        "nothing": declared.nothing,
        "kinds": [
            {"kind": one.kind, "state": one.state, "entries": one.entries, "figures": dict(one.figures)}
            for one in declared.lines
        ],
        "disputed": [vars(one) for one in declared.disputed],
        "uneven": [vars(one) for one in broken_in(declared)],
        "counted": [vars(one) for one in declared.counted],
        "approved": version.approved,
        "approved_by": declared.approved_by or None,
        "approved_on": declared.approved_on or None,
        "seal": declared.seal or None,
    }


def _shown(version: "Version", changed: "Sequence[str] | None") -> "Iterator[str]":
    declared = version.declared
    state = _("approved by {name}").format(name=declared.approved_by) if version.approved else _("not approved")
    yield "\t".join((version.number, declared.office, declared.period, state, version.revision[:12]))
    if changed is not None:
        yield from (f"  {line}" for line in _lines(version))
        if changed:
            said = ngettext(
                "{count} entry changed after this was counted: {numbers}.",
                "{count} entries changed after this was counted: {numbers}.",
                len(changed),
            )
            yield "  " + said.format(count=figure(len(changed)), numbers=", ".join(changed))


def _lines(version: "Version") -> "Iterator[str]":
    """Yield a line for every kind and figure, for what does not add up, and for every remark."""
    from ctip_desktop.i18n.states import state_words
    from ctip_desktop.reports.indicators.rules import broken_in
    from ctip_desktop.reports.statements.declared import FIGURES
    from ctip_desktop.reports.statements.versions import figure_label, kind_label

    declared = version.declared
    if declared.nothing:
        yield state_words("nothing")
        return
    for line in declared.lines:
        if line.state == FIGURES:
            entries = ngettext("{count} entry", "{count} entries", line.entries).format(count=figure(line.entries))
            yield _("{name}: {value}").format(name=kind_label(line.kind).said(language()), value=entries)
            for name, value in line.figures.items():
                label = figure_label(line.kind, name).said(language())
                yield "  " + _("{name}: {value}").format(name=label, value=figure(value))
        else:
            words = state_words("nothing") if line.state == "nothing" else _("Not kept by this office")
            yield _("{name}: {value}").format(name=kind_label(line.kind).said(language()), value=words)
    for told in broken_in(declared):
        yield _("Does not add up: {message}").format(message=told.text)
    for one in declared.disputed:
        said = _("Disputed: {name}: counted {counted}, the office says {says}: {reason}")
        yield said.format(
            name=figure_label(one.kind, one.figure).said(language()),
            counted=figure(one.counted),
            says=figure(one.says),
            reason=one.reason,
        )
