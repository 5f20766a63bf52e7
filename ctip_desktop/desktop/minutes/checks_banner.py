"""The banner that says what is wrong with the paper before it is printed, and leads to the questions one by one."""

from collections.abc import Callable, Sequence

from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.documents.minutes import Check
from ctip_desktop.i18n import _, figure, ngettext


def checks_banner(checks: Sequence[Check], go_to: Callable[[Check], object]) -> Banner:
    """Return the banner of a paper's checks, of which there is at least one; its button goes to one after the other."""
    place, gone = 0, False

    def to_do() -> str:
        left = len(checks) - 1
        if not left:
            return _("Ctrl+P prints it as it is.")
        words = ngettext(
            "{count} more thing to check. Ctrl+P prints it as it is.",
            "{count} more things to check. Ctrl+P prints it as it is.",
            left,
        )
        return words.format(count=figure(left))

    def go() -> None:
        nonlocal place, gone
        if gone:
            place = (place + 1) % len(checks)
            banner.said.say(lambda: checks[place].text)
        gone = True
        go_to(checks[place])

    button = Button(lambda: _("Go there"), "quiet", in_row=True)
    button.clicked.connect(go)
    banner = Banner("warn", lambda: checks[place].text, to_do, button)
    return banner
