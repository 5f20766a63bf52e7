"""Shows an answer as it is typed, in the digits of a language, so that reading it again gives the same answer."""

import re

from ctip_desktop.forms.entering.typed.plain import seen
from ctip_desktop.khmer.numerals import to_khmer

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})").fullmatch
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{1,2})((?::[0-9]{1,2}(?:\.[0-9]*)?)?)(?:Z|[+-][0-9:]+)?").fullmatch
_DECIMAL = re.compile(r"([+-]?)([0-9]*)(?:\.([0-9]*))?").fullmatch
_MANY_VALUED = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}").fullmatch


def shown(kind: str, answer: object, language: str, *, editing: bool = True) -> str:
    """Return how an answer to a question of a kind reads in a field; a text that is no answer reads as it was typed.

    Args:
        kind: of the question.
        answer: as it is stored.
        language: `km` or `en`, for the digits.
        editing: whether it is being typed; if not, thousands are set apart.
    """
    if answer is None:
        return ""
    text = seen(str(answer))
    show = {"date": _date, "time": _time, "integer": _integer, "decimal": _decimal}.get(kind)
    said = show(text) if show and text == str(answer) else None
    if said is None:
        return text
    if not editing and kind in ("integer", "decimal"):
        said = _spaced(said, "\u00a0" if language == "km" else ",")
    elif kind == "decimal" and _MANY_VALUED(said):
        said = f"{said}0"
    return to_khmer(said) if language == "km" else said


def _date(text: str) -> str | None:
    match = _ISO(text)
    return f"{int(match[3]):02}/{int(match[2]):02}/{match[1]}" if match else None


def _time(text: str) -> str | None:
    match = _TIME(text)
    return f"{int(match[1]):02}:{int(match[2]):02}{match[3]}" if match else None


def _integer(text: str) -> str | None:
    return text if re.fullmatch("-?[0-9]+", text) else None


def _decimal(text: str) -> str | None:
    return text if _DECIMAL(text) and text.strip("+-.") else None


def _spaced(number: str, mark: str) -> str:
    whole, point, fraction = number.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return sign + re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", mark, whole) + point + fraction
