"""What goes into a bundle comes out of it, and whatever else is put before a reader ends in a named failure."""

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctip_desktop.bundles import contents
from ctip_desktop.bundles.canonical import DEEPEST, read_object, write_object
from ctip_desktop.bundles.compression import LARGEST, pack, unpack
from ctip_desktop.bundles.extents import Endorsement, Piece, Stretch
from ctip_desktop.bundles.form_pack import read_form_pack
from ctip_desktop.bundles.manifest import Manifest, read_manifest
from ctip_desktop.bundles.receipt import Have, Receipt, Refusal, read_receipt
from ctip_desktop.bundles.signing import from_text, key_id, to_text
from ctip_desktop.bundles.stretches import cut
from ctip_desktop.bundles.writing import Sender, seal
from ctip_desktop.entries.record import NO_RECORD
from ctip_desktop.errors import CtipError
from ctip_desktop.trust.enrolment import read_request
from ctip_desktop.trust.lists import read_trust_list
from tests.support import cast
from tests.support.records import a_log
from tests.support.vectors.good import JOURNAL, next_list

LOG = a_log(12)
SENDER = Sender(cast.SENDER.id, cast.name_key("sender"), 2)
TO_READER = {cast.READER.id: cast.READER.age}

ids = st.binary(min_size=16, max_size=16).map(bytes.hex)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
counts = st.integers(1, 2**53 - 1)
values = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@st.composite
def gaps(draw: st.DrawFn, seq: int) -> tuple[tuple[int, int], ...]:
    reached, found = seq, []
    for before, width in draw(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), max_size=4)):
        found.append((reached + before, reached + before + width))
        reached += before + width + 1
    return tuple(found)


@st.composite
def haves(draw: st.DrawFn) -> Have:
    seq = draw(st.integers(0, 1000))
    return Have(seq, draw(hashes) if seq else NO_RECORD, draw(gaps(seq)))


receipts = st.builds(
    Receipt,
    st.dictionaries(ids, haves(), max_size=3),
    st.lists(hashes, unique=True, max_size=3).map(lambda found: tuple(sorted(found))),
    st.lists(ids, unique=True, max_size=3).map(lambda found: tuple(sorted(found))),
    st.lists(st.builds(Refusal, hashes, st.just("cut_short")), unique_by=lambda one: one.bundle, max_size=3).map(
        lambda found: tuple(sorted(found, key=lambda one: one.bundle))
    ),
)


@given(first=st.integers(0, 11), length=st.integers(1, 12), n=counts)
def test_a_stretch_of_a_log_comes_out_as_it_went_in(first: int, length: int, n: int) -> None:
    lines = LOG[first : first + length]
    opened = cast.open_for_reader(seal(contents.journal("1" * 32, lines), SENDER, n, TO_READER))
    assert [checked.line for checked in opened.records] == lines
    assert [checked.seq for checked in opened.records] == list(range(first + 1, first + len(lines) + 1))
    assert opened.manifest.n == n


@given(file=st.binary(min_size=1, max_size=2000), data=st.data())
def test_a_piece_of_a_file_comes_out_as_it_went_in(file: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(file)))
    piece = file[start : data.draw(st.integers(start, len(file)))]
    made = seal(contents.blob(piece, sha256(file).hexdigest(), len(file), start), SENDER, 1, TO_READER)
    assert cast.open_for_reader(made).raw == piece


@given(receipt=receipts)
def test_a_receipt_comes_out_as_it_went_in(receipt: Receipt) -> None:
    sender = Sender(cast.SECRETARIAT.id, cast.OPERATIONS, 2)
    assert read_receipt(cast.open_for_reader(seal(contents.receipt(receipt), sender, 1, TO_READER)).raw) == receipt


@st.composite
def manifests(draw: st.DrawFn) -> Manifest:
    first = draw(st.integers(1, 10**6))
    prev = NO_RECORD if first == 1 else draw(hashes.filter(lambda one: one != NO_RECORD))
    stretch = Stretch(draw(ids), first, first + draw(st.integers(0, 999)), prev, draw(hashes))
    keys = sorted(draw(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=4, unique=True)))
    signatures = {key_id(key): draw(st.binary(min_size=64, max_size=64)) for key in keys if draw(st.booleans())}
    operations = draw(st.binary(min_size=32, max_size=32))
    endorsement = Endorsement(tuple(keys), draw(st.integers(1, len(keys))), signatures, operations)
    extents = {
        "journal": stretch,
        "blob": Piece(draw(hashes), 10**6, draw(st.integers(0, 1000))),
        "receipt": None,
        "forms": None,
        "trust": endorsement,
    }
    kind = draw(st.sampled_from(sorted(extents)))
    return Manifest(
        kind=kind,
        sender=draw(ids),
        key=key_id(operations),
        to=tuple(sorted(draw(st.lists(ids, min_size=1, max_size=5, unique=True)))),
        n=draw(counts),
        trust=draw(counts),
        at="2026-11-22T05:00:00Z",
        extent=extents[kind],
        raw_len=draw(st.integers(0, 1000)),
        raw_sha256=draw(hashes),
        body_len=draw(counts),
        body_sha256=draw(hashes),
    )


@given(manifest=manifests())
def test_a_manifest_is_read_as_it_was_written(manifest: Manifest) -> None:
    assert read_manifest(manifest.to_line()) == manifest


@given(value=st.dictionaries(st.text(), values))
def test_an_object_is_read_as_it_was_written(value: dict[str, object]) -> None:
    assert read_object(write_object(value), "any") == value


@given(raw=st.binary(max_size=5000))
def test_contents_unpack_to_what_was_packed(raw: bytes) -> None:
    assert unpack(pack(raw), len(raw)) == raw


@given(value=st.binary(max_size=70))
def test_base64_has_one_spelling(value: bytes) -> None:
    text = to_text(value)
    assert from_text(text) == value
    assert all(from_text(text[:at] + " " + text[at:]) is None for at in range(len(text) + 1))


@given(sizes=st.lists(st.sampled_from([1, 100, 100_000, 262_143]), max_size=40), count=st.integers(0, 2500))
def test_a_log_is_cut_into_stretches_that_fit_and_are_full(sizes: list[int], count: int) -> None:
    lines = [bytes(size) for size in sizes] + [b"."] * count
    stretches = list(cut(lines))
    lengths = [sum(len(line) + 1 for line in stretch) for stretch in stretches]
    assert [line for stretch in stretches for line in stretch] == lines
    assert all(length <= LARGEST and len(stretch) <= 1000 for length, stretch in zip(lengths, stretches, strict=True))
    for earlier, later in pairwise(zip(lengths, stretches, strict=True)):
        assert len(earlier[1]) == 1000 or earlier[0] + len(later[1][0]) + 1 > LARGEST


READERS: dict[str, Callable[[bytes], object]] = {
    "manifest": read_manifest,
    "receipt": read_receipt,
    "forms": read_form_pack,
    "trust": read_trust_list,
    "enrolment": read_request,
    "frame": lambda body: unpack(body, 100),
    "bundle": cast.open_for_reader,
    "sealed": lambda inner: cast.open_for_reader(cast.sealed_to_reader(inner)),
}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())
@given(line=st.binary() | st.dictionaries(st.text(), values).map(write_object))
def test_whatever_is_read_fails_by_name_or_not_at_all(reader: Callable[[bytes], object], line: bytes) -> None:
    with suppress(CtipError):
        reader(line)


GOOD = {
    "manifest": (read_manifest, write_object(JOURNAL.parts)),
    "receipt": (read_receipt, contents.receipt(Receipt({"1" * 32: Have(3, "a" * 64, ((5, 6),))})).raw),
    "trust": (read_trust_list, next_list().to_line()),
}


@pytest.mark.parametrize(("reader", "line"), GOOD.values(), ids=GOOD.keys())
@given(data=st.data())
def test_a_value_of_another_type_fails_by_name(
    reader: Callable[[bytes], object], line: bytes, data: st.DataObject
) -> None:
    """Some part of a good object is replaced by anything."""
    parts = read_object(line, "any")
    within: object = parts
    while True:
        assert isinstance(within, dict | list)
        places = list(within) if isinstance(within, dict) else list(range(len(within)))
        place = data.draw(st.sampled_from(places))
        deeper = within[place]
        if not isinstance(deeper, dict | list) or not deeper or data.draw(st.booleans()):
            break
        within = deeper
    within[place] = data.draw(values)
    with suppress(CtipError):
        reader(write_object(parts))


@given(depth=st.integers(1, 60))
def test_objects_lie_in_one_another_to_the_agreed_depth_and_no_deeper(depth: int) -> None:
    line = b'{"a":' * depth + b"1" + b"}" * depth + b"\n"
    if depth <= DEEPEST:
        assert write_object(read_object(line, "any")) == line
    else:
        with pytest.raises(CtipError):
            read_object(line, "any")
