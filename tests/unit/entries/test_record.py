"""A record's line is believed only when it is exactly what our own program would have written."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from ctip_desktop.entries.record import DEEPEST, LONGEST, decode, encode, hash_of
from ctip_desktop.errors.entries import (
    BadRecord,
    LineRefused,
    LineTooLong,
    NotCanonical,
    NumberRefused,
    TooDeep,
)
from tests.support.records import RECORD, ROW


def changed(**parts: Any) -> bytes:
    """Return the record's line with parts replaced, written canonically but not checked."""
    return orjson.dumps(orjson.loads(encode(RECORD)) | parts, option=orjson.OPT_SORT_KEYS)


def test_what_is_written_is_read_again() -> None:
    assert decode(encode(RECORD)) == RECORD


def test_the_line_is_sorted_and_has_no_spaces() -> None:
    line = encode(RECORD)
    assert line.startswith(b'{"about":{"/victim[')
    assert b", " not in line
    assert b"\n" not in line


def test_the_hash_is_the_sha256_of_the_line() -> None:
    assert hash_of(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"\xff",
        encode(RECORD) + b"\n",
        encode(RECORD).replace(b'"seq":1', b'"seq": 1'),
        encode(RECORD).replace(b'"seq":1', b'"seq":1,"seq":1'),
        encode(RECORD).replace(b'"form":"case"', rb'"form":"c\u0061se"'),
        encode(RECORD).replace(b'"age":17', b'"age":NaN'),
        encode(RECORD).replace(b'"age":17', b'"age":1e2'),
        encode(RECORD).replace(b'"age":17', b'"age":99999999999999999999'),
        orjson.dumps(dict(reversed(orjson.loads(encode(RECORD)).items()))),
        b"[" * 100_000,
        b"[" * 500 + b"]" * 500,
    ],
)
def test_a_line_not_in_the_one_form_is_refused(line: bytes) -> None:
    with pytest.raises(NotCanonical):
        decode(line)


@pytest.mark.parametrize("line", [b"[]", b"7", b'"a"', b"null", b"{}", changed(more=1)])
def test_a_line_with_other_keys_is_refused(line: bytes) -> None:
    with pytest.raises(BadRecord) as caught:
        decode(line)
    assert caught.value.part == "keys"


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("seq", 0),
        ("seq", 2**53),
        ("seq", True),
        ("seq", "1"),
        ("prev", "0" * 63),
        ("prev", None),
        ("entry", "A" * 32),
        ("by", "b" * 32 + "\n"),
        ("form", "p;drop"),
        ("form", ""),
        ("fv", "c" * 63),
        ("at", "2026-11-22 05:00"),
        ("at", "២០២៦-11-22T05:00:00Z"),
        ("number", "1"),
        ("op", "delete"),
        ("op", []),
        ("parents", ["c"]),
        ("parents", ["d" * 64, "c" * 64]),
        ("parents", ["c" * 64, "c" * 64]),
        ("parents", [1]),
        ("parents", "c" * 64),
        ("answers", []),
        ("answers", {"a": None}),
        ("answers", {"a": True}),
        ("answers", {"a": {}}),
        ("answers", {"a": ["b"]}),
        ("answers", {"a": [{"v": "no id"}]}),
        ("answers", {"a": [{"_id": "short"}]}),
        ("answers", {"a": [{"_id": 1}]}),
        ("answers", {"a": [{"_id": ROW}], "b": [{"_id": ROW}]}),
        ("about", []),
        ("about", {"/a": {}}),
        ("about", {"/a": "x"}),
        ("about", {"/a": {"special": "unknown"}}),
        ("about", {"/a": {"special": []}}),
        ("about", {"/a": {"note": 1}}),
        ("about", {"/a": {"verified": False}}),
        ("about", {"/a": {"colour": "red"}}),
        ("hidden", ["/b", "/a"]),
        ("hidden", [1]),
        ("hidden", {}),
        ("att", {}),
        ("att", [1]),
        ("att", [{"len": 1, "name": "a"}]),
        ("att", [{"len": -1, "name": "a", "sha256": "d" * 64}]),
        ("att", [{"len": 1, "name": 2, "sha256": "d" * 64}]),
        ("att", [{"len": 1, "name": "a", "sha256": "d"}]),
    ],
)
def test_a_part_not_of_its_shape_is_named(part: str, value: object) -> None:
    with pytest.raises(BadRecord) as caught:
        decode(changed(**{part: value}), seq=12)
    assert (caught.value.part, caught.value.seq) == (part, 12)


@pytest.mark.parametrize("number", [1.5, 1.0, 2**53, -(2**53), 2**63])
@pytest.mark.parametrize("deep", [False, True])
def test_a_number_that_is_not_exact_everywhere_is_refused(number: float, deep: bool) -> None:
    answers = {"victim": [{"_id": ROW, "v_age": number}]} if deep else {"age": number}
    with pytest.raises(NumberRefused):
        decode(changed(answers=answers))


@pytest.mark.parametrize("number", [2**53 - 1, -(2**53) + 1, 0])
def test_the_largest_exact_numbers_are_kept(number: int) -> None:
    assert decode(changed(answers={"age": number})).answers == {"age": number}


def nested(levels: int) -> dict[str, Any]:
    """Return answers with that many repeats in one another."""
    answers: dict[str, Any] = {}
    for level in range(levels):
        answers = {"r": [answers | {"_id": f"{level:032x}"}]}
    return answers


def test_repeats_may_not_lie_deeper_than_a_record_goes() -> None:
    decode(changed(answers=nested(DEEPEST // 2 - 1)))
    with pytest.raises(TooDeep):
        decode(changed(answers=nested(DEEPEST // 2)))


def test_the_longest_line_is_taken_and_one_byte_more_is_not() -> None:
    room = LONGEST - len(changed(answers={"t": ""}))
    assert len(changed(answers={"t": "x" * room})) == LONGEST
    decode(changed(answers={"t": "x" * room}))
    with pytest.raises(LineTooLong):
        decode(changed(answers={"t": "x" * (room + 1)}))


@pytest.mark.parametrize("answers", [{"a": 1.5}, {"a": object()}, {"a": "\ud800"}, {"a": "x" * LONGEST}, {1: "a"}])
def test_nothing_is_written_that_would_not_be_read(answers: dict[str, object]) -> None:
    with pytest.raises(LineRefused):
        encode(replace(RECORD, answers=answers))


def test_a_verified_answer_may_say_who_or_only_that_it_was() -> None:
    for verified in (True, "b" * 32):
        assert decode(changed(about={"/a": {"verified": verified}})).about == {"/a": {"verified": verified}}
