"""What can go wrong on the floor `store` with attached files, backups and what is restored from them."""

from dataclasses import dataclass

from ctip_desktop.errors.base import CtipError


@dataclass(eq=False)
class FileTooLarge(CtipError):
    """An attached file has more bytes than one may have."""

    name: str
    most: int


@dataclass(eq=False)
class FileNotHere(CtipError):
    """The bytes of an attached file have not (all) arrived."""

    sha256: str


@dataclass(eq=False)
class FileDamaged(CtipError):
    """The bytes of an attached file are not those that were attached."""

    sha256: str


@dataclass(eq=False)
class NoDraft(CtipError):
    """Files are attached to what is being typed, and nothing is."""

    entry: str


@dataclass(eq=False)
class BackupFolderGone(CtipError):
    """The folder for backups is not there (any more)."""

    folder: str


@dataclass(eq=False)
class BackupFolderReadOnly(CtipError):
    """The folder for backups allows no writing."""

    folder: str


@dataclass(eq=False)
class BackupFolderFull(CtipError):
    """There is no room left for the backup."""

    folder: str
    needed: int


@dataclass(eq=False)
class BackupNotProved(CtipError):
    """Read again and opened, the backup was not whole: the medium cannot be relied on."""

    folder: str


@dataclass(eq=False)
class NotABackup(CtipError):
    """The file is no backup of this program."""

    file: str


@dataclass(eq=False)
class BackupDamaged(CtipError):
    """A backup was cut or changed."""

    file: str


@dataclass(eq=False)
class BackupNewer(CtipError):
    """A newer program made the backup."""

    file: str
