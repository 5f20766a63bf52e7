"""Step 2: the first user, who is the administrator of this computer."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.setup.progress import Progress
from ctip_desktop.desktop.setup.steps import Step
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.field import Field, Message
from ctip_desktop.i18n import _
from ctip_desktop.store.slots import called

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App

_LONGEST = 40


class UserStep(Step):
    """Asks what the first user is called."""

    def __init__(self, app: "App", progress: Progress) -> None:
        super().__init__(app, progress)
        self.name = Field(lambda: _("A short name, as colleagues say it"))
        self.name.setMaxLength(_LONGEST)
        self.name.setText(progress.user)
        self.name.setAccessibleName(_("Name of the first user"))
        self.message = Message()
        self.name.textEdited.connect(lambda _: self._forgive())
        self.say(lambda: _("Name of the first user"))
        self.column.addWidget(self.name)
        self.column.addWidget(self.message)
        self.column.addStretch(1)

    def title(self) -> str:
        """Return what is asked."""
        return _("Who works here first?")

    def explanation(self) -> str:
        """Return why."""
        return _(
            "The first user is the administrator of this computer: adds colleagues, sees to backups and enrolment, and"
            " can do all an officer and a clerk can."
        )

    def banner(self) -> Banner:
        """Return who else can work here."""
        return Banner(
            "accent",
            lambda: _("Colleagues are added later, in Settings"),
            lambda: _("Each has a passphrase of their own. The name is shown where one unlocks, so keep it short."),
            icon="users",
        )

    def enter(self) -> None:
        """Take the focus."""
        focus(self.name)

    def chosen(self) -> Progress:
        """Return what was chosen."""
        return replace(self.progress, user=called(self.name.text()))

    def go_on(self) -> None:
        """Take the name."""
        if self.chosen().user:
            self.passed.emit()
        else:
            self.name.show_tone("error")
            self.message.say(lambda: _("The first user: a name is missing. Type one."), "error")
            focus(self.name)

    def _forgive(self) -> None:
        self.name.show_tone("")
        self.message.hide()
