"""What can go wrong on the floor `reports` that a person can act on."""

from dataclasses import dataclass

from ctip_desktop.errors.base import CtipError


@dataclass(eq=False)
class NoSuchPeriod(CtipError):
    """The text is no period's code."""

    period: str


@dataclass(eq=False)
class IndicatorUnknown(CtipError):
    """The form declares no indicator of that name."""

    name: str
    form: str
