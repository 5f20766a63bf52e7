"""A store of a province, its user, and spreadsheets by rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from tests.support.stores import USER, a_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path / "store") as made:
        yield made


@pytest.fixture
def clerk() -> User:
    return User(USER, "Sok", "clerk")
