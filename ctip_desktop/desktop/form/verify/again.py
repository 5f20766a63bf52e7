"""The page on which an entry is keyed once more: its form, empty; instead of saving, the two are compared."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.form.verify.keying import KeyingAgain
from ctip_desktop.desktop.form.verify.page import VerifyPage
from ctip_desktop.desktop.page import Action
from ctip_desktop.desktop.preferences import Preferences
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.i18n import _, figure, language

if TYPE_CHECKING:
    from ctip_desktop.desktop.frame import Frame


def begin_verifying(
    desk: Desk,
    frame: "Frame",
    entry: str,
    *,
    preferences: Preferences | None = None,
    back_to: Callable[[], object] | None = None,
) -> None:
    """Open the form of an entry, empty, to be keyed once more; not while the person has a draft of the entry."""

    def opened(keying: KeyingAgain) -> None:
        if keying.first.drafted:
            words = _("You have a draft of this entry. Save it as final, or delete it, before the entry is verified.")
            frame.say_kept(lambda: words, "info", "warn")
            keying.deleteLater()
            return
        frame.open(KeyingAgainPage(desk, frame, keying, preferences=preferences, back_to=back_to))

    KeyingAgain.begin(desk, entry, opened, owner=frame)


class KeyingAgainPage(FormPage):
    """An entry keyed once more, by somebody who does not see what it says."""

    def __init__(
        self,
        desk: Desk,
        frame: "Frame",
        keying: KeyingAgain,
        *,
        preferences: Preferences | None = None,
        back_to: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(desk, frame, keying, preferences=preferences, back_to=back_to)
        self.keying = keying
        keying.keyed.connect(self.compare)
        if keying.first.by == desk.who.user.id:
            self.show_banner(
                Banner(
                    "warn",
                    lambda: _("You keyed this entry yourself."),
                    lambda: _("Let somebody else key it again: who keyed a mistake once is likely to key it twice."),
                )
            )

    def title(self) -> str:
        """Return what is done, and to which entry."""
        if self.entering is None:
            return ""
        kind = " ".join(self.entering.form.title.said(language()).split())
        return _("Key again: {kind} {number}").format(kind=kind, number=figure(self.entering.opened.number))

    def second_line(self) -> str:
        """Return what is to be done."""
        return _("Key all of it from the paper. What was keyed first is not shown.")

    def state(self) -> str:
        """Return none: it is no entry."""
        return ""

    def header_actions(self) -> Sequence[Action]:
        """Compare the two."""
        hindered = "" if self.entering and self.entering.has_draft else _("Nothing is keyed yet.")
        return (Action(lambda: _("Compare"), self.save_as_final, "git-compare", "Ctrl+S", hindered),)

    def compare(self) -> None:
        """Show what the two do not say alike."""
        desk, frame, keying = self.desk, self.frame, self.keying
        preferences, leads_back = self.preferences, self.back()

        def key_on() -> None:
            begin_verifying(desk, frame, keying.first.entry, preferences=preferences, back_to=leads_back)

        frame.open(VerifyPage(desk, frame, keying.first, keying.filled, keying.decisions, back_to=key_on))
