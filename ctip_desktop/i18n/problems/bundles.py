"""The words for the failures of the floor `bundles`."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors import bundles as failure
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    failure.BundleTooLarge: N_(
        "The bundle has {size} bytes, more than the {limit} allowed; ask the sender to export it again."
    ),
    failure.NotABundle: N_("The file is not a bundle, or is empty; copy it from the stick again."),
    failure.HeaderTooLong: N_(
        "The header of the sealed file is longer than {limit} bytes, which no bundle's is; ask the sender what it is."
    ),
    failure.NotForThisDevice: N_("The bundle is sealed for another device; give it to the office it is meant for."),
    failure.BundleDamaged: N_("The bundle was damaged on the way; ask the sender to export it again."),
    failure.DomainRefused: N_("What is sealed in the file is not a bundle; ask the sender what it is."),
    failure.NewerBundle: N_("The bundle is of the later format {version}; update this program, then read it in again."),
    failure.EnvelopeIncomplete: N_("The bundle has no complete heading; ask the sender to export it again."),
    failure.ManifestTooLong: N_(
        "The bundle's heading is longer than {limit} bytes; export for fewer recipients at a time."
    ),
    failure.SignatureMalformed: N_("The bundle has no signature in its place; ask the sender to export it again."),
    failure.JsonBroken: N_("The bundle's part “{part}” cannot be read; ask the sender to export it again."),
    failure.JsonKeyTwice: N_(
        "The bundle's part “{part}” says “{name}” twice; report the sender's program to the secretariat."
    ),
    failure.JsonNumberRefused: N_(
        "The bundle's part “{part}” holds a number that is not whole or is too large; "
        "report the sender's program to the secretariat."
    ),
    failure.JsonTooDeep: N_(
        "The bundle's part “{part}” is nested deeper than {limit} levels; "
        "report the sender's program to the secretariat."
    ),
    failure.JsonNotCanonical: N_(
        "The bundle's part “{part}” is not written in the agreed form; report the sender's program to the secretariat."
    ),
    failure.UnknownKind: N_("The bundle is of the unknown kind “{kind}”; update this program, then read it in again."),
    failure.ManifestKeyMissing: N_(
        "The bundle's heading lacks “{name}”; report the sender's program to the secretariat."
    ),
    failure.ManifestKeyUnknown: N_(
        "The bundle's heading says “{name}”, which is not known; update this program, then read it in again."
    ),
    failure.ManifestValueRefused: N_(
        "The bundle's heading gives “{name}” a value that cannot be; report the sender's program to the secretariat."
    ),
    failure.UnknownSigner: N_(
        "The bundle comes from device {device}, which the trust list does not name with this key; "
        "read in the newest trust list, or enrol the device."
    ),
    failure.SignatureWrong: N_(
        "The bundle is not signed by device {device} as it says; do not use it, and tell the secretariat."
    ),
    failure.NotAddressedToUs: N_(
        "Device {device} made the bundle for others, and someone passed it on; ask the sender for one of your own."
    ),
    failure.KindNotAllowed: N_(
        "Device {device} may not send a bundle of the kind “{kind}” with this key; tell the secretariat."
    ),
    failure.SignerRevoked: N_(
        "Device {device} is revoked, and the bundle holds more than was accepted from it; the secretariat decides."
    ),
    failure.BodyLengthWrong: N_(
        "The bundle holds {found} bytes where {declared} are signed for; ask the sender to export it again."
    ),
    failure.BodyHashWrong: N_("The bundle does not hold what is signed for; ask the sender to export it again."),
    failure.ContentsTooLarge: N_(
        "The contents have {declared} bytes, more than the {limit} a bundle may hold; send them in several bundles."
    ),
    failure.FrameRefused: N_("The bundle's contents are not packed with zstd; report it to the secretariat."),
    failure.FrameWindowTooLarge: N_(
        "Unpacking the bundle would need {window} bytes of memory, more than the {limit} allowed; "
        "report it to the secretariat."
    ),
    failure.FrameUnchecked: N_(
        "The bundle's contents are packed without a checksum or with a dictionary; report it to the secretariat."
    ),
    failure.FrameSizeWrong: N_(
        "The bundle's contents are not packed as the {declared} bytes signed for; report it to the secretariat."
    ),
    failure.FrameDamaged: N_("The bundle's contents do not unpack; ask the sender to export it again."),
    failure.FrameFollowed: N_("Something follows the bundle's contents; report it to the secretariat."),
    failure.ContentsHashWrong: N_(
        "The bundle's contents, unpacked, are not those signed for; ask the sender to export it again."
    ),
    failure.StretchUnfinished: N_(
        "The bundle's records end in the middle of a line, or one is empty; ask the sender to export it again."
    ),
    failure.RecordCountWrong: N_(
        "The bundle holds {found} records where {declared} are signed for; ask the sender to export it again."
    ),
    failure.HeadWrong: N_(
        "Record {seq}, the bundle's last, is not the one signed for; ask the sender to export it again."
    ),
    failure.PieceWrong: N_("The attached file is not the one the bundle names; ask the sender to attach it again."),
    failure.ReceiptRefused: N_(
        "The receipt's part “{name}” is missing, unknown or not as it should be; ask the secretariat for a new one."
    ),
    failure.FormPackRefused: N_(
        "The form pack's part “{name}” is missing, unknown or not as it should be; ask the secretariat for a new one."
    ),
    failure.FolderMissing: N_("The folder {folder} is not there; put the stick back in and try again."),
    failure.FolderReadOnly: N_("The folder {folder} cannot be written to; unlock the stick or choose another folder."),
    failure.FolderFull: N_("The folder {folder} has no room left; free some, or take another stick, and try again."),
    failure.WrittenDiffers: N_(
        "What was written to {folder} could not be read back; nothing was sent. Take another stick and try again."
    ),
}
