"""What the office that sent a bundle is told when it was refused: a receipt brings the code of the reason only."""

from ctip_desktop.i18n.catalogue import N_, _

_DAMAGED = N_("the file was damaged on the way"), N_("Send again: its entries wait and go along.")
_CONTRADICTS = (
    N_("it does not agree with what came before from this device"),
    N_("Tell the secretariat before more is entered here."),
)
_FORGED = (
    N_("its signature is not that of the device it names"),
    N_("Tell the secretariat before more is entered here."),
)
_NEWER = (
    N_("the secretariat's program is older than this one"),
    N_("Nothing is to be done here: it is read in once that program is renewed."),
)
_NOT_THEIRS = (
    N_("it was sealed to others than the secretariat of today"),
    N_("Take in the newest trust list from a stick of the secretariat, then send again."),
)
_UNKNOWN = (
    N_("the secretariat does not know this device yet"),
    N_("Ask the secretariat to approve it; what was sent is then read in by itself."),
)
_REVOKED = (N_("this device has lost its right to send"), N_("Call the secretariat."))
_OTHER = (
    N_("it was not as agreed"),
    N_("Send again; if it is refused once more, tell the secretariat."),
)
_WORDS = {
    "unknown_signer": _UNKNOWN,
    "signer_revoked": _REVOKED,
    "not_for_this_device": _NOT_THEIRS,
    "not_addressed_to_us": _NOT_THEIRS,
    "newer_bundle": _NEWER,
    "kind_not_taken": _NEWER,
    "unknown_kind": _NEWER,
    "fork_found": _CONTRADICTS,
    "log_of_another": _CONTRADICTS,
    "not_theirs": _CONTRADICTS,
    "signature_wrong": _FORGED,
    "chain_broken": _CONTRADICTS,
} | dict.fromkeys(
    (
        "bundle_damaged", "not_a_bundle", "envelope_incomplete", "signature_malformed", "json_broken",
        "body_length_wrong", "body_hash_wrong", "frame_damaged", "contents_hash_wrong", "stretch_unfinished",
        "record_count_wrong", "file_unreadable",
    ),
    _DAMAGED,
)  # fmt: skip


def why_refused(code: str) -> str:
    """Return why a bundle was refused, as the end of a sentence that names it."""
    return _(_WORDS.get(code, _OTHER)[0])


def after_refusal(code: str) -> str:
    """Return what is to be done at the office that sent it."""
    return _(_WORDS.get(code, _OTHER)[1])


def is_worded(code: str) -> bool:
    """Say whether there are words for just this reason."""
    return code in _WORDS


def contradicts(code: str) -> bool:
    """Say whether it is about who sent the bundle, or another history than was known, rather than a damaged file."""
    return _WORDS.get(code) in (_CONTRADICTS, _FORGED, _REVOKED)
