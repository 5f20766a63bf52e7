"""What can go wrong on the floor `khmer` that a person can act on."""

from dataclasses import dataclass

from ctip_desktop.errors.base import CtipError


@dataclass(eq=False)
class DateOutsideAlmanac(CtipError):
    """A day whose lunar date is not reckoned."""

    date: str
    first_year: int
    last_year: int
