"""Defects of step 4: a manifest that is good JSON and says what cannot be."""

from typing import Any

from tests.support.cast import OTHER, READER, SENDER
from tests.support.letters import Letter
from tests.support.vectors.good import BLOB, JOURNAL, LOG, RECEIPT, next_list, trust_letter
from tests.support.vectors.vector import Made, one


def manifest_values() -> Made:
    yield one("kind-unknown", "unknown_kind", "`kind` is `mail`", JOURNAL.having(kind="mail"))
    yield one("key-missing", "manifest_key_missing", "no `head`", JOURNAL.having(head=None))
    yield one("key-unknown", "manifest_key_unknown", "a key `note`", JOURNAL.having(note="x"))
    yield one("key-of-another-kind", "manifest_key_unknown", "a receipt with `log`", RECEIPT.having(log=LOG))
    refused: dict[str, tuple[Letter, dict[str, Any]]] = {
        "v-zero": (JOURNAL, {"v": 0}),
        "v-true": (JOURNAL, {"v": True}),
        "kind-number": (RECEIPT, {"kind": 1}),
        "from-short": (JOURNAL, {"from_": SENDER.id[1:]}),
        "from-capitals": (JOURNAL, {"from_": SENDER.id.upper()}),
        "key-number": (JOURNAL, {"key": 1}),
        "to-empty": (JOURNAL, {"to": []}),
        "to-unsorted": (JOURNAL, {"to": sorted([READER.id, OTHER.id], reverse=True)}),
        "to-twice": (JOURNAL, {"to": [READER.id, READER.id]}),
        "to-text": (JOURNAL, {"to": READER.id}),
        "n-zero": (JOURNAL, {"n": 0}),
        "n-text": (JOURNAL, {"n": "1"}),
        "trust-negative": (JOURNAL, {"trust": -1}),
        "at-local": (JOURNAL, {"at": "2026-11-22T12:00:00+07:00"}),
        "raw-len-negative": (JOURNAL, {"raw_len": -1}),
        "raw-hash-short": (JOURNAL, {"raw_sha256": "0" * 63}),
        "body-len-zero": (JOURNAL, {"body_len": 0}),
        "body-hash-short": (JOURNAL, {"body_sha256": "0" * 63}),
        "log-short": (JOURNAL, {"log": LOG[1:]}),
        "first-zero": (JOURNAL, {"first": 0, "records": 4}),
        "last-before-first": (JOURNAL, {"last": 0, "records": 0}),
        "prev-at-first": (JOURNAL, {"prev": "a" * 64}),
        "prev-zero-later": (JOURNAL, {"first": 2, "last": 4}),
        "head-short": (JOURNAL, {"head": "0" * 63}),
        "records-disagree": (JOURNAL, {"records": 2}),
        "records-too-many": (JOURNAL, {"last": 1001, "records": 1001}),
        "blob-past-end": (BLOB, {"blob": BLOB.parts["blob"] | {"offset": 1}}),
        "blob-key-unknown": (BLOB, {"blob": BLOB.parts["blob"] | {"name": "../x"}}),
        "blob-len-text": (BLOB, {"blob": BLOB.parts["blob"] | {"len": "9"}}),
        "blob-hash-short": (BLOB, {"blob": BLOB.parts["blob"] | {"sha256": "0"}}),
    }
    for name, (made, changes) in refused.items():
        wrong = next(iter(changes)).rstrip("_")
        yield one(
            f"value-{name}", "manifest_value_refused", f"`{wrong}` has a value that cannot be", made.having(**changes)
        )
    trust = trust_letter(next_list())
    root = trust.parts["root"]
    for name, wrong_root in {
        "threshold-zero": root | {"threshold": 0},
        "threshold-above-keys": root | {"threshold": 4},
        "keys-unsorted": root | {"keys": root["keys"][::-1]},
        "signature-of-nobody": root
        | {"signatures": root["signatures"] | {"0" * 32: next(iter(root["signatures"].values()))}},
        "operations-not-key": root | {"operations": root["keys"][0]},
        "keys-number": root | {"keys": 3},
        "signatures-list": root | {"signatures": []},
        "extra": root | {"note": "x"},
    }.items():
        yield one(
            f"value-root-{name}",
            "manifest_value_refused",
            "`root` has a value that cannot be",
            trust.having(root=wrong_root),
        )
