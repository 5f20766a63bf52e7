"""What the administrator settles is kept in the store."""

from pathlib import Path

import pytest

from ctip_desktop.store.choices import Choices, choices, choose
from ctip_desktop.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path, None, office="01", device="d" * 32)


def test_the_desk_locks_after_five_minutes_until_somebody_chooses_otherwise(store: Store) -> None:
    with store.reading() as reader:
        assert choices(reader) == Choices(lock_minutes=5, capture=False, backup_folder="")


@pytest.mark.parametrize(("asked", "kept"), [(0, 1), (1, 1), (7, 7), (15, 15), (99, 15)])
def test_it_is_never_kept_from_locking(store: Store, asked: int, kept: int) -> None:
    with store.writing() as writer:
        choose(writer, Choices(lock_minutes=asked, backup_folder="/stick"))
    with store.reading() as reader:
        assert choices(reader) == Choices(lock_minutes=kept, backup_folder="/stick")
