"""*Today* tells what there is to do, leads there by keys, and says how sending, backup and set-up stand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from ctip_desktop import clock
from ctip_desktop.desktop import session
from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.conflicts.comparison import ComparisonPage
from ctip_desktop.desktop.conflicts.page import ConflictsPage
from ctip_desktop.desktop.desk import Desk, Who
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.moments import ago_words, due_words, whole_day_words
from ctip_desktop.desktop.today.alarms import LOW, VERY_LOW, banner
from ctip_desktop.desktop.today.page import TodayPage
from ctip_desktop.desktop.today.tasks import TaskList, TasksModel
from ctip_desktop.desktop.today.values import Alarm, Group, Kept, Lead, Outgoing, Standing, Task
from ctip_desktop.desktop.window import Window
from ctip_desktop.i18n import use_language
from ctip_desktop.reports.duties.owed import month_of
from ctip_desktop.reports.statements.standing import month_before
from ctip_desktop.store.arrivals import TAKEN_IN, Arrival, note_arrival
from ctip_desktop.store.backing_up import last_backup
from ctip_desktop.store.choices import Choices, choose
from ctip_desktop.store.drafts import drop_draft
from tests.gui.conftest import SOPHEA
from tests.support.declaring import declare
from tests.support.desk_entries import VANNAK, a_case, acknowledge_all, answers_of, keep, sample, save, send_rest
from tests.support.gui import press

NOW = datetime.fromisoformat("2026-07-08T10:41:00+00:00")


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Stop the clock; called, it moves on."""

    def move(by: timedelta) -> None:
        monkeypatch.setattr(clock, "now", lambda: NOW + by)

    move(timedelta())
    return move


def headings(page: TodayPage) -> list[tuple[str, int]]:
    return [(group.heading, group.count) for group in page.seen.groups]


def group(page: TodayPage, heading: str) -> Group:
    return next(group for group in page.seen.groups if group.heading == heading)


@pytest.mark.usefixtures("work")
def test_what_there_is_to_do_stands_in_groups(open_today: Callable[[], TodayPage]) -> None:
    page = open_today()
    assert headings(page) == [("Due", 5), ("Do not agree", 1), ("My drafts", 3), ("Persons", 1)]
    assert page.badge() == "10"
    assert page.tasks.hasFocus()


def test_a_draft_says_how_far_it_is(work: dict[str, str], open_today: Callable[[], TodayPage]) -> None:
    drafts = {task.lead.entry: task for task in group(open_today(), "My drafts").tasks}
    assert drafts[work["draft"]].title.startswith("Case: Human trafficking · ")
    assert drafts[work["draft"]].second == "Section 1 of 9"
    assert drafts[work["change"]].title == "Case 01-2026-A-0014"
    assert drafts[work["draft"]].right == "just now"


def test_faults_of_a_draft_are_counted(desk: Desk, open_today: Callable[[], TodayPage]) -> None:
    keep(desk.store, SOPHEA, "case", a_case(1, "2026-05-01") | {"reported_on": "2126-05-01"}, caret="/stage")
    (task,) = group(open_today(), "My drafts").tasks
    assert task.second == "Section 5 of 9 · 1 fault"


def test_drafts_of_others_are_not_ones_own(desk: Desk, open_today: Callable[[], TodayPage]) -> None:
    keep(desk.store, VANNAK, "case", {"case_no": "1"})
    assert headings(open_today()) == []


def test_of_many_drafts_the_latest_are_shown(
    desk: Desk, open_today: Callable[[], TodayPage], frame: Frame, settled: Callable[[], None]
) -> None:
    for number in range(11):
        keep(desk.store, SOPHEA, "case", {"case_no": str(number)})
    page = open_today()
    drafts = group(page, "My drafts")
    assert (len(drafts.tasks), drafts.count) == (9, 11)
    assert drafts.tasks[-1].title == "3 more drafts"
    press("End")
    press("Enter")
    settled()
    assert frame.page.name == "entries"
    assert frame.page.browser.state.value == "draft"  # type: ignore[attr-defined]


def test_an_answer_that_is_due_is_told_until_it_is_given(
    desk: Desk, open_today: Callable[[], TodayPage], settled: Callable[[], None]
) -> None:
    day = (clock.today() - timedelta(days=1)).isoformat()
    case = answers_of("case", sample("case-1") | {"verified": "claimed", "verified_due": day})
    saved = save(desk.store, SOPHEA, "case", case)
    page = open_today()
    task, report = group(page, "Due").tasks
    assert report.title.startswith("Report of ")
    assert (task.title, task.right, task.state) == ("Case 01-2026-A-0001", "1 day late", "late")
    assert task.second.startswith("Answer due by: ")
    confirmed = {**case, "verified": "confirmed"}
    del confirmed["verified_due"]
    save(desk.store, SOPHEA, "case", confirmed, entry=saved.entry, parents=(saved.hash,))
    desk.changed.emit(frozenset({"entries"}))
    settled()
    assert headings(page) == [("Due", 1)]


def test_minutes_never_printed_are_told(desk: Desk, open_today: Callable[[], TodayPage]) -> None:
    meeting = answers_of("meeting", sample("meeting"))
    for row in meeting["decision"]:
        row["decision_status"] = "done"
    save(desk.store, SOPHEA, "meeting", meeting)
    _report, task = group(open_today(), "Due").tasks
    assert task.action == "Print"
    assert task.second.startswith("Never printed · Ordinary · ")


def test_a_refused_bundle_is_told_until_its_records_are_sent_again(
    desk: Desk, open_today: Callable[[], TodayPage], settled: Callable[[], None]
) -> None:
    save(desk.store, SOPHEA, "case", a_case(1, "2026-05-01"))
    send_rest(desk.store, 76, refused="bundle_damaged")
    page = open_today()
    (task,) = group(page, "Refused by the secretariat").tasks
    assert (task.title, task.second) == ("Bundle 076", "The file was damaged on the way")
    assert task.lead == Lead(page="sending")
    send_rest(desk.store, 77)
    desk.changed.emit(frozenset({"bundles"}))
    settled()
    assert headings(page) == [("Due", 1)]


@pytest.mark.usefixtures("work")
def test_arrows_go_from_group_to_group(open_today: Callable[[], TodayPage]) -> None:
    page = open_today()
    keys = [task.key for group in page.seen.groups for task in group.tasks]
    seen = []
    press("Home")
    for _ in keys:
        assert page.tasks.present
        seen.append(page.tasks.present.key)
        press("↓")
    assert seen == keys
    assert page.tasks.present
    assert page.tasks.present.key == keys[-1], "there is nothing below the last"
    press("↑", 20)
    assert page.tasks.present.key == keys[0]


def test_enter_opens_the_draft_and_leaving_it_comes_back(
    work: dict[str, str], open_today: Callable[[], TodayPage], frame: Frame, settled: Callable[[], None]
) -> None:
    page = open_today()
    press("End")
    press("↑")
    press("Enter")
    settled()
    assert frame.page is not page
    back = frame.page.back()
    assert back
    back()
    settled()
    assert frame.page is page
    assert page.tasks.present
    assert page.tasks.present.key.startswith("draft ")
    del work


def test_a_conflict_leads_to_the_entries_in_conflict_and_back(
    work: dict[str, str], open_today: Callable[[], TodayPage], frame: Frame, settled: Callable[[], None]
) -> None:
    page = open_today()
    page._do(group(page, "Do not agree").tasks[0])
    settled()
    conflicts = frame.page
    assert isinstance(conflicts, ConflictsPage)
    assert conflicts.rows.present == work["disputed"]
    press("Enter")
    settled()
    comparison = frame.page
    assert isinstance(comparison, ComparisonPage)
    assert comparison.choosing
    assert comparison.choosing.count > 0
    press("Esc")
    settled()
    assert isinstance(frame.page, ConflictsPage)
    press("Esc")
    settled()
    assert frame.page is page


def test_the_first_day_has_one_card(
    open_today: Callable[[], TodayPage], frame: Frame, settled: Callable[[], None]
) -> None:
    page = open_today()
    assert page.tasks.present
    assert page.tasks.present.title == "Begin the first entry"
    press("Enter")
    assert page.menu
    press("1")
    settled()
    assert frame.page is not page


def test_nothing_to_do_is_said(desk: Desk, open_today: Callable[[], TodayPage], settled: Callable[[], None]) -> None:
    entry = keep(desk.store, SOPHEA, "case", {"case_no": "1"})
    save(desk.store, SOPHEA, "case", a_case(1, "2026-05-01"))
    declare(desk.store, month_before(month_of(clock.today())).code)
    acknowledge_all(desk.store)
    page = open_today()
    with desk.store.writing() as writer:
        drop_draft(writer, entry)
    desk.changed.emit(frozenset({"drafts"}))
    settled()
    assert page._stack.currentIndex() == 1


@pytest.mark.usefixtures("work")
def test_find_leads_to_the_field_of_the_entries(
    open_today: Callable[[], TodayPage], frame: Frame, settled: Callable[[], None]
) -> None:
    open_today()
    press("Ctrl+F")
    settled()
    assert frame.page.name == "entries"
    assert frame.page.browser.finding.hasFocus()  # type: ignore[attr-defined]


def test_what_waits_to_be_sent_is_counted(work: dict[str, str], open_today: Callable[[], TodayPage]) -> None:
    page = open_today()
    assert page.seen.outgoing.fresh == 6
    assert page.seen.outgoing.travelling == 8
    assert page.sending._figure.text == "6"
    assert page.sending.said.text.startswith("8 more are on their way, without a receipt. Last receipt: ")
    assert page.sending.button.isEnabled()
    page.sending.show_outgoing(Outgoing())
    assert not page.sending.button.isEnabled()
    del work


def test_a_backup_is_made_and_proved_from_here(
    desk: Desk, open_today: Callable[[], TodayPage], tmp_path: Path, settled: Callable[[], None], frame: Frame,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    made: list[Path] = []

    def a_backup(store: object, key: object, folder: Path) -> object:
        from ctip_desktop.store.backing_up import Backup

        del store, key
        made.append(folder)
        return Backup(str(folder / "b"), clock.timestamp(), 1, 3)

    monkeypatch.setattr("ctip_desktop.desktop.today.page.backup", a_backup)  # its own tests make real ones
    with desk.store.writing() as writer:
        choose(writer, Choices(backup_folder=str(tmp_path)))
        assert last_backup(writer) is None
    page = open_today()
    assert page.backup.said.text == "No backup was ever made. One is due every 7 days."
    page.backup.button.click()
    assert page.backup.said.text.startswith("A backup is being written")
    assert not page.backup.button.isEnabled()
    settled()
    assert made == [tmp_path]
    assert frame.toast.text == "The backup with 3 entries was proved."
    assert page.backup.button.isEnabled()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "Proved today, with 3 entries."),
        (1, "Last proved 1 day ago."),
        (7, "Last proved 7 days ago."),
        (8, "Last proved 8 days ago. A backup is due every 7 days."),
    ],
)
def test_the_backup_says_its_age(
    open_today: Callable[[], TodayPage], days: int, said: str, now: Callable[[timedelta], None]
) -> None:
    page = open_today()
    page.backup.show_kept(Kept("2026-07-08T10:00:00Z", 3))
    now(timedelta(days=days))
    page.backup.show_kept(Kept("2026-07-08T10:00:00Z", 3))
    assert page.backup.said.text == said


@pytest.mark.parametrize(
    ("standing", "heading"),
    [
        (Standing(enrolled=False, pinned=False, recovery=False), "This device is not enrolled"),
        (Standing(enrolled=False, pinned=False, came=True, recovery=False), "Compare the secretariat's digits"),
        (Standing(recovery=False), "No way back yet"),
        (Standing(), None),
        (Standing(enrolled=False, training=True), None),
    ],
)
def test_what_of_the_set_up_is_not_finished_is_said(
    open_today: Callable[[], TodayPage], standing: Standing, heading: str | None
) -> None:
    page = open_today()
    assert page.set_up.heading.text == "This device is not enrolled"
    page.set_up.show_standing(standing)
    assert page.set_up.isHidden() is (heading is None)
    assert heading is None or page.set_up.heading.text == heading


def test_another_language_says_all_anew(
    work: dict[str, str], open_today: Callable[[], TodayPage], look_and_language: Callable[..., None],
    settled: Callable[[], None],
) -> None:  # fmt: skip
    page = open_today()
    press("End")
    present = page.tasks.present
    look_and_language("km")
    QApplication.processEvents()
    settled()
    assert headings(page)[0] == ("ត្រូវធ្វើ", 5)
    assert present
    assert page.tasks.present
    assert page.tasks.present.key == present.key
    del work


class TestAlarms:
    """The gravest banner wins."""

    FULL = VERY_LOW - 1

    @pytest.mark.parametrize(
        ("alarm", "said"),
        [
            (Alarm(free=10 * LOW), None),
            (Alarm(free=LOW - 1_000_000), "The disk is filling up: 499 MB are left."),
            (Alarm(free=FULL), "The disk is almost full: 99 MB are left."),
            (Alarm(last="2026-07-08T10:44:00Z"), None),
            (Alarm(last="2026-07-08T10:59:00Z"), "The clock is wrong: the last entry was saved on 8 July at "),
            (Alarm(heard="2026-07-10T09:00:00Z"), None),
            (Alarm(heard="2026-07-12T09:00:00Z"), "The clock is wrong: a bundle that came was made on 12 July."),
            (Alarm(), None),
        ],
    )
    @pytest.mark.usefixtures("now", "qapp")
    def test_each_is_said(self, alarm: Alarm, said: str | None) -> None:
        shown = banner(alarm)
        assert (shown is None) is (said is None)
        assert said is None or shown is None or shown.said.text.startswith(said)


def test_what_was_typed_when_the_program_fell_is_gone_on_with(
    work: dict[str, str], desk: Desk, open_today: Callable[[], TodayPage], frame: Frame, settled: Callable[[], None]
) -> None:
    (desk.store.folder / session.FILE).write_text("another run")
    page = open_today()
    settled()
    assert frame.page.entering.entry == page.seen.alarm.draft  # type: ignore[attr-defined]
    assert page.seen.alarm.draft in work.values()
    assert frame.page.banner
    assert frame.page.banner.said.text.startswith("Closed without warning. All typed until ")
    frame.open("today")
    settled()
    assert frame.page is page


def test_a_run_knows_its_own_mark(tmp_path: Path, qapp: QCoreApplication) -> None:
    assert not session.begin(tmp_path)
    assert not session.begin(tmp_path), "a second look in the same run"
    (tmp_path / session.FILE).write_text("another run")
    assert session.begin(tmp_path)
    assert not session.begin(tmp_path)
    session.end(tmp_path)
    assert not (tmp_path / session.FILE).exists()
    session.end(tmp_path)
    del qapp


@pytest.fixture
def secretariat(desk: Desk, window: Window) -> Iterator[Frame]:
    background = Background("store")
    frame = Frame(Desk(desk.store, Who("00", "d" * 32, "A", SOPHEA, b""), background), lambda: "", lambda: "")
    window.take_frame(frame)
    window.show_front(frame)
    yield frame
    background.stop()


def test_the_secretariat_is_told_whom_to_answer(secretariat: Frame, qtbot: object) -> None:
    with secretariat.desk.store.writing() as writer:
        for number in range(2):
            arrival = Arrival(f"{number:064x}", "", TAKEN_IN, clock.timestamp(), kind="journal", office="02")
            note_arrival(writer, arrival)
        note_arrival(writer, replace(arrival, bundle="f" * 64, state="set_aside", reason="bundle_damaged"))
    page = TodayPage(secretariat.desk, secretariat)
    secretariat.fill([page])
    secretariat.open("today")
    qtbot.waitUntil(lambda: not secretariat.desk.background.busy)  # type: ignore[attr-defined]
    inbox = group(page, "Inbox")
    assert inbox.tasks[0].title == "Battambang"
    assert inbox.tasks[0].second == "2 bundles came since the last receipt"
    assert [task.key for task in inbox.tasks] == ["receipt 02", "aside"]
    assert page.sending.isHidden()


def test_the_model_keeps_the_promises_of_models(qtmodeltester: ModelTester) -> None:
    task = Task("a", "draft", "Title", "second", "yesterday", "Open", Lead())
    model = TasksModel()
    model.show([Group("One", (task, replace(task, key="b")), 2), Group("Two", (replace(task, key="c"),), 1)])
    qtmodeltester.check(model)
    assert model.index(1).data() == "Title · second · yesterday · Open"
    assert model.index(0).data() == "One · 2"


def test_the_chosen_task_goes_with_its_kind(qapp: QApplication) -> None:
    tasks = TaskList()
    task = Task("a", "draft", "Title", "second", "", "Open", Lead())
    both = Group("One", (task, replace(task, key="b")), 2)
    tasks.show_groups([both])
    tasks.choose(2)
    tasks.show_groups([Group("Above", (replace(task, key="z"),), 1), both])
    assert tasks.present
    assert tasks.present.key == "b"
    tasks.show_groups([])
    assert tasks.present is None
    del qapp


@pytest.mark.usefixtures("now")
def test_ages_are_said_as_people_say_them() -> None:
    said = [
        ("2026-07-08T10:41:00Z", "just now"),
        ("2026-07-08T10:36:00Z", "5 minutes ago"),
        ("2026-07-08T09:00:00Z", "1 hour ago"),
        ("2026-07-01T10:00:00Z", "7 days ago"),
        ("2026-06-20T10:00:00Z", "20 June"),
        ("2025-06-20T10:00:00Z", "20 June 2025"),
    ]
    assert [ago_words(moment) for moment, _ in said] == [words for _, words in said]


@pytest.mark.usefixtures("now")
def test_days_to_come_are_counted_up_to_a_week() -> None:
    today = clock.today()
    said = {-1: "1 day late", 0: "due today", 2: "2 days left", 8: "16 July"}
    assert {days: due_words(today + timedelta(days=days)) for days in said} == said


@pytest.mark.usefixtures("now")
def test_the_day_is_said_with_its_lunar_date_in_khmer() -> None:
    assert whole_day_words(clock.today()) == "Wednesday 8 July 2026"
    use_language("km")
    assert whole_day_words(clock.today()) == "ថ្ងៃពុធ ទី០៨ ខែកក្កដា ឆ្នាំ២០២៦ · ៩រោច ខែបឋមាសាឍ ឆ្នាំមមី អដ្ឋស័ក"
