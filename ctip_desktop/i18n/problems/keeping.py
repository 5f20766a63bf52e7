"""The words for the failures of the floor `store` with attached files, backups and what is restored from them."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors import keeping as failure
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    failure.FileTooLarge: N_("{name} is larger than {most} MB; attach a smaller copy of it."),
    failure.FileNotHere: N_("This attached file has not arrived yet; it comes with a later bundle."),
    failure.FileDamaged: N_(
        "This attached file is damaged on this device; attach it again, or restore the last backup."
    ),
    failure.NoDraft: N_("Nothing is being typed for entry {entry}; open it first, then attach the file."),
    failure.BackupFolderGone: N_("The folder {folder} is not there; put the disk back in, or choose another folder."),
    failure.BackupFolderReadOnly: N_(
        "The folder {folder} cannot be written to; unlock the disk or choose another folder."
    ),
    failure.BackupFolderFull: N_(
        "The folder {folder} has too little room for the backup; free {needed} MB, or choose another folder."
    ),
    failure.BackupNotProved: N_(
        "The backup written to {folder} could not be opened again, so it does not count; take another disk."
    ),
    failure.NotABackup: N_("{file} is no backup of this program; choose a file that ends in .ctip-backup."),
    failure.BackupDamaged: N_("The backup {file} was cut or changed; take another backup."),
    failure.BackupNewer: N_("The backup {file} was made by a newer version of the program; install that version."),
}
