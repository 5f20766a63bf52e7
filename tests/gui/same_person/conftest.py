"""The secretariat's desk with persons that seem to be written down twice."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.desk import Desk, Who
from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.same_person.page import SamePersonPage
from ctip_desktop.desktop.today.page import TodayPage
from ctip_desktop.desktop.window import Window
from ctip_desktop.store.users import note_user
from ctip_desktop.trust.identity import make_keys
from tests.support.same import OFFICER, an_office, keep_entry, keep_victim, tell_secretariat


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication, look_and_language: Callable[..., None]) -> Iterator[Desk]:
    """The secretariat's desk, an officer at it, with the entries of two provinces."""
    store = an_office(tmp_path / "00", "00")
    with store.writing() as writer:
        note_user(writer, OFFICER)
        make_keys(writer)
    row = {"v_name": "Sok Dara", "v_sex": "Masculine", "v_birth_date": "2009-03-14", "v_origin": "010201"}
    with an_office(tmp_path / "01", "01") as one, an_office(tmp_path / "02", "02") as other:
        keep_victim(one, v_birth_date="2009-03-14", v_phone="012 345 678", place="010201")
        keep_victim(other, v_name="ដារ៉ា សុខ", v_birth_date="2009-03-14", reported_on="2026-06-11", place="020101")
        keep_victim(one, v_name="កែវ ស្រីមុំ", v_sex="Feminine", v_age=21, reported_on="2026-03-02", place="010201")
        keep_victim(other, v_name="កែវស្រីមុំ", v_sex="Feminine", v_age=22, reported_on="2026-04-02", place="020101")
        case = {"offence": "trafficking", "reported_on": "2026-05-06", "place": "010201", "extent": "internal"}
        keep_entry(one, "case", {**case, "victim": [{"_id": "1" * 32, **row}]})
        tell_secretariat(store, one, other)
    background = Background("store")
    faults: list[Exception] = []
    background.failed.connect(faults.append)
    yield Desk(store, Who("00", "d" * 32, "A", OFFICER, b""), background)
    background.stop()
    QApplication.processEvents()
    store.close()
    assert not faults, faults


@pytest.fixture
def page(desk: Desk, frame: Frame, settled: Callable[[], None]) -> SamePersonPage:
    """The queue, opened from Today."""
    page = SamePersonPage(desk, frame)
    frame.fill([TodayPage(desk, frame), EntriesPage(desk, frame), page])
    frame.open("today")
    settled()
    return page


@pytest.fixture
def opened(page: SamePersonPage, frame: Frame, settled: Callable[[], None], window: Window) -> SamePersonPage:
    """The queue on screen."""
    window.resize(1366, 696)
    frame.open(page)
    settled()
    return page
