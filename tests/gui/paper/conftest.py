"""A thread of its own for papers, as the window has."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ctip_desktop.desktop.background import Background


@pytest.fixture
def papers(qapp: QApplication) -> Iterator[Background]:
    background = Background("papers")
    faults: list[Exception] = []
    background.failed.connect(faults.append)
    yield background
    background.stop()
    assert not faults
