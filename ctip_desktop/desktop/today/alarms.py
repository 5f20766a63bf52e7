"""The banners of *Today*, the gravest of what is wrong with disk or clock, and of a form that was closed by a fall."""

from ctip_desktop import clock
from ctip_desktop.desktop.clock_watch import behind
from ctip_desktop.desktop.moments import hour_words, local, moment_day
from ctip_desktop.desktop.today.values import Alarm
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.i18n import _, figure

LOW = 500 * 1000 * 1000
VERY_LOW = 100 * 1000 * 1000
"""Bytes left on the disk under which it is told, and under which attachments and taking in stop."""
_MEGABYTE = 1000 * 1000


def fallen(alarm: Alarm) -> Banner:
    """Return what is said over the form that opens where it was when the program ended without being closed."""
    return Banner(
        "accent",
        lambda: _("Closed without warning. All typed until {hour} is here.").format(hour=_until(alarm)),
        lambda: _("Continue where you were: nothing needs to be confirmed."),
    )


def banner(alarm: Alarm) -> Banner | None:
    """Return the gravest banner of the day, None if all is well."""
    if alarm.free and alarm.free < VERY_LOW:
        return Banner(
            "error",
            lambda: _("The disk is almost full: {size} MB are left.").format(size=_size(alarm)),
            lambda: _("Typing goes on and is kept. Attachments and taking in wait until there is room."),
            icon="hard-drive",
        )
    if wrong := behind(alarm.last, alarm.heard):
        return Banner(
            "warn",
            wrong,
            lambda: _("Set the computer's clock. Entering may go on; order does not depend on it."),
            icon="clock-alert",
        )
    if alarm.free and alarm.free < LOW:
        return Banner(
            "warn",
            lambda: _("The disk is filling up: {size} MB are left.").format(size=_size(alarm)),
            lambda: _("Make room on it soon: 500 MB and more keep everything going. Nothing is erased by itself."),
            icon="hard-drive",
        )
    return None


def _until(alarm: Alarm) -> str:
    """Return the hour a draft was kept, with the day if that was not today."""
    hour = hour_words(alarm.kept_at)
    if local(alarm.kept_at).date() == clock.today():
        return hour
    return _("{day}, {hour}").format(day=moment_day(alarm.kept_at), hour=hour)


def _size(alarm: Alarm) -> str:
    return figure(alarm.free // _MEGABYTE)
