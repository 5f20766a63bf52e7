"""What can go wrong on the floor `store` that a person can act on."""

from ctip_desktop.errors.base import CtipError


class NotSetUp(CtipError):
    """There is no store in the folder."""

    folder: str


class StoreIncomplete(CtipError):
    """The folder holds one of the store and its vault without the other."""

    folder: str
    missing: str


class AlreadySetUp(CtipError):
    """The folder already holds a store."""

    folder: str


class StoreNewer(CtipError):
    """The store was made, or brought up to date, by a newer program; `version` is which, or that it is above ours."""

    file: str
    version: str


class StoreUnreadable(CtipError):
    """The file is no database under this key: another key's, or damaged in its first page."""

    file: str


class StoreDamaged(CtipError):
    """The database is damaged."""

    file: str


class StoreBusy(CtipError):
    """Another program is writing and does not end."""

    file: str


class StoreReadOnly(CtipError):
    """The medium or its permissions allow no writing."""

    file: str


class DiskFull(CtipError):
    """There is no room left to write."""

    file: str


class DiskFault(CtipError):
    """The disk failed while reading or writing."""

    file: str


class CopyFailed(CtipError):
    """The copy made before a change of the tables does not open or holds fewer records."""

    file: str


class ForkFound(CtipError):
    """Two different records claim the same place in a log: the device was cloned or set back."""

    log: str
    seq: int


class RecordsMissing(CtipError):
    """Records between what is here and what comes are missing."""

    log: str
    first: int
    last: int


class NotTheirs(CtipError):
    """An office wrote an entry that is numbered as another office's."""

    seq: int
    office: str
    number: str


class EntryOfAnother(CtipError):
    """Only the secretariat saves a change to an entry of another office."""

    number: str


class OwnEntry(CtipError):
    """An entry of the secretariat itself is not returned to anybody."""

    number: str


class DecideFirst(CtipError):
    """Nobody has decided between the versions of the entry, so none of them can be returned."""

    number: str


class ReturnWithoutReason(CtipError):
    """An office that is to correct an entry must be told why."""

    number: str


class WithoutReason(CtipError):
    """What is said of an entry that is to be corrected, be it withdrawn or right as it is, must be explained."""

    number: str


class NotReturned(CtipError):
    """Nobody asks to correct the entry, so that there is nothing to withdraw or to answer."""

    number: str


class NotItsOffice(CtipError):
    """An office answers for its own entries only."""

    number: str
    office: str


class FormClash(CtipError):
    """A form would need a table or column that another part of it, or another form, has already."""

    form: str
    other: str


class FormUnknown(CtipError):
    """No form of that name was ever used here."""

    form: str


class EntryUnknown(CtipError):
    """No entry or draft has that identifier or number."""

    name: str


class EntryAmbiguous(CtipError):
    """Several entries have that number."""

    name: str
    count: int


class UserUnknown(CtipError):
    """The vault has no user of that name."""

    name: str


class UserExists(CtipError):
    """The vault has a user of that name already."""

    name: str


class UserNameEmpty(CtipError):
    """A user needs a name."""


class UserNotNamed(CtipError):
    """The device has several users and none was named."""

    names: str


class LastAdministrator(CtipError):
    """The only administrator cannot be removed."""

    name: str


class OfficerNeeded(CtipError):
    """Only an officer or administrator may do this."""

    name: str


class AdministratorNeeded(CtipError):
    """Only an administrator may do this."""

    name: str


class WrongPassphrase(CtipError):
    """The passphrase does not open the user's slot."""

    name: str


class MustWait(CtipError):
    """Too many wrong passphrases were given; so many seconds must go by before the next."""

    name: str
    seconds: int


class PassphraseTooShort(CtipError):
    """The passphrase has fewer signs than are safe."""

    least: int


class VaultDamaged(CtipError):
    """The vault file cannot be read."""

    file: str


class VaultNewer(CtipError):
    """The vault file was written by a newer program."""

    file: str


class NoRecovery(CtipError):
    """The vault has no recovery slot yet."""


class WrongRecoveryKey(CtipError):
    """The recovery slot was sealed to another key."""


class KeyringUnavailable(CtipError):
    """The computer has no keyring to keep the key in."""


class NotInKeyring(CtipError):
    """The keyring holds no key for this user of this device."""

    name: str


class EntryOfOtherForm(CtipError):
    """Answers to one form are given for an entry of another."""

    name: str
    form: str


class RemarksRefused(CtipError):
    """What is said beside an answer is not what can be said there."""

    place: str


class PlaceUnknown(CtipError):
    """Something is said about a question or row that is not there."""

    place: str


class NotSavedAsFinal(CtipError):
    """Answers have so many hard faults, the first of them at `place`; they are kept as a draft."""

    place: str
    fault: str
    count: int
    draft: str
