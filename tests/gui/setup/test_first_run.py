"""Five steps, by keys alone; each can be left and resumed, and a passphrase is never on the disk."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.app import App
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.media import SOURCE
from ctip_desktop.desktop.setup import progress
from ctip_desktop.desktop.setup.backup_step import BackupStep
from ctip_desktop.desktop.setup.enrol_step import EnrolStep
from ctip_desktop.desktop.setup.first_run import FirstRun
from ctip_desktop.desktop.setup.office_step import OfficeStep
from ctip_desktop.desktop.setup.passphrase_step import PassphraseStep
from ctip_desktop.desktop.setup.progress import unfinished
from ctip_desktop.desktop.setup.root_step import RootMade, RootStep
from ctip_desktop.desktop.setup.steps import Step
from ctip_desktop.desktop.setup.user_step import UserStep
from ctip_desktop.desktop.unlocking.unlock import Unlock
from ctip_desktop.store import vault
from ctip_desktop.store.backing_up import last_backup
from ctip_desktop.store.choices import choices
from ctip_desktop.trust.enrolment import read_request
from tests.support.gui import press, shoot, type_text

S = TypeVar("S", bound=Step)
Start = Callable[[], AbstractContextManager[App]]
PASSPHRASE = "ស្វាយ ទូក ផ្ទះ អំបិល កៅអី"


def first_run(app: App) -> FirstRun:
    front = app.window.front
    assert isinstance(front, FirstRun)
    return front


def step_of(app: App, kind: type[S]) -> S:
    step = first_run(app).step
    assert isinstance(step, kind)
    return step


def settle(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not app.background.busy and not app.sticks.busy, timeout=30_000)


def up_to_passphrase(office: str = "បន្ទាយ") -> None:
    type_text(office)
    press("Enter")
    type_text("សុភា")
    press("Enter")


def choose_passphrase(app: App, qtbot: QtBot) -> None:
    type_text(PASSPHRASE)
    press("Enter")
    type_text(PASSPHRASE)
    press("Enter")
    settle(app, qtbot)


def test_a_province_is_set_up_by_keys_alone(app: App, home: Path, tmp_path: Path, qtbot: QtBot) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    up_to_passphrase()
    choose_passphrase(app, qtbot)
    step = step_of(app, EnrolStep)
    type_text(str(stick))
    press("Enter")
    settle(app, qtbot)
    (written,) = stick.glob("*.enrol")
    assert read_request(written.read_bytes()).fingerprint == step.fingerprint.accessibleName()
    assert step.folder.message.text.endswith("and read these digits to it.")
    press("Enter")
    step_of(app, BackupStep)
    type_text(str(stick))
    press("Enter")
    settle(app, qtbot)
    settle(app, qtbot)
    assert isinstance(app.window.front, Frame)
    assert app.desk
    assert (app.desk.who.office, app.desk.who.letter, app.desk.who.user.name) == ("01", "A", "សុភា")
    assert app.desk.who.may("administrator")
    with app.desk.store.reading() as reader:
        assert last_backup(reader)
        assert choices(reader).backup_folder == str(stick)
    assert not unfinished(home)


def test_the_only_stick_that_is_in_is_written_to_by_the_first_enter(
    start: Start, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "sticks" / "KINGSTON"
    stick.mkdir(parents=True)
    monkeypatch.setenv(SOURCE, str(stick.parent))
    with start() as app:
        up_to_passphrase()
        choose_passphrase(app, qtbot)
        step = step_of(app, EnrolStep)
        qtbot.waitUntil(lambda: bool(app.sticks.present))
        press("Enter")
        settle(app, qtbot)
        assert len(list(stick.glob("*.enrol"))) == 1
        assert QApplication.focusWidget() is step.folder.field, "the focus stays, and Tab goes on from there"
        press("Enter")
        step_of(app, BackupStep)
        press("Enter")
        settle(app, qtbot)
        settle(app, qtbot)
        assert isinstance(app.window.front, Frame)


def test_both_later_steps_can_be_left_for_later(app: App, home: Path, qtbot: QtBot) -> None:
    up_to_passphrase()
    choose_passphrase(app, qtbot)
    for kind in (EnrolStep, BackupStep):
        step_of(app, kind)
        first_run(app).later.setFocus()
        press("Enter")
    settle(app, qtbot)
    assert isinstance(app.window.front, Frame)
    assert not unfinished(home)


def test_what_was_chosen_is_there_again_after_closing(start: Start, home: Path) -> None:
    with start() as app:
        type_text("ភ្នំពេញ")
        press("Enter")
        type_text("ចន្ថា")
    with start() as app:
        step = step_of(app, UserStep)
        assert step.name.text() == "ចន្ថា"
        press("Esc")
        assert step_of(app, OfficeStep).list.present == "12"


def test_a_passphrase_is_never_on_the_disk(start: Start, home: Path, qtbot: QtBot) -> None:
    with start() as app:
        up_to_passphrase("General Secretariat")
        choose_passphrase(app, qtbot)
        step_of(app, RootStep)
    for file in home.rglob("*"):
        assert PASSPHRASE.encode() not in file.read_bytes()
        assert "ស្វាយ".encode() not in file.read_bytes()
    with start() as app:
        step_of(app, PassphraseStep)


def test_left_after_the_device_was_made_it_goes_on_behind_the_lock(start: Start, home: Path, qtbot: QtBot) -> None:
    with start() as app:
        up_to_passphrase()
        choose_passphrase(app, qtbot)
        step_of(app, EnrolStep)
    assert unfinished(home)
    with start() as app:
        assert isinstance(app.window.front, Unlock)
        type_text(PASSPHRASE)
        press("Enter")
        settle(app, qtbot)
        step_of(app, EnrolStep)
        assert first_run(app).back.isHidden(), "what was made cannot be chosen otherwise"
        press("F12")
        assert isinstance(app.window.front, Unlock)


def test_killed_while_the_device_was_made_it_begins_with_the_passphrase(start: Start, home: Path) -> None:
    progress.keep(home, progress.Progress(step=4, office="01", user="សុភា"))
    (home / ".setup").mkdir()
    (home / ".setup" / "vault.json").write_text("{}")
    with start() as app:
        step_of(app, PassphraseStep)
        press("Esc")
        assert step_of(app, UserStep).name.text() == "សុភា"


def test_what_cannot_be_made_is_said_and_can_be_tried_again(
    app: App, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ctip_desktop.trust import setting_up

    def full(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device", str(home / "vault.json"))

    up_to_passphrase()
    with monkeypatch.context() as patched:
        patched.setattr(setting_up, "set_up", full)
        choose_passphrase(app, qtbot)
    said = step_of(app, PassphraseStep).new.message.text
    assert "vault.json" in said
    press("Enter")
    settle(app, qtbot)
    step_of(app, EnrolStep)


def test_the_window_stays_alive_while_the_keys_are_made(app: App, qtbot: QtBot) -> None:
    up_to_passphrase()
    type_text(PASSPHRASE)
    press("Enter")
    type_text(PASSPHRASE)
    press("Enter")
    page = first_run(app)
    assert page._doing.text == "Making the keys of this computer: some seconds…"
    assert not page.go_on.isEnabled()
    press("Enter", 3)
    press("Esc")
    settle(app, qtbot)
    step_of(app, EnrolStep)


def test_the_two_passphrases_must_agree(app: App) -> None:
    up_to_passphrase()
    step = step_of(app, PassphraseStep)
    type_text("ខ្លី")
    press("Enter")
    assert step.new.message.text == "The passphrase is too short: take at least 10 signs, best five words."
    assert step.new.strength.words == "too short"
    step.new.first.clear()
    type_text(PASSPHRASE)
    assert step.new.strength.words == "strong"
    press("Enter")
    assert step.new.message.text == "Type the same passphrase once more."
    type_text("ស្វាយ ទូក ផ្ទះ អំបិល តុ")
    press("Enter")
    assert step.new.message.text == "The two are not the same: type the second one again."
    shoot(app.window, "first-run-differ")


def test_the_spaces_of_either_layout_agree(app: App, qtbot: QtBot, home: Path) -> None:
    up_to_passphrase()
    type_text(PASSPHRASE)
    press("Enter")
    type_text(PASSPHRASE.replace(" ", "\u200b"))
    press("Enter")
    settle(app, qtbot)
    step_of(app, EnrolStep)
    assert vault.load(home).unlock("សុភា", PASSPHRASE.replace(" ", ""))


def test_another_proposal_comes_when_asked_for(app: App) -> None:
    up_to_passphrase()
    step = step_of(app, PassphraseStep)
    before = step.new.proposal.text
    assert len(before.split(" ")) == 5
    step.new.another.setFocus()
    press("Enter")
    assert step.new.proposal.text != before


def test_an_office_is_found_in_either_language_and_by_number(app: App) -> None:
    step = step_of(app, OfficeStep)
    assert step.list.present == ""
    press("Enter")
    assert step.message.text.startswith("The office: none is chosen.")
    for typed, code in (("Siem", "17"), ("សៀម", "17"), ("១៧", "17"), ("secret", "00")):
        step.sought.clear()
        type_text(typed)
        assert step.list.present == code, typed
    step.sought.clear()
    type_text("nowhere")
    press("Enter")
    assert step.message.text == "No office is called so: type another part of its name."
    step.sought.clear()
    step.sought.textEdited.emit("")
    press("↓")
    assert step.list.present


def test_a_further_computer_of_an_office_gets_its_own_letter(app: App, qtbot: QtBot) -> None:
    step = step_of(app, OfficeStep)
    type_text("បន្ទាយ")
    step.further.setFocus()
    press("Space")
    assert step.letter.isVisible()
    step.letter.setFocus()
    step.letter.selectAll()
    type_text("៣")
    press("Enter")
    assert step.message.text == "The letter of this computer: type A to Z, up to three letters."
    step.letter.selectAll()
    type_text("c")
    press("Enter")
    type_text("សុភា")
    press("Enter")
    choose_passphrase(app, qtbot)
    assert app.desk
    assert app.desk.who.letter == "C"


def test_the_language_is_chosen_live_and_the_search_kept(app: App) -> None:
    step = step_of(app, OfficeStep)
    type_text("Battam")
    step.sought.setCursorPosition(3)
    press("Ctrl+Shift+L")
    QApplication.processEvents()
    assert step.languages.value == "km"
    assert (step.sought.text(), step.sought.cursorPosition()) == ("Battam", 3)
    assert step.sought.hasFocus()
    assert step.list.present == "02"
    assert first_run(app).go_on.text() == "បន្ត"
    shoot(app.window, "first-run-km")


def test_the_secretariat_makes_its_root_keys_onto_sticks(app: App, home: Path, tmp_path: Path, qtbot: QtBot) -> None:
    sticks = [tmp_path / name for name in ("one", "two")]
    for stick in sticks:
        stick.mkdir()
    up_to_passphrase("General Secretariat")
    choose_passphrase(app, qtbot)
    step = step_of(app, RootStep)
    step.add.setFocus()
    press("Enter")
    for panel, stick in zip(step.sticks, sticks, strict=True):
        panel.folder.field.setFocus()
        type_text(str(stick))
        for field in (panel.first, panel.second):
            field.setFocus()
            type_text(f"passphrase of {stick.name}")
    shoot(app.window, "first-run-roots")
    press("Enter")
    settle(app, qtbot)
    made = step_of(app, RootMade)
    settle(app, qtbot)
    shoot(app.window, "first-run-root-made")
    assert len(made.fingerprint.accessibleName().split()) == 8
    assert all((stick / "ctip-root.json").exists() for stick in sticks)
    assert vault.has_recovery(home)
    press("Enter")
    step_of(app, BackupStep)


def test_a_stick_that_is_named_twice_or_has_a_key_is_refused(
    app: App, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "one"
    stick.mkdir()
    up_to_passphrase("General Secretariat")
    choose_passphrase(app, qtbot)
    step = step_of(app, RootStep)
    step.add_stick()
    for panel in step.sticks:
        panel.folder.show_folder(str(stick))
        for field in (panel.first, panel.second):
            field.setText("passphrase of the stick")
    press("Enter")
    assert step.sticks[1].folder.message.text == "This folder is named twice: each root key needs its own stick."
    other = tmp_path / "two"
    other.mkdir()
    (other / "ctip-root.json").write_text("{}")
    step.sticks[1].folder.show_folder(str(other))
    press("Enter")
    settle(app, qtbot)
    assert step_of(app, RootStep).message.text
    assert not (stick / "ctip-root.json").exists()
    assert vault.NAME not in [file.name for file in home.iterdir()]


def test_a_folder_that_is_gone_is_said_where_backups_go(app: App, tmp_path: Path, qtbot: QtBot) -> None:
    up_to_passphrase()
    choose_passphrase(app, qtbot)
    first_run(app).later.click()
    step = step_of(app, BackupStep)
    type_text(str(tmp_path / "nowhere"))
    press("Enter")
    assert step.folder.message.text == "This folder is not there: put the stick in, or choose another."
    press("Esc")
    step_of(app, EnrolStep)


def test_it_can_be_tried_out_first(app: App, home: Path, qtbot: QtBot) -> None:
    first_run(app).try_out.click()
    assert first_run(app)._doing.text == "Making the training office…"
    qtbot.waitUntil(lambda: app.home != home, timeout=30_000)
    assert isinstance(app.window.front, Unlock)
    assert app.window.band.isVisible()
    shoot(app.window, "training-unlock")
    app.window.front.other.click()
    settle(app, qtbot)
    assert isinstance(app.window.front, FirstRun), "back in one's own home, which is still to be set up"


def test_every_control_of_every_step_has_a_name(app: App, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    def nameless() -> list[QWidget]:
        widgets = first_run(app).findChildren(QWidget)
        focusable = [one for one in widgets if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        return [one for one in focusable if not one.accessibleName()]

    up = (lambda: None, lambda: (type_text("បន្ទាយ"), press("Enter")), lambda: (type_text("សុភា"), press("Enter")))
    for go in up:
        go()
        assert nameless() == []
    choose_passphrase(app, qtbot)
    assert nameless() == []
    first_run(app).later.click()
    assert nameless() == []
