"""The secretariat's desk with what provinces recorded, the report open on it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop import clock
from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.desk import Desk, Who
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.report.page import ReportPage
from ctip_desktop.desktop.window import Window
from ctip_desktop.sample.answers import Kept, entries
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from tests.support.country import a_secretariat
from tests.support.stores import DEVICE

SOPHEA = User("5" * 32, "សុភា", "administrator")
PUT_OFF = 300
"""Milliseconds for which a page puts off at most what it does once nobody moves on."""
NOW = datetime.fromisoformat("2026-07-08T10:42:00+07:00")


CLAIMED = {
    "offence": "trafficking",
    "reported_on": "2026-05-03",
    "data_source": "police_report",
    "reporting_institution": "ក្រសួងយុត្តិធម៌",
    "data_source_note": "លេខ ១២",
    "verified": "claimed",
    "victim": [
        {
            "_id": "1" * 32,
            "v_name": "ចាន់ សុខា",
            "v_sex": "Feminine",
            "v_age": 16,
            "v_age_band": "15_17",
            "v_minor": "yes",
        }
    ],
}
"""A case that an institution has not confirmed."""


@pytest.fixture(scope="session")
def recorded() -> list[Kept]:
    """What provinces recorded."""
    others = CLAIMED | {"reporting_institution": "ក្រសួងមហាផ្ទៃ", "data_source": "ngo", "victim": []}
    return [*entries(900, seed=7), Kept("01", "case", CLAIMED), Kept("02", "case", CLAIMED), Kept("02", "case", others)]


@pytest.fixture(scope="session")
def taken_in(tmp_path_factory: pytest.TempPathFactory, recorded: list[Kept]) -> Path:
    """The home of a secretariat that has it all, made once and copied."""
    home = tmp_path_factory.mktemp("secretariat") / "home"
    a_secretariat(home, recorded).close()
    return home


@pytest.fixture
def store(tmp_path: Path, taken_in: Path) -> Iterator[Store]:
    with Store.open(copytree(taken_in, tmp_path / "home"), None) as store:
        yield store


@pytest.fixture
def desk(
    store: Store, qapp: QApplication, look_and_language: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """The desk of the secretariat, on the eighth of July."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    background, papers = Background("store"), Background("papers")
    faults: list[Exception] = []
    background.failed.connect(faults.append)
    papers.failed.connect(faults.append)
    yield Desk(store, Who("00", DEVICE, "A", SOPHEA, b""), background, papers=papers)
    papers.stop()
    background.stop()
    QApplication.processEvents()
    assert not faults, faults


@pytest.fixture
def settled(qtbot: QtBot, desk: Desk, window: Window) -> Callable[[], None]:
    """Wait until neither worker has anything more to do, nothing is put off, and all results are shown."""

    def is_busy() -> bool:
        put_off = any(each.isActive() and each.interval() <= PUT_OFF for each in window.findChildren(QTimer))
        return put_off or desk.background.busy or desk.papers.busy

    def wait() -> None:
        qtbot.waitUntil(lambda: not is_busy(), timeout=20_000)
        QApplication.processEvents()

    return wait


@pytest.fixture
def page(desk: Desk, frame: Frame, window: Window, settled: Callable[[], None]) -> ReportPage:
    """The page, shown."""
    page = ReportPage(desk, frame)
    frame.fill([page])
    window.resize(1366, 696)
    frame.open("report")
    settled()
    return page
