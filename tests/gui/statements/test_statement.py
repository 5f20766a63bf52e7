"""A month is made, changed, made again, approved and changed since; or declared as nothing: by keys alone, in Khmer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.opening import open_entry
from ctip_desktop.desktop.statements.behind import BehindPage
from ctip_desktop.desktop.statements.dialogs import ApproveDialog, DisputeDialog
from ctip_desktop.desktop.statements.page import StatementsPage
from ctip_desktop.desktop.statements.statement import StatementPage
from ctip_desktop.desktop.widgets.dialog import Dialog
from ctip_desktop.desktop.window import Window
from ctip_desktop.i18n import language
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.reports.statements.versions import holding, versions
from ctip_desktop.store.journal import Revision
from ctip_desktop.store.slots import User
from tests.gui.conftest import SOPHEA
from tests.gui.statements.conftest import CASE
from tests.support.declaring import change, declare, put
from tests.support.desk_entries import acknowledge_all, keep, send_rest
from tests.support.gui import press, type_text
from tests.support.seats import a_hub, a_seat
from tests.support.semester import a_semester

CLERK = User(SOPHEA.id, "វណ្ណៈ", "clerk")
Open = Callable[[], StatementPage]


@pytest.fixture(autouse=True)
def khmer(look_and_language: Callable[..., None]) -> None:
    look_and_language("km")


@pytest.fixture
def told(desk: Desk, settled: Callable[[], None]) -> Callable[[], None]:
    """Say that entries changed, and wait until the pages show it."""

    def tell() -> None:
        desk.changed.emit(frozenset({"entries", "drafts", "bundles"}))
        settled()
        settled()

    return tell


def primary(page: StatementPage) -> str:
    return page.header_actions()[-1].words()


def stage(page: StatementPage) -> str:
    assert page.seen
    assert page.seen.standing
    return page.seen.standing.stage


@pytest.fixture
def asked(qtbot: QtBot, settled: Callable[[], None]) -> Callable[[StatementPage], Dialog]:
    """Wait until a dialog that was asked for has the focus."""

    def wait(page: StatementPage) -> Dialog:
        settled()
        dialog = page.dialog
        assert dialog
        qtbot.waitUntil(lambda: dialog.focusWidget() is QApplication.focusWidget() is not None)
        return dialog

    return wait


@pytest.fixture
def approve(asked: Callable[[StatementPage], Dialog], settled: Callable[[], None]) -> Callable[[StatementPage], None]:
    """Approve by keys: the safe button has the focus, the next one approves."""

    def do(page: StatementPage) -> None:
        press("Ctrl+Enter")
        dialog = asked(page)
        assert isinstance(dialog, ApproveDialog)
        assert dialog.safe.hasFocus()
        press("Tab")
        press("Enter")
        settled()
        settled()

    return do


def test_a_month_from_its_entries_to_a_new_version(
    desk: Desk, work: dict[str, Revision], open_june: Open, settled: Callable[[], None], told: Callable[[], None],
    approve: Callable[[StatementPage], None],
) -> None:  # fmt: skip
    page = open_june()
    assert language() == "km"
    assert (stage(page), page.seen.standing.ready if page.seen and page.seen.standing else 0) == ("in_preparation", 3)
    press("Ctrl+Enter")
    settled()
    settled()
    assert stage(page) == "made"
    changed = change(desk.store, work["case"], victim=[{"v_sex": "Feminine"}])
    told()
    assert stage(page) == "changed_since"
    assert page.banner
    assert "០១-២០២៦-A-០០០១" in page.banner.said.text
    press("Ctrl+Enter")
    settled()
    settled()
    assert (stage(page), page.banner) == ("made", None)
    approve(page)
    assert stage(page) == "approved"
    change(desk.store, changed, victim=[{"v_sex": "Masculine"}, {"v_sex": "Feminine"}])
    told()
    assert stage(page) == "changed_since"
    press("Ctrl+Enter")
    settled()
    settled()
    approve(page)
    assert stage(page) == "approved"
    assert page.seen
    assert [one.approved for one in page.seen.versions] == [False, False, True, False, True]
    page.rows.choose(f"version/{page.seen.versions[3].revision}")
    assert any("១ → ២" in said.text for _label, said in page.pane.facts.pairs)


def test_a_month_with_nothing_is_declared_in_so_many_words(
    frame: Frame, desk: Desk, july: Callable[[int], None], open_list: Callable[[], StatementsPage],
    settled: Callable[[], None], approve: Callable[[StatementPage], None],
) -> None:  # fmt: skip
    del july
    put(desk.store, "case", CASE | {"reported_on": "2026-07-02"})
    page = open_list()
    page.rows.choose("2026-06")
    press("Enter")
    settled()
    settled()
    shown = frame.page
    assert isinstance(shown, StatementPage)
    assert primary(shown) == "ប្រកាសថាគ្មានអ្វីរាយការណ៍"
    press("Ctrl+Enter")
    settled()
    settled()
    approve(shown)
    send_rest(desk.store)
    acknowledge_all(desk.store)
    desk.changed.emit(frozenset({"bundles"}))
    settled()
    assert (stage(shown), shown.state()) == ("nothing", "nothing")
    assert [action.key for action in shown.header_actions()] == ["Ctrl+P"]


@pytest.mark.usefixtures("work")
def test_a_figure_is_disputed_with_a_reason_and_the_remark_withdrawn(
    open_june: Open, settled: Callable[[], None], asked: Callable[[StatementPage], Dialog]
) -> None:
    page = open_june()
    press("Ctrl+Enter")
    settled()
    settled()
    page.rows.choose("figure/case/victims")
    press("Ctrl+R")
    dialog = asked(page)
    assert isinstance(dialog, DisputeDialog)
    type_text("២")
    press("Enter")
    type_text("មូលហេតុ")
    press("Enter")
    settled()
    assert dialog.message.text
    dialog.says.setText("៣")
    press("Enter")
    settled()
    settled()
    assert page.seen
    assert page.seen.shown
    (remark,) = page.seen.shown.disputed
    assert (remark.figure, remark.counted, remark.says, remark.reason) == ("victims", "2", "3", "មូលហេតុ")
    assert page.rows.present == "figure/case/victims"
    press("Del")
    settled()
    settled()
    assert page.seen.shown.disputed == ()


@pytest.mark.usefixtures("work")
def test_a_note_stands_beside_its_kind(
    open_june: Open, settled: Callable[[], None], asked: Callable[[StatementPage], Dialog]
) -> None:
    page = open_june()
    page.rows.choose("kind/case")
    press("Ctrl+M")
    asked(page)
    type_text("ពីនគរបាល")
    press("Enter")
    settled()
    settled()
    assert page.seen
    assert page.seen.shown
    line = page.seen.shown.line("case")
    assert line
    assert line.note == "ពីនគរបាល"


@pytest.mark.usefixtures("work")
def test_a_figure_leads_to_its_entries_and_back_to_its_line(
    frame: Frame, open_june: Open, settled: Callable[[], None]
) -> None:
    page = open_june()
    page.rows.choose("figure/case/victims")
    press("Enter")
    settled()
    settled()
    behind = frame.page
    assert isinstance(behind, BehindPage)
    assert behind.second_line().startswith("១ ")
    press("Esc")
    settled()
    settled()
    shown = frame.page
    assert isinstance(shown, StatementPage)
    assert shown.rows.present == "figure/case/victims"


@pytest.mark.usefixtures("work")
def test_zeros_are_covered_until_they_are_asked_for(open_june: Open) -> None:
    page = open_june()
    count = page.rows.model.rowCount()
    page.rows.choose("zeros/case")
    press("Enter")
    assert page.rows.model.rowCount() > count
    page.rows.choose("zeros/case")
    press("Enter")
    assert page.rows.model.rowCount() == count


@pytest.mark.usefixtures("work")
def test_a_clerk_is_told_that_an_officer_approves(desk: Desk, open_june: Open, settled: Callable[[], None]) -> None:
    desk.who = replace(desk.who, user=CLERK)
    page = open_june()
    press("Ctrl+Enter")
    settled()
    settled()
    assert stage(page) == "made"
    assert page.header_actions()[-1].hindered
    assert page.banner
    press("Ctrl+Enter")
    settled()
    assert page.dialog is None
    assert stage(page) == "made"


@pytest.mark.usefixtures("work")
def test_approving_waits_while_the_clock_is_wrong(
    open_june: Open, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch, told: Callable[[], None]
) -> None:
    page = open_june()
    press("Ctrl+Enter")
    settled()
    before = datetime(2026, 7, 2, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: before)
    told()
    assert stage(page) == "made"
    assert page.header_actions()[-1].hindered
    assert page.banner
    press("Ctrl+Enter")
    settled()
    assert page.dialog is None


@pytest.mark.usefixtures("work")
def test_parts_that_do_not_add_up_are_told_and_forbid_nothing(
    desk: Desk, open_june: Open, settled: Callable[[], None]
) -> None:
    trainee = {"people": 3, "women": 5}
    put(desk.store, "training", {"topic": "law", "began_on": "2026-06-03", "days": 1, "trainee": [trainee]})
    page = open_june()
    assert page.banner
    assert page.banner.said.text == "ផលបូក ១ មិនស្មើគ្នា។"
    press("Ctrl+Enter")
    settled()
    settled()
    assert stage(page) == "made"


@pytest.mark.usefixtures("work")
def test_drafts_of_the_month_are_warned_of(desk: Desk, open_june: Open) -> None:
    keep(desk.store, SOPHEA, "case", CASE)
    keep(desk.store, SOPHEA, "case", CASE | {"reported_on": "2026-05-30"})
    page = open_june()
    assert page.seen
    assert page.seen.standing
    assert page.seen.standing.drafts == 1
    assert page.banner
    assert "១" in page.banner.said.text


@pytest.mark.usefixtures("work")
def test_what_was_asked_for_is_carried(open_june: Open) -> None:
    page = open_june()
    page.rows.choose("carried/0")
    assert "ស្នើសុំថវិកា" in page.pane.said.text


@pytest.mark.usefixtures("work")
def test_a_statement_is_not_typed_and_opens_on_its_page(
    desk: Desk, frame: Frame, open_list: Callable[[], StatementsPage], settled: Callable[[], None]
) -> None:
    version = declare(desk.store, "2026-06")
    open_list()
    frame.open("entries")
    settled()
    entries = frame.page
    assert isinstance(entries, EntriesPage)
    entries.acts.begin()
    assert entries.acts.menu
    assert "statement" not in [one.value for one in entries.acts.menu.lines]
    entries.acts.menu.close()
    open_entry(desk, frame, "statement", version.entry)
    settled()
    settled()
    shown = frame.page
    assert isinstance(shown, StatementPage)
    assert not isinstance(shown, FormPage)
    assert shown.period.code == "2026-06"
    press("Esc")
    assert frame.page is entries


@pytest.mark.usefixtures("work")
def test_the_list_tells_months_and_longer_periods(
    desk: Desk, open_list: Callable[[], StatementsPage], settled: Callable[[], None]
) -> None:
    declare(desk.store, "2026-06")
    page = open_list()
    found: dict[str, Any] = {one.period.code: one for one in page.standings}
    assert list(found) == ["2026-07", "2026-06"]
    assert (found["2026-06"].stage, found["2026-06"].ready, page.badge()) == ("approved", 15, "១")
    page.kind.choose("quarter")
    page.refresh()
    settled()
    assert [(one.period.code, one.stage) for one in page.standings] == [
        ("2026-Q3", "not_begun"),
        ("2026-Q2", "overdue"),
    ]
    assert page.badge() == "១"


@pytest.mark.usefixtures("work")
def test_a_quarter_is_declared_beside_its_months(
    desk: Desk, frame: Frame, open_list: Callable[[], StatementsPage], settled: Callable[[], None]
) -> None:
    page = open_list()
    page.open_period("2026-Q2")
    settled()
    settled()
    shown = frame.page
    assert isinstance(shown, StatementPage)
    press("Ctrl+Enter")
    settled()
    settled()
    assert stage(shown) == "made"
    with desk.store.reading() as reader:
        (made,) = versions(reader, "01", "2026-Q2")
        assert not versions(reader, "01", "2026-06")
    assert made.declared.period == parse_period("2026-Q2").code


@pytest.mark.usefixtures("work")
def test_a_month_without_entries_offers_to_declare_it(
    frame: Frame, open_list: Callable[[], StatementsPage], settled: Callable[[], None]
) -> None:
    open_list()
    frame.open("entries")
    settled()
    entries = frame.page
    assert isinstance(entries, EntriesPage)
    entries.browser.narrow(period="2026-05")
    settled()
    entries.browser.focus_list()
    press("Enter")
    settled()
    settled()
    shown = frame.page
    assert isinstance(shown, StatementPage)
    assert shown.period.code == "2026-05"
    assert primary(shown) == "ប្រកាសថាគ្មានអ្វីរាយការណ៍"


def test_the_secretariat_reads_a_statement_that_came(
    tmp_path: Path, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_semester(tmp_path, monkeypatch, each=1) as semester:
        with semester.secretariat.store.reading() as reader:
            held = holding(versions(reader, "01", "2026-06"))
        assert held
        with a_seat(semester.secretariat, a_hub(tmp_path), window, qtbot) as seat:
            seat.show(EntriesPage(seat.desk, seat.frame))
            open_entry(seat.desk, seat.frame, "statement", held.entry)
            seat.settle()
            seat.settle()
            shown = seat.frame.page
            assert isinstance(shown, StatementPage)
            assert (shown.office, shown.period.code) == ("01", "2026-06")
            assert [action.key for action in shown.header_actions()] == ["Ctrl+P"]
            assert shown.seen
            assert shown.seen.shown == held.declared
            press("Ctrl+M")
            press("Ctrl+R")
            assert shown.dialog is None
            press("Esc")
            seat.settle()
            assert seat.frame.page.name == "entries"
