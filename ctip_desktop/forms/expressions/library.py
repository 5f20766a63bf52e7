"""The functions that need nothing but their arguments' values, as JavaRosa has them."""

import math
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

from ctip_desktop.forms.expressions import texts
from ctip_desktop.forms.expressions.moments import exact_days, formatted, from_days, midnight, read_moment
from ctip_desktop.forms.expressions.values import (
    Failing,
    Value,
    cut,
    to_boolean,
    to_number,
    to_text,
    to_whole,
)


def total(values: Sequence[Value]) -> float:
    """Add up; what is no number is left out."""
    return sum((n for n in map(to_number, values) if n == n), 0.0)


def smallest(values: Sequence[Value]) -> float:
    """Return the smallest number; NaN of none."""
    return min((n for n in map(to_number, values) if n == n), default=math.nan)


def largest(values: Sequence[Value]) -> float:
    """Return the largest number, but never less than 0: JavaRosa begins from Java's smallest positive double."""
    numbers = [n for n in map(to_number, values) if n == n]
    return max([5e-324, *numbers]) if numbers else math.nan


def joined(separator: Value, values: Sequence[Value]) -> str:
    """Glue texts, blank ones too."""
    return to_text(separator).join(map(to_text, values))


def rounded(value: Value, places: Value = 0.0) -> float:
    """Round decimal-exactly, halves upwards; to tens and hundreds with negative places."""
    number, digits = to_number(value), to_whole(places)
    if math.isnan(number) or math.isinf(number):
        return number
    if abs(digits) > 30:
        return math.nan
    exact = Decimal(repr(number))
    if digits >= 0:
        half = ROUND_HALF_DOWN if number < 0 else ROUND_HALF_UP
        return float(exact.quantize(Decimal(1).scaleb(-digits), half)) if _has_more(exact, digits) else number
    return float(Decimal(math.trunc(float(exact.scaleb(digits)) + 0.5)).scaleb(-digits))


def _has_more(exact: Decimal, digits: int) -> bool:
    return -int(exact.as_tuple().exponent) > digits


def to_date(value: Value) -> Value:
    """Return `date(x)`: a text read, a count of days turned into the day; empty stays empty."""
    if type(value) is float:
        return value if math.isnan(value) else _after(cut(value))
    if isinstance(value, datetime):
        return midnight(value)
    return to_moment(value)


def to_moment(value: Value) -> Value:
    """Return `date-time(x)`: as `date(x)`, the time of day kept."""
    if isinstance(value, str):
        return read_moment(value) or _empty_or_fail(value)
    if type(value) is float:
        return value if math.isnan(value) else _after(value)
    if isinstance(value, datetime):
        return value
    raise Failing


def _empty_or_fail(text: str) -> str:
    if text:
        raise Failing
    return text


def _after(days: float) -> datetime:
    try:
        return from_days(days)
    except (OverflowError, ValueError) as fault:
        raise Failing from fault


def decimal_days(value: Value) -> Value:
    """Return `decimal-date-time(x)`: days since 1970 with their fraction."""
    if type(value) is float:
        return value
    moment = to_moment(value)
    return exact_days(moment) if isinstance(moment, datetime) else moment


def decimal_time(value: Value) -> Value:
    """Return `decimal-time(x)`: the fraction of the day."""
    exact = decimal_days(value)
    return exact - math.floor(exact) if type(exact) is float and not math.isnan(exact) else exact


def format_date(value: Value, pattern_text: Value) -> str:
    """Return the moment as the pattern says; empty for none."""
    moment = to_moment(value)
    try:
        return formatted(moment, to_text(pattern_text)) if isinstance(moment, datetime) else ""
    except ValueError as fault:
        raise Failing from fault


def real(function: Callable[..., float]) -> Callable[..., float]:
    """Return a function of real numbers as one of values: NaN where it has no value, infinite where it has no end."""

    def calculate(*values: Value) -> float:
        numbers = [exact_days(value) if isinstance(value, datetime) else to_number(value) for value in values]
        try:
            return float(function(*numbers))
        except OverflowError:
            return math.inf
        except ValueError:
            return math.nan

    return calculate


def _power(base: float, exponent: float) -> float:
    return math.inf if base == 0 and exponent < 0 else math.pow(base, exponent)


def _logarithm(function: Callable[[float], float]) -> Callable[[float], float]:
    return lambda number: -math.inf if number == 0 else function(number)


LIBRARY: dict[str, Callable[..., Value]] = {
    "boolean": to_boolean,
    "boolean-from-string": lambda value: to_text(value) == "1" or to_text(value).lower() == "true",
    "not": lambda value: not to_boolean(value),
    "true": lambda: True,
    "false": lambda: False,
    "number": to_number,
    "int": lambda value: cut(to_number(value)),
    "round": rounded,
    "abs": real(abs),
    "pow": real(_power),
    "sqrt": real(math.sqrt),
    "exp": real(math.exp),
    "exp10": real(lambda number: math.pow(10, number)),
    "log": real(_logarithm(math.log)),
    "log10": real(_logarithm(math.log10)),
    "pi": lambda: math.pi,
    "date": to_date,
    "date-time": to_moment,
    "decimal-date-time": decimal_days,
    "decimal-time": decimal_time,
    "format-date": format_date,
    "format-date-time": format_date,
    "selected": texts.selected,
    "selected-at": texts.selected_at,
    "count-selected": texts.count_selected,
    "string": to_text,
    "string-length": texts.length,
    "substr": texts.part,
    "substring-before": texts.before,
    "substring-after": texts.after,
    "contains": lambda value, piece: to_text(piece) in to_text(value),
    "starts-with": lambda value, piece: to_text(value).startswith(to_text(piece)),
    "ends-with": lambda value, piece: to_text(value).endswith(to_text(piece)),
    "translate": texts.translated,
    "normalize-space": texts.normalized,
    "regex": texts.matches,
}
