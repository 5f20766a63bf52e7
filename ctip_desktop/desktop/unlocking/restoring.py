"""Restoring a backup: on a new computer, or where a store does not open."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ctip_desktop.desktop import failures
from ctip_desktop.desktop.front import Front
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.strip import Strip
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Field, Message
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _
from ctip_desktop.store.beginning import is_set_up

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App

_WIDE = 640
SUFFIX = ".ctip-backup"


def ask_backup(parent: QWidget) -> Path | None:
    """Let a person choose a backup; None if none was."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Choose a backup"), "", f"*{SUFFIX}")
    return Path(chosen) if chosen else None


class Restoring(Front):
    """Asks which backup, and restores it."""

    def __init__(self, app: "App", ask: Callable[[QWidget], Path | None] = ask_backup) -> None:
        super().__init__()
        self._app = app
        self._ask = ask
        self._busy = False
        self._anew = not is_set_up(app.home)
        self.file = Field(lambda: _("File that ends in {suffix}").format(suffix=SUFFIX), latin=True)
        self.browse = Button(lambda: _("Choose a file…"), "plain", icon="folder-open")
        self.message = Message()
        self.back = Button(lambda: _("Back"), "plain", icon="arrow-left")
        self.primary = Button(self._primary_words, "primary", icon="history", key="Enter")
        self.strip = Strip()
        self.browse.clicked.connect(self._choose)
        self.back.clicked.connect(self._go_back)
        self.primary.clicked.connect(self.restore)
        self.file.textEdited.connect(lambda _: self._forgive())
        self.strip.language_asked.connect(self.language_asked)
        self.strip.say(lambda: _("Nothing is erased, whatever is typed here"), "shield-check", "ok")
        self.strip.show_keys([each for each in self.bindings() if each.in_strip])
        self._set_out()

    def keys(self) -> Sequence[Binding]:
        """Return what keys do here."""
        return [
            Binding("Esc Alt+←", lambda: _("back"), self._go_back, in_strip=True),
            Binding("Enter Ctrl+Enter", lambda: _("restore"), self._press, in_strip=True),
        ]

    def enter(self) -> None:
        """Take the focus."""
        self.file.setAccessibleName(_("Backup"))
        focus(self.file)

    def restore(self) -> None:
        """Restore the backup that is named."""
        typed = self.file.text().strip()
        file, home = Path(typed).expanduser(), self._app.home
        if self._busy:
            return
        if not typed or not file.is_file():
            self.file.show_tone("error")
            missing = (
                (lambda: _("This file is not there: choose another.")) if typed else (lambda: _("Choose a backup."))
            )
            self.message.say(missing, "error")
            focus(self.file)
            return
        self._be_busy(True)

        def work() -> None:
            from ctip_desktop.store.restoring import restore_in_place

            restore_in_place(file, home)

        self._app.background.run(work, done=lambda _: self._done(), failed=self._refuse, owner=self)

    def _done(self) -> None:
        self._app.show_unlock(lambda: _("The backup is restored: unlock with the passphrase of its day"))

    def _refuse(self, error: Exception) -> None:
        self._be_busy(False)
        if failures.sentence(error) is None:
            self._app.tell(error)
        else:
            self.file.show_tone("error")
            self.message.say(lambda: failures.sentence(error) or "", "error")

    def _press(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, Button) and focused is not self.primary:
            focused.click()
        else:
            self.restore()

    def _choose(self) -> None:
        if chosen := self._ask(self):
            self.file.setText(str(chosen))
            self._forgive()
            focus(self.file)

    def _go_back(self) -> None:
        if not self._busy:
            self._app.start()

    def _be_busy(self, busy: bool) -> None:
        self._busy = busy
        self._forgive()
        for each in (self.primary, self.back, self.browse, self.file):
            each.setEnabled(not busy)
        self.primary.setText(self._primary_words())
        self.primary.updateGeometry()

    def _forgive(self) -> None:
        self.file.show_tone("")
        self.message.hide()

    def _primary_words(self) -> str:
        return _("Restoring…") if self._busy else _("Restore")

    def _set_out(self) -> None:
        middle = QWidget()
        middle.setFixedWidth(_WIDE)
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 28, 0, 20)
        inner.setSpacing(6)
        inner.addWidget(Text(lambda: _("Restore a backup"), "title"))
        inner.addWidget(Text(self._why, "body", "text_2", wrap=True))
        inner.addSpacing(12)
        inner.addWidget(Text(lambda: _("Backup"), "strong"))
        inner.addLayout(row(self.file, self.browse))
        inner.addWidget(self.message)
        inner.addStretch(1)
        inner.addWidget(
            Banner(
                "accent",
                lambda: _("This device goes on as it was on that day"),
                lambda: _("Its users and passphrases are those of then; what was sent since comes back from others."),
                icon="history",
            )
        )
        inner.addSpacing(16)
        inner.addLayout(row(self.back, None, self.primary))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(middle, 1, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.strip)

    def _why(self) -> str:
        if self._anew:
            return _(
                "After a computer broke or was lost, its last backup makes this one the same device. If the old"
                " computer still works, do not restore: two computers would then be one device."
            )
        return _(
            "What does not open is set aside in a folder of its own beside the backup that takes its place; it is not"
            " erased."
        )
