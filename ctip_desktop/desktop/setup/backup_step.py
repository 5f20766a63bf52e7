"""Step 5: where backups go; the first is made at once and proved."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ctip_desktop.desktop.backups import back_up
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.setup.progress import Progress
from ctip_desktop.desktop.setup.steps import Step
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.folder import FolderField
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App
    from ctip_desktop.store.backing_up import Backup


class BackupStep(Step):
    """Asks for a folder or stick."""

    def __init__(self, app: "App", progress: Progress) -> None:
        super().__init__(app, progress)
        self.folder = FolderField(lambda: _("Where backups go"), app.sticks)
        self.folder.show_folder(progress.backup)
        self.say(lambda: _("Where backups go"))
        self.column.addWidget(self.folder)
        self.column.addStretch(1)

    def title(self) -> str:
        """Return what is asked."""
        return _("Where do backups go?")

    def explanation(self) -> str:
        """Return why."""
        return _(
            "A backup holds everything, encrypted as it is here. Best is a stick or disk that is kept in another room:"
            " a computer can break or be stolen."
        )

    def primary(self) -> str:
        """Return the verb."""
        return _("Back up and finish")

    def later(self) -> str:
        """Return the verb of leaving it."""
        return _("Later")

    def busy_words(self) -> str:
        """Return what is being done while one waits."""
        return _("Writing the backup and opening it to prove it…")

    def banner(self) -> Banner:
        """Return what a backup is worth."""
        return Banner(
            "accent",
            lambda: _("A backup counts once it was opened again"),
            lambda: _("The program reads what it wrote, opens it and counts the entries; Today tells when that was."),
            icon="hard-drive",
        )

    def enter(self) -> None:
        """Take the focus."""
        focus(self.folder.field)

    def chosen(self) -> Progress:
        """Return what was chosen."""
        return replace(self.progress, backup=str(self.folder.folder or ""))

    def go_on(self) -> None:
        """Make the first backup."""
        desk = self.app.desk
        if desk and (folder := self.folder.accept()):
            self.busy_changed.emit(True)
            back_up(desk, folder, self._done, lambda error: self.refuse_folder(self.folder, error), self)

    def _done(self, made: "Backup") -> None:
        del made
        self.busy_changed.emit(False)
        self.passed.emit()
