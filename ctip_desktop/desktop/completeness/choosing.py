"""What can be chosen on the page: the period, the province whose kinds are seen, what to do with a mark."""

from ctip_desktop import clock
from ctip_desktop.desktop.period_choices import period_choices
from ctip_desktop.desktop.widgets.dropdown import Choice
from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.i18n import _, figure, language

YEAR = 4
"""Signs of a year's code."""


def periods() -> list[Choice]:
    """Return the years and longer periods that have begun; a year is called by its number alone."""
    return [
        Choice(one.value, figure(one.value) if len(one.value) == YEAR else one.words)
        for one in period_choices(clock.today())
        if len(one.value) == YEAR or not one.value[YEAR + 1 :].isdigit()
    ]


def provinces() -> list[Choice]:
    """Return the provinces, all of them first; each is found by its name in either language."""
    several = [(code, name) for code, name in offices().items() if code != SECRETARIAT]
    return [
        Choice("", _("All provinces")),
        *(
            Choice(code, f"{figure(code)} {name.said(language())}", also=f"{name.km} {name.en}")
            for code, name in several
        ),
    ]


def what_can_be_done(opens: tuple[str, str] | None, *, late: bool, kinds: bool) -> list[Choice]:
    """Return what can be done with a mark.

    Args:
        opens: the words of what Enter does, and whether that is `bundle` or `entries`; None where it does nothing.
        late: whether its province can be reminded; `kinds`, whether the kinds of one province are seen.
    """
    turned = _("Show all provinces") if kinds else _("Show the kinds of this province")
    first = [Choice("open", opens[0], "package" if opens[1] == "bundle" else "files", "Enter")] if opens else []
    remind = [Choice("remind", _("Remind this province"), "bell-ring", "R")] if late else []
    return [
        *first,
        *remind,
        Choice("kinds", turned, "grid-3x3", "Ctrl+K"),
        Choice("month", _("Tell of this month"), "calendar-days", "Ctrl+M"),
    ]
