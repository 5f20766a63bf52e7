"""From an entry one goes to those that name it, and begins one about it."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.store.search import bring_up_to_date
from tests.support.desk_entries import VANNAK, a_case, answers_of, sample, save
from tests.support.gui import press, shoot


def test_what_names_a_case_is_offered_and_a_new_entry_about_it_names_it_already(
    desk: Desk, frame: Frame, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    case = save(desk.store, VANNAK, "case", a_case(1, "2026-06-02"))
    about = answers_of("hotline", sample("hotline") | {"case_number": case.number})
    hotline = save(desk.store, VANNAK, "hotline", about)
    bring_up_to_date(desk.store)
    page = EntriesPage(desk, frame)
    frame.fill([page])
    frame.open("entries")
    settled()
    page.come_back_to(case.entry)
    page.refresh()
    settled()
    press("Ctrl+L")
    settled()
    assert page.acts.menu is not None
    values = [one.value for one in page.acts.menu.lines]
    assert values[0] == hotline.entry
    assert {"assistance", "victim", "inspection"} <= set(values)
    shoot(page.acts.menu, "linked-entries")
    page.acts.menu.chosen.emit("victim")
    page.acts.menu.close()
    qtbot.waitUntil(lambda: isinstance(frame.page, FormPage))
    settled()
    opened = frame.page
    assert isinstance(opened, FormPage)
    assert opened.entering is not None
    assert opened.entering.filled.value("/case_number") == case.number
    assert opened.entering.form.name == "victim"
