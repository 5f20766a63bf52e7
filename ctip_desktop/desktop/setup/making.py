"""Makes the device once enough is known, on the worker; what must not be kept on the disk is held here meanwhile."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ctip_desktop.desktop import failures
from ctip_desktop.desktop.setup import progress as kept
from ctip_desktop.desktop.setup.progress import Progress

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App
    from ctip_desktop.desktop.unlocking.entering import Entered


class Making:
    """The passphrase between being chosen and being used, and the work it is used for."""

    def __init__(self, app: "App") -> None:
        self._app = app
        self.passphrase = ""

    def make(
        self, progress: Progress, sticks: Mapping[Path, str], owner: QObject, failed: Callable[[Exception], None]
    ) -> None:
        """Make the device, then go on with step 4 at its open desk; `failed` is called when that cannot be.

        Args:
            sticks: at the secretariat the folder of each root key with its passphrase.
        """
        home, passphrase = self._app.home, self.passphrase
        after = replace(progress, step=4)

        def work() -> "Entered":
            from ctip_desktop.desktop.unlocking.entering import enter_with
            from ctip_desktop.trust.setting_up import set_up

            kept.keep(home, after)
            try:
                made = set_up(home, progress.office, progress.letter, progress.user, passphrase, sticks)
            except BaseException:
                kept.keep(home, progress)
                raise
            return enter_with(home, made.user, made.key)

        self._app.background.run(work, done=self._done, failed=failed, owner=owner)

    def why(self, error: Exception) -> str:
        """Return what to say of a failure; open the report window for a fault of ours."""
        said = failures.sentence(error)
        if said is None:
            self._app.tell(error)
        return said or ""

    def _done(self, entered: "Entered") -> None:
        self.passphrase = ""
        self._app.enter(entered)
