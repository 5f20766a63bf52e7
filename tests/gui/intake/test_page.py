"""A province's own spreadsheet becomes entries, by keys alone and in Khmer; nothing of it is ever half done."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.intake.importing import Importing
from ctip_desktop.desktop.intake.kept import CHECK, COLUMNS, FILE, TAKE_IN, WORDS
from ctip_desktop.desktop.intake.page import IntakePage
from ctip_desktop.desktop.widgets.rows import Rows
from ctip_desktop.forms.installed import load
from ctip_desktop.intake.sheets import read_book
from ctip_desktop.store.drafts import Draft, keep_new_drafts
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.listing import list_entries, show
from ctip_desktop.store.spreadsheets import kept_mapping
from ctip_desktop.store.store import Store
from tests.support.gui import press, type_text
from tests.support.messy import HEADS, ROWS, a_messy_spreadsheet
from tests.support.person import Person

Seat = Callable[[], Person]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return a_messy_spreadsheet(tmp_path / "ជនរងគ្រោះ មិថុនា.xlsx")


def importing(person: Person) -> Importing:
    return page_of(person).importing


def page_of(person: Person) -> IntakePage:
    page = person.page
    assert isinstance(page, IntakePage)
    return page


def store_of(person: Person) -> Store:
    assert person.app.desk is not None
    return person.app.desk.store


def begin(person: Person, file: Path) -> None:
    """Open the import, and name a file in it."""
    press("Ctrl+I")
    person.rest()
    type_text(str(file))
    press("Enter")
    person.rest()


def go_on(person: Person) -> None:
    press("Ctrl+Enter")
    person.rest()


def go_to_row(person: Person, rows: Rows, words: str) -> None:
    """Press ↑ and ↓ until the row with these words is the present one."""
    assert QApplication.focusWidget() is rows.view
    press("Home")
    for _ in range(rows.model.rowCount()):
        if rows.model.row_at(rows.view.currentIndex().row()).cells[0].above == words:
            return
        press("↓")
    raise AssertionError(f"no row {words}")


def choose(person: Person, rows: Rows, row: str, typed: str) -> None:
    """Open the list of a row, narrow it by typing, and choose."""
    go_to_row(person, rows, row)
    press("Enter")
    type_text(typed)
    press("Enter")
    person.rest()


def match_columns(person: Person) -> None:
    """Say what the program did not find by itself: names, ages, status, and where it is all from."""
    page = page_of(person)
    choose(person, page.columns.columns, "ឈ្មោះ", "គោត្តនាម")
    choose(person, page.columns.columns, "អាយុ", "Age at the time")
    choose(person, page.columns.columns, "ឋានៈ", "Status as a victim")
    press("Tab")
    choose(person, page.columns.unanswered, "ប្រភព", "police")


def explain_words(person: Person) -> None:
    page = page_of(person)
    choose(person, page.words.words, "ក្មេងស្រី", "Feminine")
    choose(person, page.words.words, "ជួញដូរ", "trafficking")
    choose(person, page.words.words, "ជនរងគ្រោះ", "Actual")


def check_all(person: Person, file: Path) -> IntakePage:
    begin(person, file)
    go_on(person)
    match_columns(person)
    go_on(person)
    explain_words(person)
    go_on(person)
    page = page_of(person)
    assert importing(person).step == CHECK
    return page


def test_a_messy_spreadsheet_becomes_entries_and_the_rest_goes_back(seat: Seat, file: Path) -> None:
    person = seat()
    begin(person, file)
    now = importing(person)
    assert now.form is not None
    assert (now.form.name, now.step) == ("victim", FILE)
    assert now.mapping is not None
    assert [(sheet.sheet, sheet.heads) for sheet in now.mapping.sheets] == [("មិថុនា", 4)]
    go_on(person)
    assert now.step == COLUMNS
    page = page_of(person)
    missing = [
        page.columns.unanswered.model.row_at(place).cells[0].above
        for place in range(page.columns.unanswered.model.rowCount())
        if page.columns.unanswered.model.row_at(place).cells[0].colour == "error"
    ]
    assert "អាយុពេលកើតហេតុ (ឆ្នាំ)" in missing
    match_columns(person)
    go_on(person)
    assert now.step == WORDS
    assert [one.text for one in now.looked.words] == ["ក្មេងស្រី", "ជួញដូរ", "ជនរងគ្រោះ"]
    explain_words(person)
    go_on(person)
    assert now.read is not None
    figures = [card.count for card in (page.check.good, page.check.unusual, page.check.faulty, page.check.same)]
    assert sum(figures) == len(ROWS)
    assert figures[2] == 3
    assert QApplication.focusWidget() is page.check.reasons.view, "arrows go from reason to reason"
    with store_of(person).reading() as reader:
        kept = kept_mapping(reader, now.mapping.known_as())
        assert kept == now.mapping.to_json(), "who mends the spreadsheet instead has said it once"
    go_on(person)
    assert now.step == TAKE_IN
    go_on(person)
    assert now.taken is not None
    assert QApplication.focusWidget() is page
    rest = file.with_name(f"{file.stem}-rest.xlsx")
    assert now.rest == rest
    assert [row[1] for row in read_book(rest).sheets[0].rows[4:]] == [ROWS[3][1], ROWS[4][1], ROWS[5][1]]
    go_on(person)
    entries = person.page
    assert isinstance(entries, EntriesPage)
    person.until(lambda: entries.browser.model.rowCount() == 5)
    with store_of(person).reading() as reader:
        states = [one.state for one in list_entries(reader)]
        answers = [show(reader, one.id).answers for one in list_entries(reader)]
    assert sorted(set(states)) == ["draft", "final"]
    assert {one["v_sex"] for one in answers} == {"Feminine", "Masculine"}
    assert {one["reported_on"] for one in answers} >= {"2026-06-05", "2026-06-09", "2026-06-12"}


def test_the_rest_is_mended_read_the_same_way_and_taken_in(seat: Seat, file: Path) -> None:
    person = seat()
    check_all(person, file)
    go_on(person)
    go_on(person)
    go_on(person)
    rest = file.with_name(f"{file.stem}-rest.xlsx")
    workbook = load_workbook(rest)
    sheet = workbook["មិថុនា"]
    sheet["D5"], sheet["E5"], sheet["D6"], sheet["C7"] = 20, "១៤/០៦/២០២៦", 21, "ប្រុស"
    workbook.save(rest)
    begin(person, rest)
    now = importing(person)
    assert now.settled
    go_on(person)
    go_on(person)
    go_on(person)
    assert now.read is not None
    assert (len(now.read.good), len(now.read.bad), len(now.read.same)) == (3, 0, 0)
    go_on(person)
    go_on(person)
    assert now.taken is not None
    with store_of(person).reading() as reader:
        assert len(list_entries(reader)) == len(ROWS)


def test_the_list_shows_only_what_was_imported_until_all_is_asked_for(seat: Seat, file: Path) -> None:
    person = seat()
    form = load("training")
    with store_of(person).writing() as writer:
        add_form(writer, form)
        keep_new_drafts(writer, [Draft("a" * 32, form.name, form.version, "b" * 32, {"topic": "law"}, {})])
    check_all(person, file)
    for _ in range(3):
        go_on(person)
    entries = person.page
    assert isinstance(entries, EntriesPage)
    person.until(lambda: entries.browser.model.rowCount() == 5)
    person.tab_to("បង្ហាញកំណត់ត្រាទាំងអស់")
    press("Enter")
    person.until(lambda: entries.browser.model.rowCount() == 6)


def test_left_and_resumed_it_is_where_it_was_even_after_the_program_was_closed(seat: Seat, file: Path) -> None:
    person = seat()
    begin(person, file)
    go_on(person)
    match_columns(person)
    before = importing(person).mapping
    press("Esc")
    person.rest()
    assert isinstance(person.page, EntriesPage)
    press("Ctrl+I")
    person.rest()
    assert (importing(person).step, importing(person).mapping) == (COLUMNS, before)
    person = seat()
    press("Ctrl+I")
    person.rest()
    assert (importing(person).step, importing(person).mapping) == (COLUMNS, before)
    go_on(person)
    explain_words(person)
    press("Esc")
    person.rest()
    person = seat()
    press("Ctrl+I")
    person.rest()
    assert importing(person).step == WORDS
    go_on(person)
    read = importing(person).read
    assert read is not None
    assert len(read.bad) == 3


def test_a_file_that_was_taken_in_is_told_and_gives_nothing_twice(seat: Seat, file: Path) -> None:
    person = seat()
    check_all(person, file)
    for _ in range(3):
        go_on(person)
    begin(person, file)
    page, now = page_of(person), importing(person)
    assert page.banner is not None
    assert "ធ្លាប់បានទទួលចូល" in page.banner.said.text
    for _ in range(3):
        go_on(person)
    assert now.read is not None
    assert (len(now.read.good), len(now.read.same)) == (0, 5)
    go_on(person)
    go_on(person)
    with store_of(person).reading() as reader:
        assert len(list_entries(reader)) == 5


def test_checks_stop_safely_and_are_done_again(seat: Seat, file: Path) -> None:
    person = seat()
    begin(person, file)
    go_on(person)
    match_columns(person)
    go_on(person)
    explain_words(person)
    now = importing(person)
    press("Ctrl+Enter")
    assert now.doing == "check"
    press("Esc")
    person.rest()
    assert (now.read, now.doing, now.step) == (None, "", CHECK)
    assert isinstance(person.page, IntakePage)
    with store_of(person).reading() as reader:
        assert list_entries(reader) == []
    go_on(person)
    assert now.read is not None


def test_names_are_covered_until_they_are_asked_for(seat: Seat, file: Path) -> None:
    person = seat()
    begin(person, file)
    go_on(person)
    match_columns(person)
    page = page_of(person)

    def samples() -> list[bool]:
        rows = (page.columns.columns.model.row_at(place) for place in range(len(HEADS)))
        return [row.cells[1].covered for row in rows]

    assert [head for head, covered in zip(HEADS, samples(), strict=True) if covered] == ["ឈ្មោះ", "ផ្សេងៗ"]
    press("Ctrl+H")
    person.rest()
    assert not any(samples())


def test_what_is_no_spreadsheet_is_said_at_the_field(seat: Seat, tmp_path: Path) -> None:
    person = seat()
    wrong = tmp_path / "notes.xlsx"
    wrong.write_bytes(b"no spreadsheet")
    begin(person, wrong)
    assert "notes.xlsx" in page_of(person).file.file.message.text
    assert importing(person).book is None


def test_the_rest_cannot_be_written_and_so_nothing_is_taken_in(seat: Seat, file: Path) -> None:
    person = seat()
    page = check_all(person, file)
    go_on(person)
    page.taking.rest.show_file(str(file.parent / "nowhere" / "rest.xlsx"))
    go_on(person)
    assert importing(person).taken is None
    assert page.taking.rest.message.text
    with store_of(person).reading() as reader:
        assert list_entries(reader) == []
    page.taking.rest.show_file(str(file))
    go_on(person)
    assert importing(person).taken is None


def test_an_empty_spreadsheet_is_written_for_the_kind_that_is_asked_for(seat: Seat, tmp_path: Path) -> None:
    person = seat()
    press("Ctrl+I")
    person.rest()
    page = page_of(person)
    page.file.ask_place = lambda _parent, _offered: tmp_path / "empty.xlsx"
    person.tab_to(page.file.template.accessibleName())
    press("Enter")
    type_text("training")
    press("Enter")
    person.rest()
    begin_again = tmp_path / "empty.xlsx"
    assert begin_again.exists()
    page.file.file.show_file("")
    person.tab_to(page.file.file.field.accessibleName())
    type_text(str(begin_again))
    press("Enter")
    person.rest()
    now = importing(person)
    assert now.form is not None
    assert now.form.name == "training"
    assert now.mapping is not None
    assert len(now.mapping.sheets) > 1


def test_a_file_is_taken_from_a_stick_or_dropped_onto_the_window(seat: Seat, file: Path, tmp_path: Path) -> None:
    (tmp_path / "sticks" / "usb").mkdir(parents=True)
    copied = tmp_path / "sticks" / "usb" / "from-the-office.xlsx"
    copied.write_bytes(file.read_bytes())
    person = seat()
    press("Ctrl+I")
    person.look_at_sticks()
    page = page_of(person)
    assert [button.text() for button in page.file.offers] == ["from-the-office.xlsx"]
    person.tab_to("from-the-office.xlsx")
    press("Enter")
    person.rest()
    assert importing(person).path == str(copied)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, dropped, left, none))
    person.rest()
    assert importing(person).path == str(file)


def test_another_kind_sheet_or_row_of_heads_may_be_said(seat: Seat, file: Path) -> None:
    person = seat()
    begin(person, file)
    now, page = importing(person), page_of(person)
    assert page.file.heads.value == "4"
    page.file.kind.setFocus()
    press("Enter")
    type_text("training")
    press("Enter")
    person.rest()
    assert now.form is not None
    assert now.form.name == "training"
    page.file.kind.setFocus()
    press("Enter")
    type_text("ជនរងគ្រោះ")
    press("Enter")
    person.rest()
    page.file.heads.setFocus()
    press("Enter")
    press("↑")
    press("Enter")
    person.rest()
    assert now.mapping is not None
    assert now.mapping.sheets[0].heads < 4


def test_a_file_that_is_gone_is_told_and_another_may_be_taken(seat: Seat, file: Path, tmp_path: Path) -> None:
    person = seat()
    begin(person, file)
    go_on(person)
    moved = file.rename(tmp_path / "moved.xlsx")
    person = seat()
    press("Ctrl+I")
    person.rest()
    page = page_of(person)
    assert file.name in page.file.file.message.text
    assert page.file.file.field.text() == str(file)
    press("Ctrl+O")
    type_text(str(moved))
    press("Enter")
    person.rest()
    assert importing(person).book is not None


def test_a_page_that_is_left_leaves_nothing_behind(seat: Seat, file: Path) -> None:
    person = seat()
    begin(person, file)
    gone = page_of(person)
    press("Esc")
    person.rest()
    person.until(lambda: not isValid(gone))
    press("Ctrl+H")
    press("Ctrl+H")
    press("Ctrl+I")
    person.rest()
    assert importing(person).book is not None


def test_closing_the_window_does_not_wait_for_the_checks(seat: Seat, file: Path) -> None:
    person = seat()
    begin(person, file)
    go_on(person)
    match_columns(person)
    go_on(person)
    explain_words(person)
    press("Ctrl+Enter")
    now = importing(person)
    assert now.doing == "check"
    person.app.application.aboutToQuit.emit()
    assert now.stopping
    person.rest()
    assert (now.read, now.doing) == (None, "")
