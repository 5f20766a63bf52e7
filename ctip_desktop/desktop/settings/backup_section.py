"""Where backups go, when the last one was proved, and one now."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop import failures
from ctip_desktop.desktop.backups import back_up
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.media import size_words
from ctip_desktop.desktop.moments import age_in_days, hour_words, moment_day
from ctip_desktop.desktop.page import Action
from ctip_desktop.desktop.settings.section import Lines, Section
from ctip_desktop.desktop.widgets.folder import FolderField
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure, ngettext

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App
    from ctip_desktop.store.backing_up import Backup
    from ctip_desktop.store.transaction import Reader

OLD_DAYS = 7


class BackupSection(Section):
    """An administrator's task."""

    name = "backups"
    icon = "hard-drive"
    shows = frozenset({"backups", "settings"})

    def __init__(self, app: "App", desk: Desk) -> None:
        super().__init__(app, desk)
        self.last: Backup | None = None
        self._busy = False
        self.folder = FolderField(lambda: _("Where backups go"), app.sticks)
        lines = Lines()
        self._when = lines.tell(lambda: _("Last backup that was proved"))
        self._what = lines.tell(lambda: _("What is in it"))
        self._where = lines.tell(lambda: _("Where it lies"))
        self._lines = lines
        self.column.addWidget(lines)
        where = Lines(lambda: _("Where backups go"))
        where.column.addWidget(self.folder)
        where.column.addWidget(Text(self._help, "small", "text_2", wrap=True))
        self.column.addWidget(where)
        self.column.addStretch(1)
        self.folder.setEnabled(self.may_settle)
        self.folder.changed.connect(lambda _: self.actions_changed.emit())

    def title(self) -> str:
        """Return what the section is called."""
        return _("Backups")

    def header_actions(self) -> Sequence[Action]:
        """Return backing up now."""
        return (Action(lambda: _("Back up now"), self.back_up, "save", "Ctrl+Enter", self._hindered()),)

    def first(self) -> QWidget | None:
        """Return what takes the focus."""
        return self.folder.field if self.may_settle else None

    def refresh(self) -> None:
        """Read when the last one was made, and where they go."""

        def work(reader: "Reader") -> "tuple[Backup | None, str]":
            from ctip_desktop.store.backing_up import last_backup
            from ctip_desktop.store.choices import choices

            return last_backup(reader), choices(reader).backup_folder

        self.desk.read(work, self._show, owner=self)

    def back_up(self) -> None:
        """Back up into the folder, and prove it."""
        if self._busy or (folder := self.folder.accept()) is None:
            return
        self._be_busy(True)
        back_up(self.desk, folder, self._done, self._refuse, self)

    def _show(self, found: "tuple[Backup | None, str]") -> None:
        self.last, folder = found
        if folder and not self.folder.field.text():
            self.folder.show_folder(folder)
        last = self.last
        old = last is None or age_in_days(last.at) > OLD_DAYS
        self._when.say(lambda: self._when_words(last))
        self._when.tint("warn" if old else "text")
        self._what.say(lambda: _what_words(last) if last else "–")
        self._where.say(str(Path(last.file)) if last else "–")
        self.actions_changed.emit()

    def _when_words(self, last: "Backup | None") -> str:
        if last is None:
            return _("None yet: what is entered is only on this computer.")
        return _("{day}, at {hour}").format(day=moment_day(last.at), hour=hour_words(last.at))

    def _done(self, made: "Backup") -> None:
        self._be_busy(False)
        if self.app.window.frame:
            self.app.window.frame.say_done(
                _("The backup was opened and is whole: {what}.").format(what=_what_words(made))
            )

    def _refuse(self, error: Exception) -> None:
        self._be_busy(False)
        if failures.sentence(error) is None:
            self.app.tell(error)
        else:
            self.folder.refuse(lambda: failures.sentence(error) or "")

    def _be_busy(self, busy: bool) -> None:
        self._busy = busy
        self.folder.setEnabled(not busy and self.may_settle)
        frame = self.app.window.frame
        if busy and frame:
            frame.say_kept(lambda: _("Writing the backup and opening it to prove it…"), "loader", "text")
        elif frame:
            frame.say_kept(lambda: "", "shield-check", "ok")
        self.actions_changed.emit()

    def _hindered(self) -> str:
        if not self.may_settle:
            return _("The administrator of this device does this.")
        if self._busy:
            return _("A backup is being written.")
        return "" if self.folder.folder else _("Choose a folder for backups first, or put a stick in.")

    def _help(self) -> str:
        return _(
            "Best is a stick or disk kept in another room. The backup is encrypted as everything here is; it is opened"
            " with the passphrases of the day it was made."
        )


def _what_words(made: "Backup") -> str:
    said = ngettext("{count} entry, {size}", "{count} entries, {size}", made.entries)
    return said.format(count=figure(made.entries), size=size_words(made.size))
