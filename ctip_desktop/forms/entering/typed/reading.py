"""Reads what was typed as an answer to a question of a kind."""

import re
from collections.abc import Callable
from datetime import date

from ctip_desktop import clock
from ctip_desktop.forms.entering.typed.dates import date_is_full, read_date
from ctip_desktop.forms.entering.typed.fault import Fault, Typed, fault
from ctip_desktop.forms.entering.typed.numbers import read_decimal, read_integer
from ctip_desktop.forms.entering.typed.plain import MARK, as_code, plain, seen
from ctip_desktop.forms.entering.typed.times import read_time, time_is_full
from ctip_desktop.forms.expressions.values import trimmed
from ctip_desktop.forms.form import Words
from ctip_desktop.i18n import N_

_MACHINES = re.compile(r"[0-9.:TZeE+-]+").fullmatch
_FIXED: dict[str, Callable[[str], str | int | Fault]] = {
    "integer": read_integer,
    "decimal": read_decimal,
    "time": read_time,
}


def read_typed(kind: str, text: str, today: date) -> Typed:
    """Read a text typed into a question of a kind; raise nothing, whatever the text.

    Digits may be of either script; years of two digits are dated from `today`.
    What cannot be read, or could be read in more than one way, is a fault, and the text is kept.
    """
    if kind not in _FIXED and kind != "date":
        return Typed((as_code(text) if kind == "text" else text) or None)
    said = plain(text)
    if not said:
        return Typed(None)
    answer = read_date(said, today) if kind == "date" else _FIXED[kind](said)
    return Typed(None, answer, _kept(text)) if isinstance(answer, Fault) else Typed(answer)


def fault_words(kind: str, text: str) -> Words:
    """Return what is wrong with a text that was kept unread: what was said when it was typed."""
    found = read_typed(kind, text, clock.today()).fault
    return (found or fault(N_("“{text}” cannot be read here. Type it again."), text=seen(text))).words


def full(kind: str, text: str) -> bool:
    """Say whether a date or a time is typed to its end, so that the next field may follow by itself."""
    said = plain(text)
    if kind == "date":
        return date_is_full(said, clock.today())
    return kind == "time" and time_is_full(said)


def _kept(text: str) -> str:
    text = trimmed(seen(text))
    return f"{text}{MARK}" if _MACHINES(text) else text
