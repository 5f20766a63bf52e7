"""Backing up from a window: into the folder the administrator chose, which is remembered once it was proved."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ctip_desktop.desktop.background import Failed
from ctip_desktop.desktop.desk import Desk

if TYPE_CHECKING:
    from ctip_desktop.store.backing_up import Backup
    from ctip_desktop.store.store import Store


def back_up(desk: Desk, folder: Path, done: Callable[["Backup"], None], failed: Failed, owner: QObject) -> None:
    """Back up into a folder, prove the backup, and remember the folder; takes some seconds."""
    key = desk.who.key or None

    def work(store: "Store") -> "Backup":
        from dataclasses import replace

        from ctip_desktop.store.backing_up import backup
        from ctip_desktop.store.choices import choices, choose

        made = backup(store, key, folder)
        with store.writing() as writer:
            choose(writer, replace(choices(writer), backup_folder=str(folder)))
        return made

    desk.run(work, "backups", "settings", done=done, failed=failed, owner=owner)
