"""Says why an entry can only be read, and offers to take over what another user has begun."""

from collections.abc import Callable

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.moments import hour_words, moment_day
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, language


def locked_banner(entering: Entering, take_over: Callable[[], object]) -> Banner | None:
    """Return the banner over an entry that can only be read; None if it can be changed."""
    locked = entering.locked
    if locked is None:
        return None
    if locked.why == "other_office":
        office = offices()[locked.who]
        return Banner(
            "accent",
            lambda: _("This is an entry of {office}; it is only read here.").format(office=office.said(language())),
            lambda: _("Only the office that entered it changes it."),
        )
    button = Button(lambda: _("Take over"), "quiet", in_row=True)
    button.clicked.connect(take_over)
    return Banner(
        "accent",
        lambda: _("{user} has been typing this since {day}, {hour}; it is only read here.").format(
            user=locked.who, day=moment_day(locked.since), hour=hour_words(locked.since)
        ),
        lambda: _("Ask first. Taken over, it becomes a second draft of yours; the other stays."),
        button,
    )
