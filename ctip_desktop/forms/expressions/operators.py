"""The operators between two values."""

import math
from collections.abc import Callable
from typing import Any

from ctip_desktop.forms.expressions.values import Value, to_boolean, to_number, to_text


def equal(one: Value, other: Value) -> bool:
    """Compare as yes and no if either is, else as numbers if either is, else as texts."""
    if type(one) is bool or type(other) is bool:
        return to_boolean(one) is to_boolean(other)
    if type(one) is float or type(other) is float:
        return abs(to_number(one) - to_number(other)) < 1e-12
    return to_text(one) == to_text(other)


def equals_text(closure: Callable[..., Value], text: str, wanted: bool) -> Callable[..., Value]:
    """Return a closure that compares with a fixed text: the commonest of all expressions."""

    def compare(row: Any, outside: Any) -> Value:
        value = closure(row, outside)
        return (value == text if isinstance(value, str) else equal(value, text)) is wanted

    return compare


def _divide(one: Value, other: Value) -> float:
    dividend, divisor = to_number(one), to_number(other)
    if divisor != 0:
        return dividend / divisor
    if dividend == 0 or math.isnan(dividend):
        return math.nan
    return math.copysign(math.inf, dividend) * math.copysign(1, divisor)


def _remainder(one: Value, other: Value) -> float:
    dividend, divisor = to_number(one), to_number(other)
    if divisor == 0 or math.isinf(dividend):
        return math.nan
    return math.fmod(dividend, divisor)


OPERATORS: dict[str, Callable[[Value, Value], Value]] = {
    "=": equal,
    "!=": lambda one, other: not equal(one, other),
    "<": lambda one, other: to_number(one) < to_number(other),
    "<=": lambda one, other: to_number(one) <= to_number(other),
    ">": lambda one, other: to_number(one) > to_number(other),
    ">=": lambda one, other: to_number(one) >= to_number(other),
    "+": lambda one, other: to_number(one) + to_number(other),
    "-": lambda one, other: to_number(one) - to_number(other),
    "*": lambda one, other: to_number(one) * to_number(other),
    "div": _divide,
    "mod": _remainder,
}
