"""Defects of steps 1 to 4: the file, the seal, the domain line, the manifest as a line of JSON."""

from collections.abc import Callable
from dataclasses import replace

from tests.support.cast import OTHER, READER, name_id
from tests.support.letters import Letter
from tests.support.vectors.good import JOURNAL
from tests.support.vectors.vector import Made, Vector, flip, one


def files() -> Made:
    good = JOURNAL.sealed()
    yield "too-large", Vector("bundle_too_large", "one byte over 8 MiB", good, grow=8 * 1024 * 1024 + 1 - len(good))
    yield "empty", Vector("not_a_bundle", "no byte at all", b"")
    yield "not-sealed", Vector("not_a_bundle", "the plaintext, never sealed", JOURNAL.inner)
    start, rest = good.split(b"\n", 1)
    stanza = b"-> a b\n" + b"A" * 43 + b"\n"
    many = b"\n".join([start, stanza * 160 + rest])
    yield "header-long", Vector("header_too_long", "a header with 160 stanzas for nobody", many)
    yield "sealed-for-another", Vector("not_for_this_device", "sealed to another office", JOURNAL.sealed(OTHER))
    yield "cut", Vector("bundle_damaged", "the last byte is missing", good[:-1])
    yield "flipped", Vector("bundle_damaged", "one bit of the last byte is changed", flip(good, -1))
    yield "followed", Vector("bundle_damaged", "one byte is added", good + b"\n")


def envelopes() -> Made:
    domain = replace(JOURNAL, domain=b"ctip-notes-v1\n")
    yield one("domain-wrong", "domain_refused", "the first line is not ours", domain)
    yield one(
        "domain-later", "newer_bundle", "the first line is of version 2", replace(JOURNAL, domain=b"ctip-bundle-v2\n")
    )
    yield one("manifest-later", "newer_bundle", "`v` is 2", JOURNAL.having(v=2))
    ended = Letter(JOURNAL.parts, JOURNAL.key, b"", line=b"{", signature=b"}")
    yield one("manifest-unended", "envelope_incomplete", "no line feed after the manifest", ended)
    unsigned = replace(JOURNAL, signature=b"c2ln", body=b"")
    yield one("signature-missing", "envelope_incomplete", "the file ends within the signature line", unsigned)
    many = JOURNAL.having(to=sorted([READER.id, *(name_id(str(number)) for number in range(480))]))
    yield one("manifest-long", "manifest_too_long", "481 recipients make more than 16 KiB", many)
    text = JOURNAL.inner.split(b"\n")[2]
    yield one("signature-hex", "signature_malformed", "not base64", replace(JOURNAL, signature=b"-" * 88 + b"\n"))
    second = text[:-3] + bytes([text[-3] + 1]) + text[-2:] + b"\n"
    comment = "base64 whose unused last bits are not zero"
    yield one("signature-second-spelling", "signature_malformed", comment, replace(JOURNAL, signature=second))


def manifest_lines() -> Made:
    def yields(name: str, expect: str, comment: str, change: Callable[[bytes], bytes]) -> tuple[str, Vector]:
        return one(f"manifest-{name}", expect, comment, JOURNAL.written(change))

    def put(value: bytes) -> Callable[[bytes], bytes]:
        return lambda line: line.replace(b'"n":1,', b'"n":' + value + b",")

    yield yields("not-json", "json_broken", "a brace is missing", lambda line: line.replace(b"}", b""))
    yield yields("not-object", "json_broken", "a list", lambda line: b"[" + line[:-1] + b"]\n")
    yield yields(
        "not-utf8", "json_broken", "a byte that is not UTF-8", lambda line: line.replace(b"journal", b"journa\xff")
    )
    yield yields("lone-surrogate", "json_broken", "half a character, escaped", put(b'"\\ud800"'))
    yield yields("key-twice", "json_key_twice", "`n` is given twice", put(b'1,"n":2'))
    yield yields("nan", "json_number_refused", "`n` is NaN", put(b"NaN"))
    yield yields("fraction", "json_number_refused", "`n` is 1.0", put(b"1.0"))
    yield yields("huge-number", "json_number_refused", "`n` is 2^53", put(b"9007199254740992"))
    yield yields("deep", "json_too_deep", "40 lists in one another", put(b"[" * 40 + b"]" * 40))
    yield yields("very-deep", "json_too_deep", "5,000 lists in one another", put(b"[" * 5000 + b"]" * 5000))
    yield yields("spaces", "json_not_canonical", "a space after a colon", lambda line: line.replace(b":1,", b": 1,", 1))
    yield yields(
        "unsorted", "json_not_canonical", "`v` comes first", lambda line: b'{"v":1,' + line[1:].replace(b',"v":1', b"")
    )
    yield yields(
        "escaped", "json_not_canonical", "a letter is escaped", lambda line: line.replace(b"journal", b"\\u006aournal")
    )
