"""The words for the failures of the floor `entries`."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors import entries as failure
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    failure.NotCanonical: N_(
        "Record {seq} is not written in the agreed form; it was changed or made by another program. "
        "Ask the sending device for it again."
    ),
    failure.LineTooLong: N_(
        "Record {seq} is longer than {limit} bytes; shorten its texts or move part of them into another entry."
    ),
    failure.TooDeep: N_("Record {seq} has repeats deeper than {limit} levels; check the form it was entered with."),
    failure.NumberRefused: N_(
        "Record {seq} holds a number that is not whole or is too large; enter decimals as decimal questions."
    ),
    failure.BadRecord: N_(
        "Record {seq}: its part “{part}” is missing or not as it should be; ask the sending device for it again."
    ),
    failure.ChainBroken: N_(
        "Record {seq} does not continue the record before it; a record was left out or changed. "
        "Ask the sending device for all its records again."
    ),
}
