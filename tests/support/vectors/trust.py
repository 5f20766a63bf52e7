"""Defects of trust bundles: who the roots are, what they signed, and what the list says."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

import orjson

from ctip_desktop.bundles import contents
from ctip_desktop.bundles.canonical import write_object
from ctip_desktop.bundles.extents import Endorsement
from ctip_desktop.bundles.signing import public_of
from tests.support.cast import OPERATIONS, ROOTS, SECRETARIAT, SENDER, TRUST_LIST, name_key, signed
from tests.support.letters import Letter, letter
from tests.support.vectors.good import LOG, next_list, trust_letter
from tests.support.vectors.vector import Made, Vector, one


def trust() -> Made:
    later = next_list()
    good = trust_letter(later)
    yield "root-unpinned", Vector("root_not_pinned", "good, but no root is pinned yet", good.sealed(), pinned=False)
    root = good.parts["root"]
    lowered = good.having(root=root | {"threshold": 1})
    yield one("root-other", "roots_differ", "the same keys with a lower threshold are other roots", lowered)
    changed = good.packing(later.to_line().replace(b"2026-11-01", b"2026-11-02"))
    yield one("root-signature", "root_signature_wrong", "the list was changed after the roots signed it", changed)
    few = dict(list(root["signatures"].items())[:1])
    yield one(
        "root-signatures-few",
        "root_signatures_too_few",
        "one signature where two must be",
        good.having(root=root | {"signatures": few}),
    )
    yield one("trust-not-json", "json_broken", "signed by the roots, yet not JSON", _endorsed(b"list\n"))
    parts = orjson.loads(later.to_line())
    devices = parts["devices"]
    refused: dict[str, dict[str, Any]] = {
        "key-missing": {name: value for name, value in parts.items() if name != "epochs"},
        "v-later": parts | {"v": 2},
        "version-zero": parts | {"version": 0},
        "issued-day": parts | {"issued": "2026-11-01"},
        "threshold-zero": parts | {"root": parts["root"] | {"threshold": 0}},
        "root-other": parts | {"root": parts["root"] | {"threshold": 1}},
        "operations-none": parts | {"operations": []},
        "operations-number": parts | {"operations": 1},
        "devices-number": parts | {"devices": 1},
        "epochs-none": parts | {"epochs": []},
        "epoch-from": parts | {"epochs": [parts["epochs"][0] | {"from": "now"}]},
        "recovery-text": parts | {"recovery": "age1"},
        "recovery-not-age": parts | {"recovery": parts["recovery"] | {"age": "age1"}},
        "device-key-unknown": parts | {"devices": [devices[0] | {"note": 1}]},
        "device-status": parts | {"devices": [devices[0] | {"status": "lost"}]},
        "device-logs-active": parts | {"devices": [devices[0] | {"logs": {LOG: 1}}]},
        "device-twice": parts | {"devices": [*devices, devices[1]]},
        "letter-twice": parts | {"devices": [*devices[:2], devices[2] | {"letter": "A"}]},
    }
    for name, value in refused.items():
        yield one(
            f"trust-{name}",
            "trust_list_malformed",
            "a trust list that is not of its shape",
            _endorsed(write_object(value)),
        )
    older = trust_letter(replace(TRUST_LIST, version=1))
    yield one("trust-older", "trust_list_older", "version 1 where 2 is known", older)
    forked = trust_letter(replace(TRUST_LIST, issued="2026-11-02T00:00:00Z"))
    yield one("trust-forked", "trust_list_forked", "another list of the version that is known", forked)
    yield one("ok-trust-same", "ok", "the list that is known", trust_letter(TRUST_LIST))
    by_province = letter(signed(later).contents(public_of(OPERATIONS)), SENDER, OPERATIONS)
    yield one(
        "trust-by-province", "operations_key_not_named", "sent by a device that is not of the secretariat", by_province
    )
    own_key = name_key("stranger")
    by_stranger = letter(signed(later).contents(public_of(own_key)), SECRETARIAT, own_key)
    yield one("trust-by-stranger", "operations_key_not_named", "a good list in a stranger's envelope", by_stranger)


def _endorsed(line: bytes) -> Letter:
    """Return a trust bundle of any contents with good root signatures over them."""
    message = b"ctip-trust-v1\n" + sha256(line).hexdigest().encode() + b"\n"
    signatures = {name: root.key.sign(message) for root in ROOTS for name in [sha256(root.public).hexdigest()[:32]]}
    endorsement = Endorsement(TRUST_LIST.roots, TRUST_LIST.threshold, signatures, public_of(OPERATIONS))
    return letter(contents.trust(line, endorsement), SECRETARIAT, OPERATIONS)
