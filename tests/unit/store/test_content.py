"""A file that arrives in pieces is whole when all are there and its hash holds, in whatever order they came."""

from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctip_desktop.errors.keeping import FileNotHere
from ctip_desktop.store import content
from ctip_desktop.store.content import is_whole, keep_file, keep_piece, read_file
from ctip_desktop.store.store import Store
from tests.support.stores import rows

DATA = bytes(range(250))
NAME = sha256(DATA).hexdigest()


def give(store: Store, start: int, end: int, data: bytes = DATA) -> bool:
    with store.writing() as writer:
        return keep_piece(writer, NAME, len(data), start, data[start:end])


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "CHUNK", 64)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 250), st.integers(1, 120)), max_size=8), st.randoms(use_true_random=False))
def test_pieces_in_any_order_and_overlapping_make_the_file(empty: Store, pieces: list[tuple[int, int]], chance) -> None:
    with empty.writing() as writer:
        content._forget(writer, NAME)
    everything = [*pieces, (0, 100), (100, 150), (250, 10)]
    chance.shuffle(everything)
    covered: set[int] = set()
    for start, length in everything:
        covered |= set(range(start, min(start + length, 250)))
        assert give(empty, start, start + length) == (covered == set(range(250)))
    with empty.reading() as reader:
        assert read_file(reader, NAME) == DATA
    assert all(len(chunk) <= 64 for (chunk,) in rows(empty, "chunk", "data"))


def test_a_file_with_a_piece_missing_is_not_read(empty: Store) -> None:
    assert not give(empty, 0, 249)
    with empty.reading() as reader:
        assert not is_whole(reader, NAME)
        with pytest.raises(FileNotHere):
            read_file(reader, NAME)


def test_pieces_that_are_not_of_the_file_are_forgotten_and_it_may_come_again(empty: Store) -> None:
    give(empty, 0, 100, b"\0" * 250)
    assert not give(empty, 100, 250)
    assert rows(empty, "chunk") == []
    assert not give(empty, 0, 100)
    assert give(empty, 100, 250)


def test_a_file_whose_length_was_given_wrong_may_come_again(empty: Store) -> None:
    with empty.writing() as writer:
        assert not keep_piece(writer, NAME, 300, 0, DATA)
    assert give(empty, 0, 250)
    with empty.reading() as reader:
        assert read_file(reader, NAME) == DATA


def test_an_empty_file_is_whole_at_once(empty: Store) -> None:
    nothing = sha256(b"").hexdigest()
    with empty.writing() as writer:
        assert keep_piece(writer, nothing, 0, 0, b"")
        assert read_file(writer, nothing) == b""


def test_attaching_what_came_in_part_makes_it_whole(empty: Store) -> None:
    give(empty, 0, 100)
    with empty.writing() as writer:
        assert keep_file(writer, DATA) == NAME
        assert read_file(writer, NAME) == DATA
