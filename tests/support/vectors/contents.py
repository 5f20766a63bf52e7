"""Defects of step 9: records, pieces of files, receipts and form packs."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import orjson

from ctip_desktop.bundles import contents
from ctip_desktop.bundles.canonical import write_object
from ctip_desktop.bundles.receipt import Have, Receipt
from tests.support.letters import Letter
from tests.support.vectors.good import BLOB, FILE, FORM, FORM_VERSION, FORMS, JOURNAL, LINES, LOG, RECEIPT
from tests.support.vectors.vector import Made, flip, one


def records() -> Made:
    def log(lines: list[bytes], **changes: Any) -> Letter:
        made = JOURNAL.packing(b"".join(line + b"\n" for line in lines))
        return made.having(head=sha256(lines[-1]).hexdigest(), **changes)

    def spoilt(change: Callable[[bytes], bytes]) -> Letter:
        return log([change(LINES[0])], last=1, records=1)

    unended = JOURNAL.packing(b"\n".join(LINES))
    yield one("records-unended", "stretch_unfinished", "no line feed after the last record", unended)
    yield one("records-empty-line", "stretch_unfinished", "an empty line", log([LINES[0], b"", *LINES[1:]]))
    yield one("records-fewer", "record_count_wrong", "two records where three are signed for", log(LINES[:2]))
    yield one("records-head", "head_wrong", "another head than the last record's hash", JOURNAL.having(head="a" * 64))
    yield one(
        "record-spaces", "not_canonical", "a record with a space", spoilt(lambda line: line.replace(b":", b": ", 1))
    )
    yield one(
        "record-long",
        "line_too_long",
        "a record over 256 KiB",
        spoilt(lambda line: line.replace(b"asked twice", b"a" * 262144)),
    )
    nested = spoilt(lambda line: line.replace(b'{"age"', b'{"aaa":' + _rows(20) + b',"age"'))
    yield one("record-deep", "too_deep", "20 repeats in one another", nested)
    yield one(
        "record-fraction",
        "number_refused",
        "an answer 17.5",
        spoilt(lambda line: line.replace(b'"age":17', b'"age":17.5')),
    )
    yield one(
        "record-key-unknown",
        "bad_record",
        "a key `note`",
        spoilt(lambda line: line.replace(b'"number"', b'"note":1,"number"')),
    )
    yield one("chain-prev", "chain_broken", "a record was left out", log([LINES[0], LINES[2]], last=2, records=2))
    yield one(
        "chain-first", "chain_broken", "the stretch begins later than signed for", log(LINES[1:], last=2, records=2)
    )


def others() -> Made:
    yield one("blob-other", "piece_wrong", "a whole file with another hash than its name", BLOB.packing(flip(FILE, 0)))
    receipt = orjson.loads(contents.receipt(Receipt({LOG: Have(3, "a" * 64, ((5, 6),))})).raw)
    refused: dict[str, dict[str, Any]] = {
        "key-missing": {name: value for name, value in receipt.items() if name != "forks"},
        "key-unknown": receipt | {"note": 1},
        "have-list": receipt | {"have": []},
        "seq-text": receipt | {"have": {LOG: ["3", "a" * 64, []]}},
        "gap-of-three": receipt | {"have": {LOG: [3, "a" * 64, [[5, 6, 7]]]}},
        "gap-text": receipt | {"have": {LOG: [3, "a" * 64, [["5", "6"]]]}},
        "gap-known": receipt | {"have": {LOG: [3, "a" * 64, [[3, 4]]]}},
        "gaps-touch": receipt | {"have": {LOG: [3, "a" * 64, [[5, 6], [7, 8]]]}},
        "head-without-record": receipt | {"have": {LOG: [0, "a" * 64, []]}},
        "log-short": receipt | {"have": {LOG[1:]: [3, "a" * 64, []]}},
        "reason-sentence": receipt | {"refused": [{"bundle": "a" * 64, "reason": "It is bad."}]},
        "blobs-unsorted": receipt | {"missing_blobs": ["b" * 64, "a" * 64]},
    }
    for name, value in refused.items():
        yield one(
            f"receipt-{name}",
            "receipt_refused",
            "a receipt that is not of its shape",
            RECEIPT.packing(write_object(value)),
        )
    yield one("receipt-spaces", "json_not_canonical", "a receipt with a space", RECEIPT.packing(b"{ }\n"))
    pack_parts = {"version": 1, "forms": [FORM | {"version": FORM_VERSION}]}
    for name, value in {
        "version-zero": pack_parts | {"version": 0},
        "form-changed": pack_parts | {"forms": [FORM | {"version": FORM_VERSION, "name": "other"}]},
        "form-text": pack_parts | {"forms": ["case"]},
        "forms-missing": {"version": 1},
        "forms-object": pack_parts | {"forms": {}},
    }.items():
        yield one(
            f"forms-{name}",
            "form_pack_refused",
            "a form pack that is not of its shape",
            FORMS.packing(write_object(value)),
        )


def _rows(depth: int) -> bytes:
    rows = b"[]"
    for number in range(depth):
        rows = b'[{"_id":"%032x","row":%s}]' % (number, rows)
    return rows
