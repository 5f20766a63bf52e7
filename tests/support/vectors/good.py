"""The good bundles that every defect is made from, and those a reader must accept."""

from dataclasses import replace
from hashlib import sha256

import orjson

from ctip_desktop.bundles import contents
from ctip_desktop.bundles.form_pack import FormPack
from ctip_desktop.bundles.receipt import Have, Receipt, Refusal
from ctip_desktop.bundles.signing import public_of
from ctip_desktop.entries.record import NO_RECORD, Record, encode, hash_of
from ctip_desktop.trust.lists import TrustList
from tests.support.cast import (
    OPERATIONS,
    REVOKED,
    REVOKED_LOG,
    SECRETARIAT,
    SENDER,
    TRUST_LIST,
    name_id,
    name_key,
    signed,
)
from tests.support.letters import Letter, letter
from tests.support.vectors.vector import Made, one

_RECORD = Record(
    seq=1,
    prev=NO_RECORD,
    op="put",
    entry=name_id("entry"),
    parents=(),
    form="case",
    fv="c" * 64,
    by=name_id("user"),
    at="2026-11-22T05:00:00Z",
    number="01-2026-A-0047",
    answers={"age": 17, "case_no": "ក-១", "victim": [{"_id": name_id("row"), "v_age": 9}]},
    about={f"/victim[{name_id('row')}]/v_sex": {"special": "not_known", "note": "asked twice"}},
)


def _log(length: int) -> list[bytes]:
    lines: list[bytes] = []
    prev = NO_RECORD
    for seq in range(1, length + 1):
        lines.append(encode(replace(_RECORD, seq=seq, prev=prev)))
        prev = hash_of(lines[-1])
    return lines


LOG = name_id("log")
LINES = _log(3)
FILE = "រូបថត".encode() * 20
FORM = {"format": 1, "name": "case", "questions": [], "lists": {}}
FORM_VERSION = sha256(orjson.dumps(FORM, option=orjson.OPT_SORT_KEYS)).hexdigest()

JOURNAL = letter(contents.journal(LOG, LINES), SENDER, name_key("sender"))
BLOB = letter(contents.blob(FILE, sha256(FILE).hexdigest(), len(FILE), 0), SENDER, name_key("sender"))
RECEIPT = letter(
    contents.receipt(
        Receipt({LOG: Have(3, "a" * 64, ((5, 6),))}, ("b" * 64,), (LOG,), (Refusal("c" * 64, "bundle_damaged"),))
    ),
    SECRETARIAT,
    OPERATIONS,
)
FORMS = letter(
    contents.forms(FormPack(1, (orjson.dumps(FORM | {"version": FORM_VERSION}),))),
    SECRETARIAT,
    OPERATIONS,
)


def good() -> Made:
    yield one("ok-journal", "ok", "three records", JOURNAL)
    yield one("ok-blob", "ok", "a whole attached file", BLOB)
    piece = contents.blob(FILE[100:200], sha256(FILE).hexdigest(), len(FILE), 100)
    yield one("ok-blob-piece", "ok", "a piece from the middle of a file", letter(piece, SENDER, name_key("sender")))
    yield one("ok-receipt", "ok", "a receipt with a gap, a missing blob, a fork and a refusal", RECEIPT)
    yield one("ok-forms", "ok", "a pack of one form", FORMS)
    yield one("ok-trust", "ok", "the next trust list, signed by two of three roots", trust_letter(next_list()))
    early = letter(contents.journal(REVOKED_LOG, LINES[:2]), REVOKED, name_key("revoked"))
    yield one("ok-revoked-before", "ok", "from a revoked device, up to the last record accepted of it", early)


def next_list() -> TrustList:
    return replace(TRUST_LIST, version=3)


def trust_letter(trust_list: TrustList) -> Letter:
    return letter(signed(trust_list).contents(public_of(OPERATIONS)), SECRETARIAT, OPERATIONS)
