"""The words for the failures of the floor `store`."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors import store as failure
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    failure.NotSetUp: N_("{folder} holds no store yet; run “ctip-desktop setup” first."),
    failure.StoreIncomplete: N_(
        "{folder} lacks {missing}, which belongs to its store; put it back, or restore the last backup."
    ),
    failure.AlreadySetUp: N_("{folder} already holds a store; choose another folder with --home."),
    failure.StoreNewer: N_(
        "{file} was last used by a newer version of the program; install version {version} to open it."
    ),
    failure.StoreUnreadable: N_(
        "{file} cannot be opened: it is damaged or belongs to another vault; restore the last backup."
    ),
    failure.StoreDamaged: N_(
        "{file} is damaged; enter nothing more here, leave the folder as it is, and call the secretariat."
    ),
    failure.StoreBusy: N_("{file} is in use by another program; close it and try again."),
    failure.StoreReadOnly: N_("{file} cannot be written to; check the write protection of the disk and its folder."),
    failure.DiskFull: N_("There is no room left to write {file}; nothing was changed. Free some space and try again."),
    failure.DiskFault: N_("The disk failed at {file}; check it, and copy your data to another disk."),
    failure.CopyFailed: N_(
        "The copy {file}, made before the store is brought up to date, is not complete; nothing was changed. "
        "Free some space and try again."
    ),
    failure.ForkFound: N_(
        "Log {log}: record {seq} was received before with other content; the device was copied or set back. "
        "Ask the secretariat which records count."
    ),
    failure.RecordsMissing: N_(
        "Log {log}: records {first} to {last} have not arrived yet; read in their bundle first."
    ),
    failure.EntryOfAnother: N_(
        "Entry {number} is another office's and cannot be changed here; tell that office what is wrong in it."
    ),
    failure.OwnEntry: N_("Entry {number} is the secretariat's own; correct it here."),
    failure.DecideFirst: N_(
        "Entry {number} has versions that do not agree; decide between them before asking to correct it."
    ),
    failure.ReturnWithoutReason: N_("Entry {number}: no reason was given; say what is to be corrected."),
    failure.WithoutReason: N_("Entry {number}: no reason was given; say why."),
    failure.NotReturned: N_("Nobody asks to correct entry {number}; there is nothing to withdraw or to answer."),
    failure.NotItsOffice: N_("Entry {number} is of office {office}; only that office says that it is right as it is."),
    failure.NotTheirs: N_(
        "Record {seq}: office {office} may not write entry {number} of another office; tell the secretariat."
    ),
    failure.FormClash: N_("Form {form}: its name or one of its questions clashes with {other}; rename it."),
    failure.FormUnknown: N_("There is no form {form} here; compile it or read in the form pack."),
    failure.EntryUnknown: N_("There is no entry {name}; look it up with “ctip-desktop entry list”."),
    failure.EntryAmbiguous: N_("{count} entries have the number {name}; name one by its identifier instead."),
    failure.UserUnknown: N_("There is no user {name} on this device; see “ctip-desktop user list”."),
    failure.UserExists: N_("There is already a user {name} on this device; choose another name."),
    failure.UserNameEmpty: N_("The user's name is empty; give a name."),
    failure.UserNotNamed: N_("This device has several users ({names}); say which with --user or CTIP_USER."),
    failure.LastAdministrator: N_("{name} is the only administrator; add another administrator first."),
    failure.OfficerNeeded: N_("{name} may not do this; ask an officer of this device."),
    failure.AdministratorNeeded: N_("{name} may not do this; ask an administrator of this device."),
    failure.WrongPassphrase: N_("The passphrase of {name} is not right; try again."),
    failure.MustWait: N_("The passphrase of {name} was not right too often; try again in {seconds} seconds."),
    failure.PassphraseTooShort: N_("The passphrase is too short; use at least {least} signs, best several words."),
    failure.VaultDamaged: N_("The vault {file} is damaged; restore it from the last backup."),
    failure.VaultNewer: N_("The vault {file} was written by a newer version of the program; install that version."),
    failure.NoRecovery: N_("This vault has no recovery slot; the secretariat cannot open it."),
    failure.WrongRecoveryKey: N_("This recovery key does not open this vault; use the key it was sealed to."),
    failure.KeyringUnavailable: N_("This computer has no keyring the program can use; open with the passphrase."),
    failure.NotInKeyring: N_("The keyring holds no key for {name}; open with the passphrase."),
    failure.EntryOfOtherForm: N_("Entry {name} is of the form {form}; name that form, or begin a new entry."),
    failure.PlaceUnknown: N_("There is no question at {place}; correct the path."),
    failure.RemarksRefused: N_(
        "What is said about {place} must be special (not_asked, not_known, refused or not_applicable), reason, note, "
        "source or verified; correct the file."
    ),
    failure.NotSavedAsFinal: N_(
        "{place}: {fault}. Not saved as final; faults in all: {count}. The answers are kept as draft {draft}; "
        "correct them and save again with --entry {draft}."
    ),
}
