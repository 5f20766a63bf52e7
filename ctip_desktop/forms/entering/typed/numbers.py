"""Reads whole and decimal numbers as people type them: thousands set apart by spaces, commas or dots, either script."""

import re

from ctip_desktop.forms.entering.typed.fault import Fault, fault
from ctip_desktop.forms.worded import digits
from ctip_desktop.i18n import N_

_GROUPED = re.compile(r"[0-9]{1,3}(?:([ ,.'’])[0-9]{3})(?:\1[0-9]{3})*").fullmatch
_PLAIN = re.compile(r"[0-9]+").fullmatch
_NAUGHT = re.compile(r"([0-9]+)[.,]0{1,2}").fullmatch
_POWER = re.compile(r"([0-9]+\.?[0-9]*|\.[0-9]+)[eE]([+-]?[0-9]{1,2})").fullmatch
_SIGNED = re.compile(r"([+-]?) *(.+)", re.DOTALL).fullmatch
_FRACTION = re.compile(r"(.*?)[.,]([0-9]*)").fullmatch
_LEAST, _MOST = -(2**31), 2**31 - 1
_LONGEST = 15

_NOT_A_NUMBER = N_("“{text}” is not a number. Type digits only, such as 12 or 2.5.")
_NOT_WHOLE = N_("“{text}” is not a whole number. Type digits only, such as 12.")
_TOO_LONG = N_("“{text}” is too large. Type a number of at most {digits} digits.")


def read_integer(text: str) -> int | Fault:
    """Return the whole number a plain text says, or the fault in it."""
    sign, said = _sign(text)
    if match := _NAUGHT(said):
        said = match[1]
    whole = _whole(said)
    if whole is None:
        return fault(_NOT_WHOLE, text=text)
    number = int(sign + whole) if len(whole) <= _LONGEST else _MOST + 1
    if not _LEAST <= number <= _MOST:
        return fault(_TOO_LONG, text=text, digits=9)
    return number


def read_decimal(text: str) -> str | Fault:
    """Return the number a plain text says, as it is stored: `2.5`, no sign of thousands, no idle noughts."""
    sign, said = _sign(text)
    parts = _parts(said)
    if isinstance(parts, str):
        if parts:
            whole, fraction = re.split("[.,]", said)
            ways = {"whole": digits(f"{sign}{whole}{fraction}"), "fraction": digits(f"{sign}{whole}.{fraction}0")}
            return fault(
                N_("“{text}” may mean {whole} or {fraction}. Type it in one of these two ways."), text=text, **ways
            )
        return fault(_NOT_A_NUMBER, text=text)
    whole, fraction = parts[0].lstrip("0") or "0", parts[1].rstrip("0")
    if len(whole) + len(fraction) > _LONGEST:
        return fault(_TOO_LONG, text=text, digits=_LONGEST)
    number = f"{whole}.{fraction}" if fraction else whole
    return f"-{number}" if sign and number != "0" else number


def _sign(text: str) -> tuple[str, str]:
    match = _SIGNED(text)
    sign, said = match.groups() if match else ("", text)
    return ("-" if sign == "-" else ""), said


def _whole(said: str) -> str | None:
    return re.sub("[^0-9]", "", said) if _PLAIN(said) or _GROUPED(said) else None


def _parts(said: str) -> tuple[str, str] | str:
    """Return the digits before and after the point; `several` if it may be another number, empty if it is none."""
    if match := _POWER(said):
        return _moved(match[1], int(match[2]))
    if re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", said):
        return "several"
    if re.fullmatch(r"0+[.,][0-9]{3}", said) is None and (whole := _whole(said)) is not None:
        return whole, ""
    if (match := _FRACTION(said)) is None or said in (".", ","):
        return ""
    before, fraction = match.groups()
    if before == "":
        return "0", fraction
    point = said[len(before)]
    grouped = _GROUPED(before)
    if _PLAIN(before) or (grouped and grouped[1] != point):
        return re.sub("[^0-9]", "", before), fraction
    return ""


def _moved(number: str, places: int) -> tuple[str, str]:
    """Return the digits before and after the point once it is moved to the right."""
    whole, _, fraction = number.partition(".")
    if places >= 0:
        fraction = fraction.ljust(places, "0")
        return whole + fraction[:places], fraction[places:]
    whole = whole.rjust(-places, "0")
    return whole[:places] or "0", whole[places:] + fraction
