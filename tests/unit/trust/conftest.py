"""Roots on sticks, cheap enough to open often."""

from pathlib import Path

import pytest

from ctip_desktop.store.passphrases import Cost
from ctip_desktop.trust import roots


@pytest.fixture(autouse=True)
def _cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roots, "COST", Cost(passes=1, threads=1, memory=64))


@pytest.fixture
def sticks(tmp_path: Path) -> dict[Path, str]:
    folders = {tmp_path / name: f"passphrase of {name}" for name in ("one", "two", "three")}
    for folder in folders:
        folder.mkdir()
    return folders
