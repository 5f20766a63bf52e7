"""Step 3: the passphrase; for a province the device is made with it at once."""

from typing import TYPE_CHECKING

from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.setup.making import Making
from ctip_desktop.desktop.setup.progress import Progress
from ctip_desktop.desktop.setup.steps import Step
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.new_passphrase import NewPassphrase
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App


class PassphraseStep(Step):
    """Asks for a passphrase twice. The secretariat's is held until its root keys are made with it."""

    def __init__(self, app: "App", progress: Progress, making: Making) -> None:
        super().__init__(app, progress)
        self._making = making
        self.new = NewPassphrase(lambda: _("Passphrase"))
        self.column.addWidget(self.new)
        self.column.addStretch(1)

    def title(self) -> str:
        """Return what is asked."""
        return _("Choose your passphrase")

    def explanation(self) -> str:
        """Return why."""
        return _(
            "A passphrase is four or five words in a row. It locks all data on this computer: even if the computer is"
            " lost, nobody can read them."
        )

    def busy_words(self) -> str:
        """Return what is being done while one waits."""
        return _("Making the keys of this computer: some seconds…")

    def banner(self) -> Banner:
        """Return what happens to who forgets it."""
        return Banner(
            "accent",
            lambda: _("A forgotten passphrase is not lost data"),
            lambda: _("Once the device is enrolled, the General Secretariat can help to open it again."),
            icon="key-round",
        )

    def enter(self) -> None:
        """Take the focus."""
        focus(self.new.first)

    def go_on(self) -> None:
        """Take the passphrase; make a province's device with it."""
        if not self.new.accept():
            return
        self._making.passphrase = self.new.passphrase
        if self.progress.office == SECRETARIAT:
            self.passed.emit()
        else:
            self.busy_changed.emit(True)
            self._making.make(self.progress, {}, self, self._refuse)

    def _refuse(self, error: Exception) -> None:
        self.busy_changed.emit(False)
        self.new.message.say(lambda: self._making.why(error), "error")
