"""Defects of steps 5 and 6: who signed, for whom, and whether they may."""

from dataclasses import replace
from hashlib import sha256

from ctip_desktop.bundles import contents
from ctip_desktop.bundles.receipt import Receipt
from tests.support.cast import OPERATIONS, OTHER, REVOKED, REVOKED_LOG, SECRETARIAT, SENDER, name_id, name_key
from tests.support.letters import letter
from tests.support.vectors.good import FILE, JOURNAL, LINES, LOG
from tests.support.vectors.vector import Made, one


def senders() -> Made:
    stranger = letter(contents.journal(LOG, LINES), replace(SENDER, id=name_id("stranger")), name_key("stranger"))
    yield one("signer-unknown", "unknown_signer", "a device the trust list does not name", stranger)
    rekeyed = letter(contents.journal(LOG, LINES), SENDER, name_key("stranger"))
    yield one(
        "key-not-of-device", "unknown_signer", "a known device with a key the trust list does not give it", rekeyed
    )
    province = letter(contents.journal(LOG, LINES), SENDER, OPERATIONS)
    yield one("operations-key-elsewhere", "unknown_signer", "the operations key, but not at the secretariat", province)
    forged = replace(JOURNAL, key=name_key("stranger"))
    yield one("signature-forged", "signature_wrong", "signed by another key than the one named", forged)
    moved = replace(JOURNAL.having(n=2), signature=JOURNAL.inner.split(b"\n")[2] + b"\n")
    yield one("manifest-changed", "signature_wrong", "the manifest was changed after it was signed", moved)
    passed_on = JOURNAL.having(to=[OTHER.id])
    yield one("passed-on", "not_addressed_to_us", "sealed to us by someone else than the signer", passed_on)
    own = letter(contents.receipt(Receipt()), SENDER, name_key("sender"))
    yield one("receipt-by-device", "kind_not_allowed", "a receipt signed with a device's key", own)
    journal = letter(contents.journal(LOG, LINES), SECRETARIAT, OPERATIONS)
    yield one("journal-by-operations", "kind_not_allowed", "a journal signed with the operations key", journal)
    late = letter(contents.journal(REVOKED_LOG, LINES), REVOKED, name_key("revoked"))
    yield one("revoked-beyond", "signer_revoked", "record 3 of a device of which 2 were accepted", late)
    elsewhere = letter(contents.journal(LOG, LINES[:1]), REVOKED, name_key("revoked"))
    yield one("revoked-other-log", "signer_revoked", "a log of which nothing was accepted", elsewhere)
    photo = letter(contents.blob(FILE, sha256(FILE).hexdigest(), len(FILE), 0), REVOKED, name_key("revoked"))
    yield one("revoked-blob", "signer_revoked", "a file from a revoked device", photo)
