"""The words for the failures of the floor `trust`."""

from ctip_desktop.errors import CtipError
from ctip_desktop.errors import trust as failure
from ctip_desktop.i18n.catalogue import N_

WORDS: dict[type[CtipError], str] = {
    failure.RootNotPinned: N_(
        "The trust list is signed by roots this device does not know yet, with the fingerprint {fingerprint}; "
        "compare it with the secretariat by voice, then confirm it with “ctip-desktop trust pin”."
    ),
    failure.RootsDiffer: N_(
        "The trust list is signed by the roots {fingerprint}, but this device relies on {pinned}; "
        "do not use it, and tell the secretariat."
    ),
    failure.RootSignatureWrong: N_(
        "The root key {key} did not sign this trust list; do not use it, and tell the secretariat."
    ),
    failure.RootSignaturesTooFew: N_(
        "The trust list is signed by {found} root keys where {needed} must sign; "
        "ask the secretariat for one that is fully signed."
    ),
    failure.TrustListMalformed: N_(
        "The trust list's part “{name}” is missing, unknown or not as it should be; ask the secretariat for a new one."
    ),
    failure.TrustListOlder: N_(
        "The trust list is number {found}, but number {known} is already here; ask the secretariat for the newest."
    ),
    failure.TrustListForked: N_(
        "There are two different trust lists with the number {version}; tell the secretariat before reading in more."
    ),
    failure.OperationsKeyNotNamed: N_(
        "The trust list does not allow device {device} to send it with this key; tell the secretariat."
    ),
    failure.EnrolmentDamaged: N_("The enrolment request is not whole; copy it from the device again."),
    failure.EnrolmentNewer: N_("The enrolment request is of the later format {version}; update this program first."),
    failure.EnrolmentSignatureWrong: N_(
        "The enrolment request of device {device} was changed after it was made; have the device make a new one."
    ),
    failure.OfficeNotEnrolled: N_(
        "The enrolment file is for office {office}, which is no province; no device is enrolled so. Ask who made it."
    ),
    failure.DeviceTwice: N_(
        "The trust list already names device {device} or one of its keys; nothing is left to enrol."
    ),
    failure.LetterTaken: N_(
        "Another device of office {office} already numbers its entries with the letter {letter}; "
        "set the new one up with another letter."
    ),
    failure.DeviceUnknown: N_("The trust list names no device {device}; see “ctip-desktop device list”."),
    failure.RootMissing: N_("There is no root key in {folder}; put in the right stick and try again."),
    failure.RootDamaged: N_("The root key in {folder} is damaged; use another root's stick."),
    failure.RootPassphraseWrong: N_("The passphrase does not open the root key in {folder}; try again."),
    failure.RootForeign: N_("The root key in {folder} is not one that signs this trust list; put in the right stick."),
    failure.RootThere: N_(
        "{folder} already holds a root key or is named twice; give each root key an empty folder of its own."
    ),
    failure.RootsTooFew: N_("{found} root keys are at hand where {needed} must sign; put in more root sticks."),
    failure.FingerprintDiffers: N_(
        "That is not the fingerprint of the enrolment file; hear all forty digits again from the device's office "
        "before approving."
    ),
    failure.RootHeardWrong: N_(
        "Those are not the digits of the root key that signed the trust list here; compare all forty again with the "
        "secretariat by voice."
    ),
    failure.NotRootHolder: N_("Devices are approved on the secretariat's device only."),
    failure.RootNotSeen: N_(
        "No trust list signed by the root key {typed} has come; read in the secretariat's stick first, then compare "
        "the fingerprint again."
    ),
    failure.RootPinnedAlready: N_(
        "This device relies on the root key {fingerprint} already; a new root comes with a trust list of the "
        "secretariat, not by hand."
    ),
    failure.TrainingNotEnrolled: N_(
        "This is the training office: it is never enrolled, and nothing here is real. Enrol the office's own device."
    ),
    failure.TrainingNotSent: N_(
        "This is the training office: nothing of it is ever sent. Enter what is real on the office's own device."
    ),
    failure.EnrolledAlready: N_("The secretariat's device is in the trust list from its set-up on; nothing is to do."),
}
