"""What the system says of removable media: which are in, how much room they have, whether they can be written to.

`CTIP_STICKS` names a folder whose own folders stand for sticks instead: where the system puts them elsewhere, and to
try the windows without any.
"""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from ctip_desktop.errors import CtipError
from ctip_desktop.errors.sync import StickFull, StickReadOnly, StickStrange
from ctip_desktop.i18n import _, figure, language

SOURCE = "CTIP_STICKS"

MEGABYTE = 1_000_000
_KNOWN = {
    "vfat", "fat", "fat12", "fat16", "fat32", "msdos", "exfat", "ntfs", "ntfs3", "fuseblk", "ext2", "ext3", "ext4",
    "btrfs", "xfs", "f2fs", "tmpfs", "hfs", "hfsplus", "apfs",
}  # fmt: skip
_SLACK = 64 * 1024
"""What a file may take on a stick beyond its bytes: sticks give room in such pieces."""
_MOUNTED_UNDER = (Path("/media"), Path("/run/media"))
_BLOCKS = Path("/sys/class/block")
_BY_UUID = Path("/dev/disk/by-uuid")


@dataclass(frozen=True)
class Stick:
    """A medium that can be pulled, or a folder that was chosen in its place (`removable` is then false).

    `id` is the same when the same one is put in again; `system` is its format, empty where there is none that is known.
    """

    id: str
    folder: Path
    label: str
    free: int
    total: int
    read_only: bool = False
    removable: bool = True
    system: str = "vfat"

    def called(self) -> str:
        """Return what it is called in a sentence."""
        words = _("USB «{label}»") if self.removable else _("Folder «{label}»")
        return words.format(label=self.label)

    def hindrance(self, size: int = 0, files: int = 1) -> CtipError | None:
        """Return why so many bytes cannot be written to it; None if they can."""
        if self.system not in _KNOWN:
            return StickStrange(self.called())
        if self.read_only:
            return StickReadOnly(self.called())
        needed = size + files * _SLACK
        if needed > self.free:
            return StickFull(self.called(), -(-needed // MEGABYTE), self.free // MEGABYTE)
        return None


def source() -> Callable[[], list[Stick]]:
    """Return what is asked which sticks are in."""
    named = os.environ.get(SOURCE)
    return folders_in(Path(named)) if named else system_sticks


def folders_in(place: Path) -> Callable[[], list[Stick]]:
    """Return a source for which each folder in a place is a stick; it is the same one wherever its folder is moved."""

    def look() -> list[Stick]:
        folders = sorted(one for one in place.iterdir() if one.is_dir()) if place.is_dir() else []
        return [a_folder(one, removable=True) for one in folders]

    return look


def a_folder(folder: Path, *, removable: bool = False) -> Stick:
    """Return a folder as what is written to; raise OSError if it is not there."""
    about, room = folder.stat(), shutil.disk_usage(folder)
    return Stick(
        id=f"{about.st_dev}:{about.st_ino}",
        folder=folder,
        label=folder.name or str(folder),
        free=room.free,
        total=room.total,
        read_only=not os.access(folder, os.W_OK),
        removable=removable,
    )


def system_sticks() -> list[Stick]:
    """Return the removable media the system has mounted."""
    return [_stick(volume) for volume in QStorageInfo.mountedVolumes() if _is_removable(volume)]


def _stick(volume: QStorageInfo) -> Stick:
    folder = Path(volume.rootPath())
    system = bytes(volume.fileSystemType().data()).decode(errors="replace").lower()
    return Stick(
        id=_identity(volume),
        folder=folder,
        label=volume.name() or folder.name or str(folder),
        free=max(volume.bytesAvailable(), 0),
        total=max(volume.bytesTotal(), 0),
        read_only=volume.isReadOnly(),
        removable=True,
        system=system if volume.isValid() and volume.isReady() else "",
    )


def size_words(size: int) -> str:
    """Return a size in MB, or in KB below one: `2.1 MB`, in Khmer `២,១ MB`."""
    if size < MEGABYTE:
        return _("{count} KB").format(count=figure(-(-size // 1000)))
    megabytes = f"{size / MEGABYTE:.1f}" if size < 100 * MEGABYTE else f"{size // MEGABYTE}"
    if size >= 1000 * MEGABYTE:
        return _("{count} GB").format(count=_decimal(f"{size / MEGABYTE / 1000:.1f}"))
    return _("{count} MB").format(count=_decimal(megabytes))


def _decimal(number: str) -> str:
    return figure(number.replace(".", ",") if language() == "km" else number)


if sys.platform == "win32":  # pragma: no cover - tried on Windows only
    import ctypes

    _DRIVE_REMOVABLE = 2

    def _is_removable(volume: QStorageInfo) -> bool:
        root = ctypes.c_wchar_p(volume.rootPath().replace("/", "\\"))
        return int(ctypes.windll.kernel32.GetDriveTypeW(root)) == _DRIVE_REMOVABLE

    def _identity(volume: QStorageInfo) -> str:
        """Return what tells this medium from another that is put in at the same place: the volume's serial number."""
        root, serial = volume.rootPath().replace("/", "\\"), ctypes.c_uint32()
        ctypes.windll.kernel32.GetVolumeInformationW(
            ctypes.c_wchar_p(root), None, 0, ctypes.byref(serial), None, None, None, 0
        )
        return f"{root} {serial.value:08x}"

else:

    def _is_removable(volume: QStorageInfo) -> bool:
        root, device = Path(volume.rootPath()), _device(volume)
        return any(root.is_relative_to(place) for place in _MOUNTED_UNDER) or (
            device.startswith("/dev/") and _has_removable_flag(Path(device).name)
        )

    def _identity(volume: QStorageInfo) -> str:
        """Return what tells this medium from another that is put in at the same place: its UUID, if it has one."""
        device = _device(volume)
        try:
            known = {os.path.realpath(one): one.name for one in _BY_UUID.iterdir()}
        except OSError:
            known = {}
        return known.get(os.path.realpath(device), f"{device} {volume.name()} {volume.bytesTotal()}")

    def _has_removable_flag(block: str) -> bool:
        """Say whether a disk, or the disk a partition is of, can be taken out."""
        place = (_BLOCKS / block).resolve()
        for disk in (place, place.parent):
            try:
                return (disk / "removable").read_text("ascii").strip() == "1"
            except (OSError, ValueError):
                continue
        return False

    def _device(volume: QStorageInfo) -> str:
        return bytes(volume.device().data()).decode(errors="replace")
