"""The training office: where one may try everything, since nothing there is real."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.page import Action
from ctip_desktop.desktop.settings.section import Section
from ctip_desktop.desktop.widgets.panel import Panel
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure
from ctip_desktop.store.training_home import PASSPHRASE, is_training_home, real_home

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App


class TrainingSection(Section):
    """The way there, and back."""

    name = "training"
    icon = "graduation-cap"

    def __init__(self, app: "App", desk: Desk) -> None:
        super().__init__(app, desk)
        self._here = is_training_home(app.home)
        self._busy = False
        panel = Panel(16)
        panel.column.addWidget(Text(self._head, "heading"))
        panel.column.addWidget(Text(self._words, "body", "text_2", wrap=True))
        self.column.addWidget(panel)
        self.column.addStretch(1)

    def title(self) -> str:
        """Return what the section is called."""
        return _("Training")

    def header_actions(self) -> Sequence[Action]:
        """Return the way there or back."""
        words = (
            (lambda: _("Leave the training office")) if self._here else (lambda: _("Practise in the training office"))
        )
        hindered = _("The training office is being made.") if self._busy else ""
        return (Action(words, self.go, "graduation-cap", "Ctrl+Enter", hindered),)

    def go(self) -> None:
        """Go there, or back."""
        if self._here:
            self.app.move_to(real_home(self.app.home))
            return
        self._busy = True
        self.actions_changed.emit()
        self.app.practise(self)

    def _head(self) -> str:
        return _("You are in the training office") if self._here else _("Practise without harm")

    def _words(self) -> str:
        return _(
            "The training office has made-up users and entries of its own. Everything can be tried there: nothing of it"
            " is real, and nothing can be sent to the secretariat. Everybody's passphrase there is {passphrase}."
        ).format(passphrase=figure(PASSPHRASE))
