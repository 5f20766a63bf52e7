"""`khmer`: dates, numbers and times as Khmer writes them; break opportunities, search keys and the order of lines."""

import re
import sys
from collections.abc import Iterable
from datetime import date as Date  # noqa: N812 - `date` is a verb here
from datetime import time as Time  # noqa: N812 - `time` is a verb here
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import _
from ctip_desktop.khmer.numerals import to_latin

if TYPE_CHECKING:
    from decimal import Decimal


def _typed_date(text: str) -> Date:
    try:
        year, month, day = map(int, to_latin(text).split("-"))
        return Date(year, month, day)
    except (ValueError, OverflowError):
        raise click.BadParameter(_("{text} is no date; write it like 2026-11-22").format(text=text)) from None


def _typed_time(text: str) -> Time:
    try:
        hour, minute = map(int, to_latin(text).split(":"))
        return Time(hour, minute)
    except (ValueError, OverflowError):
        raise click.BadParameter(_("{text} is no time; write it like 09:30").format(text=text)) from None


def _typed_number(text: str) -> "Decimal":
    from decimal import Decimal

    latin = to_latin(text).replace(",", "")
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", latin):
        raise click.BadParameter(_("{text} is no number; write it like 2017 or 12.5").format(text=text))
    return Decimal(latin)


@click.group("khmer", cls=Noun)
def command() -> None:
    """Write dates, numbers and times in Khmer; break, key and sort lines."""


@command.command()
@click.argument("date", type=_typed_date, nargs=-1, required=True)
@json_option
def date(date: tuple[Date, ...], as_json: bool) -> None:
    """Show the lunar and the solar date of each DATE (YYYY-MM-DD)."""
    _show_dates(date, as_json)


@command.command()
@click.option("--from", "first", metavar="DATE", type=_typed_date, required=True, help="The first day.")
@click.option("--to", "last", metavar="DATE", type=_typed_date, required=True, help="The last day.")
@json_option
def dates(first: Date, last: Date, as_json: bool) -> None:
    """Show the dates of every day from one to another."""
    if last < first:
        raise click.BadParameter(_("it is before the first day"), param_hint="--to")
    _show_dates((first + timedelta(days) for days in range((last - first).days + 1)), as_json)


@command.command(context_settings={"ignore_unknown_options": True})
@click.argument("number", type=_typed_number, nargs=-1, required=True)
@json_option
def number(number: "tuple[Decimal, ...]", as_json: bool) -> None:
    """Say each NUMBER in words."""
    from ctip_desktop.khmer.words import spell_number

    said = [{"number": str(typed), "words": spell_number(typed)} for typed in number]
    answer(said, (each["words"] for each in said), as_json)


@command.command()
@click.argument("time", type=_typed_time, nargs=-1, required=True)
@json_option
def time(time: tuple[Time, ...], as_json: bool) -> None:
    """Say each TIME (HH:MM) in words."""
    from ctip_desktop.khmer.words import spell_time

    said = [{"time": f"{typed:%H:%M}", "words": spell_time(typed)} for typed in time]
    answer(said, (each["words"] for each in said), as_json)


@command.command()
@json_option
def breaks(as_json: bool) -> None:
    """Mark where the lines on standard input may end."""
    from ctip_desktop.khmer.breaks import break_points, with_breaks

    lines = _lines()
    marked = list(map(with_breaks, lines))
    value = [
        {"text": line, "breaks": break_points(line), "shown": shown} for line, shown in zip(lines, marked, strict=True)
    ]
    answer(value, marked, as_json)


@command.command()
@json_option
def key(as_json: bool) -> None:
    """Show the search key of each line on standard input."""
    from ctip_desktop.khmer.search import search_key

    keys = list(map(search_key, _lines()))
    answer(keys, keys, as_json)


@command.command()
@json_option
def sort(as_json: bool) -> None:
    """Sort the lines on standard input as a Khmer reader expects them."""
    from ctip_desktop.khmer.collation import sort_key

    lines = sorted(_lines(), key=sort_key)
    answer(lines, lines, as_json)


def _show_dates(days: Iterable[Date], as_json: bool) -> None:
    from dataclasses import asdict

    from ctip_desktop.khmer.datelines import official_line, solar_line
    from ctip_desktop.khmer.lunar import lunar_date

    shown = [
        {"date": day.isoformat(), **asdict(lunar_date(day)), "line": official_line(day), "solar": solar_line(day)}
        for day in days
    ]
    answer(shown, (f"{each['line']} ត្រូវនឹង{each['solar']}" for each in shown), as_json)


def _lines() -> list[str]:
    """Read standard input as UTF-8, which a Windows pipe would not do of itself; broken bytes become U+FFFD."""
    given = sys.stdin.buffer.read() if sys.stdin else b""
    return given.decode("utf-8-sig", "replace").splitlines()
