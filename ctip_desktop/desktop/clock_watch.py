"""Tells a clock that stands before what has been: entries do not care, days that are signed do."""

from collections.abc import Callable
from datetime import timedelta

from ctip_desktop import clock
from ctip_desktop.desktop.moments import hour_words, local, moment_day
from ctip_desktop.i18n import _

APART = timedelta(days=2)
"""How far this device's clock may be behind that of another's bundle."""
_NEAR = timedelta(minutes=5)


def behind(last: str, heard: str) -> Callable[[], str] | None:
    """Return what to say if the clock is wrong, None if it may be right.

    Args:
        last: the moment of this device's last record; empty if there is none.
        heard: the latest moment at which another device signed a bundle that came here.
    """
    now = clock.now()
    if last and local(last) > now + _NEAR:
        return lambda: _("The clock is wrong: the last entry was saved on {day} at {hour}.").format(
            day=moment_day(last), hour=hour_words(last)
        )
    if heard and local(heard) > now + APART:
        return lambda: _("The clock is wrong: a bundle that came was made on {day}.").format(day=moment_day(heard))
    return None
