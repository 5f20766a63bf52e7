"""Stores to test on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import Store
from tests.support.stores import CASE, a_store

KEY = bytes(range(32))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """An empty store, unencrypted."""
    with a_store(tmp_path / "home") as store:
        yield store


@pytest.fixture
def store(empty: Store) -> Store:
    """A store that knows the form CASE."""
    with empty.writing() as writer:
        add_form(writer, CASE)
    return empty
