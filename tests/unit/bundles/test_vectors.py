"""Every committed vector is read with the failure it names, and every named failure of reading has a vector."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctip_desktop.errors import CtipError
from ctip_desktop.errors.bundles import BundleRefused
from ctip_desktop.errors.entries import LineRefused
from ctip_desktop.errors.trust import RootRefused, TrustListRefused
from tests.support.cast import open_for_reader
from tests.support.vectors.vector import Vector

FILES = sorted((Path(__file__).parents[2] / "vectors").glob("*.vector"))


def _expected(vector: Vector) -> str:
    try:
        open_for_reader(vector.data + bytes(vector.grow), pinned=vector.pinned)
    except CtipError as failure:
        return failure.code()
    return "ok"


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_vector_is_read_as_it_says(file: Path) -> None:
    vector = Vector.from_bytes(file.read_bytes())
    assert _expected(vector) == vector.expect


def failures_of_reading() -> Iterator[str]:
    """Yield those of the format; the floor above refuses bundles for reasons of its own."""
    waiting = [BundleRefused, LineRefused, RootRefused, TrustListRefused]
    while waiting:
        kind = waiting.pop()
        below = kind.__subclasses__()
        waiting += below
        if not below and kind.__module__ != "ctip_desktop.errors.sync":
            yield kind.code()


def test_every_failure_of_reading_has_a_vector() -> None:
    shown = {Vector.from_bytes(file.read_bytes()).expect for file in FILES}
    assert set(failures_of_reading()) <= shown
