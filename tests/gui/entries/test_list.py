"""The list of entries is narrowed, searched, sorted and worked by keys."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.desk import Desk, Who
from ctip_desktop.desktop.entries.lines import PAGE, Line
from ctip_desktop.desktop.entries.lines import page as page_of
from ctip_desktop.desktop.entries.model import EntriesModel
from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.window import Window
from ctip_desktop.store.browsing import Asked
from tests.gui.conftest import SOPHEA
from tests.support.desk_entries import save_cases
from tests.support.gui import press, type_text


def lines(page: EntriesPage) -> list[Line]:
    model = page.browser.model
    return [line for place in range(model.rowCount()) if (line := model.line_at(place))]


def test_drafts_come_first_then_the_latest_days(page: EntriesPage) -> None:
    found = lines(page)
    assert [line.state for line in found[:3]] == ["draft", "draft", "final"]
    assert len(found) == page.browser.model.rowCount() == 30
    assert page.browser.count.text == "30 entries · newest first"
    assert page.browser.rows.view.hasFocus()
    assert page.browser.rows.present == found[0].id


def test_an_entry_is_told_of_by_kind_number_summary_place_and_day(page: EntriesPage, work: dict[str, str]) -> None:
    line = next(line for line in lines(page) if line.id == work["changed"])
    assert (line.kind, line.number, line.state) == ("Case", "01-2026-A-0014", "received")
    assert line.summary.startswith("Human trafficking · ")
    assert line.place.endswith(", Mangkul Bourei")
    assert line.by == "សុភា"
    row = page.browser.model.row_at(page.browser.model.place_of(line.id))
    assert row.cells[1].below == "01-2026-A-0014 · draft"


def test_names_are_covered_until_asked_for_and_not_read_aloud(page: EntriesPage, frame: Frame) -> None:
    model = page.browser.model
    place, line = next((n, line) for n, line in enumerate(lines(page)) if line.names)
    assert model.row_at(place).cells[3].covered
    assert line.names[0] not in model.index(place).data()
    press("Ctrl+H")
    assert not model.row_at(place).cells[3].covered
    assert line.names[0] in model.index(place).data()
    assert frame.strip.kept == "Names are shown for two minutes"
    press("Ctrl+H")
    assert model.row_at(place).cells[3].covered
    assert frame.strip.kept == "Names are covered"


def test_typing_in_the_list_finds_by_any_part_of_a_khmer_word(page: EntriesPage, settled: Callable[[], None]) -> None:
    type_text("ទិវា")
    settled()
    assert page.browser.finding.hasFocus()
    assert page.browser.finding.text() == "ទិវា"
    (line,) = lines(page)
    assert line.kind == "Minutes of a meeting"
    press("↓")
    assert page.browser.rows.view.hasFocus()


def test_find_is_left_with_all_entries_back(page: EntriesPage, settled: Callable[[], None]) -> None:
    press("Ctrl+F")
    type_text("0014")
    settled()
    assert [line.number for line in lines(page)] == ["01-2026-A-0014"]
    press("Esc")
    settled()
    assert page.browser.model.rowCount() == 30
    assert page.browser.rows.view.hasFocus()


def test_what_was_overtaken_by_more_typing_is_not_shown(page: EntriesPage, settled: Callable[[], None]) -> None:
    seen: list[str] = []
    page.browser.listing.found.connect(lambda _: seen.append(page.browser.listing.asked.words))
    press("Ctrl+F")
    type_text("0014")
    settled()
    assert seen[-1] == "0014"
    assert len(seen) < 4


def test_the_next_found_is_reached_from_the_field(page: EntriesPage, settled: Callable[[], None]) -> None:
    press("Ctrl+F")
    type_text("ករ-0")
    settled()
    found = lines(page)
    assert len(found) > 2
    press("F3")
    assert page.browser.rows.present == found[1].id
    press("Shift+F3")
    assert page.browser.rows.present == found[0].id


def test_a_filter_is_opened_and_chosen_by_keys(page: EntriesPage, settled: Callable[[], None]) -> None:
    press("Ctrl+F")
    press("Tab")
    assert page.browser.kind.hasFocus()
    press("Enter")
    press("2")
    settled()
    assert {line.kind for line in lines(page)} == {"Minutes of a meeting"}
    assert page.browser.kind.accessibleName() == "Kind Minutes of a meeting"
    press("Del")
    settled()
    assert page.browser.model.rowCount() == 30


def test_a_long_list_of_choices_is_narrowed_by_typing(page: EntriesPage, settled: Callable[[], None]) -> None:
    page.browser.period.open()
    type_text("2025")
    press("↓")
    press("Enter")
    settled()
    assert page.browser.period.value.startswith("2025")
    assert lines(page) == []
    assert page.browser._stack.currentIndex() == 3


@pytest.mark.parametrize(
    ("state", "count"), [("draft", 3), ("final", 5), ("sent", 8), ("received", 14), ("conflict", 1)]
)
def test_each_state_has_its_entries(page: EntriesPage, settled: Callable[[], None], state: str, count: int) -> None:
    page.narrow(state=state)
    settled()
    assert page.browser.model.rowCount() == count


def test_a_column_is_sorted_by_its_number_and_turned_round(page: EntriesPage, settled: Callable[[], None]) -> None:
    first = page.browser.rows.present
    press("Ctrl+5")
    settled()
    assert page.browser.count.text == "30 entries · oldest first"
    assert page.browser.rows.present == first, "the chosen entry stays the chosen one"
    press("Ctrl+1")
    settled()
    assert page.browser.count.text == "30 entries · by state"
    states = [line.state for line in lines(page)]
    assert states == sorted(states, key=["draft", "conflict", "final", "sent", "received"].index)


def test_enter_opens_the_form_and_leaving_it_comes_back_to_the_row(
    page: EntriesPage, work: dict[str, str], frame: Frame, settled: Callable[[], None]
) -> None:
    page.come_back_to(work["changed"])
    page.refresh()
    settled()
    press("Enter")
    settled()
    assert frame.page is not page
    back = frame.page.back()
    assert back
    back()
    settled()
    assert frame.page is page
    assert page.browser.rows.present == work["changed"]
    assert page.browser.rows.view.hasFocus()


def test_in_a_narrow_window_enter_shows_the_pane_first(
    page: EntriesPage, frame: Frame, window: Window, settled: Callable[[], None]
) -> None:
    window.resize(1093, 614)
    QApplication.processEvents()
    assert page.pane.isHidden()
    press("Enter")
    assert not page.pane.isHidden()
    press("Esc")
    assert page.pane.isHidden()
    assert frame.page is page
    press("Enter", 2)
    settled()
    assert frame.page is not page


def test_a_new_entry_is_begun_by_the_digit_of_its_kind(
    page: EntriesPage, frame: Frame, settled: Callable[[], None]
) -> None:
    press("Ctrl+N")
    assert page.acts.menu
    press("1")
    settled()
    assert frame.page is not page
    assert frame.page.folds_sidebar


def test_another_language_keeps_the_row_and_says_all_anew(
    page: EntriesPage, settled: Callable[[], None], look_and_language: Callable[..., None]
) -> None:
    press("↓", 3)
    kept = page.browser.rows.present
    look_and_language("km")
    QApplication.processEvents()
    settled()
    assert page.browser.rows.present == kept
    assert lines(page)[2].number == "០១-២០២៦-A-០០២៧"
    assert page.browser.count.text == "៣០ កំណត់ត្រា · ថ្មីមុន"


def test_the_list_of_the_minutes_has_only_meetings(
    work: dict[str, str], desk: Desk, frame: Frame, settled: Callable[[], None]
) -> None:
    page = EntriesPage(desk, frame, form="meeting")
    frame.fill([page])
    frame.open("minutes")
    settled()
    assert {line.form for line in lines(page)} == {"meeting"}
    assert page.browser.kind.isHidden()
    press("Ctrl+2")
    settled()
    assert page.browser.count.text == "3 entries · by number"


def test_an_empty_list_says_how_to_begin(desk: Desk, frame: Frame, settled: Callable[[], None]) -> None:
    page = EntriesPage(desk, frame)
    frame.fill([page])
    frame.open("entries")
    settled()
    assert page.browser._stack.currentIndex() == 1
    assert page.browser.count.isHidden()
    page.narrow(state="sent")
    settled()
    assert page.browser._stack.currentIndex() == 2


@pytest.fixture
def secretariat(desk: Desk, window: Window) -> Iterator[Frame]:
    background = Background("store")
    frame = Frame(Desk(desk.store, Who("00", "d" * 32, "A", SOPHEA, b""), background), lambda: "", lambda: "")
    window.take_frame(frame)
    window.show_front(frame)
    yield frame
    background.stop()


def test_the_secretariat_filters_by_office(secretariat: Frame) -> None:
    page = EntriesPage(secretariat.desk, secretariat)
    assert not page.browser.office.isHidden()
    assert EntriesPage(secretariat.desk, secretariat, "meeting").browser.kind.isHidden()


class TestLongList:
    """Of a list of several pages only those seen are read."""

    COUNT = 3 * PAGE + 5

    @pytest.fixture
    def long(self, desk: Desk, frame: Frame, settled: Callable[[], None]) -> EntriesPage:
        save_cases(desk.store, SOPHEA, [f"2026-0{1 + number % 9}-1{number % 9}" for number in range(self.COUNT)])
        page = EntriesPage(desk, frame)
        frame.fill([page])
        frame.open("entries")
        settled()
        return page

    def test_its_end_is_read_when_it_is_seen(self, long: EntriesPage, settled: Callable[[], None]) -> None:
        model = long.browser.model
        assert model.rowCount() == self.COUNT
        assert not model.is_here(self.COUNT - 1)
        assert model.row_at(self.COUNT - 1).key == "", "grey bars stand in a row that is still being read"
        press("End")
        settled()
        assert model.is_here(self.COUNT - 1)
        assert long.browser.rows.present == model.row_at(self.COUNT - 1).key
        assert not model.is_here(PAGE), "what is passed over is not read"

    def test_an_entry_far_down_is_found_again(self, long: EntriesPage, settled: Callable[[], None]) -> None:
        press("End")
        settled()
        last = long.browser.rows.present
        long.refresh()
        settled()
        assert long.browser.rows.present == last
        assert long.browser.rows.view.currentIndex().row() == self.COUNT - 1

    @pytest.mark.usefixtures("long")
    def test_its_model_keeps_the_promises_of_models(self, desk: Desk, qtmodeltester: ModelTester) -> None:
        model = EntriesModel(set(), lambda: False)
        with desk.store.reading() as reader:
            model.show(self.COUNT, 0, page_of(reader, Asked(), 0))
            model.put(1, page_of(reader, Asked(), PAGE))
        qtmodeltester.check(model)
