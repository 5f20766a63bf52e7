"""Reads a time of day as people type it: `0830`, `8:30`, `8h30`, `៨:៣០`."""

import re

from ctip_desktop.forms.entering.typed.fault import Fault, fault, two
from ctip_desktop.i18n import N_

_DIGITS = re.compile(r"[0-9]{3,4}").fullmatch
_PARTED = re.compile(
    r"([0-9]{1,2})\s*[:.h៖]\s*([0-9]{0,2})(?:[:.]([0-9]{2})(?:\.([0-9]{1,3}))?)?\s*(am|pm)?(?:z|[+-][0-9]{2}:?[0-9]{2})?"
).fullmatch

_NOT_A_TIME = N_("“{text}” is not a time. Type hours and minutes, such as 0830 or 8:30.")


def read_time(text: str) -> str | Fault:
    """Return the time (`08:30`, with seconds if there are any) a plain text says, or the fault in it."""
    said = text.lower().removeprefix("ម៉ោង").strip()
    if _DIGITS(said):
        said = f"{said[:-2]}:{said[-2:]}"
    match = _PARTED(said)
    if match is None:
        if re.fullmatch("[0-9]{1,2}", said):
            return fault(N_("The minutes are missing. Type hours and minutes, such as 0830 or 8:30."))
        return fault(_NOT_A_TIME, text=text)
    hours, minutes, seconds, fraction, half = match.groups()
    if len(minutes) == 1 or (not minutes and (seconds or "h" not in said)):
        return fault(N_("The minutes are missing or cut short. Type two digits for them, such as 8:05."))
    return _checked(int(hours), int(minutes or 0), seconds, fraction, half)


def time_is_full(text: str) -> bool:
    """Say whether nothing more can follow a plain text that is a time."""
    parted = re.fullmatch(r"[0-9]{1,2}[:.h៖][0-9]{2}|[0-9]{4}", text)
    return parted is not None and not isinstance(read_time(text), Fault)


def _checked(hour: int, minute: int, seconds: str | None, fraction: str | None, half: str | None) -> str | Fault:
    if half:
        if not 1 <= hour <= 12:
            return fault(N_("There is no hour {hour} in half a day. Type an hour from 1 to 12."), hour=hour)
        hour = hour % 12 + 12 * (half == "pm")
    if hour > 23:
        return fault(N_("There is no hour {hour}. Type an hour from 00 to 23."), hour=two(hour))
    if minute > 59 or int(seconds or 0) > 59:
        return fault(N_("An hour has 60 minutes. Type minutes from 00 to 59."))
    exact = f":{seconds}" if seconds and (int(seconds) or int(fraction or 0)) else ""
    return f"{hour:02}:{minute:02}{exact}" + (f".{fraction}" if int(fraction or 0) else "")
