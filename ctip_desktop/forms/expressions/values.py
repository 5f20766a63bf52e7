"""What the value of an expression is (text, number, yes or no, moment), and how one kind becomes another."""

import math
import re
from datetime import datetime
from decimal import Decimal

from ctip_desktop.forms.expressions.moments import days, iso_date

Value = str | float | bool | datetime
"""`""` is the empty answer; numbers are always `float`; a moment has no zone, as if all the world kept one clock."""


class Failing(Exception):  # noqa: N818 - no error: what JavaRosa stops at, the engine answers with an empty value
    """An expression cannot be worked out (`date('x')`, several rows where one is meant)."""


_INT = 2**31 - 1
_LONG = 2**63 - 1
_NUMERIC = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)").fullmatch
_JAVA_SPACE = "".join(map(chr, range(33)))


def trimmed(text: str) -> str:
    """Return the text without leading and trailing spaces and control characters (not ZWSP, which Khmer needs)."""
    return text.strip(_JAVA_SPACE)


def to_number(value: Value) -> float:
    """Return the number a value is; NaN if none."""
    if type(value) is float:
        return value
    if isinstance(value, str):
        text = trimmed(value.replace(",", "."))
        return float(text) if _NUMERIC(text) else math.nan
    if isinstance(value, datetime):
        return float(days(value))
    return float(value)


def to_text(value: Value) -> str:
    """Return the text a value is."""
    if isinstance(value, str):
        return value
    if type(value) is float:
        return number_text(value)
    if isinstance(value, datetime):
        return iso_date(value)
    return "true" if value else "false"


def to_boolean(value: Value) -> bool:
    """Return whether a value counts as yes: any text but the empty one, any number but 0 and NaN, any moment."""
    if type(value) is bool:
        return value
    if isinstance(value, str):
        return value != ""
    if isinstance(value, datetime):
        return True
    return abs(value) > 1e-12


def to_whole(value: Value) -> int:
    """Return the number cut towards zero and held within 32 bits; 0 for NaN."""
    number = to_number(value)
    if math.isnan(number):
        return 0
    return _held(number, _INT)


def cut(number: float) -> float:
    """Return `int(x)`: the number cut towards zero, left as it is beyond 64 bits."""
    if math.isnan(number) or abs(number) >= _LONG:
        return number
    return float(math.trunc(number))


def number_text(number: float) -> str:
    """Return a number's text inside expressions: `7`, `0.1`, `1.0E-4`, `1.23456785E7`."""
    if math.isnan(number):
        return "NaN"
    if abs(number) < 1e-12:
        return "0"
    whole = _held(number, _INT)
    if abs(number - whole) < 1e-12:
        return str(whole)
    return java_double(number)


def java_double(number: float) -> str:
    """Return what Java prints for a double that is not 0."""
    if math.isinf(number) or math.isnan(number):
        return {math.inf: "Infinity", -math.inf: "-Infinity"}.get(number, "NaN")
    if 1e-3 <= abs(number) < 1e7:
        return repr(number)
    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    shown = "".join(map(str, digits))
    return f"{'-' * sign}{shown[0]}.{shown[1:] or '0'}E{int(exponent) + len(shown) - 1}"


def _held(number: float, most: int) -> int:
    return most if number >= most else -most - 1 if number <= -most - 1 else math.trunc(number)


def kept(value: Value, kind: str) -> Value:
    """Return the value as a question of this kind keeps the result of a calculation: NaN is empty, integers are cut."""
    if type(value) is float:
        if math.isnan(value):
            return ""
        whole = _held(value, _LONG)
        if kind == "integer":
            return float(_held(value, _INT))
        return float(whole) if abs(value - whole) < 1e-9 else value
    if isinstance(value, datetime) and kind == "date":
        return value.replace(hour=0, minute=0, second=0, microsecond=0)
    return value


def written(value: Value) -> str:
    """Return the text a kept value is stored as: `1` for yes, `7` for 7, a whole moment for a moment."""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return f"{iso_date(value)}T{value:%H:%M:%S}.{value.microsecond // 1000:03}Z"
    if type(value) is bool:
        return "1" if value else "0"
    if math.isfinite(value) and value == math.trunc(value) and abs(value) <= _LONG:
        return str(_held(value, _LONG))
    return java_double(value)
