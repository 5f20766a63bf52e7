"""The report worked by keys: a figure is found, the entries behind it are opened, and one comes back to the figure."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.modeltest import ModelTester

from ctip_desktop import clock
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.paper.page import PaperPage
from ctip_desktop.desktop.report.behind import read_behind
from ctip_desktop.desktop.report.choosing import ended_last
from ctip_desktop.desktop.report.explaining import compared
from ctip_desktop.desktop.report.layout import Place
from ctip_desktop.desktop.report.letters import LettersPage
from ctip_desktop.desktop.report.page import ReportPage
from ctip_desktop.desktop.report.units import unit
from ctip_desktop.desktop.window import Window
from ctip_desktop.documents.report import print_report
from ctip_desktop.forms.installed import load
from ctip_desktop.i18n import figure
from ctip_desktop.reports.book.closing import close_period
from ctip_desktop.reports.book.cube import entries_behind
from ctip_desktop.reports.book.gathering import ASKED, gather
from ctip_desktop.reports.book.parts import Cell, Change, Lines, Table
from ctip_desktop.reports.book.workbook import make_workbook
from ctip_desktop.reports.book.writing import write
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.store.journal import append
from ctip_desktop.store.store import Store
from tests.gui.report.conftest import SOPHEA
from tests.support.gui import press, type_text
from tests.support.papers import pdfium_text, squeezed
from tests.support.seen import faults, unnamed

Settled = Callable[[], None]
BOTH = pytest.mark.parametrize("language", ["km", "en"])


def saves_to(file: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    offered: list[str] = []

    def choose(_parent: object, _title: str, name: str, kind: str) -> tuple[str, str]:
        offered.append(Path(name).name)
        return str(file), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return offered


def test_the_period_that_ended_last_is_shown_first(page: ReportPage) -> None:
    assert page.period.value == "2026-S1"
    assert page.gathered
    assert page.gathered.book.period.code == "2026-S1"


@pytest.mark.parametrize(
    ("day", "code"),
    [("2026-11-25", "2026-10"), ("2026-10-01", "2026-9M"), ("2026-04-03", "2026-Q1"), ("2026-01-02", "2025")],
)
def test_of_periods_that_ended_together_the_longest_is(day: str, code: str) -> None:
    assert ended_last(date.fromisoformat(day)) == code


@BOTH
def test_a_figure_leads_to_its_entries_and_back_to_itself(
    page: ReportPage, frame: Frame, settled: Settled, look_and_language: Callable[..., None], language: str
) -> None:
    look_and_language(language)
    settled()
    press("↓", 8)
    settled()
    place = page.sheet.place
    assert place == Place(0, 0, 8, 0)
    assert page.pane.told
    press("Enter")
    settled()
    assert page.view.is_listing
    assert len(page.listed.model.entries) == page.pane.told.entries
    press("↓")
    entry = page.listed.rows.present
    press("Enter")
    settled()
    form = frame.page
    assert isinstance(form, FormPage)
    assert form.entering
    assert form.entering.entry == entry
    assert form.entering.opened.locked
    press("Esc")
    settled()
    assert frame.page is page
    assert page.view.is_listing
    assert page.listed.rows.present == entry
    press("Esc")
    settled()
    assert not page.view.is_listing
    assert page.sheet.place == place
    assert page.sheet.hasFocus()


def said_by(page: ReportPage, *, several: bool) -> Place:
    """Return the place of a line that one entry says, or that several do."""
    return next(
        Place(number, at, row, 0)
        for number, section in enumerate(page.sheet.sections)
        for at, part in enumerate(section.parts)
        if isinstance(part, Lines)
        for row, behind in enumerate(part.entries)
        if (len(behind) > 1) == several
    )


@BOTH
def test_a_line_that_was_said_leads_to_its_entry_and_back_to_itself(
    page: ReportPage, frame: Frame, settled: Settled, look_and_language: Callable[..., None], language: str
) -> None:
    look_and_language(language)
    settled()
    place = said_by(page, several=False)
    page.sheet.choose(place)
    settled()
    line = page.sheet.present_line
    assert line
    assert page.pane.why.text == line.text
    assert page.pane.title.text == line.group
    press("Enter")
    settled()
    form = frame.page
    assert isinstance(form, FormPage)
    assert form.entering
    assert (form.entering.entry,) == line.entries
    press("Esc")
    settled()
    assert frame.page is page
    assert page.sheet.place == place
    assert page.sheet.hasFocus()


def test_what_several_entries_say_leads_to_all_of_them(page: ReportPage, settled: Settled) -> None:
    place = said_by(page, several=True)
    page.sheet.choose(place)
    line = page.sheet.present_line
    assert line
    press("Enter")
    settled()
    assert page.view.is_listing
    assert tuple(page.listed.model.entries) == line.entries
    assert page.second_line().endswith(f"{len(line.entries)} entries")
    press("Esc")
    assert page.sheet.place == place


@pytest.mark.parametrize(("language", "unit"), [("km", "ករណី"), ("en", "cases")])
def test_a_figure_says_of_what_it_is_a_number(
    page: ReportPage, settled: Settled, look_and_language: Callable[..., None], language: str, unit: str
) -> None:
    look_and_language(language)
    settled()
    page.sheet.choose(Place(0, 0, 0, 1))
    settled()
    told = page.pane.told
    assert told
    assert page.pane.count.text.split(" · ")[0] == unit
    assert figure(told.entries) in page.pane.count.text.split(" · ")[1]
    press("Enter")
    settled()
    assert page.second_line().split(" · ")[-1].startswith(f"{page.pane.figure.text} {unit}")


def test_per_cent_are_of_nothing_counted_and_a_difference_is(page: ReportPage, settled: Settled) -> None:
    page.sheet.choose(Place(0, 0, 0, 2))
    settled()
    assert page.pane.count.text in ("case", "cases")
    page.sheet.choose(Place(0, 0, 0, 3))
    settled()
    assert page.pane.count.text == ""


def test_every_figure_of_a_report_has_a_unit() -> None:
    names = {name for asked in ASKED for name in asked.names}
    assert all(unit(name, 1) for name in names)


def test_names_in_the_list_are_covered_until_asked_for(page: ReportPage, frame: Frame, settled: Settled) -> None:
    press("↓", 8)
    settled()
    press("Enter")
    settled()
    model = page.listed.model
    named = [place for place in range(model.rowCount()) if (line := model.line_at(place)) and line.names]
    assert named
    assert model.row_at(named[0]).cells[3].covered
    press("Ctrl+H")
    assert not model.row_at(named[0]).cells[3].covered
    press("Esc")
    assert not frame.names.shown(page)


def test_an_office_of_the_figure_leads_to_its_own_entries(page: ReportPage, settled: Settled) -> None:
    settled()
    told = page.pane.told
    assert told
    page.pane.bars.setFocus()
    press("↓")
    assert page.pane.open.text() == f"Open the {told.shares[1].entries} entries"
    press("Enter")
    settled()
    assert page.view.is_listing
    share = told.shares[1]
    offices = {
        line.number[:2] for place in range(page.listed.model.rowCount()) if (line := page.listed.model.line_at(place))
    }
    assert offices == {share.office}
    assert len(page.listed.model.entries) == share.value == share.entries


def test_a_difference_says_how_it_was_made_and_leads_to_both_figures(page: ReportPage, settled: Settled) -> None:
    press("→", 2)
    settled()
    present = page.sheet.present
    assert present
    now, before = present.cells[0].value, present.cells[1].value
    assert page.pane.why.text == f"{now} now − {before} before = {present.cell.value:+}".replace("= -", "= −")
    assert [bar.value for bar in page.pane.bars.bars] == [now, before]
    page.pane.bars.setFocus()
    press("↓")
    press("Enter")
    settled()
    assert len(page.listed.model.entries) == before


def test_per_cent_are_told_of_the_earlier_figure(page: ReportPage, settled: Settled) -> None:
    press("→", 3)
    settled()
    present = page.sheet.present
    assert present
    assert f"of {present.cells[1].value}, the earlier figure" in page.pane.why.text


def test_every_difference_and_every_per_cent_is_explained_by_its_two_figures(page: ReportPage) -> None:
    explained_ = 0
    for number, section in enumerate(page.sheet.sections):
        for at, part in enumerate(section.parts):
            for row, line in enumerate(part.lines if isinstance(part, Table) else ()):
                for column, cell in enumerate(line.cells):
                    if isinstance(cell, Cell):
                        continue
                    page.sheet.choose(Place(number, at, row, column))
                    present = page.sheet.present
                    assert present
                    both = compared(present)
                    assert both
                    assert both.now.value is not None
                    assert both.before.value is not None
                    change, of = both.now.value - both.before.value, both.before.value
                    assert cell.value == (change if isinstance(cell, Change) else change * 100 / of if of else None)
                    assert page.pane.why.text
                    explained_ += 1
    assert explained_ > 60


def test_where_room_is_short_the_pane_lies_over_the_report_first(
    page: ReportPage, window: Window, settled: Settled
) -> None:
    window.resize(1093, 614)
    settled()
    assert not page.pane.isVisible()
    press("Enter")
    assert page.sides.is_over
    press("Esc")
    assert not page.pane.isVisible()
    press("Enter", 2)
    settled()
    assert page.view.is_listing
    assert not page.pane.isVisible()


def test_another_period_and_another_office_are_chosen_by_keys(page: ReportPage, settled: Settled) -> None:
    press("F4")
    type_text("Quarter 1 of 2025")
    press("Enter")
    settled()
    assert page.gathered
    assert page.gathered.book.period.code == "2025-Q1"
    page.office.setFocus()
    press("Enter")
    type_text("Battambang")
    press("Enter")
    settled()
    assert page.gathered.book.office == "02"
    assert all(section.title != "By province" for section in page.sheet.sections)
    assert page.sheet.hasFocus()


def test_arrows_lead_through_all_figures_and_lines_and_sections_are_gone_to(page: ReportPage, settled: Settled) -> None:
    visited = set()
    for _step in range(400):
        place = page.sheet.place
        assert place
        visited.add(place[:2])
        press("↓")
        if page.sheet.place == place:
            break
    tables = {
        (number, at)
        for number, section in enumerate(page.sheet.sections)
        for at, part in enumerate(section.parts)
        if (isinstance(part, Table) and part.rows) or (isinstance(part, Lines) and part.entries)
    }
    assert visited == tables
    press("Ctrl+Home")
    assert page.sheet.place == Place(0, 0, 0, 0)
    press("Ctrl+PgDn")
    assert page.sheet.place == Place(1, 0, 0, 0)
    assert page.view.section.text() == f"Section 2 of {len(page.sheet.sections)}"
    press("Ctrl+G")
    press("Home")
    press("Enter")
    assert page.sheet.section == 0


def test_every_figure_is_that_of_the_paper_and_of_the_entries_behind_it(page: ReportPage, store: Store) -> None:
    assert page.gathered
    printed = {
        _key(cell): cell.value
        for section in page.gathered.report.sections
        for part in section.parts
        if isinstance(part, Table)
        for row in (*part.rows, *([part.total] if part.total else []))
        for cell in row.cells
        if isinstance(cell, Cell) and cell.source
    }
    cells = [cell for cell in _cells(page) if cell.source]
    assert len(cells) > 300
    assert {_key(cell): cell.value for cell in cells} == printed
    with store.reading() as reader:
        for cell in {_key(each): each for each in cells}.values():
            assert cell.source
            told = read_behind(reader, cell.source, clock.today())
            assert sum(share.value for share in told.shares) == cell.value
            source = cell.source
            found = entries_behind(reader, source.name, source.period, clock.today(), source.office, source.chosen)
            assert len(found) == told.entries
            assert found or not cell.value  # entries that say 0 stand behind a sum of 0


def test_the_figures_of_the_window_stand_on_the_paper(page: ReportPage) -> None:
    assert page.gathered
    text = squeezed(pdfium_text(print_report(page.gathered.report).data))
    provinces = page.gathered.sections[1].parts[0]
    assert isinstance(provinces, Table)
    for row in provinces.rows:
        figures = "".join(str(cell.value) if cell.value is not None else "–" for cell in row.cells)
        assert f"{squeezed(row.label)}{figures}" in text


@BOTH
def test_the_paper_is_looked_at_and_saved(
    page: ReportPage, frame: Frame, store: Store, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    look_and_language: Callable[..., None], language: str,
) -> None:  # fmt: skip
    look_and_language(language)
    settled()
    offered = saves_to(tmp_path / "out.pdf", monkeypatch)
    press("Ctrl+P")
    settled()
    shown = frame.page
    assert isinstance(shown, PaperPage)
    press("Ctrl+E")
    settled()
    with store.reading() as reader:
        book = gather(reader, parse_period("2026-S1"), clock.today())
    assert (tmp_path / "out.pdf").read_bytes() == print_report(write(book, "00")).data
    assert offered == ["report-2026-S1.pdf"]
    press("Esc")
    settled()
    assert frame.page is page


def test_the_spreadsheet_is_written(
    page: ReportPage, frame: Frame, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = saves_to(tmp_path / "out.xlsx", monkeypatch)
    press("Ctrl+E")
    settled()
    settled()
    assert page.gathered
    assert (tmp_path / "out.xlsx").read_bytes() == make_workbook(page.gathered.report)
    assert offered == ["report-2026-S1.xlsx"]
    assert "out.xlsx" in frame.strip.kept


def test_a_disk_that_takes_nothing_is_told_of(
    page: ReportPage, settled: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves_to(tmp_path / "not there" / "out.xlsx", monkeypatch)
    press("Ctrl+E")
    settled()
    settled()
    assert page.banner
    assert "out.xlsx" in page.banner.said.text


@BOTH
def test_institutions_are_asked_to_confirm_with_the_figures_gathered(
    page: ReportPage, frame: Frame, settled: Settled, look_and_language: Callable[..., None], language: str
) -> None:
    look_and_language(language)
    settled()
    frame.header.buttons[0].click()
    settled()
    letters = frame.page
    assert isinstance(letters, LettersPage)
    assert [(one.name, one.entries) for one in letters.asked] == [("ក្រសួងយុត្តិធម៌", 2), ("ក្រសួងមហាផ្ទៃ", 1)]
    press("Space", 2)
    letters.day.setFocus()
    letters.day.clear()
    type_text("31/02/2027")
    assert letters.message.text
    assert letters.header_actions()[0].hindered
    letters.day.clear()
    type_text("31/07/2026")
    assert not letters.header_actions()[0].hindered
    press("Ctrl+P")
    settled()
    settled()
    shown = frame.page
    assert isinstance(shown, PaperPage)
    assert shown.paper
    text = squeezed(pdfium_text(shown.paper.data))
    assert shown.paper.pages == 4
    for said in ("ក្រសួងយុត្តិធម៌", "ក្រសួងមហាផ្ទៃ", "៣១ ខែកក្កដា" if language == "km" else "31 July 2026"):
        assert squeezed(said) in text
    press("Esc")
    settled()
    again = frame.page
    assert isinstance(again, LettersPage)
    assert again.rows.marks == {"ក្រសួងយុត្តិធម៌", "ក្រសួងមហាផ្ទៃ"}
    assert again.pane.title.text == "ក្រសួងយុត្តិធម៌"
    assert any(said.text.startswith("២" if language == "km" else "2") for _label, said in again.pane.facts.pairs)
    press("Esc")
    settled()
    assert frame.page is page


def test_the_list_is_a_sound_model(page: ReportPage, settled: Settled, qtmodeltester: ModelTester) -> None:
    settled()
    press("Enter")
    settled()
    qtmodeltester.check(page.listed.model)


@BOTH
@pytest.mark.parametrize("size", [(1366, 696), (1280, 648), (1093, 614), (1024, 600)])
def test_nothing_is_cut_or_without_a_name(
    page: ReportPage, window: Window, settled: Settled, look_and_language: Callable[..., None], language: str,
    size: tuple[int, int],
) -> None:  # fmt: skip
    look_and_language(language)
    window.resize(*size)
    settled()
    found = []
    for keys in ((), ("→", "→", "→"), ("Ctrl+PgDn",), ("Ctrl+PgDn", "Ctrl+PgDn", "Ctrl+PgDn")):
        for key in keys:
            press(key)
        settled()
        found += faults(window) + unnamed(window)
    assert found == []


def _cells(page: ReportPage) -> list[Cell]:
    return [
        cell
        for section in page.sheet.sections
        for part in section.parts
        if isinstance(part, Table)
        for row in (*part.rows, *([part.total] if part.total else []))
        for cell in row.cells
        if isinstance(cell, Cell)
    ]


def _key(cell: Cell) -> tuple[object, ...]:
    assert cell.source
    source = cell.source
    return source.name, source.period.code, source.office, tuple(sorted(source.chosen.items()))


def test_a_figure_as_it_was_published_is_told_from_what_the_entries_say_now(
    page: ReportPage, store: Store, settled: Settled
) -> None:
    close_period(store, SOPHEA, parse_period("2025-S1"))
    with store.writing() as writer:
        append(
            writer,
            entry=clock.new_id(),
            form="case",
            fv=load("case").version,
            by=SOPHEA.id,
            answers={"offence": "trafficking", "reported_on": "2025-03-02"},
            about={},
        )
    press("Ctrl+Home")
    press("→")
    settled()
    published = page.pane.figure.text
    page.refresh()
    settled()
    assert page.pane.figure.text == published
    assert page.pane.check.text == f"As published; by the entries of today it is {int(published) + 1}"
