"""What can go wrong on the floor `khmer` that a person can act on."""

from ctip_desktop.errors.base import CtipError


class DateOutsideAlmanac(CtipError):
    """A day whose lunar date is not reckoned."""

    date: str
    first_year: int
    last_year: int
