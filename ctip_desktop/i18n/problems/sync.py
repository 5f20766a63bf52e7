"""The words for the failures of the floor `sync`."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors.sync import (
    AttachedTooLarge,
    FileUnreadable,
    KindNotTaken,
    LogOfAnother,
    NotEnrolled,
    NothingToImport,
    OfficeWithoutDevice,
    OnlySecretariat,
    OwnJournalDamaged,
    ReceiptAhead,
    ReceiptContradicts,
    RecordsOfStranger,
    SendingStopped,
    StickFull,
    StickPulled,
    StickReadOnly,
    StickStrange,
    StickUnfit,
)
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    NotEnrolled: N_(
        "This device of office {office} is not in the trust list yet, so nothing can be sent; everything entered is"
        " kept. Take the enrolment file to the secretariat, then read in what comes back."
    ),
    OnlySecretariat: N_("This is done on the secretariat's device only."),
    OfficeWithoutDevice: N_("Office {office} has no device in the trust list; approve its enrolment file first."),
    NothingToImport: N_("{place}: there is no bundle here; choose the stick or the folder that holds .ctip files."),
    LogOfAnother: N_(
        "The bundle continues the journal of another device than the one that signed it ({device}); tell the"
        " secretariat."
    ),
    RecordsOfStranger: N_(
        "The bundle holds records of office {office}, which are not for this office; tell the secretariat."
    ),
    AttachedTooLarge: N_(
        "The bundle holds a file of {size} bytes, and attached files have at most {most}; ask the sender for a smaller"
        " copy."
    ),
    KindNotTaken: N_(
        "Bundles of the kind {kind} are not taken in by this version of the program; it is kept until the program is"
        " renewed."
    ),
    FileUnreadable: N_("{name}: the file cannot be read from its medium; copy it again from where it was made."),
    ReceiptContradicts: N_(
        "The secretariat holds another record {seq} of this device's journal; the store was copied or set back. Tell"
        " the secretariat before entering more."
    ),
    ReceiptAhead: N_(
        "The secretariat holds records of this device up to {seq}, here they end at {own}; the store was set back."
        " Tell the secretariat, and ask for the missing records."
    ),
    SendingStopped: N_("Sending was stopped; what is not on the stick waits, and is sent the next time."),
    OwnJournalDamaged: N_(
        "Record {seq} of this device's journal is damaged, and nothing was sent; restore the last backup, and tell the"
        " secretariat."
    ),
    StickUnfit: N_("Nothing can be written to {stick}; take another stick, or a folder."),
    StickStrange: N_(
        "{stick} is formatted in a way that cannot be written to here; take another stick, or have this one formatted"
        " as exFAT."
    ),
    StickReadOnly: N_("{stick} cannot be written to; unlock its switch, or take another stick or a folder."),
    StickFull: N_(
        "{stick} has too little room: {needed} MB are needed, {free} MB are free. Take away what is no longer needed,"
        " or take another stick or a folder."
    ),
    StickPulled: N_(
        "{stick} was pulled while it was read; nothing is lost. What was taken in is here; put it back in, and take in"
        " the rest."
    ),
}
