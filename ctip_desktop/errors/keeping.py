"""What can go wrong on the floor `store` with attached files, backups and what is restored from them."""

from ctip_desktop.errors.base import CtipError


class FileTooLarge(CtipError):
    """An attached file has more bytes than one may have."""

    name: str
    most: int


class FileNotHere(CtipError):
    """The bytes of an attached file have not (all) arrived."""

    sha256: str


class FileDamaged(CtipError):
    """The bytes of an attached file are not those that were attached."""

    sha256: str


class NoDraft(CtipError):
    """Files are attached to what is being typed, and nothing is."""

    entry: str


class BackupFolderGone(CtipError):
    """The folder for backups is not there (any more)."""

    folder: str


class BackupFolderReadOnly(CtipError):
    """The folder for backups allows no writing."""

    folder: str


class BackupFolderFull(CtipError):
    """There is no room left for the backup."""

    folder: str
    needed: int


class BackupNotProved(CtipError):
    """Read again and opened, the backup was not whole: the medium cannot be relied on."""

    folder: str


class NotABackup(CtipError):
    """The file is no backup of this program."""

    file: str


class BackupDamaged(CtipError):
    """A backup was cut or changed."""

    file: str


class BackupNewer(CtipError):
    """A newer program made the backup."""

    file: str
