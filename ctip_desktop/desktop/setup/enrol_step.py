"""Step 4 of a province: the request to be enrolled, and the fingerprint to read aloud; it may wait."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ctip_desktop.desktop.enrolling import Request, read_own_request, write_own_request
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.setup.progress import Progress
from ctip_desktop.desktop.setup.steps import Step
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.fingerprint import FingerprintShown
from ctip_desktop.desktop.widgets.folder import FolderField
from ctip_desktop.desktop.widgets.panel import Panel
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App


class EnrolStep(Step):
    """Writes the request file to a stick or folder."""

    def __init__(self, app: "App", progress: Progress) -> None:
        super().__init__(app, progress)
        self._request: Request | None = None
        self.written = progress.enrolled
        self.fingerprint = FingerprintShown(role="title")
        self.folder = FolderField(lambda: _("Where to put the request"), app.sticks)
        panel = Panel(14, ground="shade")
        said = Text(lambda: _("Fingerprint of this device: read it aloud to the secretariat"), "small", "text_2")
        panel.column.addWidget(said)
        panel.column.addWidget(self.fingerprint)
        self.column.addWidget(panel)
        self.column.addSpacing(8)
        self.say(lambda: _("Where to put the request"))
        self.column.addWidget(self.folder)
        self.column.addStretch(1)
        self.folder.changed.connect(lambda _: self._change())
        if app.desk:
            read_own_request(app.desk, self._show, self)

    def title(self) -> str:
        """Return what is asked."""
        return _("Ask the secretariat to enrol this device")

    def explanation(self) -> str:
        """Return why."""
        return _(
            "A small file goes to the secretariat on a stick. There the fingerprint is compared by voice, and the"
            " device is put into the trust list."
        )

    def primary(self) -> str:
        """Return the verb."""
        return _("Continue") if self.written else _("Write the request")

    def later(self) -> str:
        """Return the verb of leaving it."""
        return "" if self.written else _("Later")

    def busy_words(self) -> str:
        """Return what is being done while one waits."""
        return _("Writing the request…")

    def banner(self) -> Banner:
        """Return what holds until it is done."""
        return Banner(
            "accent",
            lambda: _("Entry can begin at once"),
            lambda: _("Until the device is enrolled, nothing can be sent and a forgotten passphrase cannot be helped."),
            icon="shield-check",
        )

    def enter(self) -> None:
        """Take the focus."""
        focus(self.folder.field)

    def chosen(self) -> Progress:
        """Return what was chosen."""
        return replace(self.progress, enrolled=self.written)

    def go_on(self) -> None:
        """Write the request, or go on if it is written."""
        if self.written:
            self.passed.emit()
        elif self._request and (folder := self.folder.accept()):
            self.busy_changed.emit(True)
            write_own_request(
                self.app.sticks.media,
                self._request,
                folder,
                self._done,
                lambda error: self.refuse_folder(self.folder, error),
                self,
            )

    def _done(self, _file: Path) -> None:
        self.written = True
        self.busy_changed.emit(False)
        self.folder.message.say(
            lambda: _("The request is written. Take it to the secretariat, and read these digits to it."), "note"
        )

    def _refuse(self, error: Exception) -> None:
        self.refuse_folder(self.folder, error)

    def _change(self) -> None:
        if self.written:
            self.written = False
            self.busy_changed.emit(False)

    def _show(self, request: Request | None) -> None:
        self._request = request
        if request:
            self.fingerprint.show_fingerprint(request.fingerprint)
