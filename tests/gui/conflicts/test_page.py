"""A conflict is decided by keys alone; nothing is recorded before all is decided, and what is recorded goes back."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from ctip_desktop import clock
from ctip_desktop.desktop.conflicts.answer_box import AnswerBox
from ctip_desktop.desktop.conflicts.comparison import ComparisonPage
from ctip_desktop.desktop.conflicts.page import ConflictsPage
from ctip_desktop.desktop.entries.chapters import chapters
from ctip_desktop.desktop.opening import compare_versions
from ctip_desktop.desktop.window import Window
from ctip_desktop.store.listing import Shown, show
from ctip_desktop.sync.deciding import decide
from tests.gui.conflicts.conftest import compared
from tests.support.disputes import COURTS, OFFICER, a_case, at, carry, edit, part, remove, second_device
from tests.support.gui import press, type_text
from tests.support.offices import Country, Office
from tests.support.seats import Hub, Seat, a_seat


def shown_at(office: Office, entry: str) -> Shown:
    with office.store.reading() as reader:
        return show(reader, entry)


def present(page: ComparisonPage) -> str:
    """Return the question the focus is at."""
    assert page.table.present
    return page.table.present.question.place.rpartition("/")[2]


def hindrance(page: ComparisonPage) -> str:
    return page.header_actions()[-1].hindered


def test_the_list_tells_of_a_conflict_and_how_many_there_are(page: ConflictsPage, seat: Seat) -> None:
    seat.settle()
    assert page.rows.model.rowCount() == 1
    row = page.rows.model.row_at(0)
    assert [cell.above for cell in row.cells[1:4]] == [
        "01-2026-A-0001",
        "Banteay Meanchey · General Secretariat",
        "4 questions",
    ]
    assert page.badge() == "1"


def test_a_conflict_is_decided_by_keys_and_the_decision_goes_back(
    page: ConflictsPage, seat: Seat, entry: str, country: Country
) -> None:
    press("Enter")
    comparison = compared(seat)
    assert present(comparison) == "court"
    press("Ctrl+S")
    assert hindrance(comparison) == "4 questions are left to decide"
    press("2")
    assert present(comparison) == "s_status"
    press("1")
    assert present(comparison) == "v_age"
    press("3")
    type_text("18")
    press("Enter")
    assert present(comparison) == "v_status_on"
    press("→")
    press("Space")
    assert hindrance(comparison) == "The reason of the decision is missing"
    assert comparison.reason.field.hasFocus()
    type_text("By order of 2 June")
    assert hindrance(comparison) == ""
    press("Ctrl+S")
    seat.settle()
    assert seat.frame.page is page
    shown = shown_at(country.secretariat, entry)
    victim = shown.answers["victim"][1]
    assert (shown.answers["court"], victim["v_age"], victim["v_status_on"]) == (COURTS[1], 18, "2025-06-04")
    assert len(shown.heads) == 1
    assert page.badge() == ""
    country.secretariat.answer(country.folder / "back")
    country.province.take(country.folder / "back")
    assert shown_at(country.province, entry).heads == shown.heads


def test_arrows_go_from_question_to_question_and_from_side_to_side(page: ConflictsPage, seat: Seat) -> None:
    press("Enter")
    comparison = compared(seat)
    press("↓", 2)
    assert present(comparison) == "v_age"
    press("→")
    press("Enter")
    assert comparison.choosing
    assert [*comparison.choosing.choices.values()] == [1]
    press("↑", 3)
    assert present(comparison) == "court"
    press("1")
    press("↑")
    press("0")
    assert len(comparison.choosing.choices) == 1


def test_names_are_covered_until_asked_for(page: ConflictsPage, seat: Seat, country: Country, entry: str) -> None:
    edit(country.province, entry, {"/victim[1]/v_name": "ស្រី ល្អិតម៉"})
    edit(country.secretariat, entry, {"/victim[1]/v_name": "ស្រី លឿត"})
    country.province.send(country.folder / "more")
    country.secretariat.take(country.folder / "more")
    press("Enter")
    comparison = compared(seat)
    assert comparison.choosing
    place = next(one.place for one in comparison.choosing.questions if one.place.endswith("v_name"))
    box = comparison.table.box(place, 0)
    assert "ស្រី" not in box.accessibleName() + box.toolTip() + box.text()
    press("Ctrl+H")
    assert "ស្រី ល្អិតម៉" in box.accessibleName()


def test_all_questions_are_shown_on_request_and_one_nobody_disputes_can_be_corrected(
    page: ConflictsPage, seat: Seat, country: Country, entry: str
) -> None:
    press("Enter")
    comparison = compared(seat)
    press("1", 4)
    type_text("x")
    press("Ctrl+L")
    assert len(comparison.table.lines) > 40
    comparison.table.go_to("/reported_on")
    press("3")
    type_text("15022025")
    seat.settle()
    if comparison.other:
        press("Enter")
    press("Ctrl+S")
    seat.settle()
    assert shown_at(country.secretariat, entry).answers["reported_on"] == "2025-02-15"


def test_what_was_chosen_is_there_again_when_the_comparison_was_left(page: ConflictsPage, seat: Seat) -> None:
    press("Enter")
    comparison = compared(seat)
    press("1", 4)
    type_text("By order")
    press("Esc")
    seat.settle()
    assert seat.frame.page is page
    press("Enter")
    again = compared(seat)
    assert again is not comparison
    assert again.reason.field.text() == "By order"
    assert hindrance(again) == ""
    press("Esc")
    seat.settle()
    compare_versions(seat.desk, seat.frame, again.entry)
    assert compared(seat).reason.field.text() == "By order"


def test_another_answer_that_cannot_be_is_not_taken(page: ConflictsPage, seat: Seat) -> None:
    press("Enter")
    comparison = compared(seat)
    press("1", 2)
    press("3")
    type_text("ab")
    press("Enter")
    assert comparison.other
    assert comparison.other.row
    assert comparison.other.row.said.tone == "error"
    press("Esc")
    assert present(comparison) == "v_age"
    assert hindrance(comparison) == "2 questions are left to decide"


def test_a_fault_where_nobody_disputed_anything_is_shown_to_be_mended(
    page: ConflictsPage, seat: Seat, country: Country
) -> None:
    """One says the case was judged, the other erased the verdict that was asked for since."""
    entry = a_case(country.province, stage="investigation").entry
    carry(country.province, country.secretariat, country.folder / "a")
    edit(country.province, entry, {"/offence": "other", "/offence_other": "x", "/route": "1"})
    edit(country.secretariat, entry, {"/route": "2"})
    edit(country.province, entry, {"/offence_other": None})
    carry(country.province, country.secretariat, country.folder / "b")
    seat.settle()
    page.open(entry)
    comparison = compared(seat)
    press("1")
    type_text("x")
    press("Ctrl+S")
    seat.settle()
    assert present(comparison) == "offence_other"
    press("3")
    type_text("y")
    press("Enter")
    press("Ctrl+S")
    seat.settle()
    assert shown_at(country.secretariat, entry).answers["offence_other"] == "y"


def test_a_version_that_comes_meanwhile_is_told(page: ConflictsPage, seat: Seat, country: Country, entry: str) -> None:
    press("Enter")
    comparison = compared(seat)
    press("1", 4)
    type_text("x")
    edit(country.province, entry, {"/court": "ទីបី"})
    carry(country.province, country.secretariat, country.folder / clock.new_id())
    press("Ctrl+S")
    seat.settle()
    assert comparison.banner
    assert "another version came" in comparison.banner.said.text
    assert seat.frame.page is comparison
    assert hindrance(comparison) == "4 questions are left to decide"


def test_who_decided_meanwhile_is_told(page: ConflictsPage, seat: Seat, country: Country, entry: str) -> None:
    press("Enter")
    compared(seat)
    found = at(country.secretariat, entry)
    decide(country.secretariat.store, OFFICER, found, {one.place: 0 for one in found.disputed}, "x")
    seat.desk.changed.emit(frozenset({"entries"}))
    seat.settle()
    assert seat.frame.page is page
    assert "Somebody has decided meanwhile" in seat.frame.toast.text


def test_the_language_changes_and_the_choices_stay(
    page: ConflictsPage, seat: Seat, look_and_language: Callable[..., None]
) -> None:
    press("Enter")
    comparison = compared(seat)
    press("1")
    look_and_language("km")
    for _ in range(3):
        seat.settle()
    assert comparison.table.lines[0].question.label == "តុលាការ"
    assert comparison.table.lines[0].boxes[0].isChecked()
    assert isinstance(QApplication.focusWidget(), AnswerBox)
    assert present(comparison) == "s_status"


def test_a_clerk_looks_and_does_not_decide(country: Country, entry: str, hub: Hub, window: Window, seat: Seat) -> None:
    with a_seat(country.secretariat, hub, window, seat.qtbot, role="clerk") as clerk:
        page = ConflictsPage(clerk.desk, clerk.frame)
        clerk.show(page)
        press("Enter")
        comparison = compared(clerk)
        press("1")
        assert comparison.choosing
        assert comparison.choosing.choices == {}
        assert hindrance(comparison) == "An officer or the administrator decides."


def test_a_province_decides_between_its_devices_from_its_own_list(
    country: Country, hub: Hub, window: Window, seat: Seat
) -> None:
    with second_device(country) as second, a_seat(country.province, hub, window, seat.qtbot) as mine:
        entry = a_case(country.province).entry
        carry(country.province, second, country.folder / "1")
        part(country.province, second, entry)
        remove(second, entry, "/suspect[2]")
        edit(country.province, entry, {"/suspect[2]/s_age": 37})
        carry(second, country.province, country.folder / "2")
        home = ConflictsPage(mine.desk, mine.frame)
        mine.show(home)
        press("Enter")
        comparison = compared(mine)
        assert comparison.choosing
        assert comparison.choosing.count == 5
        press("2", 5)
        type_text("x")
        press("Ctrl+S")
        mine.settle()
        shown = shown_at(country.province, entry)
        assert (shown.answers["court"], len(shown.answers["suspect"]), len(shown.heads)) == (COURTS[1], 1, 1)


def test_the_history_tells_what_was_decided_and_why(country: Country, entry: str) -> None:
    found = at(country.secretariat, entry)
    decide(country.secretariat.store, OFFICER, found, {one.place: 1 for one in found.disputed}, "By order of 2 June")
    with country.secretariat.store.reading() as reader:
        chapter = chapters(reader, entry)[0]
    assert chapter.note == "Reason: By order of 2 June"
    assert chapter.title.endswith("4 questions decided")
    court = next(one for one in chapter.compared if one.question == "Court")
    assert set(court.answers[:2]) == set(COURTS)
    assert court.answers[2] == COURTS[1]
